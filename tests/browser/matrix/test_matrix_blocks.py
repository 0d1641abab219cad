"""A block of cells is pasted into the matrix, and whoever pastes comes back to the same cell."""

import pytest
from playwright.sync_api import expect

from tests.browser.matrix.conftest import cell, paste, press


@pytest.mark.both_databases
def test_a_block_is_previewed_entered_and_taken_back(matrix):
    cell(matrix, 1, 1).click()
    paste(matrix, "1\t5\npurple\t3\nfor")
    matrix.get_by_label("1 is strongly against, 5 is strongly for").check()
    matrix.get_by_role("button", name="Show what changes").click()
    expect(matrix.locator("#matrix-paste")).to_contain_text(
        "3 added · 0 changed · 0 as they are · 1 not understood"
    )

    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 1, 2)).to_have_text("strongly forestimate")
    expect(cell(matrix, 2, 2)).to_have_text("no positionestimate")
    matrix.get_by_role("button", name="Undo").click()
    expect(cell(matrix, 1, 2)).to_have_text("")


@pytest.mark.both_databases
def test_ctrl_z_takes_back_the_block_and_then_what_was_entered_before_it(matrix):
    press(matrix, "4")
    expect(cell(matrix, 0, 0)).to_have_text("forestimate")
    cell(matrix, 1, 1).click()
    paste(matrix, "against\nagainst")
    matrix.get_by_role("button", name="Enter these").click()
    expect(cell(matrix, 2, 1)).to_have_text("againstestimate")
    expect(cell(matrix, 1, 1)).to_be_focused()

    press(matrix, "Control+z")
    expect(cell(matrix, 1, 1)).to_have_text("")
    expect(cell(matrix, 2, 1)).to_have_text("")
    expect(matrix.locator("#messages .message")).to_have_count(0)  # its Undo would find nothing
    press(matrix, "Control+z")
    expect(cell(matrix, 0, 0)).to_have_text("")


def test_the_answers_of_a_question_stand_below_each_other(matrix):
    paste(matrix, "1\t5")
    one = matrix.get_by_text("1 is strongly against").bounding_box()
    other = matrix.get_by_text("1 is strongly for").bounding_box()
    mark = matrix.locator("#matrix-paste").get_by_role("radio").first.bounding_box()

    assert one
    assert other
    assert mark
    assert other["y"] > one["y"] + one["height"]
    assert one["x"] >= mark["x"] + mark["width"] + 4


def test_whoever_pastes_or_opens_a_form_comes_back_to_the_same_cell(matrix):
    cell(matrix, 1, 1).click()
    press(matrix, "4")
    expect(cell(matrix, 1, 1)).to_have_text("forestimate")
    press(matrix, "Enter")
    matrix.get_by_label("Source").fill("Their letter")
    matrix.get_by_role("button", name="Save", exact=True).click()
    expect(cell(matrix, 1, 1)).to_be_focused()

    paste(matrix, "against")
    expect(matrix.locator("#matrix-paste")).to_contain_text("for · estimate")
    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 1, 1)).to_have_text("againstestimate")
    expect(cell(matrix, 1, 1)).to_be_focused()


MANY = """
from organizations.models import Organization, Workspace
from organizations.services import one_change
workspace = Workspace.objects.get(slug=SLUG)
with one_change(workspace=workspace, user=None, act="workspace.changed"):
    for number in range(45):
        Organization(workspace=workspace, name=f"Group {number:02}").save()
"""


def test_arrows_and_a_pasted_block_cross_from_one_block_of_rows_into_the_next(matrix, matrix_site):
    slug = matrix.url.rstrip("/").split("/")[-2]
    matrix_site.manage("shell", "-v0", "-c", f"SLUG = {slug!r}\n{MANY}")
    matrix.reload()
    expect(matrix.locator(".matrix tbody")).to_have_count(3)

    cell(matrix, 19, 0).click()
    press(matrix, "ArrowDown")
    expect(cell(matrix, 20, 0)).to_be_focused()
    press(matrix, "Control+End")
    expect(cell(matrix, 47, 2)).to_be_focused()
    cell(matrix, 19, 0).click()
    paste(matrix, "for\nagainst")
    matrix.get_by_role("button", name="Enter these").click()

    expect(cell(matrix, 19, 0)).to_have_text("forestimate")
    expect(cell(matrix, 20, 0)).to_have_text("againstestimate")

    cell(matrix, 0, 1).click()
    paste(matrix, "\n".join(["for\tagainst"] * 40))
    matrix.get_by_role("button", name="Enter these").click()
    expect(cell(matrix, 39, 2)).to_have_text("againstestimate")
    press(matrix, "Control+z")  # more than one answer tells of
    expect(cell(matrix, 39, 2)).to_have_text("")
    expect(cell(matrix, 0, 1)).to_have_text("")
    expect(cell(matrix, 19, 0)).to_have_text("forestimate")
    expect(cell(matrix, 0, 1)).to_be_focused()
