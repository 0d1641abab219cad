"""Positions, ties, notes, contacts, platforms: what is the same row, and what is another."""

from datetime import date

import pytest

from coalitions.models import ImportRow, Plank, Platform, Tie
from organizations.models import Change, Contact, Legitimation, Note, Position
from tests import factories
from tests.coalitions.bringing_in import TODAY, bring
from tests.coalitions.interchange.workbook_files import zipped

pytestmark = pytest.mark.django_db
LATER = date(2026, 4, 1)
MATRIX = "Organization,Rent cap,Buses\nA,2,-1\nB,0,\n"
SECRET = "they will fold under pressure"


def test_a_position_without_a_day_is_of_today_and_the_same_again_later(workspace):
    bring(workspace, MATRIX)

    rows = bring(workspace, MATRIX, today=LATER)

    assert {row[1] for row in rows} == {"unchanged"}
    assert set(Position.objects.values_list("as_of", "stance")) == {(TODAY, 2), (TODAY, -1), (TODAY, 0)}


def test_a_position_that_changed_is_a_new_one_and_the_old_one_stays_as_history(workspace):
    bring(workspace, MATRIX)

    bring(workspace, MATRIX.replace("2,-1", "1,-1"), today=LATER, scale="-2..2")

    history = Position.objects.filter(organization__name="A", tenet__name="Rent cap").order_by("as_of")
    assert [(row.as_of, row.stance) for row in history] == [(TODAY, 2), (LATER, 1)]


def test_a_position_that_is_known_gets_the_source_that_the_file_adds(workspace):
    recorded = factories.position(workspace, as_of=date(2020, 1, 1), stance=2)
    row = f"{recorded.organization},{recorded.tenet.code},2,Minutes"

    bring(workspace, f"organization,tenet,stance,source\n{row}\n", "positions.csv")

    recorded.refresh_from_db()
    assert (recorded.source, recorded.as_of) == ("Minutes", date(2020, 1, 1))
    assert Position.objects.count() == 1


def test_a_position_of_a_day_to_come_is_refused(workspace):
    text = "organization,tenet,stance,as_of\nA,D1,1,2026-03-02\nB,D1,1,2026-03-01\n"

    rows = bring(workspace, text, "positions.csv")

    assert [row[1] for row in rows if row[0] == "positions"] == ["error", "created"]


def test_an_unknown_stance_makes_no_position(workspace):
    bring(workspace, "Organization,Rent cap,Buses\nA,oppose,unknown\nB,support,?\n")

    assert set(Position.objects.values_list("tenet__name", flat=True)) == {"Rent cap"}
    assert workspace.tenets.count() == 2


def test_two_stances_of_one_pair_on_one_day_are_refused(workspace):
    text = "Organization,Issue,Stance\nA,Rent cap,support\nA,Rent cap,oppose\nA,Rent cap,support\n"

    rows = bring(workspace, text)

    assert [row[1] for row in rows if row[0] == "positions"] == ["created", "error", "unchanged"]
    assert Position.objects.get().stance == 1


@pytest.mark.parametrize("reverse", [False, True])
def test_two_ties_of_one_pair_stay_two_however_often_they_come(workspace, reverse):
    rows = ["A,B,alliance,5,", "A,B,alliance,,met at the rally", "A,B,alliance,,"]
    head = "source,target,kind,strength,note\n"
    bring(workspace, head + "\n".join(rows), "ties.csv")
    before = set(Tie.objects.values_list("pk", "strength", "note", "version"))

    told = bring(workspace, head + "\n".join(rows[::-1] if reverse else rows), "ties.csv")

    assert {row[1] for row in told} == {"unchanged"}
    assert set(Tie.objects.values_list("pk", "strength", "note", "version")) == before
    assert len(before) == 3


def test_a_mutual_tie_reads_both_ways_and_support_does_not(workspace):
    bring(workspace, "source,target,kind\nA,B,alliance\nA,B,support\n", "ties.csv")

    rows = bring(workspace, "source,target,kind\nB,A,alliance\nB,A,support\n", "ties.csv")

    assert [row[1] for row in rows] == ["unchanged", "created"]


def test_notes_with_one_text_stay_as_many_as_they_are(workspace):
    rows = ["A,Ada,2026-01-01,Call", "A,Bo,2026-01-02,Call", "A,Bo,2026-01-02,Call"]
    text = "\n".join(["organization,author,written,text", *rows])
    bring(workspace, zipped({"notes.csv": text, "organizations.csv": "name,short_name\nA,\n"}), "all.zip")

    rows = bring(workspace, zipped({"notes.csv": text, "events.csv": "date,event\n"}), "all.zip", today=LATER)

    assert {row[1] for row in rows} == {"unchanged"}
    assert sorted(Note.objects.values_list("written_by", flat=True)) == ["Ada", "Bo", "Bo"]


