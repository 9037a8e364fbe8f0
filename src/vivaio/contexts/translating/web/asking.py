"""What the desk's addresses ask for, and in which order languages stand for somebody."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from babel.languages import get_official_languages
from django.http import QueryDict
from django.utils.translation import gettext

from vivaio.ground.centres.queries import CentreLine
from vivaio.kernel.language import INTERFACE
from vivaio.platform.records import translatables
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.untranslated import NEEDS, Asked
from vivaio.platform.tenancy.viewer import Viewer


def asked_of(query: QueryDict) -> Asked:
    """What an address asks for; what there is not is not asked for."""
    language, need = query.get("language", ""), query.get("need", "")
    kind, centre = query.get("kind", ""), query.get("centre", "")
    return Asked(
        languages=(language,) if language in INTERFACE else (),
        need=need if need in NEEDS else "",
        kind=kind if kind in models_by_kind() else "",
        centre=centre if centre == "network" or _is_uid(centre) else "",
    )


def _is_uid(value: str) -> bool:
    try:
        return str(UUID(value)) == value
    except ValueError:
        return False


def query_of(asked: Asked, **other: str) -> str:
    """The same as the query of an address; "" for what is empty."""
    given = {
        "language": "".join(asked.languages),
        "need": asked.need,
        "kind": asked.kind,
        "centre": asked.centre,
        **other,
    }
    return urlencode({name: value for name, value in given.items() if value})


def languages_for(viewer: Viewer, centres: Iterable[CentreLine]) -> tuple[str, ...]:
    """The languages of the interface: one's own first, then those of one's centres' countries."""
    mine = [viewer.language]
    for centre in centres:
        if centre.uid in viewer.centres:
            mine += get_official_languages(centre.country, de_facto=True)
    own = [code for code in dict.fromkeys(mine) if code in INTERFACE]
    return (*own, *(code for code in INTERFACE if code not in own))


def kind_name(kind: str) -> str:
    """What a kind of record is called."""
    title = translatables.of(kind).title
    return gettext(title) if title else str(models_by_kind()[kind]._meta.verbose_name).capitalize()
