// The command palette: Ctrl-K, Cmd-K or / opens it anywhere in a workspace, as a click into the rail's search
// box does. htmx asks the server while one types; this moves through the answer. Nothing is remembered.
// Without this file the rail's search box leads to a page of results.

const dialog = document.querySelector("[data-palette]");
const form = dialog.querySelector("form");
const field = form.querySelector("[role='combobox']");
const found = dialog.querySelector("#palette-found");
const said = dialog.querySelector("[data-palette-said]");
const box = document.querySelector("[data-search]");
let going = false; // Enter was pressed before the answer came

const options = () => [...found.querySelectorAll("[role='option']")];
const chosen = () => found.querySelector("[aria-selected='true']");
const answered = () => found.firstElementChild?.dataset.asked === field.value;

function choose(option) {
  chosen()?.setAttribute("aria-selected", "false");
  if (!option) return field.removeAttribute("aria-activedescendant");
  option.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", option.id);
  option.scrollIntoView({ block: "nearest" });
  if (option === options()[0]) option.closest("[role='listbox']").scrollTop = 0; // with the words above it
}

function step(by) {
  const all = options();
  const at = all.indexOf(chosen());
  if (all.length) choose(all[(at + by + all.length) % all.length]);
}

function follow(option, event) {
  if (!option) return form.submit();
  const { ctrlKey = false, metaKey = false, shiftKey = false } = event ?? {};
  option.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

function open(typed = "") {
  if (!dialog.open) {
    field.value = typed;
    dialog.showModal();
    form.dispatchEvent(new Event("palette:open"));
  }
  field.focus();
  field.select();
}

function empty() {
  going = false;
  field.value = "";
  said.textContent = "";
  field.setAttribute("aria-expanded", "false");
  choose(null);
  found.replaceChildren();
}

function isTyping(target) {
  return target.isContentEditable || target.closest("input, textarea, select, [role='textbox'], dialog[open]");
}

document.addEventListener("keydown", (event) => {
  const command = event.ctrlKey !== event.metaKey && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
  const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target);
  if (!command && !slash) return;
  event.preventDefault();
  open();
});

box?.addEventListener("click", () => open(box.value));

field.addEventListener("keydown", (event) => {
  if (event.isComposing) return;
  if (event.key === "ArrowDown") step(1);
  else if (event.key === "ArrowUp") step(-1);
  else if (event.key !== "Enter") return;
  else if (!answered()) going = true;
  else follow(chosen(), event);
  event.preventDefault();
});

// What is chosen follows the pointer only when that moves, not when the list moves under it.
found.addEventListener("pointermove", (event) => {
  const option = event.target.closest("[role='option']");
  if (option && option !== chosen()) choose(option);
});

dialog.addEventListener("click", (event) => {
  if (event.target === dialog) dialog.close();
  else if (event.target.closest("[role='option']") && !event.ctrlKey && !event.metaKey && !event.shiftKey) dialog.close();
});
dialog.addEventListener("close", empty);

// htmx says these things to what it asked for or to where the answer goes: both are in the dialog.
// Whoever was signed out meanwhile gets the page that says so, not its words in the list.
dialog.addEventListener("htmx:beforeSwap", (event) => {
  const answer = new URL(event.detail.xhr.responseURL || location.href);
  if (answer.pathname === new URL(form.action).pathname) return;
  event.detail.shouldSwap = false;
  form.submit();
});

dialog.addEventListener("htmx:afterSwap", () => {
  if (!dialog.open) return empty();
  const first = options()[0];
  field.setAttribute("aria-expanded", String(Boolean(first)));
  choose(first);
  said.textContent = found.firstElementChild?.dataset.said ?? "";
  if (going && answered()) {
    going = false;
    follow(first);
  }
});

for (const name of ["htmx:sendError", "htmx:responseError"]) {
  dialog.addEventListener(name, () => {
    going = false;
    said.textContent = said.dataset.failed;
  });
}
