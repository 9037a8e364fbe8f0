"""The forms by which paper forms are entered, several at once."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs import checking
from vivaio.contexts.needs.models import Helix, Method
from vivaio.contexts.needs.web.forms import area, day_field, name_places
from vivaio.platform.web.forms import OnceForm


class RowForm(forms.Form):
    """One paper form of a batch; a row without a title is none."""

    use_required_attribute = False

    title = forms.CharField(
        label=_("What is needed, in one line?"), max_length=checking.LONGEST["title"],
        required=False,
    )  # fmt: skip
    description = area(
        _("What was written beside it"), limit=checking.LONGEST["description"], rows=2
    )
    severity = forms.TypedChoiceField(
        label=_("How grave"), required=False, coerce=int, empty_value=None
    )
    frequency = forms.TypedChoiceField(
        label=_("How often"), required=False, coerce=int, empty_value=None
    )
    group = forms.ChoiceField(label=_("Who said it?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("severity", "frequency"):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", "–"), *((str(one), str(one)) for one in range(1, 6))]
        chosen = self.fields["group"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", gettext("not known")), *Helix.choices]


class BatchForm(OnceForm):
    """What all paper forms of a batch share."""

    method = forms.ChoiceField(
        label=_("How were they gathered?"), choices=Method.choices, initial=Method.PAPER
    )
    heard_on = day_field(_("When was it heard?"))
    nuts = forms.ChoiceField(label=_("In which region?"), required=False)
    heard_in = forms.ChoiceField(label=_("In which focus group?"), required=False)

    def __init__(self, *args: Any, interviews: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        name_places(self, get_language() or "en")
        field = self.fields["heard_in"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("none")), *interviews]
        if not interviews:
            del self.fields["heard_in"]
