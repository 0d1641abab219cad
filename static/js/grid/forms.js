// A cell's form. It opens at once, from the forms that came with the page, so that no key is pressed in vain.
// What it was opened over (values and version) stays with it until it is closed.

import { address, keyOf } from "./places.js";

const opened = new WeakMap(); // cell -> { nodes, values, version, typing } from before
const asked = new Set(); // columns whose words were asked for

export const formIn = (cell) => cell.querySelector("form");
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
  const nodes = [...cell.childNodes];
  opened.set(cell, { nodes, values: valuesIn(form), version, typing: typed });
  cell.replaceChildren(form);
  const first = fields(form)[0];
  first.focus();
  first.select?.();
  offer(form, keyOf(cell));
}

// Takes the form away and gives what it held: { values, before, version, nodes }. Null: it was opened by the server.
export function close(cell) {
  const before = opened.get(cell);
  if (!before) return null;
  opened.delete(cell); // before the form goes, which moves the focus
  const values = valuesIn(formIn(cell));
  cell.replaceChildren(...before.nodes);
  return { values, before: before.values, version: before.version };
}

// The words that the form was opened over are stored by now: whatever follows them is no conflict.
export function rebase(cell, version) {
  const before = opened.get(cell);
  if (before) before.version = version;
}

export const shownBefore = (cell) => opened.get(cell)?.nodes;
export const isOpen = (cell) => opened.has(cell);

export function replaceShown(cell, nodes) {
  const form = opened.get(cell);
  if (form) form.nodes = nodes;
  else cell.replaceChildren(...nodes);
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
