// The matrix under the keyboard: arrows move, keys enter, each cell saves by itself. Cells are written as
// coalitions/templatetags/matrix.py writes them; nothing is shown as saved before the server said so.

export const table = document.querySelector("[data-matrix]");
const scroller = document.getElementById("matrix-scroll");
const sitting = document.getElementById("sitting");
const status = document.getElementById("matrix-said");
const keys = document.getElementById("matrix-keys");
const queues = new WeakMap(); // what is under way in a cell; a cell's acts follow one another
const shownSaved = new WeakMap();
const undos = [];
let waitsForDegree = false;

const word = (name) => document.getElementById("matrix-words").content.querySelector(`[data-${name}]`).textContent;
const stanceWord = (stance) => keys.querySelector(`[data-word="${stance}"]`).textContent;
const rows = table ? [...table.querySelectorAll("tbody tr")] : []; // in several bodies; none comes or goes
export const heads = () => table.querySelectorAll(".matrix__tenets th");
export const held = (td) => "held" in td.dataset;

function say(words) {
  status.textContent = "";
  requestAnimationFrame(() => { status.textContent = words; });
}

export function cellOf(organization, tenet) {
  const row = table.querySelector(`tr[data-organization="${organization}"]`);
  const head = table.querySelector(`th[data-tenet="${tenet}"]`);
  return row && head ? row.cells[head.cellIndex] : null;
}

export function read(td) {
  const { s, v, r, e, k, q } = td.dataset;
  const number = (text) => (text ? Number(text) : null);
  return {
    key: k ?? "", stance: number(s), vitality: number(v), red_line: r === "1", evidence: e ?? "", ask: q === "1",
    words: s ? td.firstChild.textContent : "", more: td.querySelector("small")?.textContent ?? "",
  };
}

function put(td, name, value) {
  if (value === null || value === undefined || value === "" || value === false) delete td.dataset[name];
  else td.dataset[name] = value === true ? "1" : value;
}

// One organization more or less on each side of a column.
function count(td, before, after) {
  const head = heads()[td.cellIndex];
  for (const [stance, step] of [[before, -1], [after, 1]]) {
    const sum = head.querySelector(`[data-sum="${stance === null ? "" : Math.sign(stance)}"]`);
    const number = Number(sum?.textContent.replace(/\D/g, ""));
    if (sum) sum.textContent = (number + step).toLocaleString(document.documentElement.lang);
  }
}

export function show(td, cell) {
  const stance = cell.words ? cell.stance : null;
  const before = read(td).stance;
  if (before !== stance) count(td, before, stance);
  delete td.dataset.held;
  put(td, "k", cell.key);
  put(td, "s", cell.words ? String(stance) : "");
  put(td, "v", cell.vitality);
  put(td, "r", cell.red_line);
  put(td, "e", cell.evidence);
  put(td, "q", cell.ask);
  const disputed = td.querySelector(":scope > b"); // an answer that is changed stays disputed until it is settled
  td.replaceChildren();
  if (cell.words) {
    const more = document.createElement("small");
    more.textContent = cell.more;
    td.append(cell.words, more);
  }
  if (cell.ask) td.append(Object.assign(document.createElement("i"), { textContent: word("ask") }));
  if (disputed && cell.words) td.append(disputed);
}

function choice(words, act) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
  button.addEventListener("click", (event) => { event.stopPropagation(); act(); });
  return button;
}

// What was entered stays in the cell until somebody chose; `choices` are buttons below it.
function hold(td, said, ...choices) {
  td.dataset.held = "";
  td.append(...choices);
  if (document.activeElement === td) choices[0].focus();
  say(said);
}

function inWords(cell) {
  const parts = [cell.words || word("unknown"), cell.red_line && word("red"), cell.vitality && `${word("degree")} ${cell.vitality}`];
  return parts.filter(Boolean).join(", ");
}

