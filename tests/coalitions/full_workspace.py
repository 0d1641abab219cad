"""A workspace in which every kind of row occurs, with everything that is awkward to carry in a file."""

from datetime import UTC, date, datetime
from typing import Any

from coalitions.models import Dispute, Distinction, Effect, Need, SavedView, Say, Scenario, ScenarioStep
from organizations.models import Legitimation, Overlap, Question
from tests import factories

AWKWARD = [
    "=1+1",
    "'quoted",
    "'=1+1",
    "+15 Mobile",
    "-3",
    "@home; and away",
    "جمعية المستأجرين",
    "🌱 Green\\Roots",
    '“Curly”, and "straight"',
    "Ünïon d’été",
    "_x0041_",
    "007",
]
LONG = 'first line\nsecond, with ; and | and "quotes"\n\n=SUM(A1)'
EXTRA = {"Tags": "=cmd", "with space; and \\": "a\nb", "extra:odd": "1e5", "شارة": "نعم"}


def fill(workspace):
    """Fill `workspace` with rows of every kind."""
    organizations = [
        factories.organization(workspace, name=name, extra=EXTRA if at % 3 == 0 else {})
        for at, name in enumerate(AWKWARD)
    ]
    first, second, third = organizations[:3]
    _describe(first)
    tenets = [factories.tenet(workspace, code=f"D{n}", name=f"Demand; {n}", extra=EXTRA) for n in range(3)]
    odd = factories.tenet(workspace, code="odd code:3\\", name="D0", facet="value", statement=LONG)
    for source, target, strength in [(odd, tenets[0], 3), (tenets[0], odd, None), (tenets[1], odd, 5)]:
        Legitimation.objects.create(workspace=workspace, source=source, target=target, strength=strength)
    _positions(workspace, organizations, tenets, odd)
    _ties(workspace, first, second, third)
    _coalition(workspace, organizations, tenets)
    author = factories.user(name="Ada, Lovelace", email="ada@example.org")
    twice: dict[str, Any] = {"author": author, "text": LONG}
    for fields in [twice, twice, {"written_by": "=Bo"}]:
        factories.note(first, extra=EXTRA, **fields)
    factories.note(second, text="A candid remark", written_on=date(2020, 1, 1))
    factories.contact(
        first, name="=Ada", email="ada@example.org", phone="+49 30 123", role="chair", extra=EXTRA
    )
    factories.contact(first, name="=Ada", note=LONG)
    _work(workspace, organizations, tenets)
    return workspace


def _work(workspace, organizations, tenets):
    """What is to be asked, who is not whom, and lists with a name."""
    for at, organization in enumerate(organizations[:4]):
        asked_at = datetime(2026, 2, 3, 4, 5, 6, at, tzinfo=UTC)
        Question.objects.create(
            workspace=workspace, organization=organization, tenet=tenets[at % 3], asked_at=asked_at
        )
        a, b = sorted((organization, organizations[5]), key=lambda each: each.pk)
        Distinction.objects.create(workspace=workspace, a=a, b=b)
    gone = "0f8fad5b-d9cb-469f-a165-70867728950e"
    here = workspace.coalitions.get().pk
    queries = {
        "=Ours; to call": f"coalition={here}&q=%3D1%2B1&sort=-name&column=kind&column=owner",
        "@work": f"unknown_on={tenets[0].pk}&unowned=on",
        "of what is gone": f"coalition={gone}&unknown_on={gone}",
        "all": "",
    }
    for name, query in queries.items():
        SavedView.objects.create(workspace=workspace, name=name, query=query, shared=True)


def _describe(organization):
    organization.short_name, organization.kind, organization.structure = "=1", "union", "federated"
    organization.constituencies = ["tenants", "night; workers", "back\\slash"]
    organization.members, organization.members_year = 0, 1963
    organization.turnout_low, organization.turnout_likely, organization.turnout_high = 0, 10, 2_000_000_000
    organization.people, organization.money, organization.access = 0.0, 2.5, 1e-7
    organization.decision_maker, organization.influence, organization.spectrum = True, 5, "neutral"
    organization.ratings_evidence, organization.spectrum_evidence = "declared", "observed"
    organization.owner, organization.next_step, organization.next_step_on = "me", "-call", date(2026, 5, 1)
    organization.description, organization.source = LONG, "Book; page 3"
    organization.save()


