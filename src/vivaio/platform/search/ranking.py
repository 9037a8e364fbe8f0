"""Which records answer a question, best first, at a cost that does not grow with the index.

Exact titles and names come first. Then, while the terms asked for are rare enough, every row is
weighed by the database (bm25, ts_rank_cd; titles count eight times). Frequent terms would make
that dear: then rows with the words in their title come first, those with synonyms there next
(when a single thing is asked for), then the others, each the latest first and no more than a
fixed number.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from vivaio.platform.search import vocabulary
from vivaio.platform.search.engines import Answer, Filters, engine_for
from vivaio.platform.search.expressions import (
    Every,
    Node,
    Question,
    Term,
    either,
    every,
    read,
    terms_in,
)

#: At most so many rows are ranked, and of those with the words in their titles.
MOST_ROWS, MOST_TITLES, MOST_EXACT = 500, 200, 100
#: For weighing, at most so many rows are counted, about.
MOST_COUNTED = 20_000
#: Words as typed count so much more than their synonyms.
OWN_WORDS = 1.5
#: With fewer records than this, an unfinished last word is completed.
FEW = 20


@dataclass(frozen=True, slots=True)
class Ranking:
    """Records best first with the number of their best row; `more`: there are others.

    `shown` is what was looked for, `repaired` when that is not what was asked; `any_word` when no
    record has all the words.
    """

    rows: dict[UUID | str, int]
    more: bool
    question: Question
    shown: str
    repaired: bool = False
    any_word: bool = False

    def uids(self) -> list[UUID]:
        """The uids of all of them."""
        return [uid if isinstance(uid, UUID) else UUID(uid) for uid in self.rows]


def rank(typed: str, filters: Filters) -> Ranking:
    """The answers to any string, however made; none to one without a word in it."""
    question = read(typed)
    if not question.units:
        return Ranking({}, False, question, question.shown)
    found = _strictly(question, filters)
    if found.rows:
        return found
    mended = _mended(question, filters)
    if mended is not None:
        found = _strictly(mended, filters)
        if found.rows:
            return _as_repaired(found, mended.shown, any_word=False)
    return _loosely(mended or question, filters, mended is not None)


def _strictly(question: Question, filters: Filters) -> Ranking:
    """Records that have every unit; an unfinished last word is completed when they are few."""
    exact = _exactly(question, filters)
    counted: dict[str, int] = {}
    answers, more = _answers(question, filters, counted)
    ranking = _ranking(question, [*exact, *answers], more)
    if len(ranking.rows) >= FEW or more or not question.last:
        return ranking
    completed = question.completed(vocabulary.completions(question.last, filters.scopes))
    if completed == question:
        return ranking
    others, more = _answers(completed, filters, counted)
    return _ranking(completed, [*exact, *answers, *others], more)


def _loosely(question: Question, filters: Filters, repaired: bool) -> Ranking:
    """Records that have at least half of several units, those with the rarer ones first."""
    if len(question.units) < 2:
        return Ranking({}, False, question, question.shown)
    engine = engine_for(connection.vendor)
    weights: dict[int, float] = {}
    counts: dict[int, int] = {}
    found: dict[int, Answer] = {}
    for unit in question.units:
        own = engine.answers(unit.own, filters, limit=MOST_ROWS, ranked=False)
        typed = {answer.row for answer in own}
        answers = engine.answers(unit.wide, filters, limit=MOST_ROWS, ranked=False)
        weight = 1.0 / (1.0 + len(answers) ** 0.5)
        for answer in answers:
            row = answer.row
            found[row] = answer
            counts[row] = counts.get(row, 0) + 1
            more = weight * (OWN_WORDS if row in typed else 1.0)
            weights[row] = weights.get(row, 0.0) + more
    enough = [row for row in weights if 2 * counts[row] >= len(question.units)]
    best = sorted(enough, key=lambda row: (-weights[row], -row))[:MOST_ROWS]
    ranking = _ranking(question, [found[row] for row in best], len(best) >= MOST_ROWS)
    if not ranking.rows:
        return ranking
    return _as_repaired(ranking, question.shown, any_word=True, repaired=repaired)


def _as_repaired(found: Ranking, shown: str, *, any_word: bool, repaired: bool = True) -> Ranking:
    return Ranking(found.rows, found.more, found.question, shown, repaired, any_word)


def _exactly(question: Question, filters: Filters) -> list[Answer]:
    """Rows whose title or one of whose names is just what was typed."""
    if not question.exact:
        return []
    engine = engine_for(connection.vendor)
    return engine.answers(
        Term(question.exact), filters, limit=MOST_EXACT, ranked=False, titles=True
    )


def _answers(
    question: Question, filters: Filters, counted: dict[str, int]
) -> tuple[list[Answer], bool]:
    """Rows with every unit, best first, and whether there are more of them."""
    engine = engine_for(connection.vendor)
    wide = every(unit.wide for unit in question.units)
    own = every(unit.own for unit in question.units)
    if _is_affordable(wide, counted):
        answers = engine.answers(wide, filters, limit=MOST_ROWS + 1, ranked=True)
        return _own_first(own, wide, answers[:MOST_ROWS], filters), len(answers) > MOST_ROWS
    named = engine.answers(own, filters, limit=MOST_TITLES, ranked=False, titles=True)
    if len(named) < MOST_TITLES and own != wide and len(question.units) == 1:
        named += engine.answers(wide, filters, limit=MOST_TITLES, ranked=False, titles=True)
    rest = max(MOST_ROWS - len(named), 0)
    answers = engine.answers(wide, filters, limit=rest + 1, ranked=False)
    return [*named, *answers[:rest]], len(answers) > rest


def _own_first(own: Node, wide: Node, answers: list[Answer], filters: Filters) -> list[Answer]:
    """The answers with the words as typed weighing more than those with synonyms alone."""
    if own == wide or len(answers) < 2:
        return answers
    found = engine_for(connection.vendor).answers(own, filters, limit=MOST_ROWS, ranked=False)
    typed = {answer.row for answer in found}
    weight = {
        answer.row: answer.score * (OWN_WORDS if answer.row in typed else 1.0) for answer in answers
    }
    return sorted(answers, key=lambda answer: (-weight[answer.row], -answer.row))


def _is_affordable(node: Node, counted: dict[str, int]) -> bool:
    """Whether weighing reads few rows, by the terms' numbers when last counted: few rows of the
    rarest part, as only they are weighed, and not many of all terms, as these are counted.

    `counted` keeps what was asked for this question before.
    """
    asked = [term for term in set(terms_in(node)) if term not in counted]
    if asked:
        counted.update(dict.fromkeys(asked, 0))
        places = ", ".join(["%s"] * len(asked))
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT term, rows FROM search_searchterm WHERE term IN ({places})",  # noqa: S608
                asked,
            )
            counted.update(cursor.fetchall())
    parts = node.parts if isinstance(node, Every) else (node,)
    each = [sum(counted[term] for term in set(terms_in(part))) for part in parts]
    return min(each) <= engine_for(connection.vendor).most_weighed and sum(each) <= MOST_COUNTED


def _ranking(question: Question, answers: Iterable[Answer], more: bool) -> Ranking:
    rows: dict[UUID | str, int] = {}
    for answer in answers:
        rows.setdefault(answer.record, answer.row)
    return Ranking(rows, more, question, question.shown)


def _mended(question: Question, filters: Filters) -> Question | None:
    """The question with each word that nothing has replaced by the nearest that something has."""
    engine = engine_for(connection.vendor)
    seen = Filters(filters.scopes)
    shown: list[str] = []
    mended = False
    for unit in question.units:
        if engine.answers(unit.wide, seen, limit=1, ranked=False):
            shown += unit.typed
            continue
        for word in unit.typed:
            near = None
            if not vocabulary.known([word], filters.scopes):
                near = vocabulary.nearest(word, filters.scopes)
            shown.append(near or word)
            mended = mended or near is not None
    return read(" ".join(shown)) if mended else None


def terms_asked(question: Question) -> frozenset[str]:
    """Every term that made a record answer, for marking."""
    return frozenset(terms_in(either(unit.wide for unit in question.units)))
