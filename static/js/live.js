// One stream of events for the page in front: that something changed (ids only), and who else is here. What
// changed is fetched as any page is. A page that is hidden doesn't listen; once it is back it is told what it
// missed. Nothing here touches what somebody is typing: see live-rows.js and live-cells.js.

const live = document.getElementById("live");
const bar = live.querySelector("[data-live-bar]");
const GATHER = 60; // milliseconds in which changes become one
const REST = 4000; // hidden for so long, a page stops listening
const SPOKEN = 4000; // between two sentences to a screen reader
let source = null;
let since = live.dataset.since;
let gathered = [];
let all = false;
let timer = 0;
let resting = 0;
// A stream begins a little before its page, for what was late. What this tab heard before is in the page.
const heard = new Map(JSON.parse(sessionStorage.getItem("live-heard") ?? "[]")
  .filter(([, at]) => at < performance.timeOrigin));

const kinds = live.dataset.kinds.split(" ").filter(Boolean);
const about = live.dataset.about;

function listen() {
  if (source || document.hidden) return;
  const url = new URL(live.dataset.live, location.href);
  url.searchParams.set("at", live.dataset.place);
  url.searchParams.set("since", since);
  source = new EventSource(url);
  source.addEventListener("change", (event) => {
    since = event.lastEventId;
    const change = JSON.parse(event.data);
    if (heard.has(change.id)) return;
    heard.set(change.id, Date.now());
    sessionStorage.setItem("live-heard", JSON.stringify([...heard].slice(-32)));
    gather(change);
  });
  source.addEventListener("resync", () => gather(null));
  source.addEventListener("here", (event) => here(JSON.parse(event.data)));
  source.addEventListener("pause", rest);
  source.addEventListener("closed", () => {
    rest();
    showBar(bar.dataset.ended, bar.dataset.reload);
    live.dataset.ended = "";
  });
}

function rest() {
  source?.close();
  source = null;
  here([]);
}

// Of a change the organizations that concern this page; undefined: none of its business, null: many.
function concerning(change) {
  let found;
  for (const [kind, ids] of Object.entries(change.reach)) {
    if (kinds.length && !kinds.includes(kind)) continue;
    if (ids === null) return null;
    if (about && !ids.includes(about)) continue;
    found = [...(found ?? []), ...ids];
  }
  return found;
}

function gather(change) {
  const organizations = change ? concerning(change) : null;
  if (organizations === undefined) return;
  if (organizations === null) all = true;
  gathered.push({ ...change, organizations: organizations ?? [] });
  timer ||= setTimeout(tell, GATHER);
}

function tell() {
  timer = 0;
  const changes = gathered;
  const detail = {
    all,
    changes: changes.map((change) => change.id).filter(Boolean),
    kinds: new Set(changes.flatMap((change) => Object.keys(change.reach ?? {}))),
    organizations: [...new Set(changes.flatMap((change) => change.organizations))],
    mine: changes.every((change) => change.mine),
    again: changes.every((change) => change.again),
  };
  gathered = [];
  all = false;
  document.dispatchEvent(new CustomEvent("live:changes", { detail }));
}

// A sentence for screen readers, at most one in a while: the last one counts.
let spoken = 0;
let speaking = 0;
export function say(words) {
  clearTimeout(speaking);
  if (!words) return;
  speaking = setTimeout(() => {
    spoken = Date.now();
    live.querySelector("[data-live-said]").textContent = words;
  }, Math.max(0, spoken + SPOKEN - Date.now()));
}

let show = () => location.reload();
function showBar(words, button) {
  if ("ended" in live.dataset) return;
  bar.querySelector("[data-live-words]").textContent = words;
  bar.querySelector("[data-live-show]").textContent = button;
  bar.hidden = false;
}

async function fetched(url, headers = {}) {
  const answer = await fetch(url, { headers });
  if (!answer.ok || answer.redirected) throw answer;
  return answer.text();
}

