"""Jinja2 as our pages use it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from vivaio.platform.funding import queries as funding
from vivaio.platform.funding.block import Block
from vivaio.platform.multilingual.queries import own_name
from vivaio.platform.registry import themes
from vivaio.platform.web import saying, wording
from vivaio.platform.web.errors import sentence
from vivaio.platform.web.leaf import leaf_svg

_ASSETS = Path(settings.PACKAGE) / "assets"


def _drawing(folder: str, look: str) -> Callable[[str], Markup]:
    @lru_cache(maxsize=256)
    def drawing(name: str) -> Markup:
        path = _ASSETS / folder / f"{name}.svg"
        if not name.replace("-", "").isalnum() or not path.is_file():
            return Markup("")
        drawn = path.read_text(encoding="utf-8").strip()
        drawn = drawn.replace(
            '<svg xmlns="http://www.w3.org/2000/svg"', f'<svg class="{look}" aria-hidden="true"', 1
        )
        return Markup(drawn)  # noqa: S704 - our own file, made at set-up

    return drawing


def grant_block(centre: UUID | None) -> Block | None:
    """The block of the grant under which a page stands."""
    return funding.block(saying.page_language(), centre)


def theme_of(centre: UUID | None) -> str:
    """The address of the stylesheet of a centre's colours; "" where it has none."""
    names = [name for find in themes.all().values() if (name := find(centre))] if centre else []
    return saying.url("theme", names[0]) if names else ""


def last_grant() -> Block | None:
    """The same for pages that must not ask the database."""
    return funding.last_block(saying.page_language())


def environment(**options: Any) -> Environment:
    """The environment of every template: strict about names, translated, with our helpers."""
    options["undefined"] = StrictUndefined
    options["trim_blocks"] = True
    options["lstrip_blocks"] = True
    options["autoescape"] = lambda name: not (name or "").endswith(".txt")
    made = Environment(**options)  # noqa: S701 - autoescape is on for all but plain-text mails
    made.template_class = saying.Page
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals.update(
        _=saying.say,
        gettext=saying.say,
        url=saying.url,
        static=saying.static_file,
        icon=_drawing("icons", "icon"),
        leaf_svg=leaf_svg,
        page_of=wording.page_of,
        grant_block=grant_block,
        last_grant=last_grant,
        theme_of=theme_of,
        page_language=saying.page_language,
        interface_languages=[code for code, _ in settings.LANGUAGES],
    )
    made.filters.update(
        day=wording.day,
        minute=wording.minute,
        listed=wording.listed,
        country=wording.country,
        language=wording.language,
        euro=wording.euro,
        own_language=own_name,
        sentence=sentence,
    )
    return made


def page_context(request: HttpRequest) -> dict[str, Any]:
    """What every page knows: the reader, the language, the same page in the other languages."""
    language = wording.reader()
    prefix = f"/{language}/"
    alternates, switches = [], []
    if request.path.startswith(prefix):
        rest = request.path[len(prefix) :]
        alternates = [
            (code, f"{settings.PUBLIC_ADDRESS}/{code}/{rest}") for code, _ in settings.LANGUAGES
        ]
        query = request.META.get("QUERY_STRING", "")
        asked = f"?{query}" if query else ""
        switches = [(code, f"/{code}/{rest}{asked}") for code, _ in settings.LANGUAGES]
    return {
        "viewer": getattr(request, "viewer", None),
        "language": language,
        "alternates": alternates,
        "switches": switches,
        "home_centre": getattr(request, "centre_at_home", None),
        "public_address": settings.PUBLIC_ADDRESS,
        "canonical": f"{settings.PUBLIC_ADDRESS}{request.path}" if alternates else "",
    }
