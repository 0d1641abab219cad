"""The page of one tenet."""

import pytest

from organizations.models import Legitimation
from tests import factories


def page(client, tenet):
    return client.get(f"/w/clean-air/tenets/{tenet.pk}/").content.decode()


@pytest.fixture
def tenet(workspace):
    return factories.tenet(workspace, name="Bus fares", statement="Free buses by May", facet="demand")


def test_it_shows_the_wording_and_who_stands_where(viewer, workspace, organization, tenet):
    factories.position(
        workspace, organization=organization, tenet=tenet, stance=-2, red_line=True, source="Their flyer"
    )

    content = page(viewer, tenet)

    for words in ("Free buses by May", "Tenants", "strongly against", "never with it", "Their flyer"):
        assert words in content


def test_it_lists_whom_nobody_has_asked_with_one_click_to_record(organizer, viewer, organization, tenet):
    link = f"/w/clean-air/tenets/{tenet.pk}/positions/new/?organization={organization.pk}"

    assert "Nobody has told us: 1 of 1" in page(viewer, tenet)
    assert link in page(organizer, tenet)
    assert link not in page(viewer, tenet)


def test_it_counts_those_it_does_not_name(viewer, workspace, tenet):
    for _ in range(63):
        factories.organization(workspace)

    assert "and 3 more" in page(viewer, tenet)


def test_it_shows_steps_both_ways_even_in_a_circle(viewer, workspace, tenet):
    other = factories.tenet(workspace, name="Night buses")
    Legitimation.objects.create(workspace=workspace, source=tenet, target=other, strength=4)
    Legitimation.objects.create(workspace=workspace, source=other, target=tenet)

    content = page(viewer, tenet)

    assert content.count("Night buses") == 2
    assert "how much is not known" in content


def test_names_are_text_and_nothing_else(organizer, workspace):
    bad = "<script>alert(1)</script>"
    tenet = factories.tenet(workspace, name=bad, statement=bad)
    row = factories.organization(workspace, name=bad)
    factories.position(workspace, tenet=tenet, organization=row, source=bad)

    assert bad not in page(organizer, tenet)


@pytest.mark.parametrize(("who", "status"), [("representative", 403), ("outsider", 404)])
def test_others_are_refused(request, tenet, who, status):
    assert request.getfixturevalue(who).get(f"/w/clean-air/tenets/{tenet.pk}/").status_code == status
