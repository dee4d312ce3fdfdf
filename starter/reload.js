// The preview's own script: reloads after a good build, shows the findings of a bad one.
const panel = document.createElement("section");
panel.setAttribute("role", "status");
panel.setAttribute("aria-label", "Lỗi trong nội dung");
Object.assign(panel.style, {
  position: "fixed", insetInline: "0", insetBlockEnd: "0", maxBlockSize: "40vh", overflow: "auto", padding: "12px 16px",
  background: "#2b1416", color: "#fff", font: "15px/1.6 system-ui, sans-serif", borderBlockStart: "3px solid #d9a441", zIndex: "9999",
});
let seen = null;
new EventSource("/-/events").onmessage = (event) => {
  const { edition, findings } = JSON.parse(event.data);
  if (seen !== null && edition !== seen) {
    location.reload();
    return;
  }
  seen = edition;
  panel.replaceChildren(...findings.map(({ text }) => {
    const line = document.createElement("p");
    line.style.margin = "0 0 6px";
    line.textContent = text;
    return line;
  }));
  if (findings.length) document.body.append(panel);
  else panel.remove();
};
