"""Who shares most with whom inside a coalition."""

from organizations.models import Evidence
from tests import factories


def build(workspace, evidence=Evidence.OBSERVED):
    coalition = factories.coalition(workspace)
    tenets = [factories.tenet(workspace, name=name) for name in ("Dignity", "Direct action")]
    for name in ("Tenants", "Riders", "Nurses"):
        member = factories.organization(workspace, name=name)
        factories.affiliation(coalition, member)
        for tenet in tenets if name != "Nurses" else []:
            factories.position(
                workspace, organization=member, tenet=tenet, stance=2, vitality=5, evidence=evidence
            )
    return f"/w/clean-air/coalitions/{coalition.pk}/blocs/"


def test_it_names_who_shares_what(viewer, workspace):
    page = viewer.get(build(workspace)).content.decode()

    assert "Riders, Tenants" in page or "Tenants, Riders" in page
    assert "all support 2 demands and values" in page


def test_what_each_bloc_shares_is_said_once(viewer, workspace):
    url = build(workspace)
    third = factories.tenet(workspace, name="Open borders")
    nurses, riders = (workspace.organizations.get(name=name) for name in ("Nurses", "Riders"))
    for tenet in (*workspace.tenets.exclude(pk=third.pk), third):
        factories.position(workspace, organization=nurses, tenet=tenet, stance=2, vitality=5)
    factories.position(workspace, organization=riders, tenet=third, stance=2, vitality=5)

    page = " ".join(viewer.get(url).content.decode().split())

    assert "What each of these groups shares: Dignity, Direct action." in page
    assert page.count("Dignity") == 1
    assert "besides what each shares: Open borders" in page
    assert "all support 2 demands and values: those that each shares" in page


def test_what_counts_is_what_the_page_was_asked_for(viewer, workspace):
    url = build(workspace, Evidence.ESTIMATED)

    assert "No two members are known to share" in viewer.get(f"{url}?evidence=declared").content.decode()


def test_htmx_gets_the_part_alone(viewer, workspace):
    url = build(workspace)

    part = viewer.get(url, headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in part
    assert "all support" in part
    assert "<html" in viewer.get(url).content.decode()


def test_members_of_whom_nothing_is_known_share_nothing(viewer, workspace):
    coalition = factories.coalition(workspace)
    page = viewer.get(f"/w/clean-air/coalitions/{coalition.pk}/blocs/").content.decode()

    assert "No two members are known to share" in page
