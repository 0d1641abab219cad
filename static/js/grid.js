// The list of organizations as a grid: arrows walk, F2, Enter, a click or just typing edits the cell, Enter and
// Tab save and move on, Esc restores. The server gives each cell's form and takes it with the version that was
// shown; what it refuses stays in the cell as it was typed. Without this file the rows lead to their pages.

const grid = () => document.querySelector("table[data-grid]");
const editing = new Map(); // cell -> what it showed before
let saves = Promise.resolve(); // one after the other, so that two cells of a row never meet
let lastBox = null;

const cells = (row) => [...row.querySelectorAll("[data-cell]")];
const rows = () => [...grid().querySelectorAll("tbody tr[id^='organization-']")];
const address = (cell) =>
  grid().dataset.grid
    .replace("00000000-0000-0000-0000-000000000000", cell.closest("tr").id.slice("organization-".length))
    .replace(/column\/$/, `${cell.dataset.cell}/`);

function walkable() {
  const table = grid();
  if (!table) return;
  table.setAttribute("role", "grid");
  const all = rows().flatMap(cells);
  const current = all.find((cell) => cell.tabIndex === 0) ?? all[0];
  for (const cell of all) cell.tabIndex = cell === current ? 0 : -1;
  for (const button of document.querySelectorAll("[data-choose]")) button.hidden = false;
  count();
}

function focus(cell) {
  if (!cell) return;
  for (const other of grid().querySelectorAll("[data-cell][tabindex='0']")) other.tabIndex = -1;
  cell.tabIndex = 0;
  cell.focus();
}

function beside(cell, down, across) {
  const all = rows();
  const row = all.indexOf(cell.closest("tr"));
  const at = cells(all[row]).indexOf(cell);
  return cells(all[row + down] ?? all[row])[at + across];
}

function next(cell, by) {
  const all = rows().flatMap(cells);
  return all[all.indexOf(cell) + by];
}

// Editing

const state = (form) => new URLSearchParams(new FormData(form)).toString();
const head = { "HX-Request": "true" };

async function edit(cell, typed = "") {
  if (cell.querySelector("form")) return;
  if ("opening" in cell.dataset) { // typed faster than the form came
    cell.dataset.opening += typed;
    return;
  }
  cell.dataset.opening = typed;
  try {
    const answer = await fetch(address(cell), { headers: head });
    if (!answer.ok || answer.redirected) throw answer; // redirected: signed out meanwhile
    const html = await answer.text();
    editing.set(cell, cell.innerHTML);
    cell.innerHTML = html;
    open(cell, cell.dataset.opening);
  } catch (error) {
    say(cell, error);
  } finally {
    delete cell.dataset.opening;
  }
}

function open(cell, typed) {
  const form = cell.querySelector("form");
  form.dataset.was = state(form);
  const field = fields(form)[0];
  field.focus();
  if (typed && field.matches("[type='text'], [type='number'], :not([type])")) field.value = typed;
  else field.select?.();
}

const fields = (form) => [...form.querySelectorAll("input:not([type='hidden']), select")];

function restore(cell) {
  if (editing.has(cell)) cell.innerHTML = editing.get(cell);
  editing.delete(cell);
  settle(cell);
}

function settle(cell) {
  for (const mark of ["data-failed", "aria-busy"]) cell.removeAttribute(mark);
}

function save(cell, submitter) {
  const form = cell.querySelector("form");
  if (!form || cell.ariaBusy === "true") return;
  if (state(form) === form.dataset.was && !submitter && !cell.hasAttribute("data-failed")) return restore(cell);
  const words = new URLSearchParams(new FormData(form, submitter));
  cell.ariaBusy = "true";
  saves = saves.then(() => send(cell, words));
}

async function send(cell, words) {
  try {
    const answer = await fetch(address(cell), { method: "POST", headers: head, body: words });
    if (!answer.ok || answer.redirected) throw answer; // redirected: signed out meanwhile
    take(cell, await answer.text());
  } catch (error) {
    say(cell, error);
  }
}

// The saved row, with how it is now in every cell that nobody is typing into; or the form, refused.
function take(cell, html) {
  const answer = document.createElement("template");
  answer.innerHTML = html;
  const saved = answer.content.querySelector("tr");
  settle(cell);
  if (!saved) return refused(cell, answer.content);
  editing.delete(cell);
  const row = cell.closest("tr");
  row.className = saved.className;
  [...saved.children].forEach((now, at) => {
    const old = row.children[at];
    const box = old.querySelector(".row-box")?.checked;
    if (old === cell || !old.querySelector("form")) old.innerHTML = now.innerHTML;
    else editing.set(old, now.innerHTML);
    if (box) old.querySelector(".row-box").checked = true;
  });
  cell.dataset.saved = grid().dataset.savedWord;
  setTimeout(() => delete cell.dataset.saved, 2000);
  told(answer.content);
}

function told(content) {
  const messages = content.querySelector("#messages");
  if (!messages) return;
  for (const field of messages.querySelectorAll("[name='next']")) field.value = location.pathname + location.search;
  document.getElementById("messages").replaceChildren(...messages.childNodes);
  document.dispatchEvent(new Event("htmx:afterSettle"));
}

function refused(cell, content) {
  const here = cell.contains(document.activeElement) || document.activeElement === document.body;
  cell.replaceChildren(content);
  cell.dataset.failed = "";
  const form = cell.querySelector("form");
  form.dataset.was = state(form);
  if (here) fields(form)[0].focus();
}

