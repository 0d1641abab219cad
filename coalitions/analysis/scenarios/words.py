"""A scenario in plain sentences: its steps, and what they would change for whom.

A sentence about one organization begins after its name, so that the page can make the name a link.
"""

from collections.abc import Mapping

from coalitions.analysis.inputs import Id
from coalitions.analysis.members.absorption import Band
from coalitions.analysis.members.exposure_words import RESOURCE_WORDS
from coalitions.analysis.members.reports import MemberReport
from coalitions.analysis.members.verdict import BAND_WORDS, say_words
from coalitions.analysis.scenarios.compared import EXPOSED, Difference, Kind, Value
from coalitions.analysis.scenarios.played import Joins, Leaves, SetsNeed, SetsPlank, SetsSay, SetsStance, Step
from coalitions.analysis.wording import Text, gettext_noop, percent, say

_STANCES = (
    Text(gettext_noop("strongly against")),
    Text(gettext_noop("against")),
    Text(gettext_noop("asked, no position")),
    Text(gettext_noop("for")),
    Text(gettext_noop("strongly for")),
)
_VITALITIES = (
    Text(gettext_noop("nice to have")),
    Text(gettext_noop("matters")),
    Text(gettext_noop("important")),
    Text(gettext_noop("very important")),
    Text(gettext_noop("vital")),
)
_PLANKS = (
    gettext_noop("“%(tenet)s” is dropped from the platform"),
    gettext_noop("“%(tenet)s” is weakened in the platform"),
    gettext_noop("“%(tenet)s” is in the platform in full"),
)


def step_words(step: Step, organizations: Mapping[Id, str], tenets: Mapping[Id, str]) -> Text:
    """What an imagined step does, as a sentence without its full stop; a name not known stays empty."""
    match step:
        case Leaves(organization=id_):
            return say(gettext_noop("%(name)s leaves"), name=organizations.get(id_, ""))
        case Joins(organization=id_):
            return _joins(step, organizations.get(id_, ""))
        case SetsSay(organization=id_, step=held):
            template = gettext_noop("%(name)s gets %(say)s")
            return say(template, name=organizations.get(id_, ""), say=say_words(held))
        case SetsPlank(tenet=tenet, strength=strength):
            return say(_PLANKS[round(2 * strength)], tenet=tenets.get(tenet, ""))
        case SetsStance():
            return _stance(step, organizations.get(step.organization, ""), tenets.get(step.tenet, ""))
        case SetsNeed():
            return _need(step)


def _joins(step: Joins, name: str) -> Text:
    if step.say is None:
        return say(gettext_noop("%(name)s joins; its say is not known"), name=name)
    return say(gettext_noop("%(name)s joins, with %(say)s"), name=name, say=say_words(step.say))


def _stance(step: SetsStance, name: str, tenet: str) -> Text:
    if step.vitality is None:
        template = gettext_noop("%(name)s takes the stance %(stance)s on “%(tenet)s”")
        red = gettext_noop("%(name)s takes the stance %(stance)s on “%(tenet)s”, a red line")
        matters = None
    else:
        template = gettext_noop("%(name)s takes the stance %(stance)s, %(vital)s, on “%(tenet)s”")
        red = gettext_noop("%(name)s takes the stance %(stance)s, %(vital)s, on “%(tenet)s”, a red line")
        matters = _VITALITIES[max(round(5 * step.vitality), 1) - 1]
    stance = _STANCES[round(2 * step.stance) + 2]
    return say(red if step.red_line else template, name=name, tenet=tenet, stance=stance, vital=matters)


def _need(step: SetsNeed) -> Text:
    resource = RESOURCE_WORDS[step.resource]
    if step.low is not None and step.high is not None:
        template = gettext_noop("Winning takes %(low)s to %(high)s of %(resource)s")
    elif step.low is not None:
        template = gettext_noop("Winning takes at least %(low)s of %(resource)s")
    elif step.high is not None:
        template = gettext_noop("Winning takes at most %(high)s of %(resource)s")
    else:
        template = gettext_noop("How much winning takes of %(resource)s is not known")
    return say(template, low=_number(step.low), high=_number(step.high), resource=resource)


WHAT: Mapping[Kind, Text] = {
    Kind.BAND: Text(gettext_noop("exposure")),
    Kind.BLOCKED: Text(gettext_noop("its red line “%(tenet)s”")),
    Kind.GOT: Text(gettext_noop("gets of what it asks for")),
    Kind.MEMBER: Text(gettext_noop("a member")),
    Kind.PEOPLE: Text(gettext_noop("people likely to come, where recorded")),
    Kind.AGREED: Text(gettext_noop("planks on which everyone agrees")),
    Kind.PLANKS: Text(gettext_noop("planks on the platform")),
    Kind.SHARED: Text(gettext_noop("“%(tenet)s”: shared by all")),
    Kind.GROUPS: Text(gettext_noop("they think like so many wholly different groups")),
    Kind.LOWEST: Text(gettext_noop("how well the platform fits the member it fits least")),
    Kind.UNEASY: Text(gettext_noop("pairs that make each other uncomfortable")),
}


def what_words(difference: Difference, tenets: Mapping[Id, str]) -> Text:
    """What it is that changes: the head of a row."""
    return say(WHAT[difference.kind].template, tenet=tenets.get(difference.tenet or "", ""))


