"""The five shapes through the command, and all that it refuses without writing anything."""

import io

import pytest
from django.core.management import CommandError, call_command

from coalitions.models import Import, Tie
from organizations.models import Change, Organization, Position, Tenet, Workspace
from tests import factories
from tests.coalitions.bringing_in import DEMONSTRATION, counts
from tests.coalitions.interchange.workbook_files import ods, xlsx, zipped

pytestmark = pytest.mark.django_db

ALLIES = (
    "Organization,Type,Support,Contact,Email,Notes\nTenants,union,supportive,Ada,ada@example.org,candid\n"
)
LONG = "Group,Issue,Position\nTenants,Rent cap,strongly support\nUnion,Rent cap,oppose\n"
MATRIX = "Organization,Rent cap,Free buses\nTenants,2,-1\nUnion,-2,\n"
TIES = "From,To,Type\nTenants,Union,partner\nTenants,Union,conflict\n"
SCALE = "Organization,Rent cap,Free buses\nTenants,1,5\nUnion,4,\n"

BOOK = xlsx(("organizations", [["name", "short_name"], ["A", None]]))


def command(*args, **options):
    out = io.StringIO()
    call_command("import_workspace", *map(str, args), stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def file(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write


@pytest.mark.parametrize(
    ("name", "content", "shape", "made"),
    [
        ("allies.csv", ALLIES, "ally_list", (1, 0, 0, 0)),
        ("long.csv", LONG, "positions_list", (2, 1, 2, 0)),
        ("matrix.csv", MATRIX, "matrix", (2, 2, 3, 0)),
        ("ties.csv", TIES, "edge_list", (2, 0, 0, 2)),
        ("native.zip", zipped({"organizations.csv": "name,short_name\nA,\n"}), "organizations", (1, 0, 0, 0)),
        ("book.xlsx", BOOK, "organizations", (1, 0, 0, 0)),
        ("book.ods", ods([["Organization", "Type"], ["A", "union"]]), "ally_list", (1, 0, 0, 0)),
    ],
)  # fmt: skip
def test_it_takes_each_shape(file, name, content, shape, made):
    said = command(file(name, content))

    tables = [model.objects.count() for model in (Organization, Tenet, Position, Tie)]
    assert (Import.objects.get().shape, tuple(tables)) == (shape, made)
    assert f"Imported into {name.split('.', maxsplit=1)[0]} (new)." in said


def test_a_formula_without_a_value_is_not_taken_for_one(file):
    rows = [["Group", "Rent cap", "Buses"], ["A", "=1+1", "for"], ["B", "for", "oppose"]]

    said = command(file("formula.xlsx", xlsx(("Sheet", rows))))

    assert "error\tformula.xlsx: Sheet:2\t" in said
    assert "formula" in said.split("\t")[3]
    held = Position.objects.values_list("organization__name", "tenet__name")
    assert set(held) == {("A", "Buses"), ("B", "Rent cap"), ("B", "Buses")}


def test_the_demonstration_comes_in_whole_and_again_unchanged():
    first = command(DEMONSTRATION)
    rows = counts()

    again = command(DEMONSTRATION)

    summary = Import.objects.order_by("at").last().summary
    assert "error" not in first + again
    assert "positions: 293 created" in first
    assert {outcome for each in summary.values() for outcome, n in each.items() if n} == {"unchanged"}
    grown = {label: n - rows[label] for label, n in counts().items() if n != rows[label]}
    assert set(grown) == {"organizations.Change", "coalitions.Import", "coalitions.ImportRow"}
    assert Change.objects.filter(act="import.done").count() == 2


@pytest.mark.parametrize(
    ("name", "slug", "title"),
    [
        ("Clean_air v2.final.csv", "clean-air-v2-final", "Clean air v2 final"),
        ("Łódź – allies.csv", "odz-allies", "Łódź – allies"),
        ("-_x_-.csv", "x", "X"),
        ("2026.csv", "2026", "2026"),
        (f"{'long ' * 30}.csv", "long-long-long-long-long-long-long-long-long-long-long-long", None),
    ],
)
def test_the_address_and_the_name_come_from_the_path(file, name, slug, title):
    command(file(name, ALLIES))

    workspace = Workspace.objects.get()
    assert workspace.slug == slug
    assert title in (None, workspace.name)
    workspace.full_clean()


def test_a_workspace_may_be_named_and_is_then_used_again(file):
    path = file("allies.csv", ALLIES)

    command(path, workspace="east-side")
    again = command(path, workspace="east-side")

    assert Workspace.objects.get().name == "East side"
    assert "(new)" not in again
    assert Organization.objects.count() == 1


def refused(file, name, content, **options):
    path = file(name, content)
    before = counts()
    with pytest.raises(CommandError) as error:
        command(path, **options)
    assert counts() == before
    return str(error.value)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("同盟.csv", ALLIES, "name one with --workspace"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "is not a table"),
        ("empty.csv", "", "empty"),
        ("headers.csv", "Organization,Type\n", "no rows"),
        ("x.pdf", b"%PDF-1.4 \x00\x01\x02", "is not a table"),
        ("scale.csv", SCALE, "Which end means “with us”?"),
        ("scale.csv", SCALE, "--low-means against: 5 means strongly for"),
        ("scale.csv", SCALE.replace("5", "700"), "--scale LOW..HIGH"),
    ],
)  # fmt: skip
def test_what_it_refuses_it_says_and_nothing_is_written(file, name, content, reason):
    assert reason in refused(file, name, content)


