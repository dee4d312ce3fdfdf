// Opens the pictures of a gallery in place, in a dialog with a strip that scrolls from one to the
// next: fingers and Esc are the browser's own. Without this file a picture is a link.

const gallery = document.querySelector(".photos");
const links = [...gallery.querySelectorAll(".photos__link")];
const words = gallery.dataset;

const make = (tag, name, parent) => {
  const element = document.createElement(tag);
  element.className = `viewer__${name}`;
  parent.append(element);
  return element;
};

const viewer = document.createElement("dialog");
viewer.className = "viewer";
viewer.ariaLabel = words.label;
const strip = make("div", "strip", viewer);
strip.tabIndex = 0;
strip.role = "group";
strip.ariaLabel = words.label;

for (const link of links) {
  const slide = make("figure", "slide", strip);
  const picture = slide.appendChild(link.firstElementChild.cloneNode(true));
  for (const part of picture.children) part.sizes = "100vw";
  const image = picture.lastElementChild;
  image.className = "viewer__image";
  image.loading = "lazy";
  const caption = link.parentElement.querySelector("figcaption");
  if (caption) make("figcaption", "caption", slide).append(...caption.cloneNode(true).childNodes);
}

const place = () => Math.round(strip.scrollLeft / strip.clientWidth);
// Where the strip is or is on its way to: keys pressed meanwhile count from there.
let goal = 0;
let rest = 0;
const show = (number, behavior) => {
  goal = Math.max(0, Math.min(number, links.length - 1));
  strip.scrollTo({ left: goal * strip.clientWidth, behavior });
};

const bar = make("div", "bar", viewer);
const button = (word, act) => {
  const element = make("button", "button", bar);
  element.type = "button";
  element.textContent = word;
  element.addEventListener("click", act);
};
button(words.previous, () => show(goal - 1));
const position = make("output", "position", bar);
button(words.next, () => show(goal + 1));
button(words.close, () => viewer.close());

const tell = () => {
  const text = words.position.replace("#", place() + 1);
  if (position.value !== text) position.value = text;
  clearTimeout(rest);
  rest = setTimeout(() => (goal = place()), 150);
};
strip.addEventListener("scroll", tell, { passive: true });
strip.addEventListener("keydown", (event) => {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  show(goal + step);
});

links.forEach((link, number) =>
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    viewer.showModal();
    show(number, "instant");
    tell();
    strip.focus({ preventScroll: true });
  }),
);
document.body.append(viewer);
