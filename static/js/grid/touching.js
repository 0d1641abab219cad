// A finger scrolls and chooses more often than it edits, and hits what it did not mean: its first tap opens nothing.
// On a phone it opens the row's card, whose fields are then large enough to be meant; on a wide screen it chooses the
// cell. The second tap edits. (With a mouse a click edits at once.)

import { cellOf, focus } from "./places.js";
import { formIn } from "./forms.js";

const CONTROLS = "a, button, input, select, label, form";
const cards = matchMedia("(width < 48rem)");

let finger = false;
let before = null; // the cell that had the focus when the finger came down

// Whether this click is a finger's first tap; then it did all that it does.
export function only(event, cell) {
  const row = event.target.closest("table[data-grid] tbody tr[id^='organization-']");
  if (!row || event.target.closest(CONTROLS)) return false;
  const open = row.hasAttribute("data-open");
  if (cards.matches && (finger || !cell)) row.toggleAttribute("data-open", !open || Boolean(cell));
  else if (cards.matches) row.setAttribute("data-open", ""); // a mouse in a narrow window
  if (!finger || !cell || formIn(cell)) return false;
  if (cards.matches) return !open;
  if (cell === before) return false;
  focus(cell);
  return true;
}

export function listen() {
  document.addEventListener("pointerdown", (event) => {
    finger = event.pointerType !== "mouse";
    before = cellOf(document.activeElement);
  }, true);
}
