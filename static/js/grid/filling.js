// A chosen block of cells, emptied or filled downward: one change, by the way that pasted cells take. What is in doubt
// there, also since somebody else was quicker, is shown before anything is written.

import { cells, rows } from "./places.js";
import { block, carry, inSheet, values } from "./blocks.js";
import { bringAll, inTurn, LONGEST, token } from "./saving.js";
import { tell } from "./drafts.js";

const line = (each) => each.map((value) => (value ? inSheet(value) : '""')).join("\t"); // "" is a cell as well

// Line by line, without the coalitions, which have a panel of their own.
function lines(chosen) {
  const all = new Set(chosen.filter((cell) => !("panel" in cell.dataset)));
  return rows().map((row) => cells(row).filter((cell) => all.has(cell))).filter((found) => found.length);
}

export function emptyBlock() {
  const chosen = lines(block());
  if (chosen.length) inTurn(() => write(chosen, () => ""));
}

// Each column takes what its first cell holds; names stay, since no two organizations have one.
export function fillBlock() {
  const chosen = lines(block());
  if (chosen.length > 1) inTurn(() => write(chosen, (value, cell) => (cell.dataset.cell === "name" ? "" : value)));
}

async function write(chosen, changed) {
  const held = chosen[0].flatMap((cell) => values(cell).map((value) => changed(value, cell)));
  const form = carry(chosen[0][0], chosen.map(() => line(held)).join("\r\n"), true);
  const body = new URLSearchParams(new FormData(form));
  body.set("csrfmiddlewaretoken", token());
  body.set("at_once", "1");
  tell("saving");
  try {
    const answer = await fetch(form.action, { method: "POST", body, signal: AbortSignal.timeout(LONGEST) });
    if (!answer.ok && answer.status !== 422) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.redirected) return form.requestSubmit(); // to the page that shows what is in doubt
    if (new URL(answer.url).pathname !== location.pathname) return location.assign(answer.url);
    bringAll(page);
    tell("saved");
  } catch {
    tell("failed");
  }
}
