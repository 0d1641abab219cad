"""The map's picture is kept between requests, for those who may see the same, until something changes."""

from coalitions.models import Tie
from organizations.models import Membership, Organization, Role
from tests import factories
from tests.coalitions.risky import risky

URL = "/w/clean-air/map/"


def page(client, query=""):
    return client.get(URL + query).content.decode()


def agreeing(workspace):
    """One to look from, a close one, a distant one, and one nobody knows anything of."""
    one, near, far, mute = (factories.organization(workspace, name=n) for n in ("One", "Near", "Far", "Mute"))
    for n in range(4):
        tenet = factories.tenet(workspace, name=f"Demand {n}", facet="demand")
        for each, stance in ((one, 2), (near, 2), (far, -2)):
            factories.position(workspace, organization=each, tenet=tenet, stance=stance)
    return one, near, far, mute


def test_what_was_kept_for_one_is_not_shown_to_another(organizer, viewer, workspace, representative):
    """The picture is kept between requests; who may see less looks second."""
    risky(workspace)
    assert "map-risk--high" in page(organizer)

    assert "map-risk" not in page(viewer)
    assert "map-risk--high" in page(organizer)


def test_what_was_kept_is_of_one_workspace_only(viewer, workspace):
    factories.organization(workspace, name="Ours")
    page(viewer)
    other = factories.workspace(slug="other")
    factories.organization(other, name="Theirs")
    user = Membership.objects.get(user__email="viewer@example.org").user
    Membership.objects.create(workspace=other, user=user, role=Role.VIEWER)
    text = viewer.get("/w/other/map/").content.decode()

    assert "Theirs" in text
    assert "Ours" not in text


def test_nothing_kept_is_shown_after_a_change(organizer, workspace, organization):
    assert "Renters" not in page(organizer)
    organizer.post("/w/clean-air/organizations/add/", {"name": "Renters"})
    assert "Renters" in page(organizer)

    Organization.objects.get(name="Renters").delete()
    assert "Renters" not in page(organizer)


def test_two_with_one_name_have_eyes_of_their_own(viewer, workspace):
    one, _near, far, _mute = agreeing(workspace)
    Organization.objects.filter(pk=far.pk).update(short_name="Twin")
    Organization.objects.filter(pk=one.pk).update(name="Twin")

    assert page(viewer, f"?as={one.pk}") != page(viewer, f"?as={far.pk}")


def test_thousands_fit_in_a_megabyte(viewer, workspace):
    Organization.objects.bulk_create(
        Organization(workspace=workspace, name=f"Neighbours of street {n}", turnout_likely=n % 500)
        for n in range(2_000)
    )
    ends = list(Organization.objects.in_workspace(workspace))
    Tie.objects.bulk_create(
        Tie(workspace=workspace, source=each, target=ends[n * 7 % 1_999 + 1], kind="alliance")
        for n, each in enumerate(ends)
        if each != ends[n * 7 % 1_999 + 1]
    )

    assert len(page(viewer).encode()) < 1_000_000
