"""Readings whose SQL is composed once, for what every page asks.

Django composes the SQL of a queryset anew at each use, and for a row of thirty columns that takes
twenty times as long as the database needs to answer. A reading keeps what was composed, and puts
the values in. What a viewer may see is part of it: each circle of viewers has SQL of its own.

    def _titled(viewer: Viewer, uids: list[Given]) -> QuerySet[Record, tuple[Text]]:
        return Record.objects.visible_to(viewer).filter(uid__in=uids).values_list("title")

    _titles = Reading(_titled, uids=UUIDField())
    rows = _titles.rows(viewer, uids=[uid, other])
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import Expression, Field, Model, Q, QuerySet

from vivaio.kernel.bounded import Bounded
from vivaio.platform.tenancy.viewer import Viewer

#: Shapes of one reading that a process keeps.
ROOM = 300
M = TypeVar("M", bound=Model)
T = TypeVar("T")


class Given(Expression):
    """The place in a query where a value will stand; `position` within a list of values."""

    def __init__(self, name: str, output_field: Field[Any, Any], position: int = -1) -> None:
        super().__init__(output_field=output_field)
        self.name, self.position = name, position

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        """Itself as the parameter."""
        return "%s", (self,)

    def value(self, values: Mapping[str, Any], connection: Any) -> Any:
        """What the database gets in its place."""
        found = values[self.name]
        found = found if self.position < 0 else found[self.position]
        return self.output_field.get_db_prep_value(found, connection)


@dataclass(frozen=True, slots=True)
class _Composed:
    """SQL with places, and for each column that needs it how a value of it becomes Python's."""

    sql: str
    parameters: Sequence[Any]
    converters: Sequence[tuple[int, Sequence[Callable[..., Any]], Any]]

    def rows(self, connection: Any, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        put_in = [
            one.value(values, connection) if isinstance(one, Given) else one
            for one in self.parameters
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, put_in)
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return [self._converted(row, connection) for row in found] if self.converters else found

    def _converted(self, row: Sequence[Any], connection: Any) -> tuple[Any, ...]:
        made = list(row)
        for place, converters, expression in self.converters:
            for converter in converters:
                made[place] = converter(made[place], expression, connection)
        return tuple(made)


class Reading:
    """A query that many requests ask with other values.

    `compose(viewer, *shape, **places)` answers a queryset, of rows or of `values_list`; it may
    look at nothing else. `fields` say for each value what it is; a sequence of values becomes a
    list of places, for `__in` on a column that is no relation. `shape` is whatever changes the
    SQL itself, such as where a slice begins.
    """

    def __init__(
        self, compose: Callable[..., QuerySet[Any, Any]], **fields: Field[Any, Any]
    ) -> None:
        self._compose, self._fields = compose, fields
        self._kept: Bounded[Hashable, _Composed | None] = Bounded(ROOM)

    def rows(self, viewer: Viewer | None, *shape: Hashable, **values: Any) -> list[tuple[Any, ...]]:
        """The rows, each a tuple of its columns; no viewer where the caller has asked for them."""
        connection = connections["default"]
        given = tuple(
            (name, len(value) if _is_several(value) else -1) for name, value in values.items()
        )
        key = (connection.vendor, viewer and viewer.sight, shape, given)
        try:
            composed = self._kept[key]
        except KeyError:
            composed = self._composed(connection, viewer, shape, values)
            self._kept.keep(key, composed)
        return composed.rows(connection, values) if composed else []

    def instances(self, model: type[M], viewer: Viewer | None, **values: Any) -> list[M]:
        """The rows as what they are; `compose` has answered a queryset of whole rows."""
        names = [field.attname for field in model._meta.concrete_fields]
        return [model.from_db("default", names, row) for row in self.rows(viewer, **values)]

    def first(self, model: type[M], viewer: Viewer | None, **values: Any) -> M | None:
        """The first row as what it is; None when there is none."""
        found = self.instances(model, viewer, **values)
        return found[0] if found else None

    def _composed(
        self,
        connection: Any,
        viewer: Viewer | None,
        shape: Sequence[Hashable],
        values: Mapping[str, Any],
    ) -> _Composed | None:
        """None for a query that can find nothing."""
        places = {name: self._place(name, value) for name, value in values.items()}
        query = self._compose(viewer, *shape, **places).query
        compiler = query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return None
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        listed = [(place, several, column) for place, (several, column) in converters.items()]
        return _Composed(sql, tuple(parameters), listed)

    def _place(self, name: str, value: Any) -> Given | list[Given]:
        if _is_several(value):
            return [Given(name, self._fields[name], place) for place in range(len(value))]
        return Given(name, self._fields[name])


def among(relation: str, places: Sequence[Given]) -> Q:
    """`__in` for a relation, which Django would have as values already."""
    return reduce(or_, (Q(**{relation: place}) for place in places))


def padded(values: Sequence[T]) -> list[T]:
    """As many as a power of two, the last again and again, so that few shapes are composed."""
    if not values:
        return []
    size = 1 << (len(values) - 1).bit_length()
    return [*values, *[values[-1]] * (size - len(values))]


def _is_several(value: Any) -> bool:
    return isinstance(value, list | tuple)
