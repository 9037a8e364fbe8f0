"""Writing the directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db.models import UUIDField

from vivaio.ground.actors import dating, policies
from vivaio.ground.actors.checking import (
    TEXTS,
    VALUES,
    Errors,
    checked_text,
    checked_values,
    checked_words,
)
from vivaio.ground.actors.labels import FIELDS
from vivaio.ground.actors.models import LIFE, Actor, CentreRole, Place, Programme, SisterCard
from vivaio.ground.centres.models import Centre
from vivaio.kernel import clock
from vivaio.kernel.decision import no, require
from vivaio.kernel.errors import N_, Invalid, Unknown
from vivaio.kernel.text import Text
from vivaio.platform.journal import wording
from vivaio.platform.multilingual.catalogue import translated
from vivaio.platform.records import operations as records
from vivaio.platform.records.models import Record, Source
from vivaio.platform.records.operations import Evidence, Said
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.readings import Reading
from vivaio.platform.tenancy.viewer import Viewer

TEAM = N_("Entered by the team of the centre")
NETWORK_TEAM = N_("Entered by the coordination of the network")
ITSELF = N_("Entered by the organisation itself")


def _actor(by: Viewer, uid: UUID) -> Actor:
    found = _by_uid.first(Actor, by, uid=uid)
    if found is None:
        raise Unknown
    return found


_by_uid = Reading(
    lambda viewer, uid: Actor.objects.visible_to(viewer).filter(uid=uid), uid=UUIDField()
)
_codes = Reading(
    lambda viewer, uid: Centre.objects.filter(uid=uid).values_list("code"), uid=UUIDField()
)
_words = lru_cache(translated)


def _own_evidence(actor: Actor, own_words: bool) -> Evidence:
    if own_words:
        return _kept("the-organisation-itself", _words(ITSELF))
    code = _codes.rows(None, uid=actor.centre_id)[0][0] if actor.centre_id else "network"
    return _kept(f"team-{code}", _words(TEAM if actor.centre_id else NETWORK_TEAM))


def _kept(key: str, title: Text) -> Evidence:
    if records.title_of_source(key) != title:
        records.keep_source(key=key, title=title)
    return Evidence(key)


def _attribute(
    record: Record, actor: Actor, fields: Sequence[str], own_words: bool = False
) -> None:
    if actor.nature == Nature.FACT and fields:
        own = _own_evidence(actor, own_words)
        records.attribute(record, {field: [own] for field in fields})


@operation
def register_actor(
    *,
    by: Viewer,
    centre: UUID | None,
    name: Text,
    texts: Mapping[str, Text] | None = None,
    values: Mapping[str, Any] | None = None,
    evidence: Mapping[str, Sequence[Evidence]] | None = None,
    nature: str = Nature.FACT,
    visibility: str = Visibility.PUBLIC,
    state: str = "draft",
    slug_words: str = "",
    key: UUID | None = None,
) -> UUID:
    """Add a card; only the name is demanded. Without evidence, its facts are the team's own."""
    require(policies.can_register(by, centre))
    actor = _drawn(name, texts or {}, values or {})
    actor.centre_id, actor.nature, actor.visibility = centre, nature, visibility
    actor.state = state
    if state != "draft":
        require(policies.can_move(by, Actor(centre_id=centre, state="draft"), "publish"))
    given = _filled(actor)
    if state == "published":
        actor.valid_until = actor.valid_until or dating.next_day(centre)
    record = records.save(actor, by=by, verb="actor.registered", slug_words=slug_words)
    if evidence is None:
        _attribute(record, actor, given)
    else:
        records.attribute(record, evidence)
    return actor.uid


def _drawn(name: Text, texts: Mapping[str, Text], values: Mapping[str, Any]) -> Actor:
    """A card with what was given, cleaned; `Invalid` with all that is wrong."""
    given, problems = checked_values(values)
    written: dict[str, Text] = {}
    for field, text in {"name": name, **texts}.items():
        written[field], errors = checked_text(field, text, required=field == "name")
        if errors:
            problems.setdefault(field, []).extend(errors)
    if problems:
        raise Invalid(problems)
    return Actor(**written, **given)


def _filled(actor: Actor) -> list[str]:
    return [field for field in (*TEXTS, *VALUES) if getattr(actor, field)]


@operation
def propose_actor(
    *, by: Viewer, centre: UUID | None, name: Text, texts: Mapping[str, Text],
    values: Mapping[str, Any], nature: str = Nature.FACT,
) -> UUID:  # fmt: skip
    """Draw a card that its own organisation asks for: a draft that only the centre sees."""
    require(policies.can_propose(by))
    actor = _drawn(name, texts, values)
    actor.centre_id, actor.nature, actor.visibility = centre, nature, Visibility.CENTRE
    record = records.save(actor, by=by, verb="actor.proposed")
    _attribute(record, actor, _filled(actor), own_words=True)
    return actor.uid


@operation
def admit_actor(*, by: Viewer, uid: UUID) -> UUID:
    """Take a proposed card into the directory, for everybody to see."""
    actor = _actor(by, uid)
    require(policies.can_move(by, actor, "publish"))
    actor.state, actor.visibility = LIFE.after("publish"), Visibility.PUBLIC
    dating.date_published(actor)
    records.save(actor, by=by, verb="actor.publish")
    return uid


@operation
def turn_down_actor(*, by: Viewer, uid: UUID) -> UUID:
    """Put a proposed card aside: nobody sees it any more, only the journal knows."""
    actor = _actor(by, uid)
    require(policies.can_move(by, actor, "archive"))
    actor.deleted_at = clock.now()
    records.save(actor, by=by, verb="actor.turned_down")
    return uid


