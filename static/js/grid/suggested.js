// Whoever may be meant by a name that is being typed: while one of them is being chosen, by key or by pointer, an
// answer that comes late waits, so that what was aimed at is still there. It is shown once the list is left.

const CLICKED = 300; // ms from lifting a finger until the click that it means has come

let pressed = false;
let late = null;

const listOf = (node) => node?.closest?.("#add-like");
const isChosen = (list) => pressed || list.contains(document.activeElement);

function showLate() {
  const list = document.getElementById("add-like");
  if (late === null || !list || isChosen(list)) return;
  list.replaceChildren(...new DOMParser().parseFromString(late, "text/html").body.childNodes);
  late = null;
}

function lift() {
  if (pressed) setTimeout(() => {
    pressed = false;
    showLate();
  }, CLICKED);
}

export function listen() {
  document.addEventListener("pointerdown", (event) => (pressed = Boolean(listOf(event.target))));
  document.addEventListener("pointerup", lift);
  document.addEventListener("pointercancel", lift);
  document.addEventListener("focusout", (event) => {
    if (listOf(event.target)) setTimeout(showLate); // the next one has the focus only then
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, detail } = event;
    if (target.id !== "add-like" || detail.xhr.status !== 200) return;
    late = isChosen(target) ? detail.serverResponse : null;
    if (late !== null) detail.shouldSwap = false;
  });
}
