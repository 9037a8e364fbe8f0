"""Signed links: who holds one may act for what it names, without signing in."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.utils.crypto import salted_hmac

from vivaio.platform.mail import marks

#: A reminder comes a month before a term ends, and terms may be three years long.
LONGEST = timedelta(days=4 * 366)


def mark(what: str, uid: UUID) -> str:
    """The link's secret part for one thing: `what` says what the link is good for."""
    return marks.mark(f"governance.{what}", uid)


def read(what: str, marked: str) -> UUID:
    """What a mark names; `Unknown` for a forged, foreign or very old one."""
    return marks.read(f"governance.{what}", marked, LONGEST)


def address(what: str, language: str, uid: UUID, tail: str = "") -> str:
    """The whole address of a signed link, as mails print it."""
    place = "adhesions" if what == "adhesion" else "invited"
    return marks.whole(language, f"{place}/{mark(what, uid)}/{tail}")


def normalised(mail: str) -> str:
    """An address as one person's: case and tags such as `+news` aside."""
    name, _, domain = mail.strip().lower().rpartition("@")
    return f"{name.partition('+')[0]}@{domain}"


def digest(centre: UUID, mail: str) -> str:
    """A keyed hash of an address, of use within one centre and one installation alone."""
    value = f"{centre.hex} {normalised(mail)}"
    return salted_hmac("vivaio.invitee", value, algorithm="sha256").hexdigest()
