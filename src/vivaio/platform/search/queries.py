"""Finding: one question, one answer a record, for every page, the API and the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Q

from vivaio.platform.multilingual.folding import fold
from vivaio.platform.search import excerpts, ranking, vocabulary
from vivaio.platform.search.engines import Filters, engine_for
from vivaio.platform.search.expressions import Term, either, every
from vivaio.platform.search.models import SearchRow
from vivaio.platform.search.words import terms_of_word, words_of
from vivaio.platform.tenancy.scopes import scopes_of
from vivaio.platform.tenancy.viewer import Viewer

#: A row of a record: it has a uid.
R = TypeVar("R", bound=Any)

#: A page holds at most so many hits, a list of suggestions so many.
LARGEST_PAGE, MOST_SUGGESTIONS = 200, 20
_LAST_SIGN = "\U0010ffff"
#: Rows looked at for whatever bears one of some names.
_TITLED = 2_000


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, in one of its languages; `excerpt` as pieces, marked or not."""

    uid: UUID
    kind: str
    language: str
    title: str
    excerpt: tuple[tuple[str, bool], ...]
    country: str
    nature: str


class _Shown(NamedTuple):
    """What of a row is shown."""

    id: int
    uid: UUID | str
    kind: str
    language: str
    title: str
    names: str
    body: str
    country: str
    nature: str


@dataclass(frozen=True, slots=True)
class Results:
    """A page of hits. `total` counts records, or is a floor when `more` ("more than").

    `searched_for` is what was looked for; when `repaired`, other words than were asked; when
    `any_word`, no record has all of them and these have some.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool
    searched_for: str
    repaired: bool
    any_word: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A title that may be meant."""

    uid: UUID
    kind: str
    language: str
    title: str


def find(
    viewer: Viewer,
    words: str,
    *,
    language: str,
    kinds: Sequence[str] = (),
    countries: Sequence[str] = (),
    categories: Sequence[str] = (),
    limit: int = 20,
    offset: int = 0,
) -> Results:
    """What `viewer` may see that answers `words` (any string), best first, each record once.

    A hit is shown in `language` when the record has it, else in the language in which it was
    found. Never raises for what was typed; a page beyond the end is empty.
    """
    filters = Filters(scopes_of(viewer), tuple(kinds), tuple(countries), tuple(categories))
    found = ranking.rank(words, filters)
    start = max(offset, 0)
    page = list(islice(found.rows, start, start + min(max(limit, 0), LARGEST_PAGE)))
    rows = _rows_of(page, language, filters, set(found.rows.values())) if page else {}
    terms = ranking.terms_asked(found.question) if page else frozenset()
    hits = tuple(_hit(rows[record], terms) for record in page if record in rows)
    return Results(hits, len(found.rows), found.more, found.shown, found.repaired, found.any_word)


class Matching(NamedTuple):
    """The records that answer, best first; `more`: others answer too. `searched_for` when other
    words than were asked; `any_word` when none has all of them."""

    uids: list[UUID]
    more: bool
    searched_for: str
    any_word: bool


def matching(
    viewer: Viewer,
    words: str,
    *,
    kind: str,
    countries: Sequence[str] = (),
    categories: Sequence[str] = (),
) -> Matching:
    """The records of a kind that answer, for a list page that narrows them further."""
    filters = Filters(scopes_of(viewer), (kind,), tuple(countries), tuple(categories))
    found = ranking.rank(words, filters)
    repaired = found.shown if found.repaired else ""
    return Matching(found.uids(), found.more, repaired, found.any_word)


def best_first(viewer: Viewer, words: str, rows: Iterable[R], *kinds: str) -> list[R]:
    """Those of some rows of records of `kinds` that answer, the best first, kind after kind."""
    uids = (uid for kind in kinds for uid in matching(viewer, words, kind=kind).uids)
    places = {uid: place for place, uid in enumerate(uids)}
    return sorted((row for row in rows if row.uid in places), key=lambda row: places[row.uid])