def test_a_note_of_a_user_is_the_same_note_when_it_comes_in_again(workspace, organization):
    note = factories.note(organization, author=factories.user(name="Ada"), text="Call")
    text = f"organization,author,written,text\n{organization},Ada,{note.written_on},Call\n"

    rows = bring(workspace, zipped({"notes.csv": text, "events.csv": "date,event\n"}), "all.zip")

    assert [row[1] for row in rows] == ["unchanged"]
    assert Note.objects.get().written_by == ""


def test_a_note_without_day_and_author_is_not_written_twice(workspace):
    bring(workspace, "Organization,Notes\nA,Call them\n")

    bring(workspace, "Organization,Notes\nA,Call them\n", today=LATER)

    assert Note.objects.get().written_on == TODAY


def test_a_contact_is_completed_and_another_person_of_that_name_is_another(workspace, organization):
    factories.contact(organization, name="Ada", email="ada@example.org")
    text = f"organization,name,email,phone\n{organization},Ada,,123\n{organization},Ada,ada@other.org,\n"

    rows = bring(workspace, zipped({"contacts.csv": text, "events.csv": "date,event\n"}), "all.zip")

    assert [row[1] for row in rows] == ["updated", "created"]
    assert set(Contact.objects.values_list("email", "phone")) == {
        ("ada@example.org", "123"),
        ("ada@other.org", ""),
    }


@pytest.mark.parametrize("overwrite", [False, True])
def test_what_private_rows_say_is_in_no_record_and_no_log(workspace, organization, overwrite):
    factories.contact(organization, name="Ada", note=SECRET, phone="1")
    contacts = (
        f"organization,name,note,phone,role\n{organization},Ada,{SECRET} indeed,1,{SECRET}\n,{SECRET},,,\n"
    )
    notes = f"text,organization,written\n{SECRET},{organization},\n{SECRET},Nobody,\n{SECRET},X,{SECRET}\n"

    rows = bring(
        workspace, zipped({"contacts.csv": contacts, "notes.csv": notes}), "all.zip", overwrite=overwrite
    )

    stored = str(list(ImportRow.objects.values_list("label", "reason", "file")))
    logged = str(list(Change.objects.values_list("subject_label", "before", "after")))
    assert sorted(row[1] for row in rows) == ["created", "error", "error", "error", "updated"]
    assert "fold" not in stored + logged
    assert organization.short_name not in stored


def test_circles_of_legitimation_are_fine_and_a_bad_step_stops_no_other(workspace):
    text = "id,facet,name,legitimizes\nD1,demand,One,D2:3 D9 D1:1 D3\nD2,demand,Two,D1:5\nD3,goal,Three,\n"

    rows = bring(workspace, text, "tenets.csv")

    steps = Legitimation.objects.values_list("source__code", "target__code", "strength")
    assert set(steps) == {("D1", "D2", 3), ("D2", "D1", 5), ("D1", "D3", None)}
    assert [row[3] for row in rows if row[1] == "error"] == [
        "No tenet has the id or name “D9”.",
        "A tenet can't legitimize itself.",
    ]


def test_agreement_is_added_where_none_is_recorded(workspace):
    names = [factories.organization(workspace, name=name) for name in "AB"]
    platform = factories.platform(factories.coalition(workspace, name="C"), label="draft")
    open_plank = factories.plank(platform, factories.tenet(workspace, code="D1"))
    agreed = factories.plank(platform, factories.tenet(workspace, code="D2"))
    agreed.agree([names[0]])
    head = "coalition,version,date,label,tenet,strength,agreed_by"
    text = f"{head}\nC,1,2026-03-01,draft,D1,full,A;B\nC,1,2026-03-01,draft,D2,full,B\n"

    rows = bring(workspace, text, "platform.csv")

    assert [row[1] for row in rows] == ["updated", "unchanged"]
    assert set(open_plank.agreed_by.all()) == set(names)
    assert list(agreed.agreed_by.all()) == names[:1]
    assert Plank.objects.get(pk=open_plank.pk).version == 2


def test_a_version_may_set_nothing_yet_and_get_its_label_later(workspace):
    factories.coalition(workspace, name="C")
    bring(workspace, "coalition,version,date,tenet\nC,1,2026-03-01,\n", "platform.csv")

    rows = bring(workspace, "coalition,version,date,label,tenet\nC,1,2026-03-01,founding,\n", "platform.csv")

    version = Platform.objects.get()
    assert (version.label, version.day, version.planks.count()) == ("founding", date(2026, 3, 1), 0)
    assert [row[1] for row in rows] == ["updated"]