@operation
def retire_actor(*, by: Viewer, uid: UUID, reason: str) -> UUID:
    """Take a card away at the wish of its organisation; its address says so from then on.

    `reason` is a marked msgid, which the journal keeps.
    """
    actor = _actor(by, uid)
    require(policies.can_retire(by, actor))
    actor.deleted_at = clock.now()
    records.save(actor, by=by, verb="actor.retired", parameters={"reason": wording.msgid(reason)})
    return uid


@operation
def amend_actor(
    *,
    by: Viewer,
    uid: UUID,
    version: int,
    language: str,
    words: Mapping[str, str],
    values: Mapping[str, Any],
    own_words: bool = False,
    key: UUID | None = None,
) -> UUID:
    """Change a card: its words in one language, and what has no language.

    `version` is the one the writer has read; `Conflict` when somebody saved in between. Fields
    not given stay as they are; words given empty remove that language's. What is changed is the
    team's own word from then on (with `own_words`, or written by whom the card is entrusted to,
    the organisation's), but a translation stands under the source of its original.
    """
    actor = _actor(by, uid)
    require(policies.can_amend(by, actor))
    records.check_version(actor, version)
    given, problems = checked_values(values)
    rewritten, wrong = _rewritten(actor, language, words)
    if problems or wrong:
        raise Invalid({**problems, **wrong})
    fresh = {**rewritten, **given}
    changed = [field for field, value in fresh.items() if getattr(actor, field) != value]
    for field in changed:
        setattr(actor, field, fresh[field])
    if changed:
        record = records.save(
            actor,
            by=by,
            verb="actor.amended",
            parameters={
                "fields": [wording.msgid(FIELDS[field]) for field in changed],
                "language": language,
            },
        )
        translated_only = {f for f, text in rewritten.items() if language != text.source}
        own_words = own_words or not by.may("edit", actor.centre_id)
        originals = [field for field in changed if field not in translated_only]
        _attribute(record, actor, originals, own_words)
    return uid


def _rewritten(
    actor: Actor, language: str, words: Mapping[str, str]
) -> tuple[dict[str, Text], dict[str, Errors]]:
    """A card's texts with other words in one language, and what is wrong with those words."""
    texts: dict[str, Text] = {}
    problems: dict[str, Errors] = {}
    for field, raw in words.items():
        old: Text = getattr(actor, field)
        is_only_name = field == "name" and not old.with_words(language, "")
        clean, errors = checked_words(field, raw, required=is_only_name)
        if errors:
            problems[field] = errors
        elif clean or old.texts.get(language):
            first = Text(language, {language: clean})
            texts[field] = old.with_words(language, clean) if old else first
    return texts, problems


@operation
def move_actor(*, by: Viewer, uid: UUID, version: int, verb: str) -> UUID:
    """Publish or archive a card."""
    actor = _actor(by, uid)
    if verb not in LIFE.verbs:
        raise Unknown
    require(policies.can_move(by, actor, verb))
    records.check_version(actor, version)
    actor.state = LIFE.after(verb)
    if verb == "publish":
        dating.date_published(actor)
    records.save(actor, by=by, verb=f"actor.{verb}")
    return uid


@operation
def record_place(
    *, by: Viewer, centre: Centre, name: Text, summary: Text, country: str, town: str,
    said: Sequence[Said], evidence: Mapping[str, Sequence[Evidence]], address: str = "",
    slug: str = "",
) -> UUID:  # fmt: skip
    """Record a place with what sources say of it."""
    place = Place(
        centre=centre, name=name, summary=summary, country=country, town=town, address=address
    )
    return _record(place, by, said, evidence, slug)


@operation
def record_programme(
    *, by: Viewer, centre: Centre, name: Text, summary: Text, country: str,
    said: Sequence[Said], evidence: Mapping[str, Sequence[Evidence]], slug: str = "",
) -> UUID:  # fmt: skip
    """Record a programme with what sources say of it, each under its own date."""
    programme = Programme(centre=centre, name=name, summary=summary, country=country)
    return _record(programme, by, said, evidence, slug)


def _record(
    found: Place | Programme,
    by: Viewer,
    said: Sequence[Said],
    evidence: Mapping[str, Sequence[Evidence]],
    slug: str,
) -> UUID:
    require(policies.can_register(by, found.centre_id))
    found.visibility, found.state = Visibility.PUBLIC, "published"
    record = records.save(found, by=by, verb=f"{found.record_kind}.recorded", slug_words=slug)
    records.assert_all(record, said)
    records.attribute(record, evidence)
    return found.uid


@operation
def keep_sister_card(
    *, by: Viewer, directory: UUID, about: UUID, source: str, slug: str, **printed: Any
) -> UUID:
    """Keep, word for word, a card that a sister directory has published about one of ours."""
    if not by.may("edit", None):
        require(no(N_("Cards of sister directories are kept by the coordination of the network.")))
    card = SisterCard(
        directory_id=directory,
        about_id=about,
        source=Source.objects.get(key=source),
        visibility=Visibility.PUBLIC,
        state="published",
        origin="harvested",
        **printed,
    )
    records.save(card, by=by, verb="sister_card.kept", slug_words=slug)
    return card.uid


@operation
def give_role(
    *, by: Viewer, centre: UUID, role: str, evidence: Evidence, standing: str,
    actor: UUID | None = None, place: UUID | None = None, town: str = "", since: str = "",
    position: int = 0,
) -> UUID:  # fmt: skip
    """Record which part an actor or a place has in a centre, as a source tells it."""
    require(policies.can_register(by, centre))
    source = Source.objects.get(key=evidence.source)
    given = CentreRole.objects.create(
        centre_id=centre, role=role, actor_id=actor, place_id=place, town=town,
        standing=standing, since=since, source=source, quotation=evidence.quotation,
        position=position,
    )  # fmt: skip
    return given.uid
