// The list of organizations as a grid: arrows walk, F2, Enter, a click or just typing opens a cell at once, Enter
// and Tab save and move on, Esc restores. Each module in grid/ has one job; here they are tied to the page.
// Without this file the rows lead to their pages.

import { cellOf, focus, grid, keyOf, walkable } from "./grid/places.js";
import { formIn } from "./grid/forms.js";
import { showAll } from "./grid/drafts.js";
import { again, againAll, checkedToday, commit, edit, heed, resend, resendChanged, restore } from "./grid/saving.js";
import { onKey } from "./grid/keys.js";
import * as blocks from "./grid/blocks.js";
import * as membership from "./grid/membership.js";
import * as leaving from "./grid/leaving.js";
import { onTheirs } from "./grid/arrivals.js";
import { count, onChoose } from "./grid/choosing.js";
import * as suggested from "./grid/suggested.js";
import * as touching from "./grid/touching.js";

const CONTROLS = "a, button, input, select, label, form";

document.addEventListener("keydown", (event) => {
  const cell = cellOf(event.target);
  if (cell) onKey(event, cell);
});

document.addEventListener("submit", (event) => {
  const cell = cellOf(event.target);
  if (cell && formIn(cell)) {
    event.preventDefault();
    if (event.target.dataset.column) commit(cell);
    else resend(cell, event.submitter ?? undefined);
    focus(cell);
  } else if (event.target.id === "checked-today" && event.submitter) {
    event.preventDefault();
    const checked = cellOf(event.submitter);
    checkedToday(checked);
    focus(checked);
  }
});

// Leaving a cell saves it.
document.addEventListener("focusout", (event) => {
  const cell = cellOf(event.target);
  if (!cell || !formIn(cell) || cell.contains(event.relatedTarget) || !document.hasFocus()) return;
  commit(cell);
  resendChanged(cell);
});

document.addEventListener("click", (event) => {
  const target = event.target;
  const cell = cellOf(target);
  if (touching.only(event, cell)) return;
  if (target.closest("[data-again-all]")) againAll();
  else if (cell) onClick(event, cell);
  onChoose(event);
});

function onClick(event, cell) {
  const target = event.target;
  if (target.closest("[data-cell-cancel], [data-drop]")) {
    event.preventDefault();
    restore(cell);
    focus(cell);
  } else if (target.closest("[data-again]")) {
    again(keyOf(cell));
    focus(cell);
  } else if ("panel" in cell.dataset && target.closest(".badge") && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault(); // the panel leads to the coalition
    open(cell);
  } else if (target.closest(CONTROLS)) return;
  else if (event.shiftKey) blocks.blockTo(cellOf(document.activeElement) ?? cell, cell);
  else if (!String(getSelection())) open(cell);
}

function open(cell) {
  blocks.unblock();
  edit(cell);
}

document.addEventListener("htmx:afterSettle", () => {
  walkable();
  showAll();
  count();
});
document.addEventListener("htmx:oobAfterSwap", ({ detail }) => {
  if (detail.target.id === "messages") heed(detail.target);
});
document.addEventListener("live:theirs", onTheirs);
addEventListener("online", againAll);
if (grid()) {
  blocks.listen(open);
  leaving.listen();
  membership.listen();
  suggested.listen();
  touching.listen();
}
walkable();
count();
