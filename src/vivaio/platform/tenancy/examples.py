"""How an example says that it is one, wherever words stand alone: tables, feeds, letters."""

from __future__ import annotations

from django.utils.translation import gettext

from vivaio.platform.tenancy.models import Nature


def mark() -> str:
    """The mark itself, in the language that is active."""
    return gettext("EXAMPLE · no legal effect")


def headed(parts: list[str], nature: str) -> list[str]:
    """The parts of a text; those of an example begin with the mark."""
    return [mark(), *parts] if nature == Nature.EXAMPLE else parts


def titled(title: str, nature: str) -> str:
    """A title; an example's says first that it is one."""
    return f"{mark()}: {title}" if nature == Nature.EXAMPLE else title


def coded(nature: str) -> str:
    """`fact`, or `example` with the mark in the reader's language."""
    return f"{nature} ({mark()})" if nature == Nature.EXAMPLE else nature
