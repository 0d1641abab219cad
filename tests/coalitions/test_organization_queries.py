"""The page of an organization asks the database little, however much hangs on it."""

from tests import factories


def test_it_asks_the_database_little(viewer, organizer, workspace, django_assert_max_num_queries):
    organization = factories.organization(workspace)
    for _ in range(3):
        coalition = factories.coalition(workspace)
        factories.plank(factories.platform(coalition), factories.tenet(workspace, facet="demand"))
        for each in (organization, factories.organization(workspace)):
            factories.affiliation(coalition, each, say="vote")
            factories.position(workspace, organization=each)
    workspace.home = factories.organization(workspace)
    workspace.save()
    url = f"/w/clean-air/organizations/{organization.pk}/"

    with django_assert_max_num_queries(16):
        viewer.get(url)
    with django_assert_max_num_queries(19):  # risk, private notes and contacts
        organizer.get(url)
