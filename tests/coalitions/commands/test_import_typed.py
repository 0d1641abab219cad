"""The import as it is typed: values that begin with a minus, and what is said at the end."""

import pytest
from django.core.management import CommandError, call_command

from coalitions.management.commands.import_workspace import Command
from organizations.models import Organization, Position

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_text(content)
        return path

    return write


@pytest.fixture
def typed(monkeypatch, capsys):
    """The command as a shell hands it over; Django would end by closing the tests' own connection."""
    monkeypatch.setattr("django.core.management.base.connections.close_all", lambda: None)

    def run(*words):
        Command().run_from_argv(["manage.py", "import_workspace", "--skip-checks", *map(str, words)])
        return capsys.readouterr().out

    return run


def stances():
    return list(Position.objects.order_by("stance").values_list("stance", flat=True))


def test_a_scale_may_begin_with_a_minus(file, typed):
    path = file("scale.csv", "Organization,Rent cap,Free buses\nTenants,-1,0.5\nUnion,0.25,1\n")

    typed(path, "--scale", "-1..1", "--low-means", "against")

    assert stances() == [-2, 0, 1, 2]


def test_what_a_negative_number_means_can_be_said(file, typed):
    path = file("scale.csv", "Group,Issue,Position\nTenants,Rent cap,-7\nUnion,Rent cap,3\n")

    typed(path, "--low-means", "each", "--stance", "-7=against", "--stance", "3=for")

    assert stances() == [-1, 1]


def test_the_last_line_says_how_many_rows_were_not_taken(file, typed):
    said = typed(file("organizations.csv", "name,members\n,many\nB,3\n,few\n"))

    last = said.strip().splitlines()[-1]
    assert last == "Imported into organizations (new). Rows not taken: 2, listed above as errors."
    assert said.count("error\t") == 2
    assert Organization.objects.get().name == "B"


def test_the_help_says_that_rows_in_error_are_left_out():
    assert "left out" in Command.help


def test_days_that_can_be_two_are_refused_until_it_is_said_which_comes_first(file, typed):
    sheet = file("days.csv", "Organization,Last contact\nTenants,3/4/26\n")

    with pytest.raises(CommandError, match=r"--dates day-first: The day: 3/4/26 is 2026-04-03") as refused:
        call_command("import_workspace", str(sheet))

    assert "Nothing was written." in str(refused.value)
    assert not Organization.objects.exists()
    typed(sheet, "--dates", "month-first")
    assert str(Organization.objects.get().last_checked) == "2026-03-04"