async function post(url, fields) {
  const body = new FormData(sitting);
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(url, { method: "POST", body, headers: { accept: "application/json" }, redirect: "error" });
  if (!answer.headers.get("content-type")?.includes("json")) throw new Error("no answer");
  return answer.json();
}

async function save(td, fields, shown) {
  if (held(td)) return;
  const before = read(td);
  const mine = { ...before, ...shown };
  show(td, mine);
  td.setAttribute("aria-busy", "true");
  await send(td, fields, before, mine, before.key);
  td.removeAttribute("aria-busy");
}

async function send(td, fields, before, mine, seen) {
  const again = (key) => { show(td, mine); enqueue(td, () => send(td, fields, before, mine, key)); td.focus(); };
  const where = { organization: td.parentNode.dataset.organization, tenet: heads()[td.cellIndex].dataset.tenet, seen };
  let answer;
  try {
    answer = await post(table.dataset.save, { ...where, ...fields });
  } catch {
    show(td, mine);
    const leave = () => { show(td, before); td.focus(); };
    return hold(td, word("again"), choice(word("again"), () => again(seen)), choice(`${word("drop")}: ${inWords(before)}`, leave));
  }
  if (answer.stale) {
    show(td, mine);
    const theirs = () => { show(td, answer.cell); td.focus(); };
    const keep = choice(word("mine") + inWords(mine), () => again(answer.cell.key));
    return hold(td, answer.said, choice(word("theirs") + inWords(answer.cell), theirs), keep);
  }
  if (answer.refused) show(td, before);
  else arrived(td, answer);
  say(answer.said);
}

function arrived(td, answer) {
  show(td, answer.cell);
  if (answer.undo) undos.push(answer.undo);
  td.classList.add("is-saved"); // not an animation: that would paint the page anew with every frame
  clearTimeout(shownSaved.get(td));
  shownSaved.set(td, setTimeout(() => td.classList.remove("is-saved"), 1500));
}

function enqueue(td, act) {
  const next = (queues.get(td) ?? Promise.resolve()).then(act);
  queues.set(td, next.catch(() => {}));
}

const enter = (td, fields, shown) => enqueue(td, () => save(td, { act: "enter", ...fields }, shown(read(td))));

function setStance(td, stance) {
  enter(td, { stance }, () => ({ stance, words: stanceWord(stance), more: word("saving") }));
}

function setVitality(td, vitality) {
  enter(td, { vitality }, (now) => ({ vitality: vitality || null, more: now.words ? word("saving") : "" }));
}

function toggleRedLine(td) {
  enqueue(td, () => {
    const red = !read(td).red_line;
    return save(td, { act: "enter", red_line: red ? 1 : 0 }, { red_line: red });
  });
}

function toggleAsk(td) {
  enqueue(td, () => {
    const ask = !read(td).ask;
    return save(td, { act: ask ? "ask" : "unask" }, { ask });
  });
}

function clear(td) {
  enqueue(td, () => (read(td).key ? save(td, { act: "clear" }, {}) : null));
}

const idIn = (url) => url.match(/[0-9a-f-]{36}/)[0];

// A pasted block loads the page anew: what was entered before it can still be taken back, after the block itself.
function keepUndos(pasted) {
  sessionStorage.setItem("matrix-undos", JSON.stringify({ path: location.pathname, pasted, undos }));
}

function keptUndos() {
  const kept = JSON.parse(sessionStorage.getItem("matrix-undos") ?? "{}");
  sessionStorage.removeItem("matrix-undos");
  if (kept.path !== location.pathname) return;
  const form = kept.pasted && document.querySelector("#messages form[action$='/undo/']");
  undos.push(...kept.undos, ...(form ? [`${location.pathname}undo/${idIn(form.getAttribute("action"))}/`] : []));
}

