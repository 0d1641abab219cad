// What was typed into cells and isn't stored yet. A draft belongs to an organization and a column, not to a place
// on the page: the list may be sorted meanwhile. Where its cell is shown, the cell shows the draft.

import { cellAt } from "./places.js";
import { replaceShown, shown, turn } from "./forms.js";

export const drafts = new Map(); // key -> { values, version, words, state: waiting | sending | failed, said, nodes }

const word = (name) => document.getElementById("grid-words").dataset[name];

function button(words, name) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button button--small";
  made.textContent = words;
  made.setAttribute(name, "");
  return made;
}

function nodesOf(draft) {
  const words = document.createElement("bdi");
  words.textContent = draft.words;
  const nodes = [...draft.nodes.filter((node) => node.classList?.contains("row-box")), words];
  if (draft.state !== "failed") return nodes;
  const said = document.createElement("div");
  said.className = "cell-form__said";
  const why = document.createElement("p");
  why.textContent = draft.said;
  const actions = document.createElement("p");
  actions.className = "cell-form__choice";
  actions.append(button(word("again"), "data-again"), button(word("drop"), "data-drop"));
  said.append(why, actions);
  return [...nodes, said];
}

export function put(key, draft) {
  drafts.set(key, draft);
  show(key);
}

export function show(key) {
  const cell = cellAt(key);
  const draft = drafts.get(key);
  if (!cell || !draft) return;
  draft.nodes ??= shown(cell);
  replaceShown(cell, nodesOf(draft));
  cell.toggleAttribute("data-unsaved", true);
  cell.toggleAttribute("data-failed", draft.state === "failed");
  const said = cell.querySelector(":scope > .cell-form__said");
  if (said) turn(cell, said);
  tell();
}

// Forgets the draft; its cell shows `nodes`, or what it showed before.
export function forget(key, nodes) {
  const draft = drafts.get(key);
  const cell = cellAt(key);
  drafts.delete(key);
  if (cell && draft) {
    replaceShown(cell, nodes ?? draft.nodes ?? []);
    for (const mark of ["data-unsaved", "data-failed"]) cell.removeAttribute(mark);
  }
  tell();
}

// The table was written anew by the server: its cells show what is still on its way.
export function showAll() {
  for (const [key, draft] of drafts) {
    const cell = cellAt(key);
    if (cell && !cell.hasAttribute("data-unsaved")) {
      draft.nodes = null;
      show(key);
    }
  }
}

let told = null;

// One quiet line says how things stand; a screen reader says it too. `now` is what just happened, where it is known.
export function tell(now = "") {
  const line = document.getElementById("grid-said");
  const failed = [...drafts.values()].filter((draft) => draft.state === "failed").length;
  clearTimeout(told);
  const state = failed ? "failed" : drafts.size ? "saving" : now;
  line.dataset.state = state;
  line.firstElementChild.textContent = failed ? `${word("left")} ${failed}` : state && word(state);
  line.querySelector("[data-again-all]").hidden = !failed;
  if (state === "saved") told = setTimeout(() => tell(), 3000);
}
