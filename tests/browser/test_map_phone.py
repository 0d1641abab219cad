"""The map in the hand: names that can be read, fingers that move it."""

import pytest

from tests.browser.map_looks import MAP, NAMES, closer, overlapping, seen_inside


@pytest.fixture
def phone(browser, signed_in_state):
    context = browser.new_context(
        storage_state=signed_in_state, viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("workspace", ["march-1963", "crowd"])
def test_names_can_be_read_on_a_phone(phone, site, filled, workspace):
    phone.goto(f"{site.url}/w/{workspace}/map/")
    phone.wait_for_timeout(600)
    names = [name for name in phone.evaluate(NAMES) if 0 <= name["x"] < 390]

    assert names
    assert min(name["size"] for name in names) >= 12
    assert overlapping(names) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_finger_moves_the_map_and_the_whole_of_it_can_be_seen(phone, site):
    phone.goto(site.url + MAP)
    box = phone.locator(".map__drawing").bounding_box()
    before = phone.locator(".map-view").get_attribute("transform")
    x, y = box["x"] + 150, box["y"] + 200
    touch = phone.context.new_cdp_session(phone)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": x + 20, "y": y}]),
        ("touchMove", [{"x": x + 90, "y": y}]),
        ("touchEnd", []),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    phone.wait_for_timeout(200)
    assert phone.locator(".map-view").get_attribute("transform") != before
    assert phone.url.endswith(MAP)

    phone.get_by_role("button", name="All of it").click()
    phone.wait_for_timeout(400)
    assert all(seen_inside(phone, name) for name in ("NOI", "AFL-CIO", "Administration", "CORE"))


def test_two_fingers_bring_it_closer(phone, site):
    phone.goto(site.url + MAP)
    box = phone.locator(".map__drawing").bounding_box()
    x, y = box["x"] + 180, box["y"] + 250
    touch = phone.context.new_cdp_session(phone)
    for kind, apart in (("touchStart", 20), ("touchMove", 40), ("touchMove", 80), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
    phone.wait_for_timeout(200)

    assert closer(phone) > 2


def test_the_empty_map_keeps_its_distance_from_the_edges(phone, site):
    phone.goto(f"{site.url}/workspaces/new/")
    phone.locator("[name='name']").fill("Nobody yet")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/map/")
    box = phone.locator("main .empty").bounding_box()

    assert box["x"] >= 16
    assert box["x"] + box["width"] <= 390 - 16
