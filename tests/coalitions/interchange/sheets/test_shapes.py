"""Every shape comes out as native tables."""

import pytest

from coalitions.interchange.reading import CannotRead, NeedsAnswer
from tests.coalitions.interchange.reading_of import codes, read, values

ALLIES = """Our allies 2024,,,,,,,,
,,,,,,,,
Organization,Type,Contact Name,E-mail,Support Level,Members,Notes,Issues,T-shirt
Tenants Union,tenants,Ann Lee,ann@x.example,Strong ally,"1,200",late payer,housing; transit,M
Tenants Union,,Bob,bob@x.example,,,,,L
Church of St. José,faith,,,opponent,about 300,,,
Riders,,,,whatever,lots,,,
"""


def test_an_ally_list_becomes_organizations_contacts_and_private_notes():
    reading = read(ALLIES)

    union, church, riders = reading.rows("organizations")
    assert union.values == {
        "name": "Tenants Union",
        "kind": "tenants",
        "spectrum": "active_ally",
        "members": "1200",
    }
    assert union.extra == {"T-shirt": "M;L", "Support Level": "Strong ally"}
    assert (church.number, church.values["members"]) == (6, "300")
    assert [row["name"] for row in values(reading, "contacts")] == ["Ann Lee", "Bob"]
    assert values(reading, "notes") == [{"organization": "Tenants Union", "text": "late payer"}]
    assert riders.values == {"name": "Riders"}
    assert riders.extra == {"Support Level": "whatever", "Members": "lots"}
    assert [notice.code for notice in reading.sources[0].notices] == ["issues_held", "kept_as_written"]
    assert reading.sources[0].header_row == 3
    assert reading.sources[0].mapping["T-shirt"] == ""


def test_a_number_that_can_not_be_read_is_kept_as_written():
    reading = read("Organization,Members,Power\nA,lots,high\nB,50-100,9\n")

    assert [row.extra for row in reading.rows("organizations")] == [
        {"Members": "lots"},
        {"Members": "50-100", "Power": "9"},
    ]
    assert values(reading, "organizations")[0] == {"name": "A", "influence": "5"}
    assert reading.sources[0].notices[0].code == "kept_as_written"


def test_people_rows_that_disagree_on_their_organization_are_not_merged_silently():
    reading = read("Organization,Contact,Website\nA,Ann,a.example\nA,Bob,b.example\n")

    assert codes(reading) == []
    assert [row["name"] for row in values(reading, "contacts")] == ["Ann", "Bob"]
    (row,) = reading.rows("organizations")
    assert (row.values, row.extra) == ({"name": "A", "website": "a.example"}, {"Website": "b.example"})
    assert [str(said) for said in row.kept] == [
        "Website: “b.example”, but row 2 says “a.example”; kept as text beside it."
    ]


def test_two_organizations_of_one_name_stay_two_rows():
    assert len(read("Organization,City\nUnited,Leeds\nUnited,York\n").rows("organizations")) == 2


def test_first_and_last_name_make_a_contact_and_city_and_state_a_place():
    reading = read("Org,First Name,Last Name,Title,City,State\nA,Ann,Lee,Director,Durham,NC\n")

    assert values(reading, "contacts") == [{"organization": "A", "name": "Ann Lee", "role": "Director"}]
    assert values(reading, "organizations") == [{"name": "A", "place": "Durham, NC"}]


@pytest.mark.parametrize(
    ("text", "field"),
    [("Org,Position\nA,Director\nB,Chair\n", "role"), ("Org,Position\nA,support\nB,oppose\n", "spectrum")],
)
def test_a_position_is_a_job_or_a_stance_as_its_cells_say(text, field):
    assert read(text).sources[0].mapping["Position"] == field


@pytest.mark.parametrize(
    "header", ["ORGANISATION", "org_name", "Nombre", "Group  Name", "Stakeholder", "Label"]
)
def test_headers_are_known_in_any_spelling(header):
    assert values(read(f"{header},Type\nA,union\n"), "organizations") == [{"name": "A", "kind": "union"}]


def test_a_scale_without_words_is_asked_for_and_nothing_is_taken():
    with pytest.raises(NeedsAnswer) as asked:
        read("Group;Support\nA;3\nB;5\n")

    assert asked.value.questions[0].option == "low_means"
    assert asked.value.questions[0].column == "Support"
    assert "1 to 5" in str(asked.value)


def test_a_long_list_becomes_positions_and_names_organizations_and_demands():
    reading = read(
        "Group,Issue,Position,Importance,Comment\nA,Rent cap,support,vital,said so\nB,Rent cap,,,\n"
    )

    assert values(reading, "positions") == [
        {
            "organization": "A",
            "tenet": "Rent cap",
            "stance": "1",
            "vitality": "5",
            "note": "said so",
            "evidence": "estimated",
        }
    ]
    assert [(row.values["name"], row.mention) for row in reading.rows("organizations")] == [
        ("A", True),
        ("B", True),
    ]
    assert values(reading, "tenets") == [{"name": "Rent cap", "facet": "demand"}]


