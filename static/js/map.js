// The map comes from the server as a finished picture with links. This adds moving closer, looking around,
// what an organization is tied to and why, and opening it beside the map. Nothing is drawn or placed here.
//
// <figure class="map" data-map data-why-url="…" data-panel="#map-panel" data-panel-url="…"> <svg data-map-drawing>
// data-why-url  answers ?organization=ID (and &with=ID, the one that is open) with a fragment for #why
// data-panel    what opens beside the map, filled by htmx from data-panel-url, in which the organization's id
//               takes the place of data-no-id; without them links simply lead to the organization's page

const MOST = 8;
const STEP = 1.4;
const still = matchMedia("(prefers-reduced-motion: reduce)");
const SVG = "http://www.w3.org/2000/svg";

function setUp(map) {
  const svg = map.querySelector("[data-map-drawing]");
  if (!svg || map.dataset.ready !== undefined) return;
  map.dataset.ready = "";
  const view = svg.querySelector(".map-view");
  const { width, height } = svg.viewBox.baseVal;
  const seen = { x: 0, y: 0, zoom: 1 };
  const organizations = new Map();
  for (const item of svg.querySelectorAll(".map-organization")) organizations.set(item.dataset.id, item);
  const ties = tiesByEnd(svg);
  const tip = svg.appendChild(document.createElementNS(SVG, "g"));
  tip.classList.add("map-tip");
  tip.setAttribute("aria-hidden", "true");
  if (!svg.hasAttribute("tabindex")) svg.setAttribute("tabindex", "0");
  for (const title of svg.querySelectorAll(".map-organization > title")) title.remove(); // the tip says it sooner

  // ---- moving closer and looking around ---------------------------------------------------------
  let frame = 0;
  function show() {
    frame = 0;
    view.setAttribute("transform", `translate(${seen.x} ${seen.y}) scale(${seen.zoom})`);
    svg.style.setProperty("--inverse", String(1 / seen.zoom));
    const level = seen.zoom >= 8 ? 8 : seen.zoom >= 4 ? 4 : seen.zoom >= 2 ? 2 : 1;
    if (svg.dataset.level !== String(level)) svg.dataset.level = String(level);
  }
  function draw() {
    frame ||= requestAnimationFrame(show);
  }
  function hold() {
    seen.x = Math.min(0, Math.max(width * (1 - seen.zoom), seen.x));
    seen.y = Math.min(0, Math.max(height * (1 - seen.zoom), seen.y));
  }
  function go(zoom, x = width / 2, y = height / 2) {
    const next = Math.min(MOST, Math.max(1, zoom));
    seen.x = x - ((x - seen.x) / seen.zoom) * next;
    seen.y = y - ((y - seen.y) / seen.zoom) * next;
    seen.zoom = next;
    hold();
    draw();
  }
  function move(x, y) {
    seen.x += x;
    seen.y += y;
    hold();
    draw();
  }
  let gliding = 0;
  let aim = 1; // where the last glide leads, so that three quick presses count three times
  function glide(zoom) {
    cancelAnimationFrame(gliding);
    const from = seen.zoom;
    const to = Math.min(MOST, Math.max(1, zoom));
    aim = to;
    if (still.matches) {
      gliding = 0;
      return go(to);
    }
    const began = performance.now();
    const tick = (now) => {
      const part = Math.min(1, (now - began) / 160);
      go(from * (to / from) ** part);
      gliding = part < 1 ? requestAnimationFrame(tick) : 0;
    };
    gliding = requestAnimationFrame(tick);
  }
  function place(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  svg.addEventListener("wheel", (event) => {
    if (seen.zoom === 1 && event.deltaY > 0 && !event.ctrlKey) return; // let the page scroll on
    event.preventDefault();
    const at = place(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    go(seen.zoom * Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0018)), at.x, at.y);
  }, { passive: false });

  const fingers = new Map();
  let dragged = 0;
  let pressed = null;
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    fingers.set(event.pointerId, place(event));
    if (fingers.size === 1) {
      dragged = 0;
      pressed = event.pointerId;
    }
  });
  addEventListener("pointermove", (event) => {
    const before = fingers.get(event.pointerId);
    if (!before) return;
    const now = place(event);
    const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1];
    if (other) {
      const was = Math.hypot(before.x - other.x, before.y - other.y);
      const is = Math.hypot(now.x - other.x, now.y - other.y);
      if (was > 0) go(seen.zoom * (is / was), (now.x + other.x) / 2, (now.y + other.y) / 2);
      dragged = Infinity;
    } else {
      dragged += Math.hypot(now.x - before.x, now.y - before.y);
      if (dragged > 6 && pressed === event.pointerId) {
        map.dataset.dragging = "";
        move(now.x - before.x, now.y - before.y);
      }
    }
    fingers.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) {
    addEventListener(end, (event) => {
      fingers.delete(event.pointerId);
      if (!fingers.size) delete map.dataset.dragging;
    });
  }
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("dblclick", (event) => {
    const at = place(event);
    go(seen.zoom * 2, at.x, at.y);
  });

  const keys = {
    "+": () => glide((gliding ? aim : seen.zoom) * STEP),
    "=": () => glide((gliding ? aim : seen.zoom) * STEP),
    "-": () => glide((gliding ? aim : seen.zoom) / STEP),
    "0": () => glide(1),
    ArrowLeft: () => move(80, 0),
    ArrowRight: () => move(-80, 0),
    ArrowUp: () => move(0, 80),
    ArrowDown: () => move(0, -80),
  };
  svg.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      close();
      return dim();
    }
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  for (const button of map.querySelectorAll("[data-map-zoom]")) {
    button.hidden = false;
    button.addEventListener("click", () => keys[button.dataset.mapZoom]?.());
  }

  // ---- what an organization is tied to, and why --------------------------------------------------
  let lit = null;
  let open = null;
  function light(item) {
    if (item === lit) return;
    dim();
    lit = item;
    const name = item.dataset.id;
    item.classList.add("is-lit");
    for (const { element, other } of ties.get(name) ?? []) {
      element.classList.add("is-lit");
      organizations.get(other)?.classList.add("is-lit");
    }
    svg.dataset.lit = name;
    if (Number(item.dataset.zoom) > Number(svg.dataset.level ?? 1)) tell(item);
    ask(name);
  }
  function dim() {
    if (!lit) return;
    for (const element of svg.querySelectorAll(".is-lit")) element.classList.remove("is-lit");
    delete svg.dataset.lit;
    tip.replaceChildren();
    lit = null;
  }
  function tell(item) {
    const text = document.createElementNS(SVG, "text");
    const ground = document.createElementNS(SVG, "rect");
    text.textContent = item.dataset.name;
    text.setAttribute("text-anchor", "middle");
    text.setAttribute("font-size", "20");
    tip.replaceChildren(ground, text);
    const spot = item.querySelector(".map-steady").getCTM();
    const at = new DOMPoint(0, 0).matrixTransform(svg.getCTM().inverse().multiply(spot));
    const half = text.getComputedTextLength() / 2 + 10;
    const x = Math.min(width - half - 4, Math.max(half + 4, at.x));
    const y = at.y > 60 ? at.y - 30 : at.y + 48;
    text.setAttribute("x", x);
    text.setAttribute("y", y);
    for (const [key, value] of [["x", x - half], ["y", y - 23], ["width", half * 2], ["height", 32], ["rx", 6]]) {
      ground.setAttribute(key, value);
    }
  }
  const answers = new Map();
  let waiting = 0;
  let asking = null;
  function ask(name) {
    const why = document.getElementById("why");
    const url = map.dataset.whyUrl;
    if (!why || !url) return;
    clearTimeout(waiting);
    asking?.abort();
    const query = new URLSearchParams({ organization: name });
    if (open && open !== name) query.set("with", open);
    const key = String(query);
    if (answers.has(key)) return void (why.innerHTML = answers.get(key));
    waiting = setTimeout(async () => {
      asking = new AbortController();
      try {
        const answer = await fetch(`${url}?${key}`, { signal: asking.signal, headers: { "HX-Request": "true" } });
        if (!answer.ok || answer.redirected) return;
        const html = await answer.text();
        answers.set(key, html);
        if (lit?.dataset.id === name) why.innerHTML = html;
      } catch (error) {
        if (error.name !== "AbortError") why.textContent = map.dataset.whyFailed ?? "";
      }
    }, 140);
  }
  const organizationOf = (event) => event.target.closest?.(".map-organization");
  svg.addEventListener("pointerover", (event) => {
    if (fingers.size || event.pointerType === "touch") return;
    const item = organizationOf(event);
    if (item) light(item);
    else if (!svg.contains(document.activeElement) || document.activeElement === svg) dim();
  });
  svg.addEventListener("pointerleave", () => {
    if (!organizationOf({ target: document.activeElement })) dim();
  });
  svg.addEventListener("focusin", (event) => {
    const item = organizationOf(event);
    if (item) light(item);
  });
  svg.addEventListener("focusout", (event) => {
    if (!event.relatedTarget || !svg.contains(event.relatedTarget)) dim();
  });

  // ---- opening one beside the map ----------------------------------------------------------------
  svg.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link) return;
    if (dragged > 6) return event.preventDefault();
    const item = organizationOf(event);
    if (!item || !panel || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open) organizations.get(open)?.removeAttribute("aria-current");
    open = item.dataset.id;
    item.setAttribute("aria-current", "true");
    const box = svg.getBoundingClientRect();
    const spot = item.getBoundingClientRect();
    panel.dataset.side = spot.left + spot.width / 2 > box.left + box.width / 2 ? "start" : "end"; // never over it
    panel.hidden = false;
    const url = map.dataset.panelUrl.replace(map.dataset.noId, open);
    window.htmx.ajax("GET", url, { target: panel, swap: "innerHTML", source: link });
  }, true);
  const panel = document.querySelector(map.dataset.panel || "[data-map-panel]");
  function close() {
    if (!panel || panel.hidden) return;
    panel.hidden = true;
    const item = organizations.get(open);
    item?.removeAttribute("aria-current");
    item?.focus();
    open = null;
  }
  panel?.addEventListener("click", (event) => {
    if (event.target.closest("[data-map-close]")) close();
  });
  panel?.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
  panel?.addEventListener("htmx:afterSwap", () => panel.scrollIntoView({ block: "nearest" }));

  // ---- the legend's example sizes are drawn as large as the map draws them ---------------------------
  const examples = document.querySelectorAll("[data-map-size]");
  new ResizeObserver(() => {
    const scale = svg.getScreenCTM()?.a ?? 1;
    for (const example of examples) {
      example.setAttribute("width", example.dataset.mapSize * scale);
      example.setAttribute("height", example.dataset.mapSize * scale);
    }
  }).observe(svg);
}

function tiesByEnd(svg) {
  const found = new Map();
  for (const element of svg.querySelectorAll(".map-tie")) {
    const [source, target] = element.dataset.ends.split(" ");
    for (const [end, other] of [[source, target], [target, source]]) {
      if (!found.has(end)) found.set(end, []);
      found.get(end).push({ element, other });
    }
  }
  return found;
}

function setUpAll() {
  for (const map of document.querySelectorAll("[data-map]")) setUp(map);
}

setUpAll();
document.addEventListener("htmx:afterSettle", setUpAll);
