// The matrix: cells that somebody changed arrive by themselves. One that waits for a choice, or is being saved,
// stays: the server compares, and both values are shown there.

import { mark, offer, say } from "./live.js";
import { cellOf, heads, held, read, show, table } from "./matrix.js";

const AT_ONCE = 40;
let arriving = Promise.resolve();

const shown = (id) => table.querySelector(`tr[data-organization="${id}"]`);

function asked(detail) {
  const url = new URL(table.dataset.liveCells, location.href);
  for (const id of detail.organizations.filter(shown)) url.searchParams.append("organization", id);
  for (const head of heads()) if (head.dataset.tenet) url.searchParams.append("tenet", head.dataset.tenet);
  for (const id of detail.changes) url.searchParams.append("change", id);
  return url;
}

async function arrive(detail) {
  const wide = detail.all || detail.organizations.length > AT_ONCE;
  if (wide || detail.kinds.has("tenet") || detail.kinds.has("organization")) offer(detail);
  if (wide || !detail.organizations.some(shown)) return;
  const answer = await fetch(asked(detail), { headers: { accept: "application/json" }, redirect: "error" });
  if (!answer.ok) return offer(detail);
  const told = await answer.json();
  const changed = told.cells.filter(take);
  if (changed.length && !detail.mine) say(told.said);
}

function take(cell) {
  const td = cellOf(cell.organization, cell.tenet);
  if (!td || held(td) || td.ariaBusy === "true" || td.querySelector("a")) return false;
  const before = read(td);
  if (before.key === cell.key && before.ask === cell.ask) return false;
  show(td, cell);
  mark(td);
  return true;
}

document.addEventListener("live:changes", ({ detail }) => {
  if (table) arriving = arriving.then(() => arrive(detail)).catch(() => offer(detail));
});
