"""Every address of the house, walked from the resolver and filled from the records."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern, RoutePattern

from tests.factories import (
    challenges,
    chronicle,
    competences,
    exchange,
    marked,
    needs,
    pilots,
    strategy,
    training,
    upkeep,
)
from vivaio.contexts.desk import unsubscribing
from vivaio.contexts.pages.models import LIFE as EDITORIAL_LIFE
from vivaio.ground.actors.models import LIFE
from vivaio.ground.centres.colours import name
from vivaio.ground.importing.models import Import
from vivaio.platform.files.models import File
from vivaio.platform.records.models import Record
from vivaio.platform.registry import exports, gaps
from vivaio.platform.web.audience import Audience

#: An identity that nobody has.
NOBODY = "00000000-0000-7000-8000-000000000000"


@dataclass(frozen=True)
class Address:
    """One pattern of the resolver: `route` without the language, `name` with its namespace."""

    name: str
    route: str
    parameters: tuple[str, ...]
    view: Callable[..., Any]
    in_languages: bool

    @property
    def audience(self) -> Audience | None:
        """What the view itself declares."""
        return getattr(self.view, "audience", None)

    def prefix(self, language: str) -> str:
        return f"/{language}/" if self.in_languages else "/"


def _parameters(pattern: Any) -> tuple[str, ...]:
    if isinstance(pattern, RoutePattern):
        return tuple(pattern.converters)
    return tuple(pattern.regex.groupindex)


def _walk(
    patterns: Iterable[Any],
    route: str = "",
    names: str = "",
    given: tuple[str, ...] = (),
    in_languages: bool = False,
) -> Iterable[Address]:
    for one in patterns:
        parameters = (*given, *_parameters(one.pattern)) if hasattr(one, "pattern") else given
        if isinstance(one, URLResolver):
            localised = isinstance(one.pattern, LocalePrefixPattern)
            here = "" if localised else str(one.pattern)
            space = f"{names}{one.namespace}:" if one.namespace else names
            yield from _walk(
                one.url_patterns, route + here, space, parameters, in_languages or localised
            )
        else:
            assert isinstance(one, URLPattern)
            name = f"{names}{one.name or one.pattern}"
            yield Address(name, route + str(one.pattern), parameters, one.callback, in_languages)


def addresses() -> list[Address]:
    """All of them, in the order in which they are tried."""
    return list(_walk(get_resolver().url_patterns))


#: Pages of one import, by what goes after its own address.
_OF_IMPORTS = {"import": "", "import_csv": "report.csv", "import_decide": "rows/2/"}

#: Addresses of single records: for each name the kind of record it is for.
OF_KIND = {
    "accessibility_centre": "centre",
    "actor": "actor",
    "actor_edit": "actor",
    "actor_history": "actor",
    "actor_move": "actor",
    "actor_pdf": "actor",
    "organisation_card": "actor",
    "organisation_change": "actor",
    "organisation_claim": "actor",
    "organisation_leave": "actor",
    "organisation_remove": "actor",
    "centre": "centre",
    "duplicates": "centre",
    "centre_pdf": "centre",
    "centre_settings": "centre",
    "centre_news": "centre",
    "centre_news_feed": "centre",
    "centre_newsroom": "centre",
    "consortium": "consortium",
    "import_move": "centre",
    "imports": "centre",
    "import_example": "centre",
    "news_edit": "news",
    "news_item": "news",
    "news_move": "news",
    "news_versions": "news",
    "page": "page",
    "page_edit": "page",
    "page_move": "page",
    "page_versions": "page",
    "place": "place",
    "programme": "programme",
    "room": "centre",
    "upkeep_card": "actor",
    "team": "centre",
    "team_colleague": "centre",
    "team_invite": "centre",
    "team_leave": "centre",
    "team_recall": "centre",
    **marked.OF_RECORDS,
    **exchange.OF_RECORDS,
    **needs.OF_RECORDS,
    **challenges.OF_RECORDS,
    **pilots.OF_RECORDS,
    **chronicle.OF_RECORDS,
    **strategy.OF_RECORDS,
    **training.OF_RECORDS,
    **competences.OF_RECORDS,
    "sister_card": "sister_card",
}

#: Addresses of single records in the interface for programs.
OF_PROGRAMS = {
    "api_actor": "actor",
    "api_centre": "centre",
    "api_consortium": "consortium",
    "api_news_item": "news",
    "api_page": "page",
    "api_place": "place",
    "api_programme": "programme",
}

#: Addresses whose parameters are no record's.
FIXED = {
    "duplicate": [f"duplicates/{NOBODY}/"],
    "duplicate_judge": [f"duplicates/{NOBODY}/different/"],
    "merge_undo": [f"duplicates/merges/{NOBODY}/undo/"],
    "notice": [f"moderation/notices/{NOBODY}/"],
    "appeal": [f"moderation/appeals/{NOBODY}/"],
    "organisation_application": [f"organisations/{NOBODY}/"],
    "organisation_withdraw": [f"organisations/{NOBODY}/withdraw/"],
    "organisation_invitation": [f"organisations/invitations/{NOBODY}/accept/"],
    "organisation_steward": ["organisations/stewards/0/"],
    "need_separate": [f"needs/separate/{NOBODY}/"],
    "relation": [f"relations/of/{NOBODY}/"],
    "relation_answer": [f"relations/of/{NOBODY}/confirm/"],
    "report_ticket": [f"reports/{NOBODY}/"],
    "desk_stop": [f"desk/digest/stop/{unsubscribing.token(UUID(NOBODY))}/"],
    "account_end_session": [f"account/sessions/{NOBODY}/end/"],
    "mfa_edit_webauthn": ["account/keys/passkeys/1/name/"],
    "mfa_remove_webauthn": ["account/keys/passkeys/1/remove/"],
    "openid_connect_login": ["account/oidc/oidc/login/"],
    "openid_connect_callback": ["account/oidc/oidc/login/callback/"],
    "theme": [f"theme/{name('#1f5a43', '#123a2c')}.css"],
    "admin:view_on_site": ["operators/r/1/1/"],
    "admin:(?P<url>.*)$": ["operators/nothing/here/"],
    "translation_file": [f"translations/files/{NOBODY}/"],
    "translation_choice": [f"translations/machine/{NOBODY}/"],
    "network_team_colleague": [f"network/team/{NOBODY}/"],
    "network_team_recall": [f"network/team/{NOBODY}/resend/"],
    "api_concepts": ["api/v1/taxonomy/theme"],
    "api_territory": ["api/v1/territories/ITC1"],
    "catalogue": ["data/catalogue.ttl", "data/catalogue.jsonld", "data/catalogue.rdf"],
    "actors_export": [f"actors/export.{form}" for form in ("csv", "geojson", "jsonld", "xlsx")],
    "data_table": [f"data/{code}.{ending}" for code in exports for ending in ("csv", "json")],
    "thread_gap_csv": [f"thread/gaps/{code}.csv" for code in gaps],
    "taxonomy_scheme": ["taxonomy/theme/"],
    "taxonomy_concept": ["taxonomy/theme/care/"],
    "taxonomy_skos": ["taxonomy/skos.ttl", "taxonomy/skos.jsonld"],
    "taxonomy_scheme_skos": ["taxonomy/theme/skos.ttl"],
    "site_map_part": ["sitemap-1.xml"],
    "invitation": [f"invitations/{NOBODY}/"],
    "invitation_link": [f"invitations/{NOBODY}/a-secret/"],
}
#: Those that know how to fill addresses of their own.
ROOMS = (
    upkeep, exchange, needs, challenges, pilots, chronicle, competences, strategy, training,
)  # fmt: skip
#: Addresses of the translation desk: of any record.
OF_TRANSLATIONS = {"translation", "translation_machine"}

#: Addresses of the relations of any record.
OF_RELATIONS = {"relations", "relation_add"}
IN_THE_NETWORK = ("actor", "place", "programme", "centre")

#: Where nothing is to be seen without a secret, or before an operator has set something.
OF_SECRETS = {"invitation_link", "review", "security"}


def _verbs(address: Address) -> Iterable[str]:
    return (LIFE if OF_KIND[address.name] == "actor" else EDITORIAL_LIFE).verbs


def _slug(record: Record) -> str:
    return record.address.rstrip("/").rpartition("/")[2]


def only_sent(address: Address) -> bool:
    """Whether Django's own decorator refuses to read it, before any record is looked for."""
    view = address.view
    while inspect.isfunction(view):
        methods = inspect.getclosurevars(view).nonlocals.get("request_method_list")
        if methods is not None and "GET" not in methods:
            return True
        view = getattr(view, "__wrapped__", None)
    return False


