"""What the machine does with a record: asked outside any transaction, written through the door."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from django.conf import settings

from vivaio.contexts.translating import judging, policies, provider, queries
from vivaio.contexts.translating.models import MachineRun, RunState
from vivaio.contexts.translating.provider import ProviderError
from vivaio.kernel import clock
from vivaio.kernel.decision import require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, NotAllowed, Refusal
from vivaio.platform.records import translatables, translating
from vivaio.platform.records.translating import Rendering, Translated, digest
from vivaio.platform.web.middleware import as_viewer

CHANGED = N_("The texts changed while the machine was at work. Ask it again.")
GONE = N_("The record is not there any more.")
SPOILT = N_("The machine spoilt links or wrote too much in some texts; those wait for a person.")


def is_set() -> bool:
    """Whether the operator has named a translation service."""
    return bool(settings.TRANSLATE_ADDRESS)


def fitting(found: Translated, language: str) -> list[translating.Original]:
    """The texts of a record that the machine may make: missing ones, and its own that are old.

    What a person has written it never replaces.
    """
    names = translatables.of(found.kind).names
    return [
        one
        for one in found.originals
        if one.text.source != language
        and one.path not in names
        and len(one.text.texts[one.text.source]) <= provider.LONGEST_QUESTION
        and (
            not one.text.texts.get(language)
            or (language in one.text.machine and language in one.text.stale)
        )
    ]


def perform(uid: UUID) -> str:
    """Do one run, unless it was done already; its state at the end."""
    run = MachineRun.objects.select_related("account").filter(uid=uid).first()
    if run is None or run.state != RunState.WAITING:
        return run.state if run else ""
    try:
        number, lost = _translate(run)
    except ProviderError as error:
        return _settle(run, RunState.FAILED, error.message)
    except NotAllowed as refusal:
        return _settle(run, RunState.FAILED, refusal.decision.reason)
    except (Conflict, Invalid):
        return _settle(run, RunState.FAILED, Message(CHANGED))
    except Refusal:
        return _settle(run, RunState.FAILED, Message(GONE))
    return _settle(run, RunState.DONE, Message(SPOILT if lost else ""), number)


def _translate(run: MachineRun) -> tuple[int, int]:
    """How many texts were made, and how many the machine spoilt."""
    by, language = as_viewer(run.account, run.account.language or "en"), run.language
    found = translating.opened(by, run.record)
    require(policies.can_translate(by, found))
    require(policies.can_send(found, sends_private=queries.sends_private(found.centre)))
    wanted = fitting(found, language)
    made: dict[str, str] = {}
    for source in dict.fromkeys(one.text.source for one in wanted):
        if not provider.offers(source, language):
            raise ProviderError(provider.NOT_OFFERED, source=source, target=language)
        originals = {
            one.path: one.text.texts[source] for one in wanted if one.text.source == source
        }
        words = provider.translate(list(originals.values()), source, language)
        made |= dict(zip(originals, words, strict=True))
    renderings = _renderings(found, language, made)
    if renderings:
        translating.translate(by=by, uid=found.uid, language=language, renderings=renderings)
    return len(renderings), len(made) - len(renderings)


def _renderings(found: Translated, language: str, made: Mapping[str, str]) -> list[Rendering]:
    renderings = []
    for one in found.originals:
        now = one.text.texts[one.text.source]
        words = made.get(one.path, "")
        if words and len(words) <= one.longest and judging.codes(words) == judging.codes(now):
            before = digest(one.text.texts.get(language, ""))
            renderings.append(Rendering(one.path, words, digest(now), before, machine=True))
    return renderings


def _settle(run: MachineRun, state: str, message: Message, texts: int = 0) -> str:
    run.state, run.texts, run.settled_at = state, texts, clock.now()
    run.message = {"msgid": message.msgid, "parameters": dict(message.parameters)}
    run.save()
    return state
