"""Days as written: dots, slashes, words; what a column proves, and what is asked."""

import pytest

from coalitions.interchange.cells.days import column_order, read_date
from coalitions.interchange.cells.values import BadValue
from coalitions.interchange.reading import NeedsAnswer
from tests.coalitions.interchange.reading_of import read, values


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("1963-08-28", "1963-08-28"), ("28/08/1963", "1963-08-28"), ("8/28/1963", "1963-08-28")),
        *(("4/4/2021", "2021-04-04"), ("28 August 1963", "1963-08-28"), ("Aug. 28, 1963", "1963-08-28")),
        *(("3/14/2024 10:22:33 AM", "2024-03-14"), ("2024-03-14T10:22:33", "2024-03-14")),
        *(("21.4.26", "2026-04-21"), ("3.4.2026", "2026-04-03"), ("3. 4. 2026", "2026-04-03")),
        *(("21/4/26", "2026-04-21"), ("4/21/26", "2026-04-21"), ("14-Mar-26", "2026-03-14")),
        *(("1.1.69", "2069-01-01"), ("1.1.70", "1970-01-01"), ("1.1.00", "2000-01-01")),
    ],
)
@pytest.mark.parametrize("order", ["", "day_first", "month_first"])
def test_it_reads_a_day_that_can_only_be_one(text, day, order):
    assert read_date(text, order) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("31/02/2026", "no_such_day"), ("2026-02-30", "no_such_day"), ("13/13/2026", "no_such_day")),
        *(("3/4/2026", "which_day"), ("3/4/26", "which_day"), ("1963", "not_a_date"), ("3/4", "not_a_date")),
        *(("soon", "not_a_date"), ("21-4-26", "not_a_date"), ("3 blah 2026", "not_a_date")),
        ("31.2.26", "no_such_day"),
    ],
)
def test_it_says_why_a_day_can_not_be_read(text, code):
    with pytest.raises(BadValue) as refused:
        read_date(text)

    assert refused.value.message.code == code


@pytest.mark.parametrize("text", ["3/4/2026", "3/4/26", "3-4-2026"])
def test_it_takes_the_answer_which_comes_first(text):
    assert read_date(text, "day_first") == "2026-04-03"
    assert read_date(text, "month_first") == "2026-03-04"


@pytest.mark.parametrize(
    ("cells", "answer", "order"),
    [
        (["3/4/26", "21/4/26"], "", "day_first"),
        (["3/4/26", "3/21/26", "soon"], "", "month_first"),
        (["3/4/26", "21/4/26"], "month_first", "day_first"),  # what the column shows is known
        (["3/4/26", "21/4/26", "3/21/26"], "day_first", "day_first"),
        (["3.4.26", "4/4/26", "spring", "", "99/99/26"], "", ""),
    ],
)
def test_one_day_of_a_column_settles_all_of_it(cells, answer, order):
    assert column_order(cells, answer) == order


@pytest.mark.parametrize("cells", [["3/4/26"], ["3/4/26", "21/4/26", "3/21/26"], ["3/4/26", "45/1/26"]])
def test_where_no_day_or_both_orders_are_shown_it_is_asked(cells):
    question = column_order(cells, "")

    assert question.option == "dates"
    assert [value for value, _said in question.choices] == ["day_first", "month_first"]
    assert str(question.choices[0][1]) == "The day: 3/4/26 is 2026-04-03"


LISTS = [
    "Organization,Last contact\nA,{}\n",
    "from,to,since\nA,B,{}\n",
    "Group,Issue,Stance,As of\nA,Rent,support,{}\n",
    "organization,tenet,stance,as_of\nA,Rent,1,{}\n",
]


@pytest.mark.parametrize("text", LISTS)
def test_every_list_with_days_asks_and_takes_the_answer(text):
    with pytest.raises(NeedsAnswer) as asked:
        read(text.format("3/4/26"))

    assert [question.option for question in asked.value.questions] == ["dates"]
    assert asked.value.questions[0].column in text
    told = read(text.format("3/4/26"), dates="month_first")
    assert "2026-03-04" in str([table.rows for table in told.tables])


def test_scale_and_days_are_asked_for_at_once():
    with pytest.raises(NeedsAnswer) as asked:
        read("Organization,Support,Last contact\nA,3,3/4/2026\nB,5,\n")

    assert {question.option for question in asked.value.questions} == {"low_means", "dates"}


def test_each_column_is_settled_by_its_own_days():
    text = "Organization,Last contact,Follow up on\nA,3/4/2026,3/4/2026\nB,21/4/2026,3/21/2026\n"
    first = values(read(text), "organizations")[0]

    assert (first["last_checked"], first["next_step_on"]) == ("2026-04-03", "2026-03-04")


def test_a_day_that_there_is_not_is_kept_as_text():
    first = read("Organization,Last contact\nA,31/02/2026\nB,2026-03-04\n").rows("organizations")[0]

    assert (first.values, first.extra) == ({"name": "A"}, {"Last contact": "31/02/2026"})