async function news(detail) {
  if (!live.dataset.news || !detail.changes.length) return bar.dataset.changed;
  const asked = new URLSearchParams(detail.changes.slice(0, 50).map((id) => ["change", id]));
  return fetched(`${live.dataset.news}?${asked}`).catch(() => bar.dataset.changed);
}

// The quiet line: somebody changed what is shown here; `act` shows it.
export async function offer(detail, act = () => location.reload()) {
  const words = await news(detail);
  show = () => {
    bar.hidden = true;
    act();
  };
  showBar(words, bar.querySelector("[data-live-show]").dataset.word);
}

live.addEventListener("click", (event) => {
  if (event.target.closest("[data-live-show]")) "ended" in live.dataset ? location.reload() : show();
});

// What arrived is marked for a moment.
export function mark(element) {
  element.classList.remove("is-arrived");
  requestAnimationFrame(() => element.classList.add("is-arrived"));
  setTimeout(() => element.classList.remove("is-arrived"), 3000);
}

const plain = (element) => element.textContent.replace(/\s+/g, " ");

// What differs between a section as it was and as it is: its parts, if it still has the same.
function pairs(old, now) {
  if (old.children.length !== now.children.length) return [[old, now]];
  return [...old.children].map((part, at) => [part, now.children[at]]).filter(([a, b]) => plain(a) !== plain(b));
}

function replace(old, now) {
  const open = [...old.querySelectorAll("details")].map((each) => each.open);
  old.replaceWith(now);
  now.querySelectorAll("details").forEach((each, at) => { each.open ||= Boolean(open[at]); });
  globalThis.htmx?.process(now);
  const rows = [...now.querySelectorAll("tr[id]")].filter((row) => {
    const before = old.querySelector(`#${CSS.escape(row.id)}`);
    return !before || plain(before) !== plain(row);
  });
  for (const changed of rows.length ? rows : [now]) mark(changed);
}

// Sections of the page, fetched again; one that somebody is in stays until they leave it or ask.
async function refresh(detail, forced = false) {
  const page = new DOMParser().parseFromString(await fetched(location.href), "text/html");
  let waits = false;
  let changed = false;
  for (const now of page.querySelectorAll("[data-live-part]")) {
    const old = document.querySelector(`[data-live-part="${now.dataset.livePart}"]`);
    if (!old || plain(old) === plain(now)) continue;
    if (!forced && old.querySelector(":is(input, select, textarea):focus, dialog[open]")) {
      waits = true;
      continue;
    }
    for (const [before, after] of pairs(old, now)) replace(before, after);
    changed = true;
  }
  if (waits) offer(detail, () => refresh(detail, true));
  else if (changed && !detail.mine) say(await news(detail));
}

let refreshing = Promise.resolve();
document.addEventListener("live:changes", ({ detail }) => {
  if (live.dataset.how === "page") refreshing = refreshing.then(() => refresh(detail)).catch(() => offer(detail));
  else if (live.dataset.how === "bar" && !(detail.mine && detail.again)) offer(detail);
});

// Who else is here

const initials = (name) => name.split(/\s+/).slice(0, 2).map((word) => [...word][0]).join("").toLocaleUpperCase();

function here(people) {
  const place = document.querySelector("[data-here]");
  if (!place) return;
  const words = people.length > 2 ? place.dataset.many : people.length === 2 ? place.dataset.two : place.dataset.one;
  const told = { one: people[0]?.name, other: people[1]?.name, count: people.length - 2 };
  place.querySelector("[data-here-words]").textContent = people.length
    ? words.replace(/\{(\w+)\}/g, (_whole, name) => told[name]) : "";
  place.querySelector(".here__marks").replaceChildren(...people.slice(0, 3).map(({ name }) =>
    Object.assign(document.createElement("span"), { className: "here__mark", textContent: initials(name) })));
  place.title = people.map(({ name }) => name).join(", ");
  place.hidden = !people.length;
}

document.addEventListener("visibilitychange", () => {
  clearTimeout(resting);
  if (document.hidden) resting = setTimeout(rest, REST);
  else listen();
});
addEventListener("focus", listen);
addEventListener("pagehide", rest);
addEventListener("pageshow", listen);
listen();
