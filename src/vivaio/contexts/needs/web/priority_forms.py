"""The forms of a prioritisation: choosing, voting, counting paper, judging the fit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from vivaio.contexts.needs import checking
from vivaio.contexts.needs.models import Candidate, Helix
from vivaio.contexts.needs.web.forms import Scale, area, day_field, name_scales
from vivaio.platform.web.forms import OnceForm

_NUMBERS = [("", "–"), *((str(one), str(one)) for one in range(1, 6))]


class ProposeForm(OnceForm):
    """Which needs are put before stakeholders, and until when."""

    title = forms.CharField(
        label=_("What is it called?"), max_length=checking.LONGEST["title"],
        error_messages={"required": _("Give it a title.")},
    )  # fmt: skip
    about = area(_("What is decided with it, and by whom?"), limit=checking.LONGEST_WORDS, rows=3)
    closes_on = day_field(_("Until which day can people vote?"))
    chosen = forms.MultipleChoiceField(
        label=_("Which needs?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, needs: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["chosen"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = needs

    def uids(self) -> list[UUID]:
        """The chosen needs."""
        return [UUID(one) for one in self.cleaned_data.get("chosen") or ()]


class VoteForm(OnceForm):
    """One's own points for each need."""

    group = forms.ChoiceField(label=_("For which group do you speak?"))

    def __init__(
        self, *args: Any, candidates: Sequence[Candidate], reader: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._candidates = candidates
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Choose")), *Helix.choices]
        for one in candidates:
            self.fields[f"points-{one.pk}"] = Scale("points", one.need.title.best(reader).words)
        name_scales(self)

    def points(self) -> dict[int, int]:
        """The points by candidate; none where somebody has no opinion."""
        given = ((one.pk, self.cleaned_data[f"points-{one.pk}"]) for one in self._candidates)
        return {key: points for key, points in given if points}


class BallotForm(forms.Form):
    """One ballot of paper; a row without a group is none."""

    use_required_attribute = False
    group = forms.ChoiceField(label=_("Group"), required=False)

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._candidates = candidates
        field = self.fields["group"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", "–"), *Helix.choices]
        for one in candidates:
            self.fields[f"points-{one.pk}"] = forms.TypedChoiceField(
                choices=_NUMBERS, coerce=int, empty_value=None, required=False
            )

    def ballot(self) -> tuple[str, dict[int, int]] | None:
        """The group and its points."""
        given = ((one.pk, self.cleaned_data[f"points-{one.pk}"]) for one in self._candidates)
        points = {key: number for key, number in given if number}
        group = self.cleaned_data["group"]
        return (group, points) if group or points else None


class FitForm(OnceForm):
    """How well each need fits the strategy, and why."""

    def __init__(
        self, *args: Any, candidates: Sequence[Candidate], reader: str, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._candidates = candidates
        for one in candidates:
            self.fields[f"fit-{one.pk}"] = Scale("fit", one.need.title.best(reader).words)
            self.fields[f"why-{one.pk}"] = forms.CharField(
                label=gettext("Why?"),
                required=False,
                max_length=400,
                initial=one.fit_reason.best(reader).words,
            )
            self.initial[f"fit-{one.pk}"] = one.fit
        name_scales(self)

    def fits(self) -> dict[int, tuple[int | None, str]]:
        """Fit and reason by candidate."""
        given = self.cleaned_data
        return {
            one.pk: (given[f"fit-{one.pk}"], given[f"why-{one.pk}"]) for one in self._candidates
        }
