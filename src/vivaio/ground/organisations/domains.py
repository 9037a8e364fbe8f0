"""When a mail address shows that somebody speaks for an organisation.

Only an address on exactly the domain of the card's website does: a subdomain may be anybody's
(students, customers), and a public mail service is everybody's. The list below names the services
that are common in the countries of the network, and hosts where everybody may open pages; it was
written from general knowledge and is not complete. A service that is missing gains nobody anything
unless a card's website lies on its very domain.
"""

from __future__ import annotations

from urllib.parse import urlsplit

PUBLIC = frozenset(
    [
        "aol.com",
        "duck.com",
        "fastmail.com",
        "gmail.com",
        "gmx.com",
        "gmx.de",
        "gmx.net",
        "googlemail.com",
        "hey.com",
        "hotmail.com",
        "hushmail.com",
        "icloud.com",
        "inbox.com",
        "live.com",
        "mac.com",
        "mail.com",
        "mail.ru",
        "me.com",
        "msn.com",
        "outlook.com",
        "pm.me",
        "proton.me",
        "protonmail.com",
        "rocketmail.com",
        "tuta.com",
        "tuta.io",
        "tutanota.com",
        "web.de",
        "yahoo.com",
        "yandex.com",
        "ymail.com",
        "zoho.com",
        "zohomail.eu",
        "mailbox.org",
        "posteo.net",
        "riseup.net",
        "alice.it",
        "email.it",
        "fastwebnet.it",
        "gmail.it",
        "hotmail.it",
        "iol.it",
        "libero.it",
        "live.it",
        "outlook.it",
        "inwind.it",
        "pec.it",
        "aruba.it",
        "arubapec.it",
        "legalmail.it",
        "poste.it",
        "tim.it",
        "tin.it",
        "tiscali.it",
        "virgilio.it",
        "vodafone.it",
        "yahoo.it",
        "amis.net",
        "email.si",
        "gmail.si",
        "siol.net",
        "t-2.net",
        "telemach.net",
        "volja.net",
        "email.t-com.hr",
        "gmail.hr",
        "iskon.hr",
        "net.hr",
        "optinet.hr",
        "t-com.hr",
        "vip.hr",
        "xnet.hr",
        "zg.t-com.hr",
        "cosmotemail.gr",
        "forthnet.gr",
        "freemail.gr",
        "hol.gr",
        "in.gr",
        "mail.gr",
        "otenet.gr",
        "pathfinder.gr",
        "vivodi.gr",
        "windowslive.com",
        "yahoo.gr",
        "clicknet.ro",
        "email.ro",
        "home.ro",
        "k.ro",
        "mail.ro",
        "rdslink.ro",
        "romtelecom.ro",
        "upcmail.ro",
        "yahoo.ro",
        "free.fr",
        "hotmail.fr",
        "laposte.net",
        "live.fr",
        "orange.fr",
        "outlook.fr",
        "sfr.fr",
        "wanadoo.fr",
        "yahoo.fr",
        "blogspot.com",
        "facebook.com",
        "github.io",
        "google.com",
        "instagram.com",
        "jimdosite.com",
        "linkedin.com",
        "medium.com",
        "sites.google.com",
        "substack.com",
        "weebly.com",
        "wixsite.com",
        "wordpress.com",
        "youtube.com",
    ]
)


def domain_of(address: str) -> str:
    """The domain of a mail address, in small letters."""
    return _ascii(address.strip().rpartition("@")[2])


def host_of(website: str) -> str:
    """The host of a website without `www.`; "" when there is none."""
    host = urlsplit(website if "://" in website else f"https://{website}").hostname or ""
    return _ascii(host).removeprefix("www.")


def is_public(domain: str) -> bool:
    """Whether anybody can have an address, or a page, there."""
    return domain in PUBLIC


def proves(address: str, website: str) -> bool:
    """Whether an address on this domain is the organisation's own by its website."""
    domain = domain_of(address)
    return bool(domain) and "." in domain and not is_public(domain) and domain == host_of(website)


def _ascii(host: str) -> str:
    host = host.strip(". ").lower()
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host
