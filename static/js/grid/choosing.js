// Rows that are chosen by their boxes: one, a range with Shift, the page, or everything that the filter finds.

let lastBox = null;

const boxes = () => [...document.querySelectorAll(".row-box")];

export function count() {
  const chosen = boxes().filter((box) => box.checked).length;
  const everything = document.getElementById("bulk-everything");
  if (everything && chosen < boxes().length) everything.checked = false;
  const said = document.querySelector("[data-chosen-count]");
  if (said) said.textContent = everything?.checked ? everything.dataset.count : chosen;
  for (const button of document.querySelectorAll("[data-choose]")) button.hidden = false;
}

export function onChoose(event) {
  const choose = event.target.closest("[data-choose]");
  if (choose) for (const box of boxes()) box.checked = choose.dataset.choose === "all";
  if (event.target.matches(".row-box")) range(event);
  if (event.target.matches("#bulk-everything") && event.target.checked) for (const box of boxes()) box.checked = true;
  if (choose || event.target.matches(".row-box, #bulk-everything")) count();
}

function range(event) {
  const all = boxes();
  const [from, to] = [all.indexOf(lastBox), all.indexOf(event.target)].sort((a, b) => a - b);
  if (event.shiftKey && from >= 0) for (const box of all.slice(from, to + 1)) box.checked = event.target.checked;
  lastBox = event.target;
}
