"""Maps to test on: any small ones (hypothesis), and synthetic campaigns of a given size."""

import random
from dataclasses import replace

from hypothesis import strategies as st

from coalitions.analysis.mapping.inputs import MapCoalition, MapInput, MapOrganization, MapTie, Risk, Variant

KINDS = ("partnership", "alliance", "tension", "support", "part_of", "influences", "successor")
ALPHABETS = ("abcdefghij KLMNOP-'.", "אבגדהוזחטי קלמנ", "مرحبا بالعالم", "漢字仮名 組合", "🎉🏳️‍🌈✊🏽 ab")
WORDS = (
    "Tenants Union",
    "Legal Aid",
    "Food Bank",
    "Workers Center",
    "Faith Alliance",
    "Committee for Fair Rent",
)


@st.composite
def maps(draw: st.DrawFn, most: int = 14) -> MapInput:
    """Any map of a few organizations, with names of any script, ties and coalitions at random."""
    count = draw(st.integers(0, most))
    alphabet = st.sampled_from(ALPHABETS)
    name = alphabet.flatmap(lambda letters: st.text(letters, min_size=1, max_size=40))
    organizations = tuple(
        MapOrganization(
            str(n),
            draw(name),
            turnout=draw(st.none() | st.floats(0, 1e6)),
            people=draw(st.none() | st.integers(0, 5).map(float)),
            risk=(risk := draw(st.none() | st.sampled_from(Risk))),
            risk_word="high risk" if risk is Risk.HIGH else "",
            decision_maker=draw(st.booleans()),
        )
        for n in range(count)
    )
    some = st.sampled_from([o.id for o in organizations]) if count else st.nothing()
    ties = (
        st.lists(st.builds(MapTie, some, some, st.sampled_from(KINDS)), max_size=12) if count else st.just([])
    )
    members = st.lists(some, unique=True, max_size=count).map(tuple) if count else st.just(())
    names = ("Fair Rent Now", "Clean Air", "March on Washington for Jobs and Freedom", "Care")
    coalitions = tuple(
        MapCoalition(f"c{k}", names[k], draw(members)) for k in range(draw(st.integers(0, len(names))))
    )
    return MapInput(organizations, tuple(draw(ties)), coalitions, variant=draw(st.sampled_from(Variant)))


def campaign(count: int, coalitions: int, seed: int = 1) -> MapInput:
    """A made-up campaign: most belong to one coalition, some to two, a few to none."""
    dice = random.Random(seed)
    organizations = tuple(
        MapOrganization(f"o{n}", f"Group {n} {dice.choice(WORDS)}", turnout=round(10 ** dice.uniform(1, 3.7)))
        for n in range(count)
    )
    members: list[list[str]] = [[] for _ in range(coalitions)]
    ties = []
    for n in range(count):
        home = dice.randrange(coalitions)
        if dice.random() < 0.9:
            members[home].append(f"o{n}")
        if dice.random() < 0.15:
            members[(home + 1) % coalitions].append(f"o{n}")
        ties.append(MapTie(f"o{n}", f"o{dice.randrange(count)}", dice.choice(KINDS)))
    named = tuple(
        MapCoalition(f"c{k}", f"Coalition {k}", tuple(dict.fromkeys(m))) for k, m in enumerate(members)
    )
    return MapInput(organizations, tuple(ties), named)


def joined(data: MapInput, coalition: int = 0) -> MapInput:
    """The same map after one more organization joined a coalition."""
    old = data.coalitions[coalition]
    grown = replace(old, members=(*old.members, "new"))
    return replace(
        data,
        organizations=(*data.organizations, MapOrganization("new", "Newcomers")),
        coalitions=(*data.coalitions[:coalition], grown, *data.coalitions[coalition + 1 :]),
    )


def shuffled(data: MapInput, seed: int = 7) -> MapInput:
    """The same map with organizations, ties and members in another order."""
    dice = random.Random(seed)
    organizations, ties = list(data.organizations), list(data.ties)
    dice.shuffle(organizations)
    dice.shuffle(ties)
    coalitions = tuple(replace(c, members=tuple(reversed(c.members))) for c in data.coalitions)
    return replace(data, organizations=tuple(organizations), ties=tuple(ties), coalitions=coalitions)


def brought_in_again(data: MapInput) -> MapInput:
    """The same map with other ids, as after the same file was read into an empty workspace."""
    new = {o.id: f"{(n * 7919) % 10007:05d}" for n, o in enumerate(data.organizations)}
    return replace(
        data,
        organizations=tuple(replace(o, id=new[o.id]) for o in data.organizations),
        ties=tuple(replace(t, source=new[t.source], target=new[t.target]) for t in data.ties),
        coalitions=tuple(
            replace(c, id=f"again {c.id[::-1]}", members=tuple(new[i] for i in c.members))
            for c in data.coalitions
        ),
    )
