"""Whether a mail address is an organisation's own."""

from __future__ import annotations

from urllib.parse import urlsplit

#: Where anybody gets an address: it proves nothing about an organisation.
_NAMES = """
aol.com arnes.si gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.net googlemail.com hotmail.com
hotmail.fr hotmail.gr hotmail.it icloud.com inbox.lv laposte.net libero.it live.com
live.it mac.com mail.com mail.ru me.com msn.com net.hr orange.fr otenet.gr outlook.com
outlook.it pec.it pm.me proton.me protonmail.com siol.net t-com.hr tiscali.it virgilio.it
wanadoo.fr yahoo.com yahoo.fr yahoo.gr yahoo.it yahoo.ro yandex.ru zoho.com
"""
PUBLIC = frozenset(_NAMES.split())


def domain_of_mail(address: str) -> str:
    """What follows the at sign, in lower case."""
    return address.rpartition("@")[2].strip().lower()


def domain_of_site(address: str) -> str:
    """The host of a web address without its `www.`; "" when there is none."""
    try:
        host = urlsplit(address if "//" in address else f"//{address}").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def is_own(mail: str, *, website: str, known_mail: str) -> bool:
    """Whether `mail` lies in the domain that an organisation's card names.

    The card's word counts, never the signatory's; a subdomain of its domain is its own too.
    """
    given = domain_of_mail(mail)
    if not given or given in PUBLIC:
        return False
    own = {domain_of_site(website), domain_of_mail(known_mail)} - PUBLIC - {""}
    return any(given == domain or given.endswith(f".{domain}") for domain in own)
