"""Of very many names a sentence names the first, and says how many more there are."""

from coalitions.templatetags.results import some_named

NAMES = {f"o{n}": f"Group {n}" for n in range(20)}


def test_a_few_are_all_named():
    assert some_named(("o1", "o2"), NAMES) == "Group 1, Group 2"
    assert some_named((), NAMES) == ""


def test_one_more_than_fits_is_named_too():
    assert some_named([f"o{n}" for n in range(13)], NAMES).endswith("Group 11, Group 12")


def test_of_many_the_others_are_counted():
    told = some_named([f"o{n}" for n in range(20)], NAMES)

    assert told.startswith("Group 0, Group 1, ")
    assert told.endswith("Group 11 and 8 more")
