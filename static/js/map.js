// The map comes from the server as a finished picture with links. This adds moving closer, looking around,
// what an organization is tied to and why, and opening it beside the map. Nothing is drawn or placed here.
//
// <figure class="map" data-map data-why-url="…" data-panel="#map-panel" data-panel-url="…"> <svg data-map-drawing>
// data-type     the size of names in the drawing's units: where they would be too small, a part is shown at first
// data-eyes     whom the map is seen as; with data-compare others are compared with it while nobody is open
// data-why-url  answers ?organization=ID (and &with=ID, the one that is open) with a fragment for #why
// data-panel    what opens beside the map, filled by htmx from data-panel-url, in which the organization's id
//               takes the place of data-no-id; without them links simply lead to the organization's page

const MOST = 8;
const STEP = 1.4;
const EDGE = 24; // so near the edge is hardly seen
const READABLE = 12.5; // CSS pixels
const still = matchMedia("(prefers-reduced-motion: reduce)");
const SVG = "http://www.w3.org/2000/svg";

function setUp(map) {
  const svg = map.querySelector("[data-map-drawing]");
  if (!svg || map.dataset.ready !== undefined) return;
  map.dataset.ready = "";
  const view = svg.querySelector(".map-view");
  const { width, height } = svg.viewBox.baseVal;
  const seen = { x: 0, y: 0, zoom: 1 };
  const organizations = known(svg);
  const links = tiesByEnd(svg, [...organizations.keys()]);
  const tip = svg.appendChild(document.createElementNS(SVG, "g"));
  tip.classList.add("map-tip");
  tip.setAttribute("aria-hidden", "true");
  const dense = svg.classList.contains("map__drawing--dense");
  const bright = view.appendChild(document.createElementNS(SVG, "g")); // over a dense map: whoever is looked at
  bright.classList.add("map-bright");
  bright.setAttribute("aria-hidden", "true");
  if (!svg.hasAttribute("tabindex")) svg.setAttribute("tabindex", "0");

  // ---- moving closer and looking around ---------------------------------------------------------
  // Where the whole picture would leave its names smaller than READABLE, a part of it fills the box at first.
  const part = { width, height };
  let least = 1;
  function fit() {
    const box = svg.getBoundingClientRect();
    if (!box.width || !box.height) return;
    const whole = Math.min(box.width / width, box.height / height);
    const readable = READABLE / Number(map.dataset.type || 18);
    const scale = whole >= readable ? 0 : Math.max(readable, box.height / height);
    part.width = scale ? box.width / scale : width;
    part.height = scale ? box.height / scale : height;
    svg.setAttribute("viewBox", `0 0 ${part.width} ${part.height}`);
    least = Math.min(1, part.width / width, part.height / height);
    hold();
    draw();
  }
  const fingers = new Map();
  let frame = 0;
  function show() {
    frame = 0;
    view.setAttribute("transform", `translate(${seen.x} ${seen.y}) scale(${seen.zoom})`);
    const inverse = String(seen.zoom < 1 ? Math.max(1, 0.65 / seen.zoom) : 1 / seen.zoom);
    if (svg.style.getPropertyValue("--inverse") !== inverse) svg.style.setProperty("--inverse", inverse);
    if (svg.dataset.level !== String(level())) svg.dataset.level = String(level());
  }
  const level = () => [8, 4, 2, 1].find((each) => seen.zoom >= each - 0.001) ?? 0;
  function draw() {
    frame ||= requestAnimationFrame(show);
  }
  function held(at, room, size) {
    const spare = room - size; // what is smaller than its room stands in the middle of it
    return spare > 0 ? spare / 2 : Math.min(0, Math.max(spare, at));
  }
  function hold() {
    seen.x = held(seen.x, part.width, width * seen.zoom);
    seen.y = held(seen.y, part.height, height * seen.zoom);
  }
  const within = (zoom) => Math.min(MOST, Math.max(least, zoom));
  function go(zoom, x, y) {
    const next = within(zoom);
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
  function spotOf(item) {
    const { e, f } = item.transform.baseVal[0].matrix;
    return { x: e, y: f };
  }
  // Whom keys and buttons keep in the middle: who has the focus, else who is open beside the map.
  function kept() {
    const item = document.activeElement?.closest?.(".map-organization") ?? organizations.get(open);
    return item && svg.contains(item) ? spotOf(item) : null;
  }
  let gliding = 0;
  let aim = 1; // where the last glide leads, so that three quick presses count three times
  function glide(zoom) {
    cancelAnimationFrame(gliding);
    const from = { ...seen };
    aim = within(zoom);
    const middle = kept() ?? { x: (part.width / 2 - seen.x) / seen.zoom, y: (part.height / 2 - seen.y) / seen.zoom };
    const x = held(part.width / 2 - middle.x * aim, part.width, width * aim);
    const y = held(part.height / 2 - middle.y * aim, part.height, height * aim);
    const began = performance.now();
    const length = still.matches ? 0 : 160;
    const tick = (now) => {
      const done = length ? Math.min(1, Math.max(0, now - began) / length) : 1;
      seen.zoom = done < 1 ? from.zoom * (aim / from.zoom) ** done : aim;
      seen.x = from.x + (x - from.x) * done;
      seen.y = from.y + (y - from.y) * done;
      draw();
      gliding = done < 1 ? requestAnimationFrame(tick) : 0;
    };
    if (length) gliding = requestAnimationFrame(tick);
    else tick(began);
  }
  // Tab may lead to somebody outside of what is seen.
  function reveal(item) {
    const { x, y } = spotOf(item);
    const at = [seen.x + x * seen.zoom, seen.y + y * seen.zoom];
    const inside = at[0] > EDGE && at[0] < part.width - EDGE && at[1] > EDGE && at[1] < part.height - EDGE;
    if (!inside) move(part.width / 2 - at[0], part.height / 2 - at[1]);
  }
  function place(event) {
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
  }

  svg.addEventListener("wheel", (event) => {
    if (seen.zoom <= Math.max(least, 0.001) && event.deltaY > 0 && !event.ctrlKey) return; // let the page scroll on
    event.preventDefault();
    const at = place(event);
    const lines = event.deltaMode === 1 ? 16 : 1;
    go(seen.zoom * Math.exp(-event.deltaY * lines * (event.ctrlKey ? 0.01 : 0.0018)), at.x, at.y);
  }, { passive: false });

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
    "0": () => glide(least),
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
    const tied = links().get(name) ?? [];
    const near = [item, ...tied.map(({ other }) => organizations.get(other)).filter(Boolean)];
    if (dense) brighten(near, tied.map(({ line }) => line).join(""));
    else for (const each of [...near, ...tied.map(({ element }) => element)]) each.classList.add("is-lit");
    svg.dataset.lit = name;
    if (namedFrom(item) > level()) tell(item);
    ask(name);
  }
  // Thousands step back as one; copies of the few that matter stand on top.
  function brighten(items, path) {
    const line = document.createElementNS(SVG, "path");
    line.setAttribute("d", path);
    line.classList.add("map-tie__line");
    const copies = items.map((item) => {
      const copy = document.createElementNS(SVG, "g");
      copy.setAttribute("transform", item.getAttribute("transform"));
      copy.append(...[...item.children].map((child) => child.cloneNode(true)));
      return copy;
    });
    bright.replaceChildren(line, ...copies);
  }
  function dim() {
    if (!lit) return;
    for (const element of svg.querySelectorAll(".is-lit")) element.classList.remove("is-lit");
    bright.replaceChildren();
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
    const x = Math.min(part.width - half - 4, Math.max(half + 4, at.x));
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
    const beside = open ?? (map.dataset.compare === undefined ? null : map.dataset.eyes);
    if (beside && beside !== name) query.set("with", beside);
    if (map.dataset.day) query.set("day", map.dataset.day);
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
    if (!item) return;
    light(item);
    if (item.matches(":focus-visible")) reveal(item);
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
    const day = map.dataset.day ? `?day=${map.dataset.day}` : "";
    const url = map.dataset.panelUrl.replace(map.dataset.noId, open) + day;
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
  const middle = organizations.has(map.dataset.eyes) ? spotOf(organizations.get(map.dataset.eyes)) : { x: width / 2, y: height / 2 };
  fit();
  move(part.width / 2 - middle.x, part.height / 2 - middle.y);
  new ResizeObserver(() => {
    fit();
    const scale = svg.getScreenCTM()?.a ?? 1;
    for (const example of examples) {
      example.setAttribute("width", example.dataset.mapSize * scale);
      example.setAttribute("height", example.dataset.mapSize * scale);
    }
  }).observe(svg);
}

// Everybody on the map by id. Where there are many, the server says each name once only.
function known(svg) {
  const found = new Map();
  for (const item of svg.querySelectorAll(".map-organization")) {
    const [title, about] = [item.querySelector(":scope > title"), item.querySelector(":scope > desc")];
    if (title) {
      item.dataset.name = title.textContent;
      item.dataset.id = item.getAttribute("href").split("/").at(-2);
      item.setAttribute("aria-label", [title, about].map((each) => each?.textContent).filter(Boolean).join(": "));
      title.remove(); // the tip says it sooner
      about?.remove();
    }
    found.set(item.dataset.id, item);
  }
  return found;
}

// From which magnification a name is there to be read.
function namedFrom(item) {
  const label = item.querySelector(".map-label");
  return label ? Number(label.classList[1].slice("from-".length)) : Infinity;
}

// By organization: its ties' elements, or their lines where many are drawn as one. Read when first asked for.
function tiesByEnd(svg, ids) {
  let found = null;
  function add(source, target, told) {
    for (const [end, other] of [[source, target], [target, source]]) {
      if (!found.has(end)) found.set(end, []);
      found.get(end).push({ ...told, other });
    }
  }
  return () => {
    if (found) return found;
    found = new Map();
    for (const element of svg.querySelectorAll(".map-tie")) add(...element.dataset.ends.split(" "), { element });
    for (const bundle of svg.querySelectorAll(".map-bundle")) {
      const ends = bundle.dataset.ends.split(" ");
      const lines = bundle.getAttribute("d").split("M").slice(1);
      lines.forEach((line, n) => add(ids[ends[2 * n]], ids[ends[2 * n + 1]], { line: `M${line}` }));
    }
    return found;
  };
}

// On the timeline the arrows lead to the day before and after on which something happened. Each of its links
// ends in #timeline, to which the browser gives the focus: so the arrows go on from there.
function setUpTimeline(strip) {
  strip.addEventListener("keydown", (event) => {
    if (event.target.matches("input, select") || event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const link = strip.querySelector({ [back]: "[data-earlier]", [forward]: "[data-later]" }[event.key] ?? "none");
    if (!link) return;
    event.preventDefault();
    link.click();
  });
}

for (const strip of document.querySelectorAll("[data-timeline]")) setUpTimeline(strip);

function setUpAll() {
  for (const map of document.querySelectorAll("[data-map]")) setUp(map);
}

setUpAll();
document.addEventListener("htmx:afterSettle", setUpAll);
