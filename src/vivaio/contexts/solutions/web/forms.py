"""The forms of this room."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.solutions import checking
from vivaio.contexts.solutions.models import Check, Form, Solution, Stage
from vivaio.ground.taxonomy.queries import names
from vivaio.platform.web.forms import Choices, OnceForm, choices_of_countries


def _words(name: str, label: Any, rows: int = 0, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows}) if rows else forms.TextInput()
    return forms.CharField(
        label=label, required=name == "title", max_length=checking.LONGEST[name], widget=widget,
        help_text=hint,
    )  # fmt: skip


class SolutionForm(OnceForm):
    """All of a solution, in one language."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1)
    title = _words("title", _("What is it called?"))
    summary = _words("summary", _("What is it, in two or three sentences?"), 3)
    form = forms.ChoiceField(label=_("What is it?"), choices=Form.choices)
    stage = forms.ChoiceField(label=_("How far has it come?"), choices=Stage.choices)
    users = _words("users", _("Who uses it?"), 2)
    payers = _words("payers", _("Who pays?"), 2)
    cost = _words("cost", _("What does it cost to run?"))
    price = _words("price", _("What do its users pay?"))
    is_lasting = forms.ChoiceField(
        label=_("Can it last: money, people, nature?"), choices=Check.choices, required=False
    )
    lasting = _words("lasting", _("What does this rest on?"), 2)
    is_inclusive = forms.ChoiceField(
        label=_("Can those use it who are left out elsewhere?"), choices=Check.choices,
        required=False,
    )  # fmt: skip
    inclusion = _words("inclusion", _("What does this rest on?"), 2)
    themes = forms.MultipleChoiceField(
        label=_("Which themes is it about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    country = forms.ChoiceField(label=_("In which country?"), required=False)
    owner_name = forms.CharField(
        label=_("Which organisation offers it?"), required=False, max_length=200,
        help_text=_("Its name as its card in the directory has it."),
    )  # fmt: skip

    def __init__(self, *args: Any, words_language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reader = get_language() or "en"
        found = [(code, one.words) for code, one in names("theme", reader).items()]
        themes, country = self.fields["themes"], self.fields["country"]
        assert isinstance(themes, forms.ChoiceField)
        assert isinstance(country, forms.ChoiceField)
        themes.choices, country.choices = Choices(found), choices_of_countries(reader)
        if not found:
            del self.fields["themes"]
        for name in checking.LONGEST:
            self.fields[name].widget.attrs["lang"] = words_language

    def words(self) -> dict[str, str]:
        """The texts."""
        return {name: self.cleaned_data[name] for name in checking.LONGEST}

    def values(self) -> dict[str, Any]:
        """What has no language; without the owner, who is looked up."""
        plain = ("form", "stage", "is_lasting", "is_inclusive", "country")
        given = {name: self.cleaned_data.get(name) or "" for name in plain}
        return {**given, "themes": self.cleaned_data.get("themes") or []}


def initial(row: Solution) -> dict[str, Any]:
    """What the form of a solution starts with."""
    source = row.title.source
    texts = {name: getattr(row, name).texts.get(source, "") for name in checking.LONGEST}
    plain = ("form", "stage", "is_lasting", "is_inclusive", "themes", "country", "version")
    owner = row.owner.name.best(source).words if row.owner else ""
    return {**texts, **{name: getattr(row, name) for name in plain}, "owner_name": owner}


class TieForm(OnceForm):
    """Who uses or mentors it, which need it meets, which idea it grew out of."""

    kind = forms.ChoiceField(
        label=_("What do you add?"),
        choices=[
            ("adopted_by", _("an organisation that uses it")),
            ("mentored_by", _("an organisation that mentors it")),
            ("grew_into", _("the idea it grew out of")),
            ("meets_need", _("the need that it meets")),
        ],
    )
    title = forms.CharField(
        label=_("Its name"), max_length=200,
        help_text=_("As its own page has it, in any language."),
    )  # fmt: skip
    since = forms.CharField(
        label=_("Since when?"), required=False, max_length=10,
        help_text=_("A year, a month or a day, such as 2024, 2024-07 or 2024-07-15."),
    )  # fmt: skip
    reason = forms.CharField(label=_("What was changed, or why?"), required=False, max_length=500)
