"""The coalition page's short sentences: its breadth, and what to ask."""

from collections.abc import Mapping

from coalitions.analysis.groups.breadth import Breadth
from coalitions.analysis.members.asking import Question, Unknown
from coalitions.analysis.wording import Text, gettext_noop, say


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
            "These %(members)s groups think like about %(effective)s wholly different ones: 1 would mean "
            "that all think alike, %(members)s that no two agree."
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
