"""The components: what they promise about words, states, forms, weight and contrast."""

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.messages import SUCCESS
from django.contrib.messages.storage.base import Message
from django.http import HttpRequest
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from markupsafe import Markup

from vivaio.kernel.text import Wording
from vivaio.lobby import gallery
from vivaio.platform import web
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web import errors

HERE = Path(web.__file__).parent
SOURCE = HERE.parent.parent
COMPONENTS = HERE / "jinja2/components"
STATIC = HERE / "static/vivaio"
TEMPLATES = sorted(SOURCE.glob("**/jinja2/**/*.html"))
CSS = (STATIC / "css/vivaio.css").read_text(encoding="utf-8")
MACRO = re.compile(r"macro (\w+)\(")
#: Macros that only their own file calls.
INNER = {
    "drawn_flag",
    "shape",
    "field_error",
    "field_hint",
    "field_label",
    "language_switch",
    "account_tools",
    "page_parts",
    "site_nav",
    "site_foot",
}
STATES = ["example", "announced", "force", "draft", "published", "withdrawn"]
STATES += ["refused", "network", "centre", "stale"]


def call(words: str, language: str = "en", **context: Any) -> str:
    """Render one expression that may use every component."""
    imports = "".join(
        f'{{% from "components/{file.name}" import {", ".join(MACRO.findall(file.read_text()))} %}}'
        for file in sorted(COMPONENTS.glob("*.html"))
    )
    with translation.override(language):
        return str(engines["jinja2"].from_string(imports + words).render(context)).strip()


def asked(path: str = "/en/gallery/", viewer: object = None) -> HttpRequest:
    """A request as the middleware hands it on."""
    request = RequestFactory().get(path)
    request.viewer = Viewer.anonymous("en") if viewer is None else viewer  # type: ignore[attr-defined]
    return request


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    """Addresses of static files as they are written, without the manifest of an installation."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


class Outline(HTMLParser):
    """What a page's markup says of itself."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.pointed: set[str] = set()
        self.attributes: set[str] = set()
        self.headings: list[int] = []
        self.unnamed: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.attributes |= given.keys()
        if given.get("id"):
            self.ids.append(given["id"] or "")
        for name in ("for", "aria-describedby", "aria-labelledby", "form"):
            self.pointed |= set((given.get(name) or "").split())
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "img" and "alt" not in given:
            self.unnamed.append(str(given.get("src")))


class TestWording:
    def test_says_no_language_that_the_page_has_already(self) -> None:
        assert call("{{ wording(w) }}", w=Wording("Need", "en")) == "Need"

    def test_says_the_language_of_other_words(self) -> None:
        shown = call("{{ wording(w) }}", w=Wording("Bisogno", "it"))
        assert '<span lang="it">Bisogno</span>' in shown
        assert "Language: Italian" in shown

    def test_labels_what_a_machine_made_and_leads_to_the_original(self) -> None:
        made = Wording("Need", "en", machine=True, original="sl")
        shown = call('{{ wording(w, original="?original") }}', w=made)
        assert "Machine translation" in shown
        assert "Original: Slovenian" in shown
        assert '<a href="?original" hreflang="sl">' in shown

    def test_labels_what_is_older_than_its_original(self) -> None:
        stale = Wording("Need", "en", stale=True, original="hr")
        assert "The original has changed since" in call("{{ wording(w) }}", w=stale)

    def test_escapes(self) -> None:
        assert "&lt;b&gt;" in call("{{ wording(w) }}", w=Wording("<b>", "it"))


class TestStates:
    @pytest.mark.parametrize("state", STATES)
    def test_a_badge_has_a_shape_and_a_word(self, state: str) -> None:
        shown = call(f'{{{{ badge("{state}") }}}}')
        assert "<path d=" in shown
        assert re.sub("<[^>]*>", "", shown).strip() not in ("", state)

    def test_shapes_differ_for_what_must_not_be_confused(self) -> None:
        drawn = {call(f'{{{{ badge("{state}") }}}}').split('d="')[1][:20] for state in STATES}
        assert len(drawn) >= len(STATES) - 2

    def test_the_example_says_that_it_has_no_legal_effect(self) -> None:
        assert "EXAMPLE · no legal effect" in call("{{ example_banner() }}")

    def test_messages_name_their_kind(self) -> None:
        shown = call("{{ messages_list(m) }}", m=[Message(SUCCESS, "<saved>")])
        assert "Done" in shown
        assert "&lt;saved&gt;" in shown


class TestRecords:
    def test_a_card_with_nothing_but_a_name(self) -> None:
        shown = call('{{ card("Uno", "/x", uid=u) }}', u=UUID(int=7))
        assert '<a href="/x">Uno</a>' in shown
        assert "<p>" not in shown
        assert "<p " not in shown

    def test_a_fact_without_a_value_is_not_known(self) -> None:
        assert "not known" in call('{{ fact("Budget") }}')
        assert "not known" not in call('{{ fact("Budget", 5) }}')

    def test_an_empty_cell_is_not_known_and_a_zero_is_a_zero(self) -> None:
        shown = call(
            '{{ table("T", (("A", false), ("B", true), ("C", true)), (("a", 0, none),)) }}'
        )
        assert '<td class="number">0</td>' in shown
        assert shown.count("not known") == 1

    def test_a_list_of_twenty_cards_is_light(self) -> None:
        words = Markup("Una rete di centri in cui chi ha a cuore un luogo trova gli altri. ") * 3
        one = 'card("Fondazione G. Brodolini", "/it/actors/fondazione-brodolini/",'
        one += " uid=u[loop.index0],"
        one += ' kind="Fondazione", country="IT", country_name="Italia", place="Torino", lead=lead,'
        one += ' tags=(("Innovazione sociale", "/it/actors/?theme=1"), ("Europa", "/it/")))'
        shown = call(
            f"{{% for _x in u %}}{{{{ {one} }}}}{{% endfor %}}",
            u=[UUID(int=number) for number in range(20)],
            lead=words,
        )
        assert shown.count("<article") == 20
        assert len(shown.encode()) <= 48_000