def _positions(workspace, organizations, tenets, odd):
    for at, organization in enumerate(organizations):
        for tenet in [*tenets, odd][: at % 4]:
            factories.position(
                workspace, organization=organization, tenet=tenet, stance=at % 5 - 2, note=LONG, extra=EXTRA
            )
    history = {"organization": organizations[0], "tenet": odd}
    factories.position(workspace, **history, as_of=date(2020, 1, 1), stance=-2, vitality=1, red_line=True)
    factories.position(workspace, **history, as_of=date(2024, 1, 1), stance=0, evidence="declared")
    factories.position(
        workspace, **history, as_of=date(2024, 1, 1), evidence="observed", vitality_evidence="declared"
    )


def _ties(workspace, first, second, third):
    several: list[dict[str, Any]] = [{"strength": 5}, {"note": "=x"}, {}, {"extra": EXTRA}]
    for fields in several:
        factories.tie(first, second, **fields)
    factories.tie(second, first, kind="alliance", note="the other way round")
    factories.tie(first, third, kind="part_of", since=date(2000, 1, 1), until=date(2001, 1, 1))
    for one, other in [(first, second), (third, first)]:
        a, b = sorted((one, other), key=lambda each: each.pk)
        Overlap.objects.create(workspace=workspace, a=a, b=b, people=0, evidence="observed", extra=EXTRA)


def _coalition(workspace, organizations, tenets):
    coalition = factories.coalition(
        workspace, name="=Us; all", target=organizations[5], purpose=LONG, note=LONG, extra=EXTRA,
        started=date(2020, 1, 1), ended=date(2026, 1, 1), decision_rule="two thirds", spokesperson="=Ada",
        fallback=LONG, not_to_give="-all", resumption="@once", centred="night; workers",
    )  # fmt: skip
    place = factories.affiliation(
        coalition, organizations[5], role="steering", say="none", alternatives=0, contribution="-people",
        slots=0, joined=date(2020, 1, 1), left=date(2021, 1, 1), extra=EXTRA,
    )  # fmt: skip
    factories.affiliation(coalition, organizations[0])
    Say.objects.create(
        workspace=workspace, affiliation=place, since=date(2020, 6, 1), step="veto", extra=EXTRA
    )
    Need.objects.create(workspace=workspace, coalition=coalition, resource="money", low=0, weight=0.5)
    first = factories.platform(coalition, label="=draft; one")
    plank = factories.plank(
        first, tenets[0], strength="weakened", proposed_by=organizations[5], note=LONG, extra=EXTRA
    )
    plank.agree(organizations[4:8])
    factories.plank(first, tenets[1], strength="dropped")
    factories.platform(coalition, label="agreed in principle")  # sets nothing yet
    factories.event(workspace, name="=Rally", coalition=coalition, source="-", extra=EXTRA)
    factories.event(workspace, name="=Rally", day=date(2021, 1, 1))
    _disputed_and_imagined(workspace, coalition, organizations, tenets)


def _disputed_and_imagined(workspace, coalition, organizations, tenets):
    """What trends do, what groups dispute, and what somebody imagined."""
    rents = factories.trend(
        workspace, name="+rents", level="local", note=LONG, since=date(2019, 1, 1), extra=EXTRA
    )
    for tenet, favours, strength in [(tenets[0], True, 4), (tenets[1], False, None)]:
        Effect.objects.create(
            workspace=workspace, trend=rents, tenet=tenet, favours=favours, strength=strength
        )
    _what_if(workspace, coalition, organizations, tenets)
    for about in [{"about": "position", "tenet": tenets[0]}, {"about": "fit", "coalition": coalition}]:
        Dispute.objects.create(
            workspace=workspace, organization=organizations[3], reason=LONG[:900], answer="=later",
            said_on=date(2026, 3, 1), settled_on=date(2026, 4, 1), **about,
        )  # fmt: skip


def _what_if(workspace, coalition, organizations, tenets):
    """A scenario with a step of each kind, and one without any."""
    steps: list[dict[str, Any]] = [
        {"kind": "leaves", "organization": organizations[0]},
        {"kind": "joins", "organization": organizations[1], "say": "vote"},
        {"kind": "plank", "tenet": tenets[0], "strength": "dropped"},
        {"kind": "stance", "organization": organizations[2], "tenet": tenets[1], "stance": -2, "vitality": 5,
         "red_line": True},
        {"kind": "say", "organization": organizations[5], "say": "none"},
        {"kind": "need", "resource": "people", "low": 0.5, "high": 1e6},
    ]  # fmt: skip
    scenario = Scenario.objects.create(
        workspace=workspace,
        coalition=coalition,
        name="=If; they leave",
        name_key="=if; they leave",
        note=LONG,
    )
    for number, step in enumerate(steps, start=1):
        ScenarioStep.objects.create(workspace=workspace, scenario=scenario, number=number, **step)
    Scenario.objects.create(workspace=workspace, coalition=coalition, name="Empty", name_key="empty")
