// Puts the player of the other site in the place of the poster, only when it is asked for.

for (const link of document.querySelectorAll(".player__facade")) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const frame = document.createElement("iframe");
    frame.className = "player__frame";
    frame.title = link.dataset.title;
    frame.allow = "autoplay; fullscreen; picture-in-picture";
    frame.src = `https://www.youtube-nocookie.com/embed/${link.dataset.youtube}?autoplay=1`;
    link.replaceWith(frame);
    frame.focus();
  });
}
