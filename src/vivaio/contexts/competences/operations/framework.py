"""Keeping the common framework as releases write it, and what a centre says differently."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from vivaio.contexts.competences import policies
from vivaio.contexts.competences.models import Competence, Difference, Sort
from vivaio.contexts.competences.models.framework import stored
from vivaio.contexts.competences.queries import framework as queries
from vivaio.contexts.competences.written import BANDS, Framework, Written, released
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.kernel.text import Text, own_words
from vivaio.kernel.writing import TOO_LONG
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Visibility
from vivaio.platform.tenancy.viewer import Viewer

LONGEST = 400
_COLUMNS = ("title", "definition", "statements", "steps", "edition")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the competences of a release."""

    written: int = 0
    withdrawn: int = 0


def bring_up_to_date(*, by: Viewer, framework: Framework | None = None) -> Outcome:
    """Write the competences of this release; doing it again changes nothing.

    What an earlier one had and this one has no longer is withdrawn, never deleted. What centres
    say differently stays with each.
    """
    release = framework or released()
    known = {row.code: row for row in Competence.objects.all()}
    fresh = [
        one
        for one in release.competences
        if one.code not in known or not _is_same(known[one.code], one, release.version)
    ]
    for one in fresh:
        keep(by=by, written=one, edition=release.version)
    codes = {one.code for one in release.competences}
    gone = [row for code, row in known.items() if code not in codes and row.state == "published"]
    for row in gone:
        withdraw(by=by, uid=row.uid)
    return Outcome(len(fresh), len(gone))


def _columns(one: Written, edition: str) -> dict[str, object]:
    return {
        "title": one.name, "definition": one.definition, "edition": edition,
        "statements": [stored(piece) for piece in one.statements],
        "steps": [stored(piece) for piece in one.steps],
    }  # fmt: skip


def _is_same(row: Competence, one: Written, edition: str) -> bool:
    fresh = _columns(one, edition)
    return row.state == "published" and all(getattr(row, name) == fresh[name] for name in _COLUMNS)


def _require_release(by: Viewer) -> None:
    if not by.is_system:
        require(no(N_("The common framework is changed by a release of Vivaio alone.")))


@operation
def keep(*, by: Viewer, written: Written, edition: str) -> UUID:
    """Add a competence, or bring its words up to date."""
    _require_release(by)
    row = Competence.objects.filter(code=written.code).first()
    if row is None:
        row = Competence(code=written.code, visibility=Visibility.PUBLIC)
    for name, value in _columns(written, edition).items():
        setattr(row, name, value)
    row.state = "published"
    records.save(
        row, by=by, verb="competence.released", parameters={"edition": edition},
        slug_words="" if row.slug else written.code.lower(),
    )  # fmt: skip
    return row.uid


@operation
def withdraw(*, by: Viewer, uid: UUID) -> UUID:
    """Take a competence out of the framework; what is tied to it stays."""
    _require_release(by)
    row = queries.by_uid(by, uid)
    row.state = "withdrawn"
    records.save(row, by=by, verb="competence.withdrawn")
    return uid


@operation
def differ(
    *, by: Viewer, uid: UUID, centre: UUID, code: str, sort: str, words: str | Text = "",
    key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Say a statement or the definition in a centre's own words, leave it out, or add one.

    `code`: the statement's, or `definition`; for an added one its band. Doing it again puts the
    new words in the place of the old, and takes note of the common words as they are now.
    """
    row = queries.by_uid(by, uid)
    require(policies.can_keep(by, centre))
    known = queries.differences(uid, centre)
    common = _common(row, code, sort, known)
    said = Text(by.language, {by.language: words.strip()}) if isinstance(words, str) else words
    if sort == Sort.LEFT_OUT:
        said = Text(by.language)
    elif not own_words(said):
        raise Invalid({"words": [Message(N_("Say it in a few words."))]})
    elif len(own_words(said)) > LONGEST:
        raise Invalid({"words": [Message(TOO_LONG, {"limit": LONGEST})]})
    elif common and own_words(said) == common.best(said.source).words:
        raise Invalid({"words": [Message(N_("These are the common words already."))]})
    if sort == Sort.ADDED and code in BANDS:
        code = _next(row, code, known)
    Difference.objects.update_or_create(
        competence=row, centre_id=centre, code=code,
        defaults={"sort": sort, "words": said, "common": common},
    )  # fmt: skip
    _note(by, row, centre, "competence.differs")
    return uid


def _common(row: Competence, code: str, sort: str, known: dict[str, Difference]) -> Text:
    """The common words that a difference stands for; refused where it can stand for none."""
    if sort == Sort.ADDED and (code in BANDS or (code in known and known[code].sort == sort)):
        return Text("en")
    if code == queries.DEFINITION and sort == Sort.CHANGED:
        return row.definition
    for piece in row.all_statements():
        if piece.code == code and sort in (Sort.CHANGED, Sort.LEFT_OUT):
            return piece.words
    raise Invalid({"code": [Message(N_("Choose from the list."))]})


def _next(row: Competence, band: str, known: dict[str, Difference]) -> str:
    """A code beyond those of the band, far enough that a later edition does not come to it."""
    codes = [*known, *(one.code for one in row.all_statements())]
    numbers = [int(code[1:]) for code in codes if code[0] == band and code[1:].isdecimal()]
    return f"{band}{max([100, *numbers]) + 1}"


@operation
def agree(*, by: Viewer, uid: UUID, centre: UUID, code: str, key: UUID | None = None) -> UUID:
    """Say again what all say: take a centre's own words back."""
    row = queries.by_uid(by, uid)
    require(policies.can_keep(by, centre))
    gone, _ = Difference.objects.filter(competence=uid, centre=centre, code=code).delete()
    if not gone:
        raise Unknown(f"difference {code}")
    _note(by, row, centre, "competence.agrees")
    return uid


def _note(by: Viewer, row: Competence, centre: UUID, verb: str) -> None:
    journal.append(by=by, verb=verb, subject=row.uid, centre=centre, parameters={})
