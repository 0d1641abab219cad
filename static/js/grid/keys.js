// What each key does: in a cell that is closed, and in one that is open.

import { ahead, beside, cells, focus, keyOf, next } from "./places.js";
import { fields, formIn, isOpen, typing } from "./forms.js";
import { checkedToday, commit, edit, empty, resend, restore, undo } from "./saving.js";
import { drafts } from "./drafts.js";
import { block, extend, unblock } from "./blocks.js";
import { emptyBlock, fillBlock } from "./filling.js";

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

let entering = false; // one cell after the other: Tab goes on to the next, until an arrow or Esc

function leave(cell, to) {
  entering = true;
  if (isOpen(cell)) commit(cell);
  else resend(cell);
  focus(to ?? cell);
}

function walk(event, cell) {
  const [down, across] = MOVES[event.key] ?? [];
  const onward = event.key === "Tab" && entering ? next(cell, event.shiftKey ? -1 : 1) : null;
  if (event.key !== "Shift") entering = Boolean(onward);
  if (onward) focus(onward);
  else if (down !== undefined) {
    const to = beside(cell, down, across * ahead(cell));
    if (event.shiftKey) extend(cell, down, across * ahead(cell));
    else {
      unblock();
      focus(to);
    }
  } else if (event.key === "Home") focus(cells(cell.closest("tr"))[0]);
  else if (event.key === "End") focus(cells(cell.closest("tr")).at(-1));
  else if (event.key === "Enter" || event.key === "F2") edit(cell);
  else if (event.key === "Delete" || event.key === "Backspace") {
    if (cell.ariaSelected === "true" && block().length > 1) emptyBlock();
    else {
      unblock(); // this cell alone, and it is seen
      empty(cell);
    }
  }
  else if (event.key === "Escape") {
    unblock();
    if (drafts.get(keyOf(cell))?.state === "failed") restore(cell);
  } else if (event.key === " " && cell.dataset.cell === "checked") { // the work list: checked, and on to the next
    checkedToday(cell);
    focus(beside(cell, 1, 0));
  } else if (event.key.length === 1 && event.key !== " ") return edit(cell, true); // the field takes the letter
  else return;
  event.preventDefault();
}

// Up and down leave a field that does not need them; left and right too, where the edit began by typing.
function moves(event, cell, field) {
  const [down, across] = MOVES[event.key] ?? [];
  if (down === undefined || event.shiftKey || !isOpen(cell) || field.matches("select, [type='date']")) return null;
  if (down ? field.hasAttribute("list") : !typing(cell)) return null;
  return beside(cell, down, across * ahead(cell));
}

function type(event, cell) {
  const all = fields(formIn(cell));
  const at = all.indexOf(event.target);
  const conflict = formIn(cell).querySelector("[name='keep']");
  const aside = at >= 0 ? moves(event, cell, event.target) : null;
  if (event.key === "Escape") {
    restore(cell);
    focus(cell);
  } else if (event.key === "Enter" && at >= 0) leave(cell, conflict ? cell : beside(cell, event.shiftKey ? -1 : 1, 0));
  else if (event.key === "Tab" && at >= 0 && (event.shiftKey ? at === 0 : at === all.length - 1)) {
    if (conflict) return;
    leave(cell, next(cell, event.shiftKey ? -1 : 1));
  } else if (aside) leave(cell, aside);
  else return;
  event.preventDefault();
}

export function onKey(event, cell) {
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "z" && event.target === cell) {
    event.preventDefault();
    undo();
  }
  if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key === "d" && event.target === cell && cell.ariaSelected === "true") {
    event.preventDefault(); // the browser would keep the page among its bookmarks
    fillBlock();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (formIn(cell)) type(event, cell);
  else if (event.target === cell) walk(event, cell);
}