def ends(paths: list[str]) -> list[str]:
    """The first and the last of a page's paths: enough where the page's type is looked at."""
    return paths[:1] + paths[1:][-1:]


def filled(address: Address, records: Iterable[Record], language: str = "en") -> list[str]:
    """The paths of an address for these records.

    LookupError for one with parameters of which the walk does not know what to put there: say so
    in `OF_KIND` or `FIXED`.
    """
    prefix = address.prefix(language)
    if address.name in FIXED:
        return [prefix + path for path in FIXED[address.name]]
    if address.name == "identity":
        return [f"/id/{record.uid}" for record in records]
    if address.name == "representation":
        return [f"/id/{one.uid}.{ending}" for one in records for ending in ("ttl", "jsonld")]
    if address.name == "thread":
        return [f"{prefix}thread/{record.uid}/" for record in records]
    if address.name == "thread_linked":
        return [f"/thread/{record.uid}.jsonld" for record in records]
    if address.name in OF_PROGRAMS:
        kind = OF_PROGRAMS[address.name]
        uids = [str(one.uid) for one in records if one.kind == kind]
        return [f"/{address.route.replace('<uuid:uid>', uid)}" for uid in uids]
    if address.name == "file":
        owned = File.objects.filter(record__in=[record.uid for record in records])
        return [f"/files/{one.uid}/x" for one in owned] or [f"/files/{NOBODY}/x"]
    if address.name in OF_TRANSLATIONS:
        route = prefix + address.route.replace("<slug:language>", "hr")
        return [route.replace("<uuid:uid>", str(record.uid)) for record in records]
    if address.name in OF_RELATIONS:
        of_network = [
            one for one in records if one.kind in ("actor", "place", "programme", "centre")
        ]
        return [prefix + address.route.replace("<uuid:uid>", str(one.uid)) for one in of_network]
    of_marks = marked.paths(address.name, address.route, records)
    for room in ROOMS:
        if of_marks is None:
            of_marks = room.paths(address.name, records)
    if of_marks is not None:
        return [prefix + path for path in of_marks]
    if address.name == "report":
        return [f"{prefix}notices/report/{record.uid}/" for record in records]
    if address.name in _OF_IMPORTS:
        own = {record.uid: _slug(record) for record in records if record.kind == "centre"}
        rows = Import.objects.filter(centre__in=own)
        there = [f"{prefix}centres/{own[row.centre_id]}/imports/{row.uid}/" for row in rows]
        return [path + _OF_IMPORTS[address.name] for path in there]
    if address.name in OF_KIND:
        slugs = [_slug(one) for one in records if one.kind == OF_KIND[address.name]]
        route = re.sub("<uuid:[a-z]+>", NOBODY, address.route)
        route = route.replace("<int:number>", "1")
        return [
            prefix + route.replace("<slug:slug>", slug).replace("<slug:verb>", verb)
            for slug in slugs
            for verb in (_verbs(address) if "<slug:verb>" in address.route else [""])
        ]
    if address.parameters:
        raise LookupError(f"the walk cannot fill {address.name} ({address.route})")
    return [prefix + re.sub(r"[\^$]", "", address.route)]