def value_words(kind: Kind, value: Value) -> Text:
    """One side of a change, short enough for a cell; unknown is said as unknown."""
    if value is None:
        return Text(gettext_noop("not known"))
    if kind is Kind.BAND:
        return BAND_WORDS[Band(str(value))]
    if kind is Kind.MEMBER:
        return Text(gettext_noop("yes")) if value == "in" else Text(gettext_noop("no"))
    number = float(value)
    if kind is Kind.BLOCKED:
        return Text(gettext_noop("crossed")) if number else Text(gettext_noop("not crossed"))
    if kind is Kind.SHARED:
        return Text(gettext_noop("yes")) if number else Text(gettext_noop("no"))
    if kind in {Kind.GOT, Kind.LOWEST}:
        return say("%(share)s", share=percent(number))
    return say("%(number)s", number=_number(number))


def difference_words(difference: Difference, tenets: Mapping[Id, str]) -> Text:
    """A change in words first, then the numbers.

    Takes    a difference and what tenets are called.
    Returns  a sentence without its full stop; of a member, what follows its name.
    Raises   KeyError on a band that there is not.
    Cost     O(1).
    Source   method 6.3, wording rules.
    """
    before = value_words(difference.kind, difference.before)
    after = value_words(difference.kind, difference.after)
    tenet = tenets.get(difference.tenet or "", "")
    return say(_template(difference), before=before, after=after, tenet=tenet)


def joins_words(report: MemberReport, *, risk: bool) -> Text:
    """What somebody who joins would find; `risk`: whether its exposure is told."""
    if report.fit.got is None:
        found = Text(gettext_noop("would join; nothing that it asks for is recorded"))
    else:
        template = gettext_noop("would join, and get %(got)s of what it is recorded to ask for")
        found = say(template, got=percent(report.fit.got))
    if not risk:
        return found
    template = gettext_noop("%(joins)s; exposure: %(band)s")
    return say(template, joins=found, band=BAND_WORDS[report.exposure.shown])


_CHANGES: Mapping[Kind, tuple[str, str]] = {  # less or no longer; more or new
    Kind.BLOCKED: (
        gettext_noop("the platform would no longer cross its red line “%(tenet)s”"),
        gettext_noop("the platform would cross its red line “%(tenet)s”"),
    ),
    Kind.GOT: (
        gettext_noop("gets less of what it asks for: %(before)s → %(after)s"),
        gettext_noop("gets more of what it asks for: %(before)s → %(after)s"),
    ),
    Kind.PEOPLE: (
        gettext_noop("Fewer people are likely to come, where recorded: %(before)s → %(after)s"),
        gettext_noop("More people are likely to come, where recorded: %(before)s → %(after)s"),
    ),
    Kind.AGREED: (
        gettext_noop("Everyone agrees on fewer planks: %(before)s → %(after)s"),
        gettext_noop("Everyone agrees on more planks: %(before)s → %(after)s"),
    ),
    Kind.PLANKS: (
        gettext_noop("The platform has fewer planks: %(before)s → %(after)s"),
        gettext_noop("The platform has more planks: %(before)s → %(after)s"),
    ),
    Kind.SHARED: (
        gettext_noop("“%(tenet)s” would no longer be shared by all"),
        gettext_noop("“%(tenet)s” would be shared by all"),
    ),
    Kind.GROUPS: (
        gettext_noop("They think more alike, like fewer wholly different groups: %(before)s → %(after)s"),
        gettext_noop("They think less alike, like more wholly different groups: %(before)s → %(after)s"),
    ),
    Kind.LOWEST: (
        gettext_noop("The platform fits the member it fits least worse: %(before)s → %(after)s"),
        gettext_noop("The platform fits the member it fits least better: %(before)s → %(after)s"),
    ),
    Kind.UNEASY: (
        gettext_noop("Fewer pairs make each other uncomfortable: %(before)s → %(after)s"),
        gettext_noop("More pairs make each other uncomfortable: %(before)s → %(after)s"),
    ),
}  # fmt: skip
_KNOWN: Mapping[Kind, tuple[str, str]] = {  # no longer known; known at last
    Kind.GOT: (
        gettext_noop("what it gets of what it asks for would not be known any more; now %(before)s"),
        gettext_noop("what it gets of what it asks for is not known now; it would be %(after)s"),
    ),
    Kind.PEOPLE: (
        gettext_noop("How many people come would not be known any more; now %(before)s"),
        gettext_noop("How many people come is not known now; it would be %(after)s, where recorded"),
    ),
    Kind.GROUPS: (
        gettext_noop("How different they are could not be assessed any more; now like %(before)s groups"),
        gettext_noop("How different they are can’t be assessed now; it would be like %(after)s groups"),
    ),
    Kind.LOWEST: (
        gettext_noop("How well the platform fits anybody would not be known; now at least %(before)s"),
        gettext_noop("How well the platform fits anybody is not known now; it would be at least %(after)s"),
    ),
}  # fmt: skip


def _template(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if difference.kind is Kind.BAND:
        return _band(str(before), str(after))
    if difference.kind is Kind.MEMBER:
        return gettext_noop("would join") if after == "in" else gettext_noop("would leave")
    if before is None or after is None:
        return _KNOWN[difference.kind][before is None]
    return _CHANGES[difference.kind][float(after) > float(before)]


def _band(before: str, after: str) -> str:
    if after == Band.UNKNOWN:
        return gettext_noop("exposure could not be assessed any more; now it is %(before)s")
    if before == Band.UNKNOWN:
        return gettext_noop("exposure can’t be assessed now; it would be %(after)s")
    return (
        gettext_noop("less exposed: %(before)s → %(after)s")
        if EXPOSED[Band(after)] < EXPOSED[Band(before)]
        else gettext_noop("more exposed: %(before)s → %(after)s")
    )


def _number(value: float | None) -> str:
    """Whole where it is; else one decimal."""
    if value is None:
        return ""
    return f"{value:,.0f}" if abs(value - round(value)) < 0.05 or abs(value) >= 100 else f"{value:.1f}"
