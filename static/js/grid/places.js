// Where the cells of the list are: its rows, the cell beside another one, and which of them has the focus.

const NO_ID = "00000000-0000-0000-0000-000000000000";

export const grid = () => document.querySelector("table[data-grid]");
export const rows = () => [...(grid()?.querySelectorAll("tbody tr[id^='organization-']") ?? [])];
export const cells = (row) => [...row.querySelectorAll("[data-cell]")];
export const cellOf = (target) => target.closest?.("table[data-grid] [data-cell]") ?? null;

// What a cell is known by, whatever becomes of its row on the page.
export const keyOf = (cell) => `${cell.closest("tr").id.slice("organization-".length)}/${cell.dataset.cell}`;

export function cellAt(key) {
  const [id, column] = key.split("/");
  return document.getElementById(`organization-${id}`)?.querySelector(`[data-cell="${column}"]`) ?? null;
}

export function address(key) {
  const [id, column] = key.split("/");
  return grid().dataset.grid.replace(NO_ID, id).replace(/column\/$/, `${column}/`);
}

export function focus(cell) {
  if (!cell) return;
  for (const other of grid().querySelectorAll("[data-cell][tabindex='0']")) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.scrollIntoView({ block: "nearest", inline: "nearest" }); // clear of the head and the names, as focus alone is not
  cell.focus({ preventScroll: true });
}

export function beside(cell, down, across) {
  const all = rows();
  const row = all.indexOf(cell.closest("tr"));
  const at = cells(all[row]).indexOf(cell);
  return cells(all[row + down] ?? all[row])[at + across];
}

export function next(cell, by) {
  const all = rows().flatMap(cells);
  return all[all.indexOf(cell) + by];
}

export const ahead = (cell) => (getComputedStyle(cell).direction === "rtl" ? -1 : 1);

// One cell is reached by Tab, the others from there.
export function walkable() {
  const table = grid();
  if (!table) return;
  table.setAttribute("role", "grid");
  const all = rows().flatMap(cells);
  const first = table.hasAttribute("data-unchecked") ? all.find((cell) => cell.dataset.cell === "checked") : null;
  const current = all.find((cell) => cell.tabIndex === 0) ?? first ?? all[0];
  for (const cell of all) cell.tabIndex = cell === current ? 0 : -1;
}
