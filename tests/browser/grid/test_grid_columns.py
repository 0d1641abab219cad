"""Two windows of one list with different columns: each keeps its own."""

from playwright.sync_api import expect

from tests.browser.grid.conftest import cell, saved


def test_a_save_in_one_window_is_drawn_in_its_own_columns_not_in_those_chosen_last(grid):
    grid.goto(f"{grid.url}?column=owner&column=checked")
    other = grid.context.new_page()
    other.goto(f"{grid.url.split('?')[0]}?column=kind")  # chosen last

    grid.bring_to_front()
    cell(grid, "Bus", "owner").focus()
    grid.keyboard.type("Ada")
    grid.keyboard.press("Enter")
    saved(grid)
    expect(cell(grid, "Bus", "owner")).to_have_text("Ada")

    grid.locator("#add-name").fill("Dockers")
    grid.locator("#add-name").press("Enter")
    expect(cell(grid, "Dockers", "owner")).to_be_visible()
    expect(cell(grid, "Dockers", "kind")).to_have_count(0)


def test_many_columns_scroll_inside_of_their_frame_and_heads_names_and_the_add_field_stay(grid):
    columns = (
        "kind",
        "spectrum",
        "people",
        "coalitions",
        "place",
        "constituencies",
        "owner",
        "next",
        "checked",
    )
    grid.goto(f"{grid.url}?" + "&".join(f"column={name}" for name in columns))
    grid.set_viewport_size({"width": 1024, "height": 600})
    assert grid.evaluate("document.documentElement.scrollWidth <= innerWidth")
    frame = grid.get_by_role("region", name="Organizations, column by column")
    frame.evaluate("""(each) => {
      const body = each.querySelector("tbody");
      for (let more = 0; more < 12; more += 1) body.append(body.lastElementChild.cloneNode(true));
    }""")
    x = "(each) => each.getBoundingClientRect().x"
    y = "(each) => each.getBoundingClientRect().y"
    name, head, add = cell(grid, "Bus", "name"), grid.locator("#sort-kind"), grid.locator("#add-name")
    before = (name.evaluate(x), head.evaluate(y), add.evaluate(x))
    assert frame.evaluate(
        "(each) => { each.scrollTo(200, 300); return each.scrollLeft > 0 && each.scrollTop > 0 }"
    )
    after = (name.evaluate(x), head.evaluate(y), add.evaluate(x))
    assert max(abs(now - then) for now, then in zip(after, before, strict=True)) <= 1
