"""The coalition page's short sentences: its top line, its breadth, and what to ask."""

from collections.abc import Mapping

from coalitions.analysis.asking import Question, Unknown
from coalitions.analysis.breadth import Breadth
from coalitions.analysis.coalition import CoalitionReport, Counts
from coalitions.analysis.wording import Text, gettext_noop, say


def top_line(report: CoalitionReport) -> tuple[Text, ...]:
    """The coalition in a few parts of a sentence: who, how many, agreed on what, at what risk.

    Takes    a report.
    Returns  parts in reading order, to be joined by semicolons.
    Raises   nothing.
    Cost     O(1).
    Source   our own convention.
    """
    counts = report.counts
    return (_groups(counts), *_agreement(counts), *_risk(counts), *_guesses(counts))


def question_words(question: Question, name: str, tenets: Mapping[str, str]) -> Text:
    """Whom to ask what, in one sentence; `name` is the member's."""
    tenet = tenets[question.tenet] if question.tenet is not None else ""
    return say(_QUESTIONS[question.unknown], name=name, tenet=tenet)


_QUESTIONS: Mapping[Unknown, str] = {
    Unknown.SAY: gettext_noop("Ask %(name)s what say it has in decisions."),
    Unknown.RESOURCES: gettext_noop("Ask %(name)s what it can bring."),
    Unknown.OTHERS: gettext_noop("Ask the others where they stand on “%(tenet)s”."),
    Unknown.OWN: gettext_noop("Ask %(name)s where it stands on “%(tenet)s”."),
    Unknown.VITALITY: gettext_noop("Ask %(name)s how much “%(tenet)s” matters to it."),
    Unknown.ALTERNATIVES: gettext_noop("Ask %(name)s how well it could pursue its demands elsewhere."),
}


def breadth_words(found: Breadth, members: int) -> tuple[Text, ...]:
    """Breadth in sentences, the unknown share included."""
    texts: list[Text] = []
    if found.effective_groups is None:
        texts.append(Text(gettext_noop("How different the members are could not be assessed.")))
    elif members > 1:
        template = gettext_noop(
            "These %(members)s groups think like about %(effective)s wholly different ones."
        )
        texts.append(say(template, members=members, effective=f"{found.effective_groups:.1f}"))
    if found.pairs_unknown:
        template = gettext_noop(
            "Too little is known of %(unknown)s of %(pairs)s pairs; they count as average."
        )
        texts.append(say(template, unknown=round(found.pairs_unknown * found.pairs), pairs=found.pairs))
    if found.probably_not_broad_enough:
        template = gettext_noop(
            "No two members are known to be uncomfortable with each other: the coalition “probably isn’t "
            "broad enough”."
        )
        texts.append(Text(template))
    return tuple(texts)


def _groups(counts: Counts) -> Text:
    people = counts.people
    if people is None or people.likely is None:
        template = gettext_noop("%(members)s member groups, people not recorded")
        return say(template, members=counts.members)
    if people.recorded == counts.members:
        template = gettext_noop("%(members)s member groups, about %(people)s people")
    else:
        template = gettext_noop(
            "%(members)s member groups, about %(people)s people from %(recorded)s of them"
        )
    return say(template, members=counts.members, people=f"{people.likely:,.0f}", recorded=people.recorded)


def _agreement(counts: Counts) -> tuple[Text, ...]:
    if not counts.planks:
        return (Text(gettext_noop("no platform yet")),)
    template = gettext_noop("everyone agrees on %(agreed)s of %(planks)s planks")
    parts = [say(template, agreed=counts.agreed_planks, planks=counts.planks)]
    if open_ := counts.agreed_so_far - counts.agreed_planks:
        template = gettext_noop("on %(open)s more nobody known disagrees")
        parts.append(say(template, open=open_))
    return tuple(parts)


def _risk(counts: Counts) -> tuple[Text, ...]:
    parts = []
    if counts.high_risk:
        parts.append(say(gettext_noop("groups at high risk of absorption: %(n)s"), n=counts.high_risk))
    if counts.may_be_high:
        parts.append(say(gettext_noop("groups between medium and high risk: %(n)s"), n=counts.may_be_high))
    if counts.losing:
        parts.append(say(gettext_noop("groups that have lost say or demands: %(n)s"), n=counts.losing))
    if counts.not_assessed:
        parts.append(
            say(gettext_noop("groups whose risk could not be assessed: %(n)s"), n=counts.not_assessed)
        )
    return tuple(parts)


def _guesses(counts: Counts) -> tuple[Text, ...]:
    if not counts.known:
        return ()
    stances = gettext_noop("%(estimated)s of %(known)s answers are our estimate")
    vital = gettext_noop("how much it matters is our estimate for %(estimated)s of %(known)s")
    return (
        say(stances, estimated=counts.estimated, known=counts.known),
        say(vital, estimated=counts.vitality_estimated, known=counts.known),
    )
