"""Telling a need without an account, confirming an address, stopping mail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from vivaio.contexts.needs import checking, letters, marks, policies, queries
from vivaio.contexts.needs.models import Analysis, Method, Need, Voice
from vivaio.contexts.needs.queries import listening, timeline
from vivaio.ground.centres import queries as centres
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.kernel.text import Text
from vivaio.kernel.writing import TOO_LONG, clean
from vivaio.platform.journal import operations as journal
from vivaio.platform.records import operations as records
from vivaio.platform.records.wording import begun
from vivaio.platform.records.writing import operation
from vivaio.platform.tenancy.models import Nature, Visibility
from vivaio.platform.tenancy.viewer import Viewer

LONGEST_NAME = 120
NO_CENTRE = N_("Choose the country whose centre should hear it.")


@operation
def tell(
    *, by: Viewer, centre: UUID | None, analysis: UUID | None, language: str,
    words: Mapping[str, str], values: Mapping[str, Any], group: str = "", name: str = "",
    address: str = "", key: UUID | None = None,
) -> UUID:  # fmt: skip
    """Tell a need to a centre; returns the uid of the *voice*, by whose mark its author follows it.

    It waits for an editor: until then the team of the centre alone sees it.
    """
    campaign = listening.analysis_of(by, analysis) if analysis else None
    require(policies.can_tell(campaign))
    keeper = campaign.centre_id if campaign else centre
    if keeper is None:
        raise Invalid({"centre": [Message(NO_CENTRE)]})
    centres.centre_of(by, keeper)
    texts = begun({one: clean(words.get(one, "")) for one in _WORDS}, language)
    given = {**values, "method": Method.TOLD.value, "heard_on": clock.today()}
    wrong = checking.problems_of_texts(texts) | checking.problems_of_values(given)
    wrong |= checking.problem_of_group(group, needed=False)
    if len(name) > LONGEST_NAME:
        wrong["name"] = [Message(TOO_LONG, {"limit": LONGEST_NAME})]
    if wrong:
        raise Invalid(wrong)
    row = _received(keeper, campaign, texts, given)
    records.save(row, by=by, verb="need.told")
    voice = Voice.objects.create(
        need=row, wrote=row, group=group, name=clean(name), address=address,
        language=language,
    )  # fmt: skip
    if address:
        letters.confirm(voice)
    return voice.uid


_WORDS = ("title", "description")


def _received(
    centre: UUID, campaign: Analysis | None, texts: Mapping[str, Text], values: Mapping[str, Any]
) -> Need:
    place = dict(values)
    place["country"] = place.get("country") or territories.iso_country(place.get("nuts") or "")
    nature = campaign.nature if campaign else Nature.FACT
    return Need(
        centre_id=centre, analysis=campaign, state="received", visibility=Visibility.CENTRE,
        nature=nature, **texts, **place,
    )  # fmt: skip


@operation
def confirm(*, by: Viewer, marked: str) -> UUID:
    """The address is of who gave it: from now on they are told what is new. Twice is once."""
    voice = queries.voice(marked, marks.CONFIRM)
    if voice.confirmed_at is None and voice.address:
        voice.confirmed_at, voice.stopped_at = clock.now(), None
        voice.told = [hop.key for hop in timeline.of_voice(voice, voice.language)]
        voice.save(update_fields=["confirmed_at", "stopped_at", "told"])
        _note(by, "voice.confirmed", voice)
    return voice.uid


@operation
def stop(*, by: Viewer, marked: str) -> UUID:
    """No more mail to this address about anything it said."""
    voice = queries.voice(marked, marks.STOP)
    if voice.address:
        same = Voice.objects.filter(address__iexact=voice.address, stopped_at=None)
        if same.update(stopped_at=clock.now()):
            _note(by, "voice.stopped", voice)
    return voice.uid


def _note(by: Viewer, verb: str, voice: Voice) -> None:
    journal.append(
        by=Viewer.anonymous(), verb=verb, subject=voice.need_id, centre=voice.need.centre_id,
        parameters={},
    )  # fmt: skip
