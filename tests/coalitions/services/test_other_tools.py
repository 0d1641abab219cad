"""What other tools' files say is recorded once, however often the same file comes."""

import pytest

from coalitions.models import Tie
from organizations.models import Organization, Position
from tests.coalitions.bringing_in import bring
from tests.coalitions.interchange.other_tools import BACKUP, BLUEPRINT, GEXF, GRAPHML, YED, dna
from tests.coalitions.interchange.reading_of import read

pytestmark = pytest.mark.django_db

STATEMENTS = dna(
    [
        ("Bus Riders", "Night buses", True, "2011-05-01"),
        ("Bus Riders", "Night buses", False, "2010-05-01"),
        ("Bus Riders", "Night buses", True, "2012-05-01"),
        ("Depot Local 3", "Night buses", False, "1969-05-01"),
    ]
)


@pytest.mark.parametrize(
    "content", [GRAPHML, GEXF, YED, BLUEPRINT, BACKUP, STATEMENTS], ids=lambda content: str(content[:20])
)
def test_the_same_file_again_changes_nothing(workspace, content):
    first = bring(workspace, read(content, "map"))
    again = bring(workspace, read(content, "map"))

    assert {outcome for _kind, outcome, _label, _reason in first} == {"created"}
    assert {outcome for _kind, outcome, _label, _reason in again} == {"unchanged"}


def test_a_map_gives_ties_between_its_organizations(workspace):
    bring(workspace, read(GRAPHML, "map.graphml"))

    assert {str(each) for each in Organization.objects.all()} == {"Tenants Union", "Clinic Workers", "n3"}
    assert Tie.objects.count() == 2


def test_statements_give_declared_positions_with_their_sources(workspace):
    bring(workspace, read(STATEMENTS, "debate.dna"))

    one = Position.objects.get(organization__name="Bus Riders")
    assert (one.stance, one.evidence, str(one.as_of)) == (1, "declared", "2012-05-01")
    assert one.source.count("\n") == 2
    assert Position.objects.get(organization__name="Depot Local 3").stance == -1


def test_a_statement_of_a_day_to_come_is_refused_in_words(workspace):
    told = bring(workspace, read(dna([("Bus Riders", "Night buses", True, "2999-01-01")]), "debate.dna"))

    assert any("still to come" in reason for _kind, outcome, _label, reason in told if outcome == "error")