class TestForms:
    def wrong(self) -> gallery.SampleForm:
        form = gallery.SampleForm({"name": "", "country": "IT", "lead": "Kept"})
        form.is_valid()
        return form

    def test_the_error_stands_between_the_question_and_the_field(self) -> None:
        shown = call("{{ field(f.name) }}".replace("f.name", 'f["name"]'), f=self.wrong())
        assert shown.index("<label") < shown.index('id="id_name_error"') < shown.index("<input")
        assert 'aria-invalid="true"' in shown
        assert 'aria-describedby="id_name_helptext id_name_error"' in shown

    def test_what_was_written_is_kept(self) -> None:
        assert "Kept</textarea>" in call("{{ fields(f) }}", f=self.wrong())

    def test_the_summary_leads_to_each_field(self) -> None:
        shown = call("{{ error_summary(f) }}{{ fields(f) }}", f=self.wrong())
        outline = Outline(shown)
        targets = set(re.findall(r'href="#([^"]+)"', shown))
        assert targets
        assert targets <= set(outline.ids)

    def test_an_unbound_form_has_no_summary(self) -> None:
        assert call("{{ error_summary(f) }}", f=gallery.SampleForm()) == ""


@pytest.mark.django_db
class TestPages:
    def test_the_gallery_shows_every_component(self) -> None:
        shown = (SOURCE / "lobby/jinja2/lobby/gallery.html").read_text(encoding="utf-8")
        every = {
            name for file in COMPONENTS.glob("*.html") for name in MACRO.findall(file.read_text())
        }
        called = set(re.findall(r"\b(\w+)\(", shown))
        unseen = (
            every - called - INNER - {"fact", "field", "hidden", "messages_list", "source_note"}
        )
        assert unseen == set()

    def test_the_readme_names_every_component(self) -> None:
        readme = (COMPONENTS / "README.md").read_text(encoding="utf-8")
        every = {
            name for file in COMPONENTS.glob("*.html") for name in MACRO.findall(file.read_text())
        }
        assert {name for name in every - INNER if f"`{name}`" not in readme} == set()

    @pytest.mark.parametrize("language", ["en", "el", "sl"])
    def test_the_gallery_is_sound_markup(self, language: str) -> None:
        with translation.override(language):
            page = gallery.gallery(asked(f"/{language}/gallery/")).content.decode()  # type: ignore[attr-defined]
        outline = Outline(page)
        assert f'<html lang="{language}"' in page
        assert len(outline.ids) == len(set(outline.ids))
        assert outline.pointed <= set(outline.ids)
        assert outline.headings.count(1) == 1
        assert outline.unnamed == []
        assert not [name for name in outline.attributes if name == "style" or name.startswith("on")]
        assert 'content="noindex"' in page

    @pytest.mark.parametrize("status", [400, 403, 404, 405, 422, 429, 500, 503])
    def test_every_error_says_what_to_do_next(self, status: int) -> None:
        answer = errors.page(asked(), status)
        page = answer.content.decode()
        assert answer.status_code == status
        assert Outline(page).headings == [1]
        assert 'role="search"' in page

    @pytest.mark.parametrize("status", [500, 503])
    def test_what_is_broken_is_not_asked_who_is_looking(self, status: int) -> None:
        class Broken:
            def __bool__(self) -> bool:
                raise AssertionError("the viewer was looked at")

            def __getattr__(self, name: str) -> object:
                raise AssertionError("the viewer was looked at")

        assert errors.page(asked(viewer=Broken()), status).status_code == status


class TestFiles:
    def test_no_template_holds_inline_style_or_script(self) -> None:
        for template in TEMPLATES:
            words = template.read_text(encoding="utf-8")
            assert not re.search(r'\sstyle="|\son\w+="|<script(?![^>]*\bsrc=)|<style', words), (
                template
            )

    def test_only_icons_that_are_made_ready_are_used(self) -> None:
        ready = {line.strip() for line in (HERE / "icons.txt").read_text().splitlines()}
        for template in TEMPLATES:
            words = template.read_text(encoding="utf-8")
            used = set(re.findall(r'(?:icon\(|icon_name=)"([\w-]+)"', words))
            assert used <= ready, template

    def test_what_every_page_loads_is_light(self) -> None:
        assert len(CSS.encode()) <= 40_000
        assert (STATIC / "js/vivaio.js").stat().st_size <= 5_000
        assert (STATIC / "flags.svg").stat().st_size <= 5_000

    def test_the_layers_come_in_their_order(self) -> None:
        order = re.findall(r"^@layer (\w+) \{", CSS, re.MULTILINE)
        assert order == ["reset", "tokens", "base", "layout", "components", "utilities"]


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb`, as WCAG 2.2 defines it."""
    digits = colour.lstrip("#")
    if len(digits) == 3:
        digits = "".join(digit * 2 for digit in digits)
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class TestContrast:
    @pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
    def test_words_can_be_read_and_edges_seen(self, scheme: int) -> None:
        block = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)[scheme]
        token = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", block))
        for ground in ("paper", "sheet"):
            for words in ("ink", "muted", "leaf", "leaf-deep", "sky", "soil", "berry", "ripe"):
                assert contrast(token[words], token[ground]) >= 4.5, (words, ground)
            assert contrast(token["edge"], token[ground]) >= 3, ground
        for ground in ("leaf", "leaf-deep"):
            assert contrast(token["on-leaf"], token[ground]) >= 4.5, ground
