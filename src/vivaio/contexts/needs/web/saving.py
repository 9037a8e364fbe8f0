"""What the forms of this room share: the texts that were written in them."""

from __future__ import annotations

from typing import Any

from vivaio.kernel import writing
from vivaio.kernel.text import Text
from vivaio.platform.web.forms import OnceForm


def written(row: Any, form: OnceForm, language: str, *names: str) -> dict[str, Text]:
    """The texts of a form: new ones, or those of a row with the words of its own language."""
    made = {}
    for name in names:
        said = form.cleaned_data.get(name, "")
        old: Text = getattr(row, name) if row else Text(language)
        made[name] = old.with_words(old.source, said) if old else writing.written(said, language)
    return made
