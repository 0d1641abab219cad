// The list of organizations: rows that somebody changed arrive by themselves, in their places. A cell that is
// being edited stays; it is told what it says now (grid.js). A row that no longer fits the filter stays too.

import { mark, offer, say } from "./live.js";

const live = document.getElementById("live");
const AT_ONCE = 40;
let arriving = Promise.resolve();

const table = () => document.querySelector("table[data-live-rows]");
const row = (id) => document.getElementById(`organization-${id}`);
const showAll = () => globalThis.htmx.ajax("GET", location.href, { target: "#table", swap: "outerHTML" });

function asked(detail) {
  const url = new URL(table().dataset.liveRows, location.href);
  url.search = location.search;
  for (const name of ["column", "row", "change"]) url.searchParams.delete(name);
  for (const column of table().dataset.columns.split(",")) url.searchParams.append("column", column);
  for (const id of detail.organizations) url.searchParams.append("row", id);
  for (const id of detail.changes) url.searchParams.append("change", id);
  return url;
}

async function arrive(detail) {
  if (detail.all && detail.mine && detail.again) return; // an own import, say, that led to this page
  const wide = detail.all || detail.organizations.length > AT_ONCE;
  const home = table().dataset.home && detail.organizations.includes(table().dataset.home) && detail.kinds.has("position");
  if (wide || home || detail.kinds.has("coalition") || detail.kinds.has("workspace")) offer(detail, showAll);
  if (wide || !detail.organizations.length) return;
  const answer = await fetch(asked(detail), { headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) return offer(detail, showAll);
  const content = Object.assign(document.createElement("template"), { innerHTML: await answer.text() }).content;
  const told = content.querySelector("[data-live-answer]").dataset;
  let changed = 0;
  for (const now of content.querySelectorAll("tr")) changed += take(now, told);
  for (const id of told.gone.split(" ").filter(Boolean)) changed += leave(row(id), told);
  for (const count of document.querySelectorAll("#organization-count, #chip-all .count")) count.textContent = told.total;
  if (!changed) return;
  document.dispatchEvent(new Event("htmx:afterSettle"));
  if (!detail.mine) say(told.said);
}

function take(now, told) {
  const old = document.getElementById(now.id);
  if (!old) return told.added.includes(now.id.slice("organization-".length)) ? come(now) : 0;
  if (old.children.length !== now.children.length) return 0;
  if (Number(now.dataset.version) < Number(old.dataset.version)) return 0; // a later save is shown already
  old.className = now.className;
  if (now.dataset.version) old.dataset.version = now.dataset.version;
  return [...now.children].reduce((changed, cell, at) => takeCell(old.children[at], cell, told) || changed, 0);
}

function come(now) {
  const body = table().tBodies[0];
  const first = body.querySelector("#add-row");
  body.querySelector(".nothing")?.closest("tr").remove();
  first ? first.after(now) : body.prepend(now);
  globalThis.htmx?.process(now);
  mark(now);
  return 1;
}

function takeCell(old, now, told) {
  for (const name of ["was", "wasToo", "words"]) if (name in now.dataset) old.dataset[name] = now.dataset[name];
  if (old.innerHTML === now.innerHTML) return 0;
  if (old.querySelector("form") || "unsaved" in old.dataset) {
    const detail = { html: now.innerHTML, words: now.textContent.trim(), who: told.who };
    old.dispatchEvent(new CustomEvent("live:theirs", { bubbles: true, detail }));
    return 0;
  }
  const words = old.textContent.trim();
  const box = old.querySelector(".row-box")?.checked;
  const within = old !== document.activeElement && old.contains(document.activeElement);
  old.innerHTML = now.innerHTML;
  if (box) old.querySelector(".row-box").checked = true;
  if (within) old.querySelector("a, button, input")?.focus();
  if (words === now.textContent.trim()) return 0;
  mark(old);
  return 1;
}

// Somebody deleted it: it stays where it stood, as what it is.
function leave(old, told) {
  if (!old || old.classList.contains("row--gone")) return 0;
  old.classList.add("row--gone");
  for (const cell of old.querySelectorAll("[data-cell]")) {
    if (cell.querySelector("form")) continue; // who types there is told when they save
    delete cell.dataset.cell;
    cell.removeAttribute("tabindex");
    for (const field of cell.querySelectorAll("input, button")) field.remove();
  }
  old.cells[0].append(Object.assign(document.createElement("small"), { className: "row-said", textContent: told.goneSaid }));
  return 1;
}

document.addEventListener("live:changes", ({ detail }) => {
  if (live.dataset.how !== "rows" || !table()) return;
  arriving = arriving.then(() => arrive(detail)).catch(() => offer(detail, showAll));
});
