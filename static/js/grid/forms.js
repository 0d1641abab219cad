// A cell's form. It opens at once, from the forms that came with the page, so that no key is pressed in vain. It lies
// over what the cell shows, which stays where it is: nothing moves.
// What it was opened over (values and version) stays with it until it is closed.

import { address, keyOf } from "./places.js";

const opened = new WeakMap(); // cell -> { values, version, typing } from before
const cards = matchMedia("(width < 48rem)");
const asked = new Set(); // columns whose words were asked for

export const formIn = (cell) => cell.querySelector(":scope > form");
export const blank = (column) => document.getElementById("cell-forms").content.querySelector(`[data-column="${column}"]`);
export const fields = (form) => [...form.querySelectorAll("input:not([type='hidden']), select")];
export const valuesIn = (form) => fields(form).map((field) => field.value);
export const same = (some, others) => some.every((value, at) => value === others[at]);
export const typing = (cell) => opened.get(cell)?.typing ?? false;

// What the row holds, as the fields of its form would.
export const stored = (cell) => ("wasToo" in cell.dataset ? [cell.dataset.was, cell.dataset.wasToo] : [cell.dataset.was]);
export const versionOf = (cell) => cell.closest("tr").dataset.version;

export function open(cell, { values, version, typed = false }) {
  const form = blank(cell.dataset.cell).cloneNode(true);
  for (const named of form.querySelectorAll("[id]")) named.id += `_${keyOf(cell)}`;
  for (const label of form.querySelectorAll("label")) label.htmlFor += `_${keyOf(cell)}`;
  for (const [at, field] of fields(form).entries()) field.value = values[at];
  opened.set(cell, { values: valuesIn(form), version, typing: typed });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  layOver(cell, form);
  if (cards.matches) form.scrollIntoView({ block: "nearest" }); // clear of the bar below, with its buttons
  const first = fields(form)[0];
  first.focus({ preventScroll: true });
  first.select?.();
  offer(form, keyOf(cell));
}

export function layOver(cell, form) {
  cell.append(form);
  turn(cell, form);
}

// It opens upward and toward the start of the line where its frame ends, unless there is no room there either.
export function turn(cell, over) {
  const frame = cell.closest("table").parentElement.getBoundingClientRect();
  const [here, own] = [cell.getBoundingClientRect(), over.getBoundingClientRect()];
  const headed = frame.top + (cell.closest("table").tHead?.offsetHeight ?? 0);
  const ends = getComputedStyle(cell).direction === "rtl" ? own.left < frame.left : own.right > frame.right;
  const low = own.bottom > Math.min(frame.bottom, innerHeight) && here.bottom - own.height >= Math.max(headed, 0);
  over.classList.toggle("cell-form--up", low);
  over.classList.toggle("cell-form--back", ends);
}

// Takes the form away and gives what it held: { values, before, version }. Null: it was opened by the server.
export function close(cell) {
  const before = opened.get(cell);
  if (!before) return null;
  opened.delete(cell); // before the form goes, which moves the focus
  const form = formIn(cell);
  const values = valuesIn(form);
  form.remove();
  return { values, before: before.values, version: before.version };
}

// The words that the form was opened over are stored by now: whatever follows them is no conflict.
export function rebase(cell, version) {
  const before = opened.get(cell);
  if (before) before.version = version;
}

export const isOpen = (cell) => opened.has(cell);
export const shown = (cell) => [...cell.childNodes].filter((node) => !node.matches?.("form"));

// What the cell shows; the form that lies over it stays, unless the server gave it.
export function replaceShown(cell, nodes) {
  if (!isOpen(cell)) return cell.replaceChildren(...nodes);
  for (const node of shown(cell)) node.remove();
  cell.prepend(...nodes);
}

// The words in use come later; until then the field is typed into as it is.
async function offer(form, key) {
  const column = key.split("/")[1];
  const field = form.querySelector("[list]");
  if (!field) return;
  field.setAttribute("list", `offered-${column}`);
  if (asked.has(column)) return;
  asked.add(column);
  try {
    const answer = await fetch(address(key), { headers: { "HX-Request": "true" } });
    if (!answer.ok || answer.redirected) throw new Error("no answer");
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const words = page.querySelector("datalist");
    if (words) document.getElementById("main").append(Object.assign(words, { id: `offered-${column}` }));
  } catch {
    asked.delete(column); // asked again with the next form
  }
}
