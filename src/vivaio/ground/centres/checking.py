"""What a centre's settings may hold; every no is a sentence that tells how to mend it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from babel import Locale
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email

from vivaio.ground.centres import colours
from vivaio.kernel.errors import N_, Message
from vivaio.kernel.language import INTERFACE
from vivaio.kernel.period import PartialDate

Errors = dict[str, list[Message]]
_LABEL = re.compile(r"(?!-)[a-z0-9-]{1,63}(?<!-)\Z")
_web_address = URLValidator(schemes=("http", "https"))
#: Ends of host names that nobody owns in the public net.
_NOBODYS = ("localhost", "local", "internal", "invalid", "onion", "arpa", "test")
#: No term of a card is longer.
MOST_MONTHS = 60
UNREADABLE = N_(
    "On the paper of the page this colour has a contrast of %(has)s to 1; 4.5 is the least that "
    "everybody can read. The nearest colour that passes is %(nearest)s."
)


@lru_cache(maxsize=1)
def time_zones() -> tuple[str, ...]:
    """The time zones of Europe and its islands, and UTC."""
    near = ("Europe/", "Atlantic/", "Indian/Mayotte", "Indian/Reunion", "America/Guadeloupe")
    return (*sorted(zone for zone in available_timezones() if zone.startswith(near)), "UTC")


def _line(longest: int) -> Callable[[str], Message | None]:
    def check(value: str) -> Message | None:
        if len(value) > longest:
            text = N_("This is %(length)s characters long; %(longest)s is the most it can be.")
            return Message(text, {"length": len(value), "longest": longest})
        if any(ord(sign) < 32 or ord(sign) == 127 for sign in value):
            return Message(N_("Write it in one line, without control characters."))
        return None

    return check


def _by(validator: Callable[[str], None], advice: str) -> Callable[[str], Message | None]:
    def check(value: str) -> Message | None:
        try:
            validator(value)
        except ValidationError:
            return Message(advice)
        return None

    return check


def _zone(value: str) -> Message | None:
    return None if value in time_zones() else Message(N_("Choose a time zone from the list."))


def _country(value: str) -> Message | None:
    known = len(value) == 2 and value in Locale("en").territories
    return None if known else Message(N_("Choose a country from the list."))


def _colour(value: str) -> Message | None:
    if not colours.is_colour(value):
        return Message(N_("Write a colour such as #1f5a43."))
    has = colours.readable(value)
    if has < colours.LEAST:
        # Rounded down: what does not pass never looks as if it did.
        shown = f"{int(has * 100) / 100:.2f}"
        return Message(UNREADABLE, {"has": shown, "nearest": colours.nearest(value)})
    return None


def own_hosts() -> frozenset[str]:
    """The host names under which the platform itself is reached."""
    given: Iterable[str] = settings.ALLOWED_HOSTS
    address = str(settings.PUBLIC_ADDRESS).partition("://")[2].partition(":")[0]
    return frozenset(host.lstrip(".").lower() for host in given) | {address}


def ascii_domain(words: str) -> str:
    """A host name as the net writes it; "" when it cannot be one."""
    try:
        return words.strip().rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""


def _domain(value: str) -> Message | None:
    name = ascii_domain(value)
    labels = name.split(".")
    sound = len(labels) > 1 and len(name) <= 253 and all(map(_LABEL.match, labels))
    if not sound or labels[-1].isdigit():
        return Message(N_("Write the name alone, such as centre.example.org."))
    if labels[-1] in _NOBODYS:
        return Message(N_("This name does not exist in the public net."))
    if name in own_hosts():
        return Message(N_("The platform itself is reached under this name."))
    return None


def _months(least: int) -> Callable[[int], Message | None]:
    def check(value: int) -> Message | None:
        if least <= value <= MOST_MONTHS:
            return None
        text = N_("Write a number from %(least)s to %(most)s.")
        return Message(text, {"least": least, "most": MOST_MONTHS})

    return check


def _languages(value: Any) -> Message | None:
    if value and set(value) <= set(INTERFACE):
        return None
    return Message(N_("Choose at least one language."))


def _partial(value: str) -> Message | None:
    try:
        PartialDate.parse(value)
    except ValueError:
        return Message(N_("Write a year, a month or a day: 2026, 2026-11 or 2026-11-23."))
    return None


CHECKS: Mapping[str, tuple[Callable[[Any], Message | None], ...]] = {
    "short_name": (_line(120),),
    "name_note": (_line(300),),
    "website": (
        _line(200),
        _by(_web_address, N_("Write the whole address, such as https://www.example.org.")),
    ),
    "email": (_line(254), _by(validate_email, N_("Write an address such as name@example.org."))),
    "time_zone": (_zone,),
    "jurisdiction": (_country,),
    "leaf": (_colour,),
    "leaf_deep": (_colour,),
    "domain": (_domain,),
    "languages": (_languages,),
    "machine_translation": (),
    "confirm_months": (_months(1),),
    "archive_months": (_months(0),),
    "words": (_line(300),),
    "source": (_line(200),),
    "on": (_partial,),
}
#: Those that may not be left empty.
NEEDED = frozenset({"time_zone", "jurisdiction", "languages", "confirm_months"})


def problems(values: Mapping[str, Any]) -> Errors:
    """For each field what is wrong with it; a field that is not known is a mistake of ours."""
    found: Errors = {}
    for name, value in values.items():
        checks = CHECKS[name]
        if not value and name not in NEEDED:
            continue
        wrong = next((said for check in checks if (said := check(value))), None)
        if wrong:
            found[name] = [wrong]
    return found
