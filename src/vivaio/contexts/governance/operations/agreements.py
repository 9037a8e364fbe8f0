"""Writing agreements: every text that can be signed is kept as a version."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from vivaio.contexts.governance import checking, policies
from vivaio.contexts.governance.checking import Errors
from vivaio.contexts.governance.models import LIFE, Agreement, AgreementKind
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

TEXTS = {"title": 200, "summary": 300, "text": 40_000}
LONGEST_TERM = 120


def _agreement(by: Viewer, uid: UUID) -> Agreement:
    found = Agreement.objects.visible_to(by).filter(uid=uid).first()
    if found is None:
        raise Unknown
    return found


def _values(errors: Errors, values: Mapping[str, Any]) -> dict[str, Any]:
    given = dict(values)
    if "kind" in given and given["kind"] not in AgreementKind.values:
        checking.note(errors, "kind", N_("Choose one from the list."))
    term = given.get("term_months")
    if term is not None and not 1 <= term <= LONGEST_TERM:
        checking.note(errors, "term_months", N_("A term is from 1 to 120 months, or open."))
    return given


def _words(errors: Errors, field: str, words: str, *, required: bool) -> str:
    return checking.text(errors, field, words, TEXTS[field], required=required)


@operation
def draft_agreement(
    *,
    by: Viewer,
    centre: UUID,
    texts: Mapping[str, Text],
    values: Mapping[str, Any],
    nature: str = Nature.FACT,
    slug_words: str = "",
    key: UUID | None = None,
) -> UUID:
    """Begin an agreement, for the eyes of the centre until it is opened."""
    require(policies.can_draft(by, centre))
    errors: Errors = {}
    written = {}
    for field, text in texts.items():
        said = {
            language: _words(errors, field, words, required=field == "title")
            for language, words in (text.texts.items() or ((text.source, ""),))
        }
        written[field] = Text(text.source, {code: words for code, words in said.items() if words})
    given = _values(errors, values)
    if errors:
        raise Invalid(errors)
    agreement = Agreement(
        centre_id=centre, nature=nature, visibility=Visibility.PUBLIC, state="draft",
        **written, **given,
    )  # fmt: skip
    records.save(agreement, by=by, verb="agreement.drafted", slug_words=slug_words)
    return agreement.uid


@operation
def amend_agreement(
    *,
    by: Viewer,
    uid: UUID,
    version: int,
    language: str,
    words: Mapping[str, str],
    values: Mapping[str, Any],
    key: UUID | None = None,
) -> UUID:
    """Change an agreement's words in one language, and what has no language.

    While it is open the new text is a new version: who signed before stays with theirs. `Conflict`
    when somebody saved in between.
    """
    agreement = _agreement(by, uid)
    require(policies.can_draft(by, agreement.centre_id))
    records.check_version(agreement, version)
    errors: Errors = {}
    for field, raw in words.items():
        old: Text = getattr(agreement, field)
        required = field in ("title", "text") and language == old.source and bool(old)
        said = _words(errors, field, raw, required=required)
        if said or old.texts.get(language):
            changed = old.with_words(language, said) if old else Text(language, {language: said})
            setattr(agreement, field, changed)
    for name, value in _values(errors, values).items():
        setattr(agreement, name, value)
    if errors:
        raise Invalid(errors)
    records.save(agreement, by=by, verb="agreement.amended")
    if agreement.state == "open":
        _keep(by, agreement)
    return uid


@operation
def move_agreement(
    *, by: Viewer, uid: UUID, version: int, verb: str, on: date | None = None
) -> UUID:
    """Open an agreement for signature, or close it; opening keeps the text that is signed.

    `on`: the day it was, if not today.
    """
    agreement = _agreement(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown
    require(policies.can_move(by, agreement, verb))
    records.check_version(agreement, version)
    if not agreement.text:
        sentence = N_("Write the text before you open it: nobody can sign an empty page.")
        errors: Errors = {}
        checking.note(errors, "", sentence)
        raise Invalid(errors)
    agreement.state = LIFE.after(verb)
    if verb == "open":
        agreement.opened_on = agreement.opened_on or on or clock.today()
        agreement.closed_on = None
    else:
        agreement.closed_on = on or clock.today()
    records.save(agreement, by=by, verb=f"agreement.{verb}")
    if verb == "open":
        _keep(by, agreement)
    return uid


def _keep(by: Viewer, agreement: Agreement) -> None:
    """Keep the present text as a version, the one signed from now on."""
    number = revisions.keep(
        by=by, record=agreement.uid, content={"title": agreement.title, "text": agreement.text}
    )
    if number != agreement.edition:
        agreement.edition = number
        Agreement.objects.filter(uid=agreement.uid).update(edition=number)
