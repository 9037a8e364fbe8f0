"""A text in languages as one JSON column: no migration for a new language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel.text import Text

if TYPE_CHECKING:
    _Column = models.Field[Text, Text]  # what is put in and what comes out
else:
    _Column = models.JSONField


def empty() -> Text:
    """A text nobody has written yet."""
    return Text("en", {})


@lru_cache(maxsize=2_048)
def _read(stored: str) -> Text:
    """The text of a column; texts never change, so those read often are read once."""
    return Text.from_json(json.loads(stored))


class TextField(_Column):
    """Holds a `kernel.Text`; never null: an unwritten text is an empty one."""

    description = _("Text in languages")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("default", empty)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if value is None:
            return None
        return _read(value) if isinstance(value, str) else Text.from_json(value)

    def to_python(self, value: Any) -> Text:
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            value = json.loads(value)
        if isinstance(value, Mapping):
            return Text.from_json(value)
        raise ValidationError(_("This is not a text in languages."), code="invalid")

    def get_prep_value(self, value: Any) -> Any:
        return value.to_json() if isinstance(value, Text) else value

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        return super().get_db_prep_value(self.get_prep_value(value), connection, prepared)

    def validate(self, value: Any, model_instance: models.Model | None) -> None:
        if not self.blank and not value:
            raise ValidationError(self.error_messages["blank"], code="blank")

    def value_to_string(self, obj: models.Model) -> Any:
        return json.dumps(self.get_prep_value(self.value_from_object(obj)))
