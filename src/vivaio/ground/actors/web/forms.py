"""The forms of the directory: one language of words at a time, and what has no language."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.ground.actors.checking import NAME_NEEDED, TEXTS, VALUES
from vivaio.ground.actors.models import Actor
from vivaio.ground.actors.web import choosing
from vivaio.ground.actors.web.choosing import Branches
from vivaio.ground.taxonomy.territories import queries as territories
from vivaio.ground.taxonomy.territories.postcodes import NOTICE
from vivaio.platform.multilingual.queries import language_name
from vivaio.platform.web.forms import OnceForm, choices_of_countries

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_WORDS: dict[str, tuple[_StrPromise, _StrPromise | str]] = {
    "name": (_("What is it called?"), ""),
    "summary": (_("What does it do, in one sentence?"), _("Up to 300 characters.")),
    "description": (
        _("What should people know about it?"),
        _("Plain text; an empty line starts a new paragraph."),
    ),
    "offers": (_("What does it offer?"), _("Such as: rooms, mentoring, volunteers.")),
    "seeks": (_("What is it looking for?"), ""),
    "territory": (_("Where does it work, in words?"), ""),
}  # fmt: skip
_LONG = {"description": 10, "summary": 3, "offers": 2, "seeks": 2}


class WordsForm(OnceForm):
    """A card's words in one language."""

    language = forms.CharField(widget=forms.HiddenInput, max_length=12)
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)

    def __init__(
        self, *args: Any, words_language: str, source: Actor | None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        for name, (label, hint) in _WORDS.items():
            field = forms.CharField(label=label, required=False, help_text=hint, strip=True)
            if name in _LONG:
                field.widget = forms.Textarea(attrs={"rows": _LONG[name]})
            field.widget.attrs |= {"lang": words_language, "maxlength": TEXTS[name]}
            if name == "name" and (source is None or source.name.source == words_language):
                field.required = True
                field.error_messages["required"] = gettext(NAME_NEEDED)
            self.fields[name] = field
            if source is not None:
                self._show_original(name, source, words_language)
        self.words_language = words_language

    def _show_original(self, name: str, source: Actor, words_language: str) -> None:
        """Under a field in another language than the original: the original's words."""
        text = getattr(source, name)
        original = text.texts.get(text.source, "")
        if original and text.source != words_language:
            reader = get_language() or "en"
            label = gettext("In %(language)s: %(words)s") % {
                "language": language_name(text.source, reader),
                "words": original,
            }
            self.fields[name].help_text = label

    def words(self) -> dict[str, str]:
        """What was written, by field."""
        return {name: self.cleaned_data[name] for name in _WORDS}


#: Fields that hold several codes, with the scheme of the codes.
_SEVERAL = {"themes": "theme", "target_groups": "target_group", "methods": "method"}


class Lines(forms.CharField):
    """Several values, one a line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value

    def clean(self, value: Any) -> list[str]:
        words: str = super().clean(value)
        return [line.strip() for line in words.splitlines() if line.strip()]


class CardForm(WordsForm):
    """A whole card: its words in one language and what has no language."""

    kind = forms.ChoiceField(label=_("What kind of actor is it?"), required=False)
    sector = forms.ChoiceField(label=_("In which sector?"), required=False)
    level = forms.ChoiceField(
        label=_("At which level of administration?"),
        required=False,
        help_text=_("Only for public bodies."),
    )
    country = forms.ChoiceField(label=_("In which country?"), required=False)
    nuts = forms.ChoiceField(
        label=_("In which region?"),
        required=False,
        help_text=_("A region of NUTS, by which Europe counts."),
    )
    nuts_edition = forms.ChoiceField(
        label=_("By which edition of NUTS?"),
        required=False,
        choices=[("", "—"), ("2024", "2024"), ("2021", "2021"), ("2016", "2016"), ("2013", "2013")],
    )
    themes = forms.MultipleChoiceField(
        label=_("Which themes does it work on?"),
        required=False,
        widget=Branches,
    )
    target_groups = forms.MultipleChoiceField(
        label=_("For whom does it work?"),
        required=False,
        widget=Branches,
    )
    methods = forms.MultipleChoiceField(
        label=_("With which methods does it work?"),
        required=False,
        widget=Branches,
    )
    identifiers = Lines(
        label=_("By which numbers do registers know it?"),
        required=False,
        help_text=_("One a line, as scheme:value, such as vat:IT01234567890."),
    )
    website = forms.CharField(
        label=_("Website"), required=False, help_text=_("Such as https://www.example.org.")
    )
    email = forms.CharField(label=_("E-mail address for the public"), required=False)
    telephone = forms.CharField(label=_("Telephone for the public"), required=False)
    address = forms.CharField(label=_("Postal address"), required=False)
    postal_code = forms.CharField(label=_("Postal code"), required=False)
    town = forms.CharField(label=_("Town"), required=False)
    latitude = forms.CharField(
        label=_("Latitude"),
        required=False,
        help_text=_("In degrees, such as 45.07; without a position the region stands for it."),
    )
    longitude = forms.CharField(
        label=_("Longitude"), required=False, help_text=_("In degrees, such as 7.69.")
    )
    valid_until = forms.DateField(
        label=_("Until when is this certainly right?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%d. %m. %Y."],
        error_messages={"invalid": _("Write a day such as 31/12/2027.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        for name in ("kind", "sector", "level"):
            present = [getattr(self.source, name, "")]
            none = [("", gettext("not known"))]
            self._choice(name).choices = choosing.branches(name, reader, present, none)
        for name, scheme in _SEVERAL.items():
            present = getattr(self.source, name, [])
            self._choice(name).choices = choosing.branches(scheme, reader, present)
        self._choice("nuts").choices = choosing.regions(reader, self.source)
        if choosing.by_postal_code(self.source):
            self.fields["nuts"].help_text = f"{self.fields['nuts'].help_text} {NOTICE}."
        self._choice("country").choices = choices_of_countries(reader)
        self.order_fields([*_WORDS, *VALUES])

    def _choice(self, name: str) -> forms.ChoiceField:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        return field

    def values(self) -> dict[str, Any]:
        """What was given of the fields without a language."""
        given = {name: self.cleaned_data[name] for name in VALUES if name in self.fields}
        region = territories.region(given.get("nuts", ""))
        if region and not given.get("nuts_edition"):
            given["nuts_edition"] = region.edition
        return given


def initial(actor: Actor, language: str) -> dict[str, Any]:
    """What a form starts with: the card as it is, its words in one language."""
    words = {name: getattr(actor, name).texts.get(language, "") for name in _WORDS}
    values = {name: getattr(actor, name) for name in VALUES}
    return {
        **words,
        **values,
        "language": language,
        "version": actor.version,
        "key": uuid.uuid4(),
    }
