// A block of cells: chosen with Shift and the arrows, Shift and a click, or by drawing; copied as any spreadsheet
// takes it. A block that is pasted goes to the page that shows what it would change.

import { beside, cellOf, cells, focus, grid, keyOf, rows } from "./places.js";
import { formIn, stored, versionOf } from "./forms.js";
import { edit } from "./saving.js";
import { drafts } from "./drafts.js";

let anchor = null;
let drawing = null; // the cell that was pressed, until it is let go
let pressed = [0, 0];

const MOVED = 4; // pixels; less is a click, also where the row moves away below a hand that is still

const RISKY = /^(?:\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

export const block = () => [...document.querySelectorAll("table[data-grid] [data-cell][aria-selected='true']")];

export function unblock() {
  anchor = null;
  for (const cell of block()) cell.removeAttribute("aria-selected");
}

const at = (cell) => [rows().indexOf(cell.closest("tr")), cells(cell.closest("tr")).indexOf(cell)];

export function blockTo(from, to) {
  const start = anchor?.isConnected ? anchor : from;
  unblock();
  anchor = start;
  const [[top, left], [bottom, right]] = [at(start), at(to)];
  for (const row of rows().slice(Math.min(top, bottom), Math.max(top, bottom) + 1)) {
    for (const cell of cells(row).slice(Math.min(left, right), Math.max(left, right) + 1)) cell.setAttribute("aria-selected", "true");
  }
  focus(to);
}

export function extend(cell, down, across) {
  const to = beside(cell, down, across);
  if (to) blockTo(cell, to);
}

// Copying

// What a spreadsheet would run stands behind an apostrophe, which takes it as text.
export function inSheet(value) {
  const safe = RISKY.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[\t\r\n"]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

// The name as one cell, the next step and its date as two.
export function values(cell) {
  const held = drafts.get(keyOf(cell))?.values ?? stored(cell);
  if ("panel" in cell.dataset) return []; // pasting leaves it out, too
  if (cell.dataset.cell === "name") return held.slice(0, 1);
  return cell.dataset.cell === "spectrum" ? [cell.dataset.words] : held;
}

function onCopy(event) {
  const cell = cellOf(document.activeElement);
  if (!cell || formIn(cell) || cell !== document.activeElement || String(getSelection())) return;
  const chosen = new Set(cell.ariaSelected === "true" ? block() : [cell]);
  const lines = rows().map((row) => cells(row).filter((each) => chosen.has(each))).filter((line) => line.length);
  const text = lines.map((line) => line.flatMap(values).map(inSheet).join("\t")).join("\r\n");
  event.clipboardData.setData("text/plain", text);
  event.preventDefault();
}

// Pasting

function onPaste(event) {
  const cell = cellOf(document.activeElement);
  if (!cell || formIn(cell) || "panel" in cell.dataset) return;
  const text = event.clipboardData.getData("text/plain");
  event.preventDefault();
  if (!text) return;
  if (!/[\t\n]/.test(text.trim()) && !text.startsWith('"')) return editWith(cell, text.trim());
  carry(cell.ariaSelected === "true" ? block()[0] : cell, text).requestSubmit();
}

// The form that takes cells to the server: they go from `first` onward. With `clears` empty ones empty what is there.
export function carry(first, text, clears = false) {
  const form = document.getElementById("paste-cells");
  const all = rows();
  const below = all.slice(all.indexOf(first.closest("tr")));
  for (const old of form.querySelectorAll("[name='column']")) old.remove();
  for (const value of grid().dataset.columns.split(",")) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: "column", value }));
  form.elements.text.value = text;
  form.elements.start.value = first.dataset.cell;
  form.elements.rows.value = below.map((row) => `${row.id.slice("organization-".length)}:${versionOf(row)}`).join(",");
  form.elements.ends.value = grid().hasAttribute("data-ends") ? "1" : "";
  form.elements.next.value = location.pathname + location.search;
  form.elements.clears.value = clears ? "1" : "";
  return form;
}

// One value goes into the cell as if it were typed; Enter keeps it.
function editWith(cell, text) {
  edit(cell, true);
  const field = formIn(cell).querySelector("input:not([type='hidden']), select");
  if (field.matches("select")) {
    const option = [...field.options].find((each) => each.text.toLowerCase() === text.toLowerCase());
    field.value = option?.value ?? field.value;
  } else field.value = text;
}

// Drawing

function onPointerDown(event) {
  const cell = cellOf(event.target);
  if (event.button || event.pointerType !== "mouse" || !cell || event.target.closest("a, button, input, select, form")) return;
  drawing = event.shiftKey ? null : cell;
  pressed = [event.clientX, event.clientY];
}

const hasMoved = (event) => Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) >= MOVED;

function onPointerOver(event) {
  const cell = cellOf(event.target);
  if (!drawing || !hasMoved(event) || !cell || formIn(cell) || (cell === drawing && !block().length)) return;
  getSelection().removeAllRanges();
  if (!anchor) anchor = drawing;
  blockTo(drawing, cell);
}

// Saving the cell that is left may make its row lower, and another cell stands where the button is let go. The browser
// sees no click then: what was pressed is what was meant.
function onPointerUp(event, open) {
  const cell = drawing;
  drawing = null;
  if (cell?.isConnected && !hasMoved(event) && cellOf(event.target) !== cell) open(cell);
}

// `open` edits the cell that was pressed.
export function listen(open) {
  document.addEventListener("copy", onCopy);
  document.addEventListener("paste", onPaste);
  document.addEventListener("pointerdown", onPointerDown);
  document.addEventListener("pointerover", onPointerOver);
  document.addEventListener("pointerup", (event) => onPointerUp(event, open));
  document.addEventListener("mousedown", (event) => { // else Shift and a click would mark words
    if (event.shiftKey && cellOf(event.target) && !event.target.closest("a, button, input, select, form")) event.preventDefault();
  });
}
