// Saves what was typed, one cell after the other in the order of typing. What the server refuses or can't be asked
// stays in its cell. A save names the version that the person saw, never a later one of somebody else.

import { address, cellAt, grid, keyOf } from "./places.js";
import { blank, close, fields, formIn, isOpen, layOver, open, rebase, replaceShown, same, stored, valuesIn, versionOf } from "./forms.js";
import { drafts, forget, put, show, tell } from "./drafts.js";

export const LONGEST = 20_000; // milliseconds that an answer may take
let queue = Promise.resolve();
let renewed = null;

export const token = () => renewed ?? document.querySelector("#bulk [name='csrfmiddlewaretoken']").value;
const words = () => document.getElementById("grid-words").dataset;

export function edit(cell, typed = false) {
  if ("panel" in cell.dataset) return cell.dispatchEvent(new Event("cell:panel", { bubbles: true }));
  if (formIn(cell)) return fields(formIn(cell))[0].focus();
  const draft = drafts.get(keyOf(cell));
  open(cell, { values: draft?.values ?? stored(cell), version: draft?.version ?? versionOf(cell), typed });
}

function inWords(column, values) {
  const options = [...(blank(column).querySelector("select")?.options ?? [])];
  return options.find((each) => each.value === values[0])?.text ?? (values.filter(Boolean).join(" · ") || "—");
}

// Closes the cell's form and sends what changed in it.
export function commit(cell) {
  if (!isOpen(cell)) return;
  const { values, before, version } = close(cell);
  if (!same(values, before) || drafts.get(keyOf(cell))?.state === "failed") save(cell, values, version);
}

export function save(cell, values, version) {
  const key = keyOf(cell);
  const words = inWords(cell.dataset.cell, values);
  put(key, { values, version, words, state: "waiting", nodes: drafts.get(key)?.nodes });
  queue = queue.then(() => send(key));
}

export function checkedToday(cell) {
  if (!formIn(cell)) save(cell, [document.getElementById("grid-words").dataset.today], versionOf(cell));
}

// What the cell holds is taken out. A name can't be; coalitions are left in their panel.
export function empty(cell) {
  const column = cell.dataset.cell;
  if (column === "name" || "panel" in cell.dataset || formIn(cell)) return;
  const values = stored(cell).map(() => (column === "spectrum" ? "unknown" : ""));
  if (!same(values, drafts.get(keyOf(cell))?.values ?? stored(cell))) save(cell, values, drafts.get(keyOf(cell))?.version ?? versionOf(cell));
}

// What else is written waits for the cells that are on their way.
export function inTurn(act) {
  queue = queue.then(act);
}

// The last act on this page is taken back; rows come back as they are then.
export const undo = () => inTurn(takeBack);

