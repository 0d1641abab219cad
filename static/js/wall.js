// The wall: blank it at once (B or .), fill the screen (F), leave (Esc twice is the browser's; Q goes back),
// and show it anew when the data behind it changed. It never shows anything that the server did not send.

const EVERY = 4000;
const wall = document.querySelector("[data-wall]");
const status = document.querySelector("[data-wall-status]");

// The server draws for the room that question and legend leave, measured as if the screen were 1080 high:
// so names are as large a part of each wall, and never smaller than 20 points on one of 1080p.
function fit() {
  const box = document.querySelector("[data-wall-map]").getBoundingClientRect();
  const wanted = [box.width, box.height].map((side) => Math.floor((side * 1080) / innerHeight / 20) * 20);
  const drawn = wall.dataset.frame.split("x").map(Number);
  if (wanted.some((side) => side < 300 || side > 5000)) return;
  if (wanted.every((side, at) => Math.abs(side - drawn[at]) <= 20)) return;
  const url = new URL(location.href);
  url.searchParams.set("frame", wanted.join("x"));
  location.replace(url);
}
fit();

// The legend's example sizes are as large as the map draws them.
const scale = document.querySelector("[data-map-drawing]")?.getScreenCTM()?.a ?? 1;
for (const example of document.querySelectorAll("[data-map-size]")) {
  example.setAttribute("width", example.dataset.mapSize * scale);
  example.setAttribute("height", example.dataset.mapSize * scale);
}
let resized = 0;
addEventListener("resize", () => {
  clearTimeout(resized);
  resized = setTimeout(fit, 300);
});

// #blank stays in the address, so that a reload in between never lights the wall up.
function blank() {
  location.hash = location.hash === "#blank" ? "#" : "#blank";
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  if (key === "b" || key === ".") blank();
  else if (key === "f") document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  else if (key === "q") location.assign(wall.dataset.backUrl);
  else return;
  event.preventDefault();
});

async function look() {
  try {
    const answer = await fetch(wall.dataset.stateUrl, { headers: { accept: "text/plain" }, redirect: "error" });
    if (!answer.ok) return location.reload();
    if ((await answer.text()) !== wall.dataset.state) return location.reload();
    status.textContent = "";
    delete wall.dataset.offline;
  } catch {
    status.textContent = status.dataset.offline;
    wall.dataset.offline = "";
  }
  setTimeout(look, EVERY);
}
setTimeout(look, EVERY);
