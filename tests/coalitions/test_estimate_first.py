"""The latest position stands; the pages warn where that is our guess before what the group said."""

from datetime import date

import pytest

from tests import factories


class TestEstimateFirst:
    """The latest stands, as the method says; the page warns where that is our guess before their word."""

    @staticmethod
    def page(viewer, organization):
        return viewer.get(f"/w/clean-air/organizations/{organization.pk}/").content.decode()

    def told(self, workspace, organization, told, then):
        tenet = factories.tenet(workspace)
        on = {"organization": organization, "tenet": tenet}
        factories.position(workspace, **on, stance=2, evidence=told, as_of=date(2026, 3, 1))
        factories.position(workspace, **on, stance=-1, evidence=then, as_of=date(2026, 5, 3))
        return tenet

    @pytest.mark.parametrize(
        ("told", "said"),
        [("declared", "stands before what they said on 1 Mar 2026"),
         ("observed", "stands before what was seen of them on 1 Mar 2026")],
    )  # fmt: skip
    def test_it_warns_and_has_the_older_statement_behind_it(
        self, viewer, workspace, organization, told, said
    ):
        tenet = self.told(workspace, organization, told, "estimated")

        for page in (
            self.page(viewer, organization),
            viewer.get(f"/w/clean-air/tenets/{tenet.pk}/").content.decode(),
        ):
            assert f"Our estimate of 3 May 2026 {said}" in page
            assert "<strong>strongly for</strong>" in page.split(said, 1)[1]

    @pytest.mark.parametrize(
        ("told", "then"), [("declared", "declared"), ("estimated", "estimated"), ("declared", "observed")]
    )
    def test_it_is_quiet_about_what_they_said_or_did_later(self, viewer, workspace, organization, told, then):
        tenet = self.told(workspace, organization, told, then)

        assert "estimate-first" not in self.page(viewer, organization)
        assert "estimate-first" not in viewer.get(f"/w/clean-air/tenets/{tenet.pk}/").content.decode()
