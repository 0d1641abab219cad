// The coalitions of a row: its cell opens a small panel from the server, to leave one or to join another.

import { cellOf, focus, grid } from "./places.js";
import { bring, say } from "./saving.js";
import { tell } from "./drafts.js";

const panelIn = (cell) => cell.querySelector(":scope > .cell-panel");
const controls = (panel) => panel.querySelector("select, input:not([type='hidden']), button");

function put(cell, content) {
  const panel = content.querySelector(".cell-panel");
  panelIn(cell)?.remove();
  cell.append(panel);
  controls(panel).focus();
}

async function ask(cell, options) {
  const answer = await fetch(cell.dataset.panel, { ...options, headers: { "HX-Request": "true" } });
  if (!answer.ok || answer.redirected) throw new Error(answer.status);
  const made = document.createElement("template");
  made.innerHTML = await answer.text();
  return made.content;
}

async function open(cell) {
  if (panelIn(cell)) return controls(panelIn(cell)).focus();
  try {
    put(cell, await ask(cell));
  } catch {
    location.assign(cell.dataset.panel); // where the server says what is the matter
  }
}

function close(cell) {
  panelIn(cell)?.remove();
  focus(cell);
}

async function send(cell, body) {
  for (const column of grid().dataset.columns.split(",")) body.append("column", column);
  try {
    const content = await ask(cell, { method: "POST", body: new URLSearchParams(body) });
    const row = content.querySelector("tr");
    if (!row) return put(cell, content);
    close(cell);
    bring(row);
    tell("saved");
    say(content);
  } catch {
    const words = document.getElementById("grid-words").dataset.failed;
    const said = Object.assign(document.createElement("p"), { className: "errorlist", textContent: words });
    said.setAttribute("role", "alert");
    panelIn(cell)?.append(said);
  }
}

const inPanel = (target) => (target.closest?.(".cell-panel") ? cellOf(target) : null);

function onKey(event) {
  const cell = inPanel(event.target);
  if (!cell || event.key !== "Escape") return;
  event.preventDefault();
  close(cell);
}

function onSubmit(event) {
  const cell = inPanel(event.target);
  if (!cell) return;
  event.preventDefault();
  send(cell, new FormData(event.target, event.submitter));
}

function onFocusOut(event) {
  const cell = inPanel(event.target);
  if (cell && event.relatedTarget && !cell.contains(event.relatedTarget)) panelIn(cell).remove();
}

// What others did arrives below the open panel.
function onTheirs({ target: cell, detail }) {
  const panel = panelIn(cell);
  if (!panel) return;
  for (const node of [...cell.childNodes]) if (node !== panel) node.remove();
  panel.insertAdjacentHTML("beforebegin", detail.html);
}

export function listen() {
  document.addEventListener("cell:panel", (event) => open(event.target));
  document.addEventListener("keydown", onKey);
  document.addEventListener("submit", onSubmit);
  document.addEventListener("focusout", onFocusOut);
  document.addEventListener("live:theirs", onTheirs);
}