async function undo() {
  const url = undos.pop();
  if (!url) return say(word("nothing"));
  let answer;
  try {
    answer = await post(url, {});
  } catch {
    undos.push(url);
    return say(word("again"));
  }
  if (answer.more) {
    keepPlace();
    keepUndos(false);
    return location.reload();
  }
  document.querySelector(`#messages form[action$="/${idIn(url)}/undo/"]`)?.closest(".message").remove();
  for (const cell of answer.cells ?? []) {
    const td = cellOf(cell.organization, cell.tenet);
    if (td) show(td, cell);
  }
  say(answer.said);
}

// One cell is reached by Tab, the others and the links of the heads by arrows: else the keyboard would pass by
// every demand and every organization on its way.
function move(cell) {
  const takes = cell?.matches("th") ? cell.querySelector("a") : cell;
  if (!takes) return;
  if (takes === cell) {
    table.querySelector("td[tabindex]")?.removeAttribute("tabindex");
    cell.tabIndex = 0;
  }
  takes.focus({ preventScroll: true });
  cell.scrollIntoView({ block: "nearest", inline: "nearest" });
}

function target(cell, event) {
  const row = rows.indexOf(cell.parentNode); // -1: the heads
  const column = cell.cellIndex;
  const last = [rows.length - 1, heads().length - 1];
  const ahead = document.dir === "rtl" ? -1 : 1;
  const page = Math.max(1, Math.floor(scroller.clientHeight / cell.offsetHeight) - 3);
  const all = event.ctrlKey || event.metaKey;
  const [y, x] = {
    ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - ahead], ArrowRight: [row, column + ahead],
    Home: [all ? 0 : row, 1], End: [all ? last[0] : row, last[1]],
    PageUp: [row - page, column], PageDown: [row + page, column],
  }[event.key] ?? [];
  if (y === undefined) return null;
  // a key that is held stops at the last cell: what is typed next is meant for one
  const top = row < 0 || (event.key === "ArrowUp" && !event.repeat) ? -1 : 0;
  const start = column === 0 || !event.repeat ? 0 : 1;
  const line = rows[Math.min(Math.max(y, top), last[0])] ?? heads()[0].parentNode;
  return line.cells[Math.min(Math.max(x, start), last[1])];
}

// While nothing else is to be done, rows outside of the window are laid out once, few at a time: a held PageDown
// comes past rows that are ready, which halves its work. Browsers without idle time lay them out as they come.
function layOut(at) {
  globalThis.requestIdleCallback?.((idle) => {
    let next = at;
    while (next < rows.length && idle.timeRemaining() > 4) rows[next++].lastElementChild.getBoundingClientRect();
    if (next < rows.length) layOut(next);
  });
}

// The physical key, so that digits are where they are on every keyboard; a phone sends the letter alone.
function digitOf(event) {
  const [, pad, digit] = /^(Digit|Numpad)([0-5])$/.exec(event.code) ?? [];
  if (digit) return pad === "Numpad" && event.key !== digit ? null : Number(digit);
  return /^[0-5]$/.test(event.key) ? Number(event.key) : null;
}

function waitForDegree(waits) {
  waitsForDegree = waits;
  keys.toggleAttribute("data-waits", waits);
  if (waits) say(word("vital"));
}

function step(td, sign) {
  const now = read(td).stance ?? 0;
  setStance(td, Math.sign(now) === sign ? sign * 2 : sign);
}

// Another page is looked at, or this one anew: whoever comes back goes on where they were.
function keepPlace() {
  const td = table.querySelector("td[tabindex]");
  if (td) sessionStorage.setItem("matrix-place", [location.pathname, td.parentNode.dataset.organization, heads()[td.cellIndex].dataset.tenet]);
}

function keptPlace() {
  const [path, organization, tenet] = (sessionStorage.getItem("matrix-place") ?? "").split(",");
  sessionStorage.removeItem("matrix-place");
  return path === location.pathname ? cellOf(organization, tenet) : null;
}

function openForm(td) {
  const link = table.dataset.form.replace("00000000-0000-0000-0000-000000000000", td.parentNode.dataset.organization);
  const back = encodeURIComponent(location.pathname + location.search);
  keepPlace();
  location.assign(`${link}?tenet=${heads()[td.cellIndex].dataset.tenet}&known=1&next=${back}`);
}

