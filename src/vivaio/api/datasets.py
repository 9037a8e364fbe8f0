"""The data sets of the house: what the interface lists, and every table that rooms offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.translation import get_language, gettext

from vivaio.api.version import BASE
from vivaio.ground.actors.exporting.formats import MEDIA_TYPES
from vivaio.kernel.errors import N_
from vivaio.platform.registry import exports
from vivaio.platform.rest.door import MEDIA_TYPE as JSON

CSV = "text/csv"


@dataclass(frozen=True, slots=True)
class File:
    """A form in which a data set is taken away; `path` is where, from the root of the site.

    `is_interface`: it is asked page by page.
    """

    media_type: str
    path: str
    is_interface: bool = False

    def in_language(self) -> str:
        """Its path for the present reader."""
        return self.path.replace("{language}", get_language() or "en")


@dataclass(frozen=True, slots=True)
class DataSet:
    """One data set: `title` and `about` are msgids, `columns` maps names to msgids.

    `kinds` are the kinds of record it is made from; of none, nobody knows when it last changed.
    """

    code: str
    title: str
    about: str
    files: Sequence[File]
    kinds: frozenset[str] = frozenset()
    columns: Mapping[str, str] = field(default_factory=dict)

    def modified(self, changes: Mapping[str, datetime]) -> datetime | None:
        """When a public record it is made from was last changed; `changes` says so by kind."""
        return max((changes[kind] for kind in self.kinds if kind in changes), default=None)

    @property
    def words(self) -> tuple[str, str]:
        """Title and description in the present language."""
        return gettext(self.title), gettext(self.about or self.title)


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of the interface as a data set; `files` are what it is taken away in besides."""

    kinds: frozenset[str]
    title: str
    about: str
    files: Sequence[File] = ()


#: By the name in the interface.
LISTED = {
    "actors": Listed(
        frozenset({"actor"}),
        N_("Actors"),
        N_("The public cards of the directory: who works for social innovation, where, on what."),
        tuple(
            File(media_type.partition(";")[0], f"/{{language}}/actors/export.{ending}")
            for ending, media_type in MEDIA_TYPES.items()
        ),
    ),
    "centres": Listed(
        frozenset({"centre"}),
        N_("Centres"),
        N_("The national competence centres for social innovation, with what sources say of them."),
    ),
    "consortia": Listed(
        frozenset({"consortium"}),
        N_("Consortia"),
        N_("Projects that are done together, with their partners."),
    ),
    "places": Listed(
        frozenset({"place"}),
        N_("Places of social innovation"),
        N_("Places where social innovation has a roof, and who manages them."),
    ),
    "programmes": Listed(
        frozenset({"programme"}),
        N_("Programmes of cities and regions"),
        N_("Programmes under which social innovation is done, with what sources say of them."),
    ),
    "news": Listed(
        frozenset({"news"}), N_("News"), N_("Published news of the network and of its centres.")
    ),
    "pages": Listed(
        frozenset({"page"}), N_("Pages"), N_("Published pages of the network and of its centres.")
    ),
    "taxonomy": Listed(
        frozenset(),
        N_("Taxonomy"),
        N_("The concepts by which records are told apart, with names and meanings by language."),
    ),
    "territories": Listed(
        frozenset(), N_("Territories"), N_("The regions of NUTS by which cards say where they are.")
    ),
    "changes": Listed(
        frozenset({"actor", "centre", "consortium", "place", "programme", "news", "page"}),
        N_("Changes"),
        N_("Which public records have changed or are gone, for programs that keep a copy."),
    ),
}


def data_sets() -> list[DataSet]:
    """All of them: the lists of the interface first, each with the table of the same name."""
    tables = {code: _table(code) for code in exports}
    found = []
    for code, listed in LISTED.items():
        table = tables.pop(code, None)
        found.append(
            DataSet(
                code,
                listed.title,
                listed.about,
                (
                    File(JSON, f"/{BASE}{code}", is_interface=True),
                    *listed.files,
                    *(table.files if table else ()),
                ),
                listed.kinds,
                table.columns if table else {},
            )
        )
    return found + list(tables.values())


def _table(code: str) -> DataSet:
    export = exports.get(code)
    files = [File(CSV, f"/data/{code}.csv"), File(JSON, f"/data/{code}.json")]
    own = [File(media_type, path) for media_type, path in export.files.items()]
    taken = {one.media_type for one in own}
    return DataSet(
        code,
        export.title,
        export.about,
        (*own, *(one for one in files if one.media_type not in taken)),
        export.kinds,
        export.columns,
    )
