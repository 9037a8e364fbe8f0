"""Loading the demonstration through the operations that people use."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from vivaio.ground.centres import operations as centres
from vivaio.ground.centres.models import Centre
from vivaio.ground.taxonomy import operations as taxonomy
from vivaio.kernel.text import Text
from vivaio.lobby.demo import (
    challenges,
    chronicle,
    competences,
    directory,
    duplicates,
    duties,
    editorial,
    exchange,
    funding,
    governance,
    needs,
    network,
    organisations,
    pilots,
    projects,
    results,
    strategy,
    teams,
    training,
)
from vivaio.lobby.demo.reading import day, said, table, text
from vivaio.platform.records import operations as records
from vivaio.platform.search import operations as search
from vivaio.platform.tenancy.viewer import Viewer

Say = Callable[[str], None]


def accounts() -> list[tuple[str, str]]:
    """The demonstration's addresses, and what each may do."""
    return teams.accounts() + organisations.accounts()


def is_loaded() -> bool:
    """Whether the five centres are there already."""
    return Centre.objects.exists()


def load(say: Say) -> None:
    """Prepare the real network and its examples; does nothing where there are centres already."""
    by = Viewer.system()
    taxonomy.bring_up_to_date(by=by)
    if is_loaded():
        say("The network is there already; nothing was added.")
        return
    _sources()
    say("Sources and code lists are ready.")
    centre_uids = _centres(by)
    teams.load_teams(by, centre_uids)
    say("Five centres are open.")
    funding.load_grants(by, centre_uids)
    funding.load_theme(by, centre_uids)
    actors = directory.load_actors(by, centre_uids)
    places = directory.load_places(by, actors)
    projects.load_consortia(by, actors)
    directory.load_roles(by, centre_uids, actors, places)
    directory.load_sister_cards(by, centre_uids, actors)
    say("The partners, their consortia, places and programmes are recorded, each with its source.")
    examples = directory.load_examples(by, centre_uids)
    governance.load_governance(by, centre_uids, examples)
    exchange.load(by, examples)
    told = needs.load(by, centre_uids, examples)
    ideas = challenges.load(by, centre_uids, examples, told)
    tried = pilots.load(by, centre_uids, examples, told, ideas)
    results.load(by, examples, tried)
    competences.load(by, centre_uids, told, tried)
    training.load(by, centre_uids, examples, tried)
    strategy.load(by, centre_uids, examples, told)
    chronicle.load(by, centre_uids, examples)
    editorial.load(by, centre_uids)
    say("News and pages are written.")
    duties.load(by, centre_uids)
    organisations.load(by, centre_uids)
    network.load(by, examples)
    duplicates.load(by, centre_uids)
    search.tidy()
    say(f"{len(examples)} examples are added; each says that it is one.")


def _sources() -> None:
    for source in table("sources")["source"]:
        records.keep_source(
            key=source["key"].lower(),
            title=Text(source["language"], {source["language"]: source["title"]}),
            publisher=source["publisher"],
            language=source["language"],
            address=source["where"],
            note=Text("en", {"en": source["note"]}),
            published_on=source.get("updated") or source.get("published", ""),
            checked_on=day(source.get("checked_on")),
        )


def _centres(by: Viewer) -> dict[str, UUID]:
    data = table("centres")
    uids = {}
    for centre in data["centre"]:
        code = centre["code"]
        uids[code] = centres.found_centre(
            by=by,
            code=code,
            name=text(centre["name"]),
            short_name=text(centre["short_name"]),
            name_note=text(centre.get("name_note")),
            country=centre["country"],
            time_zone=centre["time_zone"],
            jurisdiction=centre["jurisdiction"],
            position=centre["position"],
            slug_words=centre["slug"],
            said=[said(one) for one in data["assertion"] if code in one["centres"]],
        )
    return uids
