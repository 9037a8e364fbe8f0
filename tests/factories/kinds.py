"""How a record of each kind is made: a kind without a maker fails the leak test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from tests.factories import (
    challenges,
    chronicle,
    competences,
    exchange,
    needs,
    pilots,
    strategy,
    training,
)
from tests.factories.actors import actor, place, programme, sister_card
from tests.factories.centres import centre
from tests.factories.consortia import consortium, partner
from tests.factories.editorial import editorial
from tests.factories.governance import composition, launched, whole
from tests.factories.upkeep import followed


@dataclass(frozen=True)
class Ground:
    """What records are tied to: a centre, and a card that everybody sees."""

    centre: UUID
    companion: UUID


Maker = Callable[[Ground, str], UUID]

#: By kind of record: made public and published, with a canary in every text.
MAKERS: dict[str, Maker] = {
    "actor": lambda ground, bird: followed(actor(ground.centre, bird), bird),
    "agreement": lambda ground, bird: whole(ground.centre, bird),
    "challenge": lambda ground, bird: challenges.whole_challenge(ground.centre, bird),
    "centre": lambda ground, bird: launched(centre(bird), bird),
    "composition": lambda ground, bird: composition(ground.centre, bird),
    "consortium": lambda ground, bird: consortium(
        [partner(ground.companion, bird, role="lead")], bird
    ),
    "analysis": lambda ground, bird: needs.analysis(ground.centre, bird),
    "extract": lambda ground, bird: needs.extract(ground.centre, bird),
    "interview": lambda ground, bird: needs.interview(ground.centre, bird),
    "need": lambda ground, bird: needs.whole(ground.centre, bird),
    "prioritisation": lambda ground, bird: needs.prioritisation(ground.centre, bird),
    "idea": lambda ground, bird: challenges.whole_idea(ground.centre, bird),
    "solution": lambda ground, bird: challenges.solution(ground.centre, bird),
    **{
        kind: lambda ground, bird, kind=kind: chronicle.entry(kind, ground.centre, bird)
        for kind in chronicle.KINDS
    },
    "strategy": lambda ground, bird: strategy.whole_strategy(ground.centre, bird),
    "measure": lambda ground, bird: strategy.whole_measure(ground.centre, bird),
    "evidence": lambda ground, bird: pilots.of_pilot("evidence", ground.centre, bird),
    "transfer": lambda ground, bird: pilots.of_pilot("transfer", ground.centre, bird),
    "course": lambda ground, bird: training.whole(ground.centre, bird),
    "competence": lambda ground, bird: competences.whole_competence(ground.centre, bird),
    "portfolio": lambda ground, bird: competences.whole(ground.centre, bird),
    "pilot": lambda ground, bird: competences.tried(pilots.whole(ground.centre, bird), bird),
    "offer": lambda ground, bird: exchange.whole("offer", ground.companion, bird),
    "request": lambda ground, bird: exchange.whole("request", ground.companion, bird),
    "news": lambda ground, bird: editorial("news", ground.centre, bird),
    "page": lambda ground, bird: editorial("page", ground.centre, bird),
    "place": lambda ground, bird: place(ground.centre, ground.companion, bird),
    "programme": lambda ground, bird: programme(ground.centre, ground.companion, bird),
    "sister_card": lambda ground, bird: sister_card(ground.companion, ground.centre, bird),
}