def test_a_scale_is_never_guessed_but_taken_when_said(file):
    assert "--low-means for: 1 means strongly for" in refused(file, "scale.csv", SCALE)

    command(file("scale.csv", SCALE), low_means="for", scale="1..5")

    assert dict(
        Position.objects.values_list("organization__name", "stance").filter(tenet__name="Rent cap")
    ) == {
        "Tenants": 2,
        "Union": -1,
    }


LEVELS = "Organization,Support level\nTenants,High\nRiders,Low\n"


def test_words_for_how_much_are_asked_word_by_word(file):
    said = refused(file, "levels.csv", LEVELS, low_means="against")

    assert "little support is no opposition" in said
    assert '--stance "High=…" --stance "Low=…"' in said
    assert "or unknown to leave it out" in said

    command(file("levels.csv", LEVELS), stance=["High=active_ally", "low=unknown"])

    found = Organization.objects.values_list("name", "spectrum", "extra")
    assert sorted(found) == [
        ("Riders", "unknown", {"Support level": "Low"}),
        ("Tenants", "active_ally", {"Support level": "High"}),
    ]


@pytest.mark.parametrize("told", ["High", "=for", "High=wonderful"])
def test_a_stance_that_is_none_is_refused(file, told):
    assert "is not WORD=MEANING" in refused(file, "levels.csv", LEVELS, stance=[told])


def test_it_says_what_is_kept_aside_and_a_dry_run_how_everything_was_read(file):
    path = file("allies.csv", ALLIES.replace("Notes", "Type").replace("supportive", "dunno"))

    told, dry = command(path), command(path, dry_run=True, workspace="another")

    assert "These headers stand there more than once: Type." in told
    assert "kept as extra fields: Support (1)" in told
    assert "Support → spectrum" in dry
    assert "Type (2) → extra field" in dry
    assert "Support: “dunno” → not understood (1)" in dry
    assert "→" not in told


def test_a_workspace_it_makes_is_told_in_the_log_of_changes(file):
    command(file("allies.csv", ALLIES))
    command(file("allies.csv", ALLIES.replace("union", "party")), overwrite=True)

    acts = list(Change.objects.order_by("at").values_list("act", flat=True))
    assert acts == ["workspace.added", "import.done", "import.done"]


def test_a_scale_that_is_none_is_refused(file):
    assert "is not a scale" in refused(file, "scale.csv", SCALE, scale="5..1", low_means="for")


def test_an_address_that_is_none_is_refused(file):
    assert "can't be an address" in refused(file, "allies.csv", ALLIES, workspace="Not an address")


def test_nothing_at_the_path_is_said(tmp_path):
    with pytest.raises(CommandError, match="There is nothing at"):
        command(tmp_path / "missing.csv")


@pytest.mark.parametrize("known", [False, True])
def test_a_dry_run_tells_and_writes_nothing(file, known):
    if known:
        factories.organization(factories.workspace(slug="allies"), name="Tenants")
    before = counts()

    said = command(file("allies.csv", ALLIES), dry_run=True)

    assert counts() == before
    assert ("updated" if known else "created") in said
    assert "Would import into allies" in said
    assert "candid" not in said


def test_it_fills_only_blanks_unless_told_otherwise(file):
    recorded = factories.organization(factories.workspace(slug="allies"), name="Tenants", kind="party")
    path = file("allies.csv", ALLIES)

    command(path)
    recorded.refresh_from_db()
    kept = recorded.kind
    command(path, overwrite=True)

    recorded.refresh_from_db()
    assert (kept, recorded.kind) == ("party", "union")


def test_rows_in_error_are_listed_with_their_place_and_reason(file):
    said = command(file("allies.csv", "Organization,Last contact\nA,31/02/2026\n,2026-02-03\n"))

    assert "error\tallies.csv:3\t" in said
    assert "created\tallies.csv:2\tA\t" in said
    assert "Last contact: there is no such day as “31/02/2026”; kept as text" in said
    assert "not understood: 1 error" in said
    assert Organization.objects.get().name == "A"
