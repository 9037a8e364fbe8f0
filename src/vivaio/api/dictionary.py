"""The data dictionary: made from the models and from the shapes of the interface.

A field means what its model calls it, in the reader's language; where the model has no name for it,
what the shape says of it. Its sensitivity is what its room has declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Field, Model
from django.utils.translation import gettext
from pydantic import BaseModel

from vivaio.api.changes import ChangeShape
from vivaio.api.datasets import DataSet, data_sets
from vivaio.contexts.consortium.api.shapes import PartnerShape, WholeConsortium
from vivaio.contexts.pages.api.shapes import BlockShape, WholeEditorial
from vivaio.ground.actors.api.shapes import WholeActor, WholePlace, WholeProgramme
from vivaio.ground.centres.api.shapes import WholeCentre
from vivaio.ground.taxonomy.api import ConceptShape, MatchShape, RegionShape
from vivaio.kernel.errors import N_
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.registry import personal_data
from vivaio.platform.rest.ties import SourceShape, StatementShape, TieShape

#: By data set: the kind of record it lists ("" for none), and its fullest shape.
SHAPES: dict[str, tuple[str, type[BaseModel]]] = {
    "actors": ("actor", WholeActor),
    "centres": ("centre", WholeCentre),
    "consortia": ("consortium", WholeConsortium),
    "places": ("place", WholePlace),
    "programmes": ("programme", WholeProgramme),
    "news": ("news", WholeEditorial),
    "pages": ("page", WholeEditorial),
    "taxonomy": ("", ConceptShape),
    "territories": ("", RegionShape),
    "changes": ("", ChangeShape),
}
#: Parts that several data sets have.
PARTS: dict[str, tuple[str, type[BaseModel]]] = {
    "TieShape": (N_("Relation"), TieShape),
    "StatementShape": (N_("Statement"), StatementShape),
    "SourceShape": (N_("Source of a field"), SourceShape),
    "PartnerShape": (N_("Partner"), PartnerShape),
    "MatchShape": (N_("Concept of another vocabulary"), MatchShape),
    "BlockShape": (N_("Block of a page"), BlockShape),
}
#: Types of JSON Schema, by type and format.
TYPES = {
    ("string", ""): N_("text"),
    ("string", "uuid"): N_("identity (UUID)"),
    ("string", "date"): N_("day"),
    ("string", "date-time"): N_("moment"),
    ("number", ""): N_("number"),
    ("integer", ""): N_("whole number"),
    ("boolean", ""): N_("yes or no"),
    ("array", ""): N_("list"),
    ("object", ""): N_("text by language"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One field: what it is called in files, its type, what it means, from which list it comes.

    `is_given`: everybody gets it; else it stays in the house. `is_personal`: it may speak of a
    person. `part` names what a list of parts is made of.
    """

    name: str
    type: str
    meaning: str
    vocabulary: str
    is_given: bool
    is_personal: bool
    part: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """The fields of one data set, or of a part that several have."""

    code: str
    title: str
    about: str
    entries: Sequence[Entry]


def chapters() -> list[Chapter]:
    """All of the dictionary, in the present language."""
    found = []
    for one in data_sets():
        title, about = one.words
        found.append(Chapter(one.code, title, about, list(_entries(one))))
    for code, (named, shape) in PARTS.items():
        entries = [_of_shape(name, told, None) for name, told in _properties(shape).items()]
        found.append(Chapter(code, gettext(named), "", entries))
    return found


def _entries(one: DataSet) -> Iterator[Entry]:
    if one.code not in SHAPES:
        for name, heading in one.columns.items():
            yield Entry(name, gettext(TYPES["string", ""]), gettext(heading), "", True, False)
        return
    kind, shape = SHAPES[one.code]
    model = models_by_kind()[kind] if kind else None
    fields = _fields(model) if model else {}
    properties = _properties(shape)
    for name, told in properties.items():
        yield _of_shape(name, told, model)
    for name, field in fields.items():
        if name not in properties and _sensitivity(model, name) in ("public", "personal"):
            yield Entry(
                name, gettext(_type_of(field)), _named(field) or name, "", False,
                _sensitivity(model, name) == "personal",
            )  # fmt: skip


def _properties(shape: type[BaseModel]) -> dict[str, Mapping[str, Any]]:
    schema = shape.model_json_schema(mode="serialization")
    found: dict[str, Mapping[str, Any]] = schema["properties"]
    return found


def _fields(model: type[Model]) -> dict[str, Field[Any, Any]]:
    return {field.name: field for field in model._meta.concrete_fields}


def _of_shape(name: str, told: Mapping[str, Any], model: type[Model] | None) -> Entry:
    field = _fields(model).get(name) if model else None
    means = (_named(field) if field is not None else "") or gettext(told["description"])
    kind, part = _typed(told)
    return Entry(
        name,
        gettext(kind),
        means[:1].upper() + means[1:].rstrip("."),
        ", ".join(told["enum"]) if "enum" in told else str(told.get("vocabulary", "")),
        True,
        model is not None and _sensitivity(model, name) == "personal",
        part,
    )


def _typed(told: Mapping[str, Any]) -> tuple[str, str]:
    """The type of a property, and the part that its list is made of."""
    several = [one for one in told.get("anyOf", [told]) if one.get("type") != "null"]
    chosen = several[0]
    part = str(chosen.get("items", {}).get("$ref", "")).rpartition("/")[2]
    return TYPES[chosen["type"], str(chosen.get("format", ""))], part


def _type_of(field: Field[Any, Any]) -> str:
    known = {
        "DateField": ("string", "date"),
        "DateTimeField": ("string", "date-time"),
        "FloatField": ("number", ""),
        "PositiveSmallIntegerField": ("integer", ""),
        "PositiveIntegerField": ("integer", ""),
        "IntegerField": ("integer", ""),
        "ForeignKey": ("string", "uuid"),
        "UUIDField": ("string", "uuid"),
        "JSONField": ("array", ""),
        "TextField": ("object", ""),
    }
    return TYPES[known.get(type(field).__name__, ("string", ""))]


def _named(field: Field[Any, Any]) -> str:
    """What a model calls a field, where somebody gave it a name."""
    given = str(field.verbose_name)
    return "" if given == field.name.replace("_", " ") and not _is_lazy(field) else given


def _is_lazy(field: Field[Any, Any]) -> bool:
    return not isinstance(field.verbose_name, str)


def _sensitivity(model: type[Model] | None, name: str) -> str:
    if model is None or model._meta.label not in personal_data:
        return ""
    return personal_data.get(model._meta.label).fields.get(name, "")
