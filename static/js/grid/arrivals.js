// What somebody else saved arrives (live-rows.js) in a cell that is being edited, or whose words are on their way:
// it is told, and what is typed here stays.

import { focus, grid, keyOf } from "./places.js";
import { formIn, isOpen, replaceShown, shown } from "./forms.js";
import { drafts } from "./drafts.js";
import { restore } from "./saving.js";

function nodesFrom(html) {
  const parsed = Object.assign(document.createElement("template"), { innerHTML: html });
  return [...parsed.content.childNodes];
}

function htmlOf(nodes) {
  const box = document.createElement("div");
  box.append(...nodes.map((node) => node.cloneNode(true)));
  return box.innerHTML;
}

function tell(cell, detail) {
  const form = formIn(cell);
  form.querySelector(".cell-form__theirs")?.remove();
  const words = Object.assign(document.createElement("p"), { className: "cell-form__theirs" });
  const now = Object.assign(document.createElement("bdi"), { textContent: detail.words });
  const show = Object.assign(document.createElement("button"), { type: "button", className: "button button--small", textContent: grid().dataset.showTheirs });
  show.addEventListener("click", () => { restore(cell); focus(cell); });
  words.setAttribute("role", "status");
  words.append(grid().dataset.theirs.replace("{who}", detail.who), " ", now, " ", show);
  form.append(words);
}

export function onTheirs({ target: cell, detail }) {
  const draft = drafts.get(keyOf(cell));
  if (draft) draft.nodes = nodesFrom(detail.html);
  if (!isOpen(cell) || draft || htmlOf(shown(cell)) === detail.html) return;
  replaceShown(cell, nodesFrom(detail.html));
  tell(cell, detail);
}
