"""What the nouns of this room may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from vivaio.contexts.needs import scales
from vivaio.contexts.needs.models import SCORES, Helix, Method, Use
from vivaio.ground.taxonomy.queries import concepts
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.kernel import clock
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.text import Text
from vivaio.kernel.writing import TOO_LONG, clean

Errors = dict[str, list[Message]]
#: Texts with the most characters each may have.
LONGEST = {"title": 160, "description": 4_000, "evidence": 1_000, "answer": 2_000}
LONGEST_NOTES, LONGEST_WORDS = 40_000, 2_000
#: Fields that hold several codes, with the scheme of the codes.
CODES = {"themes": "theme", "target_groups": "target_group"}
#: What of a need has no language.
VALUES = (
    *CODES, *SCORES, "country", "nuts", "method", "source_title", "source_address",
    "source_checked_on", "heard_on",
)  # fmt: skip
TITLE_NEEDED = N_("Say in one line what is needed.")
FROM_LIST = N_("Choose from the list.")
ON_SCALE = N_("Choose a number from 1 to 5.")
DAY_NEEDED = N_("Say on which day.")
DAY_TO_COME = N_("This day has not come yet.")
WRONG_NUTS = N_("There is no region of this code: choose from the list.")
WRONG_ADDRESS = N_("Write the whole address, such as https://www.example.org.")
SOURCE_NEEDED = N_("Say in which document or data this stands.")
END_FIRST = N_("It ends before it begins: mend one of the two days.")
REPLY_FIRST = N_("The answers are promised before it ends: choose a later day.")
METHOD_NEEDED = N_("Choose at least one method.")
PROMISE_NEEDED = N_("Say what happens with what people tell you.")


def tidy(text: Text) -> Text:
    """The same of a text in each of its languages."""
    made = Text(text.source, {}, text.machine, text.stale)
    return Text(
        made.source, {code: clean(words) for code, words in text.texts.items() if clean(words)},
        text.machine, text.stale,
    )  # fmt: skip


def problems_of_texts(texts: Mapping[str, Text], needed: str = TITLE_NEEDED) -> Errors:
    """What is wrong with texts; a title must be there where one is given."""
    wrong: Errors = {}
    for name, text in texts.items():
        limit = LONGEST.get(name, LONGEST_WORDS)
        if any(len(words) > limit for words in text.texts.values()):
            wrong[name] = [Message(TOO_LONG, {"limit": limit})]
    if "title" in texts and not texts["title"]:
        wrong["title"] = [Message(needed)]
    return wrong


def problems_of_values(values: Mapping[str, Any]) -> Errors:
    """What is wrong with the rest of a need; an unknown field is a mistake of ours."""
    if unknown := set(values) - set(VALUES):
        raise KeyError(sorted(unknown))
    wrong: Errors = {}
    for name, scheme in CODES.items():
        if set(values.get(name) or ()) - set(concepts(scheme)):
            wrong[name] = [Message(FROM_LIST)]
    for name in SCORES:
        if values.get(name) is not None and not scales.is_on(values[name]):
            wrong[name] = [Message(ON_SCALE)]
    nuts = values.get("nuts") or ""
    if nuts and not territories.valid(nuts):
        wrong["nuts"] = [Message(WRONG_NUTS)]
    if values.get("method") and values["method"] not in Method.values:
        wrong["method"] = [Message(FROM_LIST)]
    wrong |= _problems_of_source(values)
    if "heard_on" in values and (problem := past_day(values["heard_on"])):
        wrong["heard_on"] = [problem]
    return wrong


def _problems_of_source(values: Mapping[str, Any]) -> Errors:
    wrong: Errors = {}
    cited = values.get("method") in (Method.DESK, Method.DATA)
    if cited and not values.get("source_title"):
        wrong["source_title"] = [Message(SOURCE_NEEDED)]
    address = values.get("source_address") or ""
    if address and not address.startswith(("https://", "http://")):
        wrong["source_address"] = [Message(WRONG_ADDRESS)]
    for name, limit in (("source_title", 300), ("source_address", 400)):
        if len(values.get(name) or "") > limit:
            wrong[name] = [Message(TOO_LONG, {"limit": limit})]
    checked = values.get("source_checked_on")
    if checked is not None and checked > clock.today():
        wrong["source_checked_on"] = [Message(DAY_TO_COME)]
    return wrong


def past_day(day: date | None) -> Message | None:
    """What is wrong with a day on which something was heard."""
    if day is None:
        return Message(DAY_NEEDED)
    return Message(DAY_TO_COME) if day > clock.today() else None


def problems_of_analysis(values: Mapping[str, Any], texts: Mapping[str, Text]) -> Errors:
    """What is wrong with a campaign of listening."""
    wrong = problems_of_texts(texts, N_("Give it a title."))
    starts, ends, reply = (values.get(name) for name in ("starts_on", "ends_on", "reply_by"))
    wrong |= {
        name: [Message(DAY_NEEDED)] for name in ("starts_on", "ends_on") if values.get(name) is None
    }
    if starts and ends and ends < starts:
        wrong["ends_on"] = [Message(END_FIRST)]
    if ends and reply and reply < ends:
        wrong["reply_by"] = [Message(REPLY_FIRST)]
    methods = values.get("methods") or ()
    if not methods:
        wrong["methods"] = [Message(METHOD_NEEDED)]
    elif set(methods) - set(Method.values):
        wrong["methods"] = [Message(FROM_LIST)]
    if not texts["promise"]:
        wrong["promise"] = [Message(PROMISE_NEEDED)]
    return wrong


def problems_of_interview(values: Mapping[str, Any], texts: Mapping[str, Text]) -> Errors:
    """What is wrong with an interview and with the consent to it."""
    wrong = problems_of_texts(texts, N_("Give it a title."))
    if problem := past_day(values.get("held_on")):
        wrong["held_on"] = [problem]
    keep, held = values.get("keep_until"), values.get("held_on")
    if keep is None:
        wrong["keep_until"] = [Message(N_("Say until which day it may be kept."))]
    elif held and keep < held:
        wrong["keep_until"] = [Message(N_("This is before it was held: choose a later day."))]
    if set(values.get("uses") or ()) - set(Use.values):
        wrong["uses"] = [Message(FROM_LIST)]
    elif values.get("uses"):
        wrong |= _problems_of_consent(values)
    if len(values.get("notes") or "") > LONGEST_NOTES:
        wrong["notes"] = [Message(TOO_LONG, {"limit": LONGEST_NOTES})]
    if not 1 <= (values.get("participants") or 0) <= 500:
        wrong["participants"] = [Message(N_("Say how many people spoke, from 1 to 500."))]
    return wrong


def _problems_of_consent(values: Mapping[str, Any]) -> Errors:
    wrong: Errors = {}
    if not values.get("consent_by"):
        wrong["consent_by"] = [Message(N_("Say who consented: a role is enough."))]
    if not values.get("consent_how"):
        wrong["consent_how"] = [Message(N_("Say how: in writing, on the recording…"))]
    if problem := past_day(values.get("consent_on")):
        wrong["consent_on"] = [problem]
    return wrong


def problem_of_group(group: str, *, needed: bool) -> Errors:
    """What is wrong with the group of stakeholders somebody speaks for."""
    if group in Helix.values or (not group and not needed):
        return {}
    return {"group": [Message(FROM_LIST)]}


def one_of(value: str, choices: Collection[str], field: str) -> Errors:
    """What is wrong with a choice that has to be made."""
    return {} if value in choices else {field: [Message(FROM_LIST)]}
