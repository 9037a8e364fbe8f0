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

#: In addresses: every language; without any language one's own are meant.
ALL = "all"


def asked_of(query: QueryDict, own: tuple[str, ...] = ()) -> Asked:
    """What an address asks for; what there is not is not asked for. `own`: one's languages."""
    language, need = query.get("language", ""), query.get("need", "")
    kind, centre = query.get("kind", ""), query.get("centre", "")
    return Asked(
        languages=(language,) if language in INTERFACE else () if language == ALL else own,
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
    languages = asked.languages or (ALL,)
    given = {
        "language": languages[0] if len(languages) == 1 else "",
        "need": asked.need,
        "kind": asked.kind,
        "centre": asked.centre,
        **other,
    }
    return urlencode({name: value for name, value in given.items() if value})


def own_languages(viewer: Viewer, centres: Iterable[CentreLine]) -> tuple[str, ...]:
    """The language one reads in, then those of one's centres' countries; of the interface's."""
    mine = [viewer.language]
    for centre in centres:
        if centre.uid in viewer.centres:
            mine += get_official_languages(centre.country, de_facto=True)
    return tuple(code for code in dict.fromkeys(mine) if code in INTERFACE)


def own_first(own: tuple[str, ...]) -> tuple[str, ...]:
    """All languages of the interface, one's own first."""
    return (*own, *(code for code in INTERFACE if code not in own))


def kind_name(kind: str) -> str:
    """What a kind of record is called."""
    title = translatables.of(kind).title
    return gettext(title) if title else str(models_by_kind()[kind]._meta.verbose_name).capitalize()