const LETTERS = {
  "+": (td) => step(td, 1), "-": (td) => step(td, -1), "−": (td) => step(td, -1), "?": toggleAsk, r: toggleRedLine,
  v: () => waitForDegree(true), Delete: clear, Backspace: clear, Enter: openForm, F2: openForm,
};

function entered(td, event) {
  const digit = digitOf(event);
  const degree = waitsForDegree || event.shiftKey;
  if (waitsForDegree) waitForDegree(false);
  if (digit !== null && event.key !== "?" && event.key !== "+") {
    if (degree) setVitality(td, digit);
    else setStance(td, digit ? digit - 3 : 0);
    return true;
  }
  const act = LETTERS[event.key] ?? LETTERS[event.key.toLowerCase()];
  act?.(td);
  return Boolean(act);
}

function onKey(event) {
  const td = event.target.closest("td");
  if (event.altKey) return;
  if (event.target.matches("th a")) {
    const next = target(event.target.closest("th"), event);
    if (next) event.preventDefault();
    return move(next);
  }
  if (!td) return;
  if (event.target !== td) {
    if (event.key === "Escape") td.querySelector("button:first-of-type")?.click();
    return;
  }
  const next = target(td, event);
  if (next) move(next);
  else if (!table.dataset.save) return;
  else if (event.ctrlKey || event.metaKey) {
    if (event.key.toLowerCase() !== "z" || event.shiftKey) return;
    undo();
  } else if (!entered(td, event)) return;
  event.preventDefault();
}

async function preview(url, body) {
  const dialog = document.getElementById("matrix-paste");
  const answer = await fetch(url, { method: "POST", body, redirect: "manual" });
  if (answer.type === "opaqueredirect") {
    keepPlace();
    keepUndos(true);
    return location.reload();
  }
  dialog.querySelector("[data-into]").innerHTML = await answer.text();
  if (!dialog.open) dialog.showModal();
}

function onPaste(event) {
  const td = document.activeElement;
  if (!td?.matches("[data-matrix] td")) return;
  event.preventDefault();
  const text = event.clipboardData.getData("text/plain");
  const body = new FormData(sitting);
  const lines = text.split("\n").length;
  const below = rows.slice(rows.indexOf(td.parentNode)).slice(0, lines);
  body.set("text", text);
  body.set("rows", below.map((row) => row.dataset.organization).join(","));
  body.set("columns", [...heads()].slice(td.cellIndex).map((head) => head.dataset.tenet).join(","));
  preview(table.dataset.paste, body).catch(() => say(word("again")));
}

if (table) {
  scroller.removeAttribute("tabindex");
  scroller.style.scrollPaddingBlockStart = `${table.tHead.offsetHeight}px`;
  scroller.style.scrollPaddingInlineStart = `${heads()[0].offsetWidth}px`;
  const first = rows[0].cells[1];
  if (!first.querySelector("a")) {
    first.tabIndex = 0;
    for (const link of table.querySelectorAll("th a")) link.tabIndex = -1;
    table.addEventListener("keydown", onKey);
    table.addEventListener("click", (event) => {
      const td = event.target.closest("td");
      if (td?.closest("tbody") && !event.target.closest("button, a")) move(td);
    });
  }
  move(keptPlace());
  layOut(0);
  if (table.dataset.save) {
    keptUndos();
    document.addEventListener("paste", onPaste);
    document.addEventListener("submit", (event) => {
      if (event.target.closest("#messages")) {
        const taken = undos.indexOf(`${location.pathname}undo/${idIn(event.target.action)}/`);
        if (taken >= 0) undos.splice(taken, 1);
        keepPlace();
        keepUndos(false);
      }
      if (!event.target.matches("[data-matrix-paste]")) return;
      event.preventDefault();
      preview(event.target.action, new FormData(event.target, event.submitter)).catch(() => say(word("again")));
    });
  }
}
