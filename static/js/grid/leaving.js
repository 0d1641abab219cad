// Whoever leaves the page while cells are on their way waits for them; what failed keeps them here.

import { commit, settled } from "./saving.js";
import { drafts } from "./drafts.js";
import { cellOf } from "./places.js";

async function after(go) {
  await settled();
  if (!drafts.size) go();
}

function onClick(event) {
  const link = event.target.closest?.("a[href]");
  if (!drafts.size || !link || link.hasAttribute("hx-get") || link.target || link.hasAttribute("data-cell-cancel")) return;
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  after(() => location.assign(link.href));
}

function onSubmit(event) {
  const form = event.target;
  if (!drafts.size || cellOf(form) || form.hasAttribute("hx-post") || form.hasAttribute("hx-get")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  after(() => form.requestSubmit(submitter?.isConnected ? submitter : null));
}

export function listen() {
  document.addEventListener("click", onClick);
  document.addEventListener("submit", onSubmit, true);
  addEventListener("beforeunload", (event) => {
    const cell = cellOf(document.activeElement);
    if (cell) commit(cell);
    if (drafts.size) event.preventDefault();
  });
}
