"""No key is pressed in vain: typed faster than the server answers, or while it fails or is away."""

import threading
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Request, Route, expect

from tests.browser.grid.conftest import cell, field, row, saved

SAVES = "**/cell/*/"
OURS = ("Ambulance drivers", "Bus riders", "Clean river")


def held(page: Page) -> Callable[[], list[Request]]:
    """Keeps every save from the server until the function is called, which says what was held."""
    waiting: list[Route] = []
    free = threading.Event()

    def hold(route: Route) -> None:
        if route.request.method != "POST" or free.is_set():
            route.continue_()
        else:
            waiting.append(route)

    page.route(SAVES, hold)

    def let_go() -> list[Request]:
        free.set()
        for route in waiting:
            route.continue_()
        return [route.request for route in waiting]

    return let_go


def type_fast(page: Page, *typed: str) -> None:
    """Letters and keys one after the other, without ever waiting for the page."""
    for word in typed:
        if word in {"F2", "Enter", "Tab", "Shift+Tab", "Escape", "ArrowDown", "ArrowRight"}:
            page.keyboard.press(word)
        else:
            page.keyboard.type(word)


@pytest.mark.both_databases
def test_what_is_typed_before_any_answer_came_is_saved_in_its_own_cell_and_in_order(grid):
    cell(grid, "Ambulance", "owner").focus()
    let_go = held(grid)
    order: list[str] = []
    grid.on("request", lambda each: order.append(each.post_data or "") if each.method == "POST" else None)

    type_fast(grid, "F2", "Ada", "Enter", "Bo", "Enter", "Cy", "Tab", "call them", "Tab", "Tab")
    expect(grid.locator("#grid-said")).to_contain_text("Saving")
    expect(cell(grid, "Bus", "owner")).to_have_text("Bo")  # shown, and not yet said to be saved
    let_go()
    saved(grid)

    assert [sent.rsplit("&", 1)[1] for sent in order[:3]] == ["owner=Ada", "owner=Bo", "owner=Cy"]
    grid.reload()
    for name, owner in zip(OURS, ("Ada", "Bo", "Cy"), strict=True):
        expect(cell(grid, name, "owner")).to_have_text(owner)
    expect(cell(grid, "Clean river", "next")).to_have_text("call them")


def test_a_cell_typed_twice_before_the_first_answer_ends_with_what_was_typed_last(grid):
    cell(grid, "Bus", "owner").focus()
    let_go = held(grid)
    type_fast(grid, "Ada", "Enter")
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")
    cell(grid, "Bus", "owner").focus()
    type_fast(grid, "Grace", "Enter")
    let_go()
    saved(grid)
    expect(cell(grid, "Bus", "owner")).to_have_text("Grace")
    grid.reload()
    expect(cell(grid, "Bus", "owner")).to_have_text("Grace")


def test_a_cell_that_is_open_while_its_row_is_saved_keeps_what_is_typed_in_it(grid):
    cell(grid, "Bus", "kind").focus()
    let_go = held(grid)
    type_fast(grid, "union", "Tab", "Tab", "300")
    let_go()
    expect(cell(grid, "Bus", "kind")).not_to_have_attribute("data-unsaved", "")
    expect(field(grid, "Bus", "people")).to_have_value("300")
    type_fast(grid, "0", "Enter")
    saved(grid)
    expect(cell(grid, "Bus", "people")).to_contain_text("3,000")


def failing(page: Page) -> None:
    """The server answers every save with an error of its own (405, which the watched page may log)."""
    page.route(
        SAVES,
        lambda route: (
            route.fulfill(status=405, body="") if route.request.method == "POST" else route.continue_()
        ),
    )