def test_a_lone_list_with_native_headers_on_another_scale_is_asked_about():
    text = "organization,tenet,stance\nA,Rent cap,1\nB,Rent cap,5\n"

    with pytest.raises(NeedsAnswer):
        read(text)
    assert [row["stance"] for row in values(read(text, low_means="for"), "positions")] == ["2", "-2"]
    assert [row["stance"] for row in values(read(text.replace("5", "-2")), "positions")] == ["1", "-2"]


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("Organization,Rent cap,Bus lanes\nA,2,-1\nB,,1\n", "matrix"),
        (",Rent cap,Bus lanes\nA,strongly support,against\nB,,support\n", "matrix"),
        ("Demand,A,B\nRent cap,2,\nBus lanes,-1,1\n", "matrix_demands_down"),
        ("Demand \\ organization,A,B\nRent cap,2,\nBus lanes,-1,1\n", "matrix_demands_down"),
    ],
)
def test_a_matrix_is_read_either_way_round(text, shape):
    reading = read(text)

    assert reading.sources[0].shape == shape
    found = {(row["organization"], row["tenet"], row["stance"]) for row in values(reading, "positions")}
    assert found == {("A", "Rent cap", "2"), ("A", "Bus lanes", "-1"), ("B", "Bus lanes", "1")}
    assert {row["evidence"] for row in values(reading, "positions")} == {"estimated"}
    assert {row["name"] for row in values(reading, "tenets")} == {"Rent cap", "Bus lanes"}


def test_a_person_can_say_how_a_matrix_lies():
    reading = read(",A,B\nRent cap,2,\nBus lanes,-1,1\n", shape="matrix_demands_down")

    assert {row["name"] for row in values(reading, "organizations")} == {"A", "B"}


def test_a_word_that_is_no_stance_makes_an_error_of_its_row():
    reading = read("Organization,Rent cap,Bus\nA,support,kind of\nB,oppose,support\n")

    assert codes(reading) == [(2, "unknown_stance")]
    assert str(reading.problems[0].message).startswith("Bus: “kind of”")


def test_ticks_beside_an_ally_list_are_not_taken_for_demands():
    reading = read("Organization,Email,Newsletter,Came in May\nA,a@x.example,yes,no\n")

    assert reading.sources[0].shape == "ally_list"
    assert reading.rows("organizations")[0].extra == {"Newsletter": "yes", "Came in May": "no"}


def test_an_edge_list_becomes_ties_and_names_organizations():
    reading = read("From,To,Type,Since\nA,B,allies,1960-04-15\nA,B,funds,\nB,C,boycotts,\nC,C,ally,\n")

    assert values(reading, "ties") == [
        {"source": "A", "target": "B", "kind": "alliance", "since": "1960-04-15", "evidence": "estimated"},
        {"source": "A", "target": "B", "kind": "support", "evidence": "estimated"},
    ]
    assert codes(reading) == [(4, "unknown_tie"), (5, "to_itself")]
    assert [row["name"] for row in values(reading, "organizations")] == ["A", "B"]


def test_a_person_can_say_what_a_kind_of_tie_means():
    reading = read("From,To,Type\nA,B,boycotts\n", words={"boycotts": "tension"})

    assert values(reading, "ties")[0]["kind"] == "tension"


def test_a_weight_of_one_everywhere_is_no_strength():
    reading = read("Source,Target,Type,Weight\nA,B,Undirected,1\nB,C,Undirected,1\n")

    assert "strength" not in values(reading, "ties")[0]
    assert reading.rows("ties")[0].extra == {"Type": "Undirected", "Weight": "1"}
    assert values(read("Source,Target,Strength\nA,B,high\nB,C,2\n"), "ties")[0]["strength"] == "5"


def test_a_square_of_the_same_names_is_ties():
    reading = read(",Ash,Elm,Oak\nAsh,,1,\nElm,1,,x\nOak,,x,\n")

    assert [(row["source"], row["target"]) for row in values(reading, "ties")] == [
        ("Ash", "Elm"),
        ("Elm", "Oak"),
    ]


def test_other_peoples_notes_are_private_and_ours_are_public():
    assert values(read("name,notes\nA,secret\n", "allies.csv"), "notes")[0]["text"] == "secret"
    assert values(read("name,notes\nA,open\n", "organizations.csv"), "organizations") == [
        {"name": "A", "notes": "open"}
    ]
    assert values(read("Name,Notes\nA,secret\n", "organizations.csv"), "notes")[0]["text"] == "secret"


def test_the_same_header_twice_loses_nothing():
    reading = read("Organization,Type,Type\nA,union,labour\n")

    assert reading.rows("organizations")[0].extra == {"Type (2)": "labour"}
    assert reading.sources[0].notices[0].code == "repeated_headers"


def test_a_person_can_say_what_a_column_is():
    text = "Outfit,Gang\nA,union\n"

    with pytest.raises(CannotRead, match="Outfit, Gang"):
        read(text)
    assert (
        values(read(text, mapping={"Outfit": "name", "Gang": "kind"}), "organizations")[0]["kind"] == "union"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "empty_file"), ("Organization,Type\n", "no_rows"), ("colour,taste\nred,sweet\n", "no_name_column")],
)
def test_a_file_with_nothing_to_take_says_so(text, code):
    with pytest.raises(CannotRead) as refused:
        read(text)

    assert refused.value.message.code == code


@pytest.mark.parametrize(
    ("shape", "code"),
    [("positions_list", "no_such_columns"), ("edge_list", "no_such_columns"), ("pile", "no_such_shape")],
)
def test_a_shape_that_does_not_fit_says_so(shape, code):
    with pytest.raises(CannotRead) as refused:
        read("Organization,Type\nA,b\n", shape=shape)

    assert refused.value.message.code == code
