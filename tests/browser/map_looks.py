"""What a test sees of the map: names as they are drawn, who is in view, how far it is enlarged."""

import re

MAP = "/w/march-1963/map/"
NAMES = """
  [...document.querySelectorAll(".map-label .map-text, .map-name .map-text")]
    .map((text) => [text, text.getBoundingClientRect(), text.getScreenCTM()])
    .filter(([, box]) => box.width)
    .map(([text, { x, y, width, height }, { a, b }]) => ({
      text: text.textContent, x, y, w: width, h: height,
      size: parseFloat(getComputedStyle(text).fontSize) * Math.hypot(a, b),
    }))
"""


def organization(page, name):
    return page.locator(f'.map-organization[data-name="{name}"]')


def closer(page):
    """How far the map is enlarged."""
    seen = page.locator(".map-view").get_attribute("transform") or "scale(1)"
    return float(re.sub(r".*scale\(([\d.]+)\).*", r"\1", seen))


def seen_inside(page, name):
    """Whether an organization's middle is in the part of the map that is seen."""
    frame = page.locator(".map__drawing").bounding_box()
    spot = organization(page, name).locator(".map-wedge").first.bounding_box()
    x, y = spot["x"] + spot["width"] / 2 - frame["x"], spot["y"] + spot["height"] / 2 - frame["y"]
    return 0 < x < frame["width"] and 0 < y < frame["height"]


def overlapping(names):
    """Pairs of names of which one lies on the other; a hair's breadth at the edge is none."""

    def meet(a, b):
        across = min(a["x"] + a["w"], b["x"] + b["w"]) - max(a["x"], b["x"])
        down = min(a["y"] + a["h"], b["y"] + b["h"]) - max(a["y"], b["y"])
        return across > 2 and down > 0.3 * min(a["h"], b["h"])  # a line's box is higher than its letters

    return [(a["text"], b["text"]) for n, a in enumerate(names) for b in names[n + 1 :] if meet(a, b)]