// The server could not be asked, or the row is gone: the form stays with what was typed.
function say(cell, error) {
  settle(cell);
  cell.dataset.failed = "";
  const words = cell.querySelector(".cell-form__said") ?? document.createElement("p");
  words.className = "cell-form__said";
  words.setAttribute("role", "alert");
  words.textContent = error?.status === 404 ? grid().dataset.gone : grid().dataset.failed;
  (cell.querySelector("form") ?? cell).append(words);
}

// Somebody else changed a cell that is being edited here: it is told, and stays as it is typed.
document.addEventListener("live:theirs", ({ target: cell, detail }) => {
  if (!editing.has(cell) || editing.get(cell) === detail.html) return;
  editing.set(cell, detail.html);
  if (cell.ariaBusy === "true" || cell.querySelector(".cell-form__conflict")) return;
  cell.querySelector(".cell-form__theirs")?.remove();
  const words = Object.assign(document.createElement("p"), { className: "cell-form__theirs" });
  const now = Object.assign(document.createElement("bdi"), { textContent: detail.words });
  const show = Object.assign(document.createElement("button"), { type: "button", className: "button button--small", textContent: grid().dataset.showTheirs });
  show.addEventListener("click", () => { restore(cell); focus(cell); });
  words.setAttribute("role", "status");
  words.append(grid().dataset.theirs.replace("{who}", detail.who), " ", now, " ", show);
  cell.querySelector("form").append(words);
});

// Keys

const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function walk(event, cell) {
  const turned = getComputedStyle(cell).direction === "rtl" ? -1 : 1;
  if (MOVES[event.key]) {
    const [down, across] = MOVES[event.key];
    focus(beside(cell, down, across * turned));
  } else if (event.key === "Home") focus(cells(cell.closest("tr"))[0]);
  else if (event.key === "End") focus(cells(cell.closest("tr")).at(-1));
  else if (event.key === "Enter" || event.key === "F2") edit(cell);
  else if (event.key.length === 1 && (event.key !== " " || cell.dataset.opening)) edit(cell, event.key);
  else return;
  event.preventDefault();
}

function type(event, cell) {
  const all = fields(cell.querySelector("form"));
  const at = all.indexOf(event.target);
  if (event.key === "Escape") {
    restore(cell);
    focus(cell);
  } else if (event.key === "Enter" && !event.target.closest("button, a")) {
    save(cell);
    focus(beside(cell, 1, 0));
  } else if (event.key === "Tab" && at >= 0 && (event.shiftKey ? at === 0 : at === all.length - 1)) {
    if (cell.querySelector(".cell-form__conflict")) return;
    save(cell);
    focus(next(cell, event.shiftKey ? -1 : 1) ?? cell);
  } else return;
  event.preventDefault();
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const cell = event.target.closest?.("table[data-grid] [data-cell]");
  if (!cell) return;
  if (cell.querySelector("form")) type(event, cell);
  else if (event.target === cell) walk(event, cell);
});

document.addEventListener("submit", (event) => {
  const cell = event.target.closest("table[data-grid] [data-cell]");
  if (cell) {
    event.preventDefault();
    save(cell, event.submitter ?? undefined);
    focus(cell);
  } else if (event.target.id === "checked-today" && event.submitter) checked(event);
});

function checked(event) {
  event.preventDefault();
  const cell = event.submitter.closest("[data-cell]");
  const words = new URLSearchParams({
    csrfmiddlewaretoken: event.target.elements.csrfmiddlewaretoken.value,
    version: event.submitter.value.split(":")[1],
    last_checked: event.submitter.dataset.checkedToday,
  });
  editing.set(cell, cell.innerHTML);
  cell.ariaBusy = "true";
  saves = saves.then(() => send(cell, words));
  focus(cell);
}

// Leaving a cell saves it, unless it waits for a decision.
document.addEventListener("focusout", (event) => {
  const cell = event.target.closest("table[data-grid] [data-cell]");
  if (!cell?.querySelector("form") || cell.contains(event.relatedTarget)) return;
  if (!document.hasFocus() || cell.hasAttribute("data-failed") || cell.ariaBusy === "true") return;
  setTimeout(() => { if (cell.isConnected && !cell.contains(document.activeElement)) save(cell); });
});

document.addEventListener("click", (event) => {
  const target = event.target;
  const cell = target.closest("table[data-grid] [data-cell]");
  target.closest("table[data-grid] tbody tr")?.setAttribute("data-open", "");
  if (target.closest("[data-cell-cancel]") && cell) {
    event.preventDefault();
    restore(cell);
    focus(cell);
  } else if (cell && !target.closest("a, button, input, select, label, form") && !String(getSelection())) edit(cell);
  const choose = target.closest("[data-choose]");
  if (choose) {
    for (const box of boxes()) box.checked = choose.dataset.choose === "all";
    count();
  }
  if (target.matches(".row-box")) range(event);
});

// Choosing rows

const boxes = () => [...document.querySelectorAll(".row-box")];

function range(event) {
  const all = boxes();
  const [from, to] = [all.indexOf(lastBox), all.indexOf(event.target)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) for (const box of all.slice(from, to + 1)) box.checked = event.target.checked;
  lastBox = event.target;
  count();
}

function count() {
  const said = document.querySelector("[data-chosen-count]");
  if (said) said.textContent = boxes().filter((box) => box.checked).length;
}

document.addEventListener("htmx:afterSettle", walkable);
addEventListener("beforeunload", (event) => {
  if (grid()?.querySelector("[aria-busy='true'], [data-failed] form")) event.preventDefault();
});
walkable();