async function takeBack() {
  const url = undos.pop();
  if (!url) return sayNothing();
  try {
    const body = new URLSearchParams({ csrfmiddlewaretoken: token(), next: location.pathname + location.search });
    const answer = await fetch(url, { method: "POST", body, signal: AbortSignal.timeout(LONGEST) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return location.assign(answer.url);
    bringAll(page);
    undos.pop(); // taking back can be taken back from its message; the next Ctrl-Z goes one further
  } catch {
    undos.push(url);
  }
}

// What was done before this page was loaded is taken back in the history.
function sayNothing() {
  const said = document.getElementById("nothing-to-undo").content.cloneNode(true);
  document.getElementById("messages").replaceChildren(said);
  document.dispatchEvent(new Event("htmx:afterSettle"));
}

export function restore(cell) {
  if (isOpen(cell)) close(cell);
  else forget(keyOf(cell));
}

export function again(key) {
  const draft = drafts.get(key);
  if (draft?.state !== "failed") return;
  draft.state = "waiting";
  show(key);
  queue = queue.then(() => renew(key)).then(() => send(key));
}

// Whoever signed in again in between has another token.
async function renew(key) {
  try {
    const answer = await fetch(address(key), { headers: { "HX-Request": "true" } });
    const form = answer.redirected ? null : new DOMParser().parseFromString(await answer.text(), "text/html");
    renewed = form?.querySelector("[name='csrfmiddlewaretoken']")?.value ?? renewed;
  } catch {
    // the save that follows says so
  }
}

export const settled = () => queue;
export const againAll = () => [...drafts.keys()].forEach(again);

async function send(key) {
  const draft = drafts.get(key);
  if (draft?.state !== "waiting") return; // given up, or sent with what was typed before
  draft.state = "sending";
  const body = new URLSearchParams({ csrfmiddlewaretoken: token(), version: draft.version });
  for (const [at, field] of fields(blank(key.split("/")[1])).entries()) body.set(field.name, draft.values[at]);
  await ask(key, draft, body);
}

async function ask(key, draft, body) {
  let content;
  const shown = grid().dataset.columns.split(",").map((column) => ["column", column]); // of the row that is answered
  try {
    const options = { method: "POST", headers: { "HX-Request": "true" }, body: new URLSearchParams([...shown, ...body]), signal: AbortSignal.timeout(LONGEST) };
    const answer = await fetch(address(key), options);
    if (answer.redirected) throw new Error(words().out); // to the page for signing in
    if (answer.status === 404) throw new Error(words().gone);
    if (!answer.ok) throw new Error(words().failed);
    content = document.createElement("template");
    content.innerHTML = await answer.text();
  } catch (error) {
    const said = error instanceof TypeError || error instanceof DOMException ? words().failed : error.message;
    return fail(key, draft, said);
  }
  const row = content.content.querySelector("tr");
  if (row) taken(key, draft, row, content.content);
  else refused(key, draft, content.content);
}

function fail(key, draft, said) {
  const latest = drafts.get(key);
  if (latest !== draft) return; // newer words for this cell wait behind it
  Object.assign(draft, { state: "failed", said });
  show(key);
}

function taken(key, draft, row, content) {
  const newer = drafts.get(key) === draft ? null : drafts.get(key);
  if (newer) newer.version = row.dataset.version;
  else forget(key);
  const cell = cellAt(key);
  if (cell && !newer) rebase(cell, row.dataset.version);
  bring(row);
  if (cell) {
    cell.dataset.saved = words().saved;
    setTimeout(() => delete cell.dataset.saved, 2000);
  }
  tell("saved");
  say(content);
}

// How a row is now, in every cell that nobody is typing into.
export function bring(now) {
  const row = document.getElementById(now.id);
  if (!row) return;
  row.dataset.version = now.dataset.version;
  row.classList.toggle("row--stale", now.classList.contains("row--stale"));
  const chosen = row.querySelector(".row-box")?.checked;
  for (const cell of [...now.children]) {
    const old = row.querySelector(`:scope > [data-column="${cell.dataset.column}"]`);
    if (!old) continue;
    const draft = "cell" in old.dataset ? drafts.get(keyOf(old)) : null;
    for (const name of ["was", "wasToo", "words"]) if (name in cell.dataset) old.dataset[name] = cell.dataset[name];
    if (draft) draft.nodes = [...cell.childNodes];
    else if (isOpen(old) || !formIn(old)) replaceShown(old, [...cell.childNodes]);
  }
  const box = row.querySelector(".row-box");
  if (box) Object.assign(box, { checked: chosen ?? false, value: `${row.id.slice("organization-".length)}:${row.dataset.version}` });
}

// What a page of the list says of the rows that are shown here, and its message.
export function bringAll(page) {
  for (const row of page.querySelectorAll("tr[id^='organization-']")) bring(row);
  say(page);
}

const undos = []; // where the acts of this page are taken back, the last one last

// Messages of an act on this page: Ctrl-Z takes it back, and their buttons lead back here.
export function heed(messages) {
  const found = [...messages.querySelectorAll("form[action*='/undo/']")].map((form) => form.getAttribute("action"));
  undos.push(...found.filter((action) => !undos.includes(action)));
  for (const field of messages.querySelectorAll("[name='next']")) field.value = location.pathname + location.search;
}

export function say(content) {
  const messages = content.querySelector("#messages");
  if (!messages) return;
  heed(messages);
  document.getElementById("messages").replaceChildren(...messages.childNodes);
  document.dispatchEvent(new Event("htmx:afterSettle"));
}

// The form as the server gave it back: with its faults, or with both values to choose from.
function refused(key, draft, content) {
  const cell = cellAt(key);
  const faults = [...content.querySelectorAll(".errorlist li, .cell-form__conflict > p")].map((each) => each.textContent);
  fail(key, draft, faults.join(" ") || words().failed);
  if (!cell || drafts.get(key) !== draft || isOpen(cell)) return;
  const here = document.activeElement === cell || document.activeElement === document.body;
  const form = content.querySelector("form");
  if (!form) return;
  cell.querySelector(".cell-form__said")?.remove(); // the form says it
  layOver(cell, form);
  if (here) (form.querySelector("[name='keep']") ?? fields(form)[0]).focus();
}

// A form that the server gave back is sent again as it stands.
export function resend(cell, submitter) {
  const key = keyOf(cell);
  const form = formIn(cell);
  const body = new URLSearchParams(new FormData(form, submitter));
  const values = valuesIn(form);
  const draft = { values, version: body.get("version"), words: inWords(cell.dataset.cell, values) };
  put(key, { ...draft, state: "sending", nodes: drafts.get(key)?.nodes });
  queue = queue.then(() => ask(key, drafts.get(key), body));
}

// A refused form that somebody typed into and left.
export function resendChanged(cell) {
  const form = formIn(cell);
  if (!form || form.dataset.column || form.querySelector("[name='keep']")) return;
  if (!same(valuesIn(form), drafts.get(keyOf(cell))?.values ?? [])) resend(cell);
}
