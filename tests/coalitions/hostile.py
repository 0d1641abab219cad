"""Names that try to become code, and a workspace in which everything that has a name is called so."""

from typing import Any
from uuid import UUID

from coalitions.models import Affiliation
from organizations.models import Workspace
from tests import factories

NAMES = (
    "<script>alert(1)</script>",
    '"><script>alert(2)</script>',
    "'><script>alert(3)</script>",
    "</title><script>alert(4)</script>",
    "</text></svg><script>alert(5)</script>",
    "</desc><img src=x onerror=alert(6)>",
    "<img src=x onerror=alert(7)>",
    '<img src="x" onerror="alert(8)">',
    "<svg onload=alert(9)>",
    "<svg><script>alert(10)</script></svg>",
    '" onmouseover="alert(11)',
    "' onfocus='alert(12)' autofocus='",
    '" autofocus onfocus=alert(13) x="',
    "<a href=javascript:alert(14)>x</a>",
    "javascript:alert(15)",
    "<iframe srcdoc='<script>alert(16)</script>'>",
    "<body onload=alert(17)>",
    "<details open ontoggle=alert(18)>",
    "<math><mi xlink:href=javascript:alert(19)>",
    "<style>@import 'javascript:alert(20)'</style>",
    "<!--><script>alert(21)</script>-->",
    "]]><script>alert(22)</script>",
    "<![CDATA[<script>alert(23)</script>]]>",
    "&lt;script&gt;alert(24)&lt;/script&gt;",
    "&#60;script&#62;alert(25)&#60;/script&#62;",
    "{{ constructor.constructor('alert(26)')() }}",
    "{% debug %}{{ settings.SECRET_KEY }}",
    "${alert(28)}`alert(28)`",
    "<x hx-get=/ hx-trigger=load hx-on::load=alert(29)>",
    "\u202e<b>\u0660&amp;<script\u00a0>alert(30)//",
)


def hostile(workspace: Workspace) -> dict[str, UUID]:
    """Call everything by a hostile name; gives the ids that addresses need."""
    workspace.name, workspace.question = NAMES[0], NAMES[1]
    workspace.save()
    groups = [
        factories.organization(
            workspace, name=name, short_name=name[:60] if n % 2 else "", kind=name, place=name,
            website="javascript:alert(31)", turnout_likely=50,
        )
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    coalition = factories.coalition(
        workspace, name=NAMES[6], purpose=NAMES[7], target=groups[0], decision_rule=NAMES[8]
    )
    factories.coalition(workspace, name=NAMES[4])
    version = factories.platform(coalition, label=NAMES[9])
    for n, (group, name) in enumerate(zip(groups, NAMES, strict=True)):
        tenet = factories.tenet(workspace, name=name, code=f"X{n}", facet="demand")
        Affiliation.objects.create(
            workspace=workspace, coalition=coalition, organization=group, say="none", alternatives=0,
            evidence="observed",
        )  # fmt: skip
        for holder in groups[:4]:
            _position(workspace, holder, tenet, n)
        factories.plank(
            version, tenet, proposed_by=group, strength="weakened", evidence="observed", note=name
        )
        factories.tie(group, groups[n - 1], kind="support", evidence="observed")
    factories.event(workspace, name=NAMES[10], coalition=coalition, source=NAMES[11])
    factories.trend(workspace, name=NAMES[12])
    return {"coalition": coalition.pk, "version": version.pk, "one": groups[0].pk, "two": groups[1].pk}


def _position(workspace: Workspace, holder: Any, tenet: Any, n: int) -> None:
    factories.position(
        workspace, organization=holder, tenet=tenet, stance=2 if n % 3 else -2, vitality=5,
        red_line=n % 5 == 0, evidence="observed", source=tenet.name,
    )  # fmt: skip


def surfaces(ids: dict[str, UUID], slug: str) -> dict[str, str]:
    """Every place where those names show."""
    at = f"/w/{slug}"
    return {
        "organizations": f"{at}/organizations/",
        "organization": f"{at}/organizations/{ids['one']}/",
        "tenets": f"{at}/tenets/",
        "coalitions": f"{at}/coalitions/",
        "coalition": f"{at}/coalitions/{ids['coalition']}/",
        "blocs": f"{at}/coalitions/{ids['coalition']}/blocs/",
        "coalition form": f"{at}/coalitions/{ids['coalition']}/edit/",
        "deletion": f"{at}/coalitions/{ids['coalition']}/delete/",
        "platform": f"{at}/platforms/{ids['version']}/",
        "events": f"{at}/events/",
        "map": f"{at}/map/",
        "panel": f"{at}/map/organizations/{ids['one']}/",
        "why": f"{at}/map/why/?organization={ids['one']}&with={ids['two']}",
        "closest": f"{at}/map/why/?organization={ids['one']}",
        "download": f"{at}/map/download/svg/",
        "search": f"{at}/search/?q=a",
        "sessions": f"{at}/sessions/",
        "wall": f"{at}/wall/",
    }
