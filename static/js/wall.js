// The wall: blank it at once (B or .), fill the screen (F), leave (Esc twice is the browser's; Q goes back),
// and show it anew when the data behind it changed. It never shows anything that the server did not send.

const EVERY = 4000;
const wall = document.querySelector("[data-wall]");
const status = document.querySelector("[data-wall-status]");

// The server draws for two shapes of screen; ask for the one that this is.
const wanted = innerWidth / innerHeight < 1.5 ? "4x3" : "16x9";
if (wall.dataset.ratio !== wanted) {
  const url = new URL(location.href);
  url.searchParams.set("ratio", wanted);
  location.replace(url);
}

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