def suggest(
    viewer: Viewer,
    beginning: str,
    language: str,
    limit: int = 8,
    kinds: Sequence[str] = (),
) -> list[Suggestion]:
    """Titles that begin so, then titles with a word that does; one a record, the reader's language
    before others. [] until two letters are there."""
    key = title_key(beginning)
    if len(key.replace(" ", "")) < 2:
        return []
    limit = min(max(limit, 0), MOST_SUGGESTIONS)
    filters = Filters(scopes_of(viewer), tuple(kinds))
    seen = SearchRow.objects.filter(_conditions(filters)).defer("body", "names")
    first = list(
        seen.filter(title_key__gte=key, title_key__lt=key + _LAST_SIGN).order_by("title_key")[
            : limit * 12
        ]
    )
    chosen = _one_each(first, language)
    if len(chosen) < limit:
        rows = seen.filter(pk__in=_with_words(key, filters)).order_by("title_key")
        chosen = _one_each([*first, *rows], language)
    return [Suggestion(row.uid, row.kind, row.language, row.title) for row in chosen[:limit]]


def title_key(title: str) -> str:
    """What titles are compared by from their beginning: folded words and blanks."""
    return " ".join(words_of(fold(title[:500])))[:110].rstrip()


def _with_words(key: str, filters: Filters) -> list[int]:
    """Rows whose titles or names have all words of `key`, the last one perhaps unfinished."""
    *whole, last = key.split(" ")
    stems = vocabulary.completions(last, filters.scopes)
    node = every(
        [
            *(Term(terms_of_word(word)[-1]) for word in whole),
            either(Term(stem) for stem in (terms_of_word(last)[-1], *stems)),
        ]
    )
    answers = engine_for(connection.vendor).answers(
        node, filters, limit=60, ranked=False, titles=True
    )
    return [answer.row for answer in answers]


def _one_each(rows: Iterable[SearchRow], language: str) -> list[SearchRow]:
    """One row a record in order of first appearance, in the reader's language where it is there."""
    chosen: dict[UUID, SearchRow] = {}
    for row in rows:
        if row.uid not in chosen or (row.language == language != chosen[row.uid].language):
            chosen[row.uid] = row
    return list(chosen.values())


def _conditions(filters: Filters) -> Q:
    return Q(**{f"{column}__in": values for column, values in filters.groups()})


def _rows_of(
    records: Sequence[UUID | str], language: str, filters: Filters, found: Collection[int]
) -> dict[UUID | str, _Shown]:
    """For each of these records the row to show: in the reader's language, else the one that
    answered, else the first."""
    groups = [("uid", tuple(records)), *filters.groups()]
    conditions = (f"{column} IN ({', '.join(['%s'] * len(values))})" for column, values in groups)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {', '.join(_Shown._fields)} FROM search_searchrow"  # noqa: S608 - our columns
            f" WHERE {' AND '.join(conditions)}",
            [value for _, values in groups for value in values],
        )
        rows = [_Shown(*row) for row in cursor.fetchall()]
    rows.sort(key=lambda row: (row.language == language, row.id in found, -row.id))
    return {row.uid: row for row in rows}


def _hit(row: _Shown, terms: frozenset[str]) -> Hit:
    """The row with an excerpt: of its text, or of its names when only they have the words."""
    pieces = excerpts.excerpt(row.body, terms)
    if row.names and not any(marked for _, marked in pieces):
        named = excerpts.excerpt(row.names, terms)
        pieces = named if any(marked for _, marked in named) else pieces
    uid = row.uid if isinstance(row.uid, UUID) else UUID(row.uid)
    return Hit(uid, row.kind, row.language, row.title, pieces, row.country, row.nature)


def titled(viewer: Viewer, kind: str, titles: Sequence[str]) -> dict[str, list[UUID]]:
    """For each title the records this viewer may see that have it in some language, folded."""
    keys = {title: title_key(title) for title in titles}
    wanted = sorted({key for key in keys.values() if key})
    rows = SearchRow.objects.filter(kind=kind, title_key__in=wanted).order_by("uid")
    seen = scopes_of(viewer)
    found: dict[str, list[UUID]] = {}
    for key, uid, scope in rows.values_list("title_key", "uid", "scope")[:_TITLED]:
        if (seen is None or scope in seen) and uid not in found.setdefault(key, []):
            found[key].append(uid)
    return {title: found[key] for title, key in keys.items() if found.get(key)}
