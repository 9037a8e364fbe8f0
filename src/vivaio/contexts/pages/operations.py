"""Writing news and pages, and moving them through their life."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from uuid import UUID

from vivaio.contexts.pages import blocks, checking, policies, queries, timing
from vivaio.contexts.pages.blocks import KINDS, Block, Content
from vivaio.contexts.pages.checking import Problems, Written
from vivaio.contexts.pages.models import LIFE, MODELS, Editorial
from vivaio.ground.media import operations as media
from vivaio.ground.media.queries import Shown
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, Unknown
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.text import Text
from vivaio.platform.files import operations as files
from vivaio.platform.files.checking import Checked
from vivaio.platform.records import operations as records
from vivaio.platform.records.writing import operation
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.revisions import queries as versions
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

WHEN_NEEDED = N_("Say on which day and at what time it is to be published.")
PAST = N_("This moment is past: choose a later one, or publish it now.")
NO_REASON = N_("Say in a few words what is to be changed, so that the writer knows.")


@operation
def draft(
    *,
    by: Viewer,
    kind: str,
    centre: UUID | None,
    title: Text,
    summary: Text,
    nature: str = Nature.FACT,
    visibility: str = Visibility.PUBLIC,
    slug_words: str = "",
    key: UUID | None = None,
) -> UUID:
    """Begin a piece of news or a page (`kind`), which nobody but its centre sees yet."""
    require(policies.can_draft(by, centre))
    if kind not in MODELS:
        raise Unknown(kind)
    given = {"title": title.best(title.source).words, "summary": summary.best(title.source).words}
    if problems := checking.check_words(given, is_original=True):
        raise Invalid(problems)
    row = MODELS[kind](
        centre_id=centre,
        title=title,
        summary=summary,
        nature=nature,
        visibility=visibility,
        author=by.account,
    )
    records.save(row, by=by, verb=f"{kind}.drafted", slug_words=slug_words)
    _keep_version(by, row, Content(title, summary))
    return row.uid


@operation
def amend(
    *,
    by: Viewer,
    kind: str,
    uid: UUID,
    version: int,
    language: str,
    words: Mapping[str, str],
    written: Sequence[Written],
    confirmed: Sequence[str] = (),
    visibility: str = "",
    expires_on: date | None = None,
    key: UUID | None = None,
) -> UUID:
    """Change what is written, in one language.

    In the language of the original all blocks are given, in their order; in another one words
    alone are taken. `words` are title and summary; `confirmed` names texts (`title`,
    `<block>-<name>`) whose translation was found right though the original has changed.
    """
    row = _row(by, kind, uid)
    records.check_version(row, version)
    if language not in INTERFACE:
        raise Unknown(language)
    is_original = language == row.title.source
    given = tuple(written)
    problems: Problems = checking.check_words(words, is_original=is_original)
    problems |= checking.check_blocks(given, is_original=is_original)
    if problems:
        raise Invalid(problems)
    before = queries.whole(by, row)
    after = rewritten(before.content, language, words, given, confirmed)
    kept = (row.visibility, row.expires_on)
    if is_original:
        row.visibility = Visibility(visibility) if visibility else row.visibility
        row.expires_on = expires_on
    if after != before.content or kept != (row.visibility, row.expires_on):
        _store(by, row, after, before.pictures, f"{kind}.amended")
    return uid


def rewritten(
    content: Content,
    language: str,
    words: Mapping[str, str],
    written: Sequence[Written],
    confirmed: Sequence[str] = (),
) -> Content:
    """Content with other words in one language and, in its original language, other blocks."""

    def said(old: Text, new: str, name: str) -> Text:
        if not old:
            return Text(language, {language: new}) if new else old
        if new == old.texts.get(language, "") and name not in confirmed:
            return old  # what is left as it was says nothing of whether it is still right
        return old.with_words(language, new)

    def block(one: Block, given: Written) -> Block:
        texts = {
            name: said(one.text(name), given.words.get(name, ""), f"{one.id}-{name}")
            for name in KINDS[one.kind].texts
        }
        values = {name: value for name, value in given.values.items() if value}
        return replace(one, texts=texts, values=values if is_original else one.values)

    is_original = language == content.title.source
    known = {one.id: one for one in content.blocks}
    if is_original:
        pairs = [(_same(known.get(one.id), one), one) for one in written]
    else:
        pairs = [(known[one.id], one) for one in written if one.id in known]
    made = {given.id: block(one, given) for one, given in pairs}
    order = [given.id for _, given in pairs] if is_original else list(known)
    return Content(
        said(content.title, words.get("title", ""), "title"),
        said(content.summary, words.get("summary", ""), "summary"),
        tuple(made.get(name) or known[name] for name in order),
    )


def _same(known: Block | None, given: Written) -> Block:
    return known if known and known.kind == given.kind else Block(given.id, given.kind)


def _row(by: Viewer, kind: str, uid: UUID) -> Editorial:
    if kind not in MODELS:
        raise Unknown(kind)
    row = queries.by_uid(by, kind, uid)
    require(policies.can_amend(by, row))
    return row


def _store(
    by: Viewer,
    row: Editorial,
    content: Content,
    pictures: Mapping[str, Shown],
    verb: str,
    parameters: Mapping[str, object] | None = None,
) -> None:
    row.title, row.summary = content.title, content.summary
    row.blocks = blocks.stored(content.blocks)
    records.save(row, by=by, verb=verb, parameters=parameters)
    for one in content.blocks:
        if one.kind == "picture":
            _describe(by, one, pictures)
    _keep_version(by, row, content)


def _describe(by: Viewer, block: Block, pictures: Mapping[str, Shown]) -> None:
    uid, values = block.values.get("picture", ""), block.values
    shown = pictures.get(uid)
    told = (
        block.text("alternative"),
        bool(values.get("decorative")),
        values.get("credit", ""),
        values.get("licence", ""),
    )
    if not queries.is_uid(uid) or (
        shown and told == (shown.alternative, shown.is_decorative, shown.credit, shown.licence)
    ):
        return
    media.describe_picture(
        by=by,
        uid=UUID(uid),
        alternative=told[0],
        is_decorative=told[1],
        credit=told[2],
        licence=told[3],
    )


def _keep_version(by: Viewer, row: Editorial, content: Content) -> None:
    revisions.keep(by=by, record=row.uid, content=blocks.flat(content))


@operation
def move(
    *,
    by: Viewer,
    kind: str,
    uid: UUID,
    version: int,
    verb: str,
    reason: str = "",
    on: date | None = None,
    at: time | None = None,
    key: UUID | None = None,
) -> UUID:
    """Hand in, send back (with a reason), schedule (for a local time), publish, archive, revive."""
    if kind not in MODELS or verb not in LIFE.verbs:
        raise Unknown(f"{kind} {verb}")
    row = queries.by_uid(by, kind, uid)
    require(policies.can_move(by, row, verb))
    records.check_version(row, version)
    if verb == "send_back" and not reason.strip():
        raise Invalid({"reason": [Message(NO_REASON)]})
    row.publish_at = None
    if verb == "schedule":
        if on is None or at is None:
            raise Invalid({"on": [Message(WHEN_NEEDED)]})
        row.publish_at = timing.moment(on, at, queries.zone(row)).at
        if row.publish_at <= clock.now():
            raise Invalid({"on": [Message(PAST)]})
    row.state = LIFE.after(verb)
    if verb == "publish" and row.released_at is None:
        row.released_at = clock.now()
    told = {"reason": reason.strip()[:500]} if verb == "send_back" else {}
    records.save(row, by=by, verb=f"{kind}.{verb}", parameters=told)
    return uid


@operation
def restore(
    *, by: Viewer, kind: str, uid: UUID, version: int, number: int, key: UUID | None = None
) -> UUID:
    """Put an earlier version in place of the present one; the present one is kept too."""
    row = _row(by, kind, uid)
    records.check_version(row, version)
    earlier = blocks.unflat(versions.version(by, uid, number).content)
    before = queries.whole(by, row)
    told = {"number": number}
    _store(by, row, earlier, before.pictures, f"{kind}.restored", told)
    return uid


@operation
def bring_picture(
    *, by: Viewer, kind: str, uid: UUID, checked: Checked, key: UUID | None = None
) -> UUID:
    """Add a picture to choose on this page; it is described when the page is saved."""
    row = _row(by, kind, uid)
    return media.keep_picture(by=by, checked=checked, record=row.uid, centre=row.centre_id)


@operation
def bring_file(
    *, by: Viewer, kind: str, uid: UUID, checked: Checked, key: UUID | None = None
) -> UUID:
    """Add a file to hand out on this page."""
    row = _row(by, kind, uid)
    kept = files.keep(
        by=by,
        checked=checked,
        centre=row.centre_id,
        record=row.uid,
        visibility=Visibility.PUBLIC,  # the record decides
        nature=row.nature,
    )
    return kept.uid


def do_what_is_due() -> int:
    """Publish what is scheduled until now, archive what has expired; how many."""
    by, now, done = Viewer.system(), clock.now(), 0
    for kind, model in MODELS.items():
        due = list(model.objects.filter(deleted_at=None, state="scheduled", publish_at__lte=now))
        ends = model.objects.filter(
            deleted_at=None, state="published", expires_on__lte=now.date()
        ).select_related("centre")
        over = [
            row
            for row in ends
            if row.expires_on and timing.day_is_over(row.expires_on, queries.zone(row), now)
        ]
        for verb, rows in (("publish", due), ("archive", over)):
            for row in rows:
                try:
                    move(by=by, kind=kind, uid=row.uid, version=row.version, verb=verb)
                    done += 1
                except Conflict:  # somebody was quicker; the next minute looks again
                    continue
    return done