def test_a_server_that_fails_loses_nothing_and_all_of_it_is_tried_again(grid):
    cell(grid, "Ambulance", "owner").focus()
    failing(grid)
    type_fast(grid, "Ada", "Enter", "Bo", "Enter")
    for name, typed in (("Ambulance", "Ada"), ("Bus", "Bo")):
        expect(cell(grid, name, "owner")).to_contain_text(typed)
        expect(cell(grid, name, "owner")).to_contain_text("What you typed is still here")
    expect(grid.locator("#grid-said")).to_contain_text("Cells not saved: 2")
    grid.unroute(SAVES)

    grid.locator("[data-again-all]").click()
    saved(grid)
    grid.reload()
    for name, typed in (("Ambulance", "Ada"), ("Bus", "Bo")):
        expect(cell(grid, name, "owner")).to_have_text(typed)


def test_what_failed_is_tried_again_or_put_back_in_its_row(grid):
    low = row(grid, "Bus").bounding_box()["height"]
    cell(grid, "Ambulance", "owner").focus()
    failing(grid)
    type_fast(grid, "Ada", "Enter", "Bo", "Enter")
    expect(cell(grid, "Bus", "owner")).to_have_attribute("data-failed", "")
    expect(cell(grid, "Bus", "owner").locator("[data-drop]")).to_be_hidden()  # it would lie over other rows
    assert row(grid, "Bus").bounding_box()["height"] == low
    cell(grid, "Bus", "owner").focus()
    expect(cell(grid, "Bus", "owner").locator("[data-drop]")).to_be_visible()
    assert row(grid, "Bus").bounding_box()["height"] == low
    cell(grid, "Bus", "owner").locator("[data-drop]").click()
    expect(cell(grid, "Bus", "owner")).to_have_text("—")
    grid.unroute(SAVES)
    cell(grid, "Ambulance", "owner").hover()
    cell(grid, "Ambulance", "owner").locator("[data-again]").click()
    saved(grid)
    expect(cell(grid, "Ambulance", "owner")).to_have_text("Ada")


def test_no_network_is_told_and_when_it_is_back_the_rest_is_saved_by_itself(grid):
    quiet = grid.context.new_page()  # not watched: the browser itself logs that there is no network
    quiet.goto(grid.url)
    cell(quiet, "Bus", "owner").focus()
    quiet.context.set_offline(True)
    type_fast(quiet, "Ada", "Enter")
    expect(cell(quiet, "Bus", "owner")).to_contain_text("the server does not answer")
    quiet.context.set_offline(False)
    saved(quiet)
    quiet.reload()
    expect(cell(quiet, "Bus", "owner")).to_have_text("Ada")


def test_what_is_refused_stays_as_typed_until_it_can_be_kept(grid):
    cell(grid, "Bus", "name").focus()
    type_fast(grid, "clean RIVER", "Enter")
    refused = grid.locator("[data-cell='name'][data-failed]")
    expect(refused.locator("input[name='name']")).to_have_value("clean RIVER")
    expect(refused).to_contain_text("exists already")

    refused.locator("input[name='name']").fill("Clean harbour")
    grid.keyboard.press("Enter")
    saved(grid)
    expect(grid.locator("tbody th", has_text="Clean harbour")).to_be_visible()


def test_what_is_on_its_way_outlives_a_new_order_of_the_list(grid):
    cell(grid, "Bus", "owner").focus()
    let_go = held(grid)
    type_fast(grid, "Ada", "Enter")
    grid.locator("thead a", has_text="Kind").click()
    expect(grid.locator("th[aria-sort]", has_text="Kind")).to_be_visible()
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")
    let_go()
    saved(grid)
    grid.reload()
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")


def test_a_link_waits_for_what_is_on_its_way(grid):
    cell(grid, "Bus", "owner").focus()
    let_go = held(grid)
    type_fast(grid, "Ada", "Enter")
    grid.locator("tbody th a", has_text="Clean river").click()
    expect(grid.locator("#grid-said")).to_contain_text("Saving")
    let_go()
    grid.wait_for_url("**/organizations/*-*/")
    grid.go_back()
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")
