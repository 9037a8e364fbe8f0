"""The gallery: every component in every state, with words long and short.

What stands here is made up and belongs to nobody; nothing of it is read from the database.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from vivaio.kernel.text import Text, Wording
from vivaio.platform.funding.block import Profile, block_of
from vivaio.platform.web.audience import VivaioRequest, everybody
from vivaio.platform.web.beside import Line, Part
from vivaio.platform.web.saying import static_file


@dataclass(frozen=True)
class SampleCountry:
    """A choice of the country picker."""

    code: str
    name: str
    href: str
    note: str = ""


@dataclass(frozen=True)
class SampleLine:
    """A line of the journal."""

    iso: str
    when: str
    sentence: str


@dataclass(frozen=True)
class SampleSource:
    """A source as `sources()` shows it."""

    number: int
    title: str
    href: str = ""
    publisher: str = ""
    quotation: str = ""
    dated: str = ""
    checked: str = ""
    language: str = ""


@dataclass(frozen=True)
class SamplePicture:
    """A picture that somebody brought, with what it shows in words."""

    src: str
    width: int = 96
    height: int = 96
    srcset: str = ""
    alternative: Text = field(
        default_factory=lambda: Text("it", {"it": "Due foglie che salgono da una riga"})
    )
    is_decorative: bool = False


class SampleForm(forms.Form):
    """One field of each kind that pages use."""

    name = forms.CharField(
        label=gettext_lazy("What is it called?"),
        help_text=gettext_lazy("As its own people write it."),
        max_length=60,
    )
    country = forms.ChoiceField(
        label=gettext_lazy("In which country does it work?"),
        choices=[("HR", "Hrvatska"), ("EL", "Ελλάδα"), ("IT", "Italia")],
    )
    lead = forms.CharField(
        label=gettext_lazy("What does it do, in two sentences?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    offers = forms.MultipleChoiceField(
        label=gettext_lazy("What does it offer?"),
        choices=[
            ("space", gettext_lazy("A place to meet")),
            ("advice", gettext_lazy("Advice")),
            ("money", gettext_lazy("Money")),
        ],
        widget=forms.CheckboxSelectMultiple,
    )
    agreed = forms.BooleanField(label=gettext_lazy("They know that this card is published."))


LONG = {
    "de": Wording("Arbeitsunfähigkeitsbescheinigungsverordnung der Donaudampfschifffahrt", "de"),
    "el": Wording(
        "Ηλεκτροεγκεφαλογραφήματα και αλληλοσυμπληρωματικότητες κοινωνικής οικονομίας", "el"
    ),
    "machine": Wording("Un vivaio per le idee del quartiere.", "it", machine=True, original="sl"),
    "stale": Wording("Atelier de quartier", "fr", stale=True, original="it"),
    "both": Wording("Susjedska radionica", "hr", machine=True, stale=True, original="el"),
}
GRANT = Profile("EX-Programme", "EX-0001", Text("en", {"en": "Agenzia di Esempio"}))
LEAVES = tuple(UUID(int=0x0190_0000_0000_7000_8000_0000_0000_0000 + step) for step in range(12))


def _countries() -> list[SampleCountry]:
    return [
        SampleCountry("HR", "Hrvatska", "#pickers", _("5 partners")),
        SampleCountry("EL", "Ελλάδα", "#pickers", _("9 partners")),
        SampleCountry("IT", "Italia", "#pickers", _("6 partners")),
        SampleCountry("RO", "România", "#pickers"),
        SampleCountry("SI", "Slovenija", "#pickers"),
    ]


def _sources() -> list[SampleSource]:
    return [
        SampleSource(
            1,
            "Il vivaio di quartiere",
            "#sources",
            "Comune di Esempio",
            "Un luogo dove le idee mettono radici.",
            "2025",
            "22/11/2026",
            "it",
        ),
        SampleSource(2, "Registro degli esempi"),
    ]


def _journal() -> list[SampleLine]:
    return [
        SampleLine("2026-11-22T09:30:00Z", "22/11/2026 10:30", _("Ana changed the contacts.")),
        SampleLine("2026-11-20T14:05:00Z", "20/11/2026 15:05", _("Luca published the card.")),
    ]


def _beside() -> list[Part]:
    title = Text("it", {"it": "Condurre una co-progettazione (esempio)"}).best("it")
    tested = Line(title, "#beside", "published", _("Published"), (), ((_("Edit"), "#beside"),))
    nothing = _("No competence is put to the test here yet.")
    return [
        Part("beside", _("Competences under test"), (tested,), (), nothing),
        Part("beside-nothing", _("Competences under test"), (), (), nothing),
    ]


@everybody
def gallery(request: VivaioRequest) -> HttpResponse:
    """Show them all on one page, which search engines leave out."""
    wrong = SampleForm({"name": "", "country": "XX", "lead": "Συνεταιρισμός", "offers": []})
    wrong.is_valid()
    wrong.add_error(None, _("Somebody else has changed this card meanwhile."))
    return render(
        request,
        "lobby/gallery.html",
        {
            "long": LONG,
            "leaves": LEAVES,
            "countries": _countries(),
            "sources_shown": _sources(),
            "journal_lines": _journal(),
            "beside_parts": _beside(),
            "brought": SamplePicture(static_file("vivaio/favicon.svg")),
            "grant": block_of(GRANT, get_language() or "en"),
            "form": SampleForm(prefix="fresh"),
            "wrong": wrong,
            "noindex": True,
        },
    )
