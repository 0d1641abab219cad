// Comforts for every page. Each works on what the server wrote; without this file the pages still do their work.

const root = document.documentElement;

function setTheme(theme) {
  if (theme === "auto") root.removeAttribute("data-theme");
  else root.dataset.theme = theme;
  const age = theme === "auto" ? 0 : 31536000;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${theme}; path=/; max-age=${age}; samesite=lax${secure}`;
}

function showTheme(button) {
  const words = button.querySelector("[data-auto]");
  if (words) words.textContent = words.dataset[root.dataset.theme ?? "auto"];
}

function themeButtons() {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.hidden = false;
    showTheme(button);
  }
}

function nextTheme() {
  const order = ["auto", "light", "dark"];
  return order[(order.indexOf(root.dataset.theme ?? "auto") + 1) % order.length];
}

// A message leaves by itself after 8 seconds unless it warns, or someone is pointing at or reading it.
function watchMessages(within) {
  for (const button of within.querySelectorAll("[data-dismiss]")) button.hidden = false;
  for (const message of within.querySelectorAll(".message:not([data-stays], [data-watched])")) {
    message.dataset.watched = "";
    const leave = () => (message.matches(":hover, :focus-within") ? setTimeout(leave, 2000) : message.remove());
    setTimeout(leave, 8000);
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("[data-menu][open]")) {
    if (!except || !menu.contains(except)) menu.open = false;
  }
}

document.addEventListener("click", (event) => {
  const target = event.target;
  closeMenus(target);
  target.closest("[data-dismiss]")?.closest(".message, .notice")?.remove();
  const toggle = target.closest("[data-theme-toggle]");
  if (toggle) {
    setTheme(nextTheme());
    themeButtons();
  }
  const opener = target.closest("[data-dialog]");
  if (opener) {
    const dialog = document.getElementById(opener.dataset.dialog);
    if (dialog) {
      event.preventDefault();
      dialog.showModal();
    }
  }
  if (target.closest("[data-close]")) target.closest("dialog")?.close();
  if (target.closest("[data-print]")) print();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("[data-menu][open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

// A menu of fields is opened to fill in the first.
document.addEventListener("toggle", (event) => {
  const menu = event.target;
  if (menu.open && menu.matches(".chosen [data-menu]")) menu.querySelector("input, select, button")?.focus();
}, true);

// A guarded form warns before its words are lost.
const changed = new Set();
document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) changed.add(form);
});
addEventListener("beforeunload", (event) => {
  for (const form of changed) {
    if (form.isConnected) event.preventDefault();
  }
});

document.addEventListener("submit", (event) => {
  const question = event.submitter?.dataset.confirm ?? event.target.dataset.confirm;
  if (question && !confirm(question)) event.preventDefault();
  else changed.delete(event.target);
});

document.addEventListener("change", (event) => {
  if (event.target.closest("[data-auto-submit]")) event.target.form?.requestSubmit();
});

// Dropping a file on the drop place puts it into the field inside.
for (const name of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(name, (event) => {
    const place = event.target.closest?.("[data-file-drop]");
    if (!place) return;
    event.preventDefault();
    place.toggleAttribute("data-over", name === "dragover");
    const field = place.querySelector("input[type='file']");
    if (name === "drop" && event.dataTransfer.files.length) {
      field.files = event.dataTransfer.files;
      field.dispatchEvent(new Event("change", { bubbles: true }));
    }
  });
}

// The list of a page's sections marks the one that is being read.
function followSections(jump) {
  const links = [...jump.querySelectorAll("a[href^='#']")];
  const headings = links.map((link) => document.getElementById(link.hash.slice(1)));
  const mark = () => {
    const line = jump.getBoundingClientRect().bottom + 48;
    const read = headings.findLastIndex((heading) => heading?.getBoundingClientRect().top <= line);
    const atEnd = innerHeight + scrollY >= document.documentElement.scrollHeight - 2;
    const asked = links.findIndex((link) => link.hash === location.hash);
    const now = atEnd && asked > read ? asked : read;
    for (const [at, link] of links.entries()) {
      if (at !== now) link.removeAttribute("aria-current");
      else if (!link.hasAttribute("aria-current")) {
        link.setAttribute("aria-current", "true");
        jump.scrollTo({ left: link.offsetLeft - 16 });
      }
    }
  };
  let asked = 0;
  addEventListener("scroll", () => { asked ||= requestAnimationFrame(() => { asked = 0; mark(); }); }, { passive: true });
  addEventListener("hashchange", mark);
  mark();
}

document.addEventListener("htmx:afterSettle", () => watchMessages(document));
document.addEventListener("htmx:oobAfterSwap", () => watchMessages(document));

// With a script the submit button beside a self-sending select is not needed.
for (const button of document.querySelectorAll("[data-without-script]")) button.hidden = true;
for (const jump of document.querySelectorAll("[data-jump]")) followSections(jump);
themeButtons();
watchMessages(document);
