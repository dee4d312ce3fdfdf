// The preview's own script: reloads the page after a good build, shows what is to be mended.
(() => {
  const loaded = document.currentScript.dataset.edition;
  const LEVELS = { error: ["LỖI", "lỗi"], warning: ["CẢNH BÁO", "cảnh báo"], hint: ["GỢI Ý", "gợi ý"] };
  const OPEN = "inv-serve-open";
  const STYLE = `
    :host { all: initial; position: fixed; inset-inline: 0; inset-block-end: 0; z-index: 2147483647; }
    section { font: 15px/1.5 system-ui, sans-serif; color: #fff; background: #1d2226; border-block-start: 3px solid #d9a441; }
    section.error { background: #2b1416; border-color: #ff8a80; }
    header { display: flex; gap: 12px; align-items: center; padding: 6px 16px; }
    header > div { flex: 1; }
    h2 { margin: 0; font-size: 15px; font-weight: 600; }
    button { font: inherit; color: #fff; background: transparent; border: 1px solid #fff; border-radius: 4px; padding: 4px 12px; cursor: pointer; }
    button:focus-visible, ol:focus-visible { outline: 3px solid #ffd54f; outline-offset: 1px; }
    ol { max-block-size: 40vh; overflow: auto; margin: 0; padding: 4px 16px 12px; list-style: none; }
    ol[hidden] { display: none; }
    li { margin: 0 0 8px; }
    b { display: inline-block; padding: 0 6px; margin-inline-end: 6px; border-radius: 3px; font-size: 13px; color: #111; background: #b0bec5; }
    b.error { background: #ff8a80; }
    b.warning { background: #ffd54f; }
    code { font: 13px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
    p { margin: 2px 0 0; }
  `;
  const make = (tag, text = "", name = "") => {
    const node = document.createElement(tag);
    node.textContent = text;
    node.className = name;
    return node;
  };

  const host = document.createElement("inv-findings");
  const root = host.attachShadow({ mode: "open" });
  const panel = document.createElement("section");
  panel.setAttribute("aria-label", "Những chỗ cần xem lại");
  const title = make("h2");
  const status = make("div");
  status.setAttribute("role", "status");
  status.append(title);
  const button = make("button");
  button.type = "button";
  const list = document.createElement("ol");
  list.tabIndex = 0;
  list.setAttribute("aria-label", "Danh sách, cuộn bằng phím mũi tên");
  const header = document.createElement("header");
  header.append(status, button);
  panel.append(header, list);
  root.append(make("style", STYLE), panel);

  // Faults open the panel; remarks open it for those who had it open before the page was loaded.
  let open = sessionStorage.getItem(OPEN) === "yes";
  const show = () => {
    list.hidden = !open;
    button.textContent = open ? "Thu gọn (Esc)" : "Xem";
    button.setAttribute("aria-expanded", String(open));
  };
  const set = (value) => {
    open = value;
    sessionStorage.setItem(OPEN, open ? "yes" : "no");
    show();
  };
  button.addEventListener("click", () => set(!open));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open && host.isConnected) {
      set(false);
      button.focus();
    }
  });

  let shown = "";
  const tell = ({ stale, findings }) => {
    const text = JSON.stringify([stale, findings]);
    if (text === shown) return;
    shown = text;
    const counts = Object.entries(LEVELS)
      .map(([level, words]) => [findings.filter((one) => one.level === level).length, words[1]])
      .filter(([count]) => count);
    title.textContent = counts.map(([count, word]) => `${count} ${word}`).join(", ");
    const failed = findings.some((one) => one.level === "error");
    panel.className = failed ? "error" : "";
    if (stale) title.textContent += " – chưa dựng được, đây là trang của lần trước";
    else if (failed) title.textContent += " – sửa xong mới đăng được";
    open ||= failed;
    list.replaceChildren(...findings.map((one) => {
      const item = document.createElement("li");
      item.append(make("b", LEVELS[one.level][0], one.level), make("code", `${one.place} ${one.rule}`), make("p", one.message));
      if (one.fix) item.append(make("p", `Cách sửa: ${one.fix}`));
      return item;
    }));
    show();
    if (findings.length) document.body.append(host);
    else host.remove();
  };

  // A browser keeps few connections to one host open: a page in the background gives its own up.
  let source = null;
  const listen = () => {
    if (document.hidden || source) return;
    source = new EventSource(`/-/events?page=${encodeURIComponent(location.pathname)}`);
    source.onmessage = (event) => {
      const told = JSON.parse(event.data);
      if (told.edition === loaded) tell(told);
      else location.reload();
    };
  };
  document.addEventListener("visibilitychange", () => {
    if (document.hidden && source) {
      source.close();
      source = null;
    }
    listen();
  });
  listen();
})();
