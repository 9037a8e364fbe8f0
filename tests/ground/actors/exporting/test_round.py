"""What is taken away comes back as it went, in each of the four forms."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.factories import actors, centres, imports, taxonomy
from vivaio.ground.actors import operations
from vivaio.ground.actors.checking import TEXTS, VALUES
from vivaio.ground.actors.exporting import formats
from vivaio.ground.actors.models import Actor
from vivaio.kernel.text import Text
from vivaio.platform.records.models import Record
from vivaio.platform.records.removal import remove_examples
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db
FORMS = sorted(formats.MEDIA_TYPES)
FIELDS = (*TEXTS, *VALUES, "uid", "slug", "state", "visibility", "nature", "published_on")
SIGNS = st.characters(exclude_categories=["Cc", "Cs", "Cn"], include_characters="\n")
WORDS = st.text(SIGNS, max_size=15).map(str.strip)


def taken(form):
    return b"".join(formats.pieces(Viewer.system(), form))


def cards():
    return {
        one.uid: [
            value.to_json() if isinstance(value, Text) else value
            for value in (getattr(one, name) for name in FIELDS)
        ]
        for one in Actor.objects.all()
    }


def there_and_back(centre, form):
    """Cards before and after, and what became of the rows the first and the second time."""
    before, content = cards(), taken(form)
    remove_examples(by=Viewer.system())
    Record.objects.filter(kind="actor").delete()  # as in another database: nothing remembers them
    assert not cards()
    first = imports.bring(centre, content)
    assert cards() == before, form
    again = imports.bring(centre, content)
    return first.outcomes(), again.outcomes()


@pytest.mark.parametrize("form", FORMS)
def test_a_full_card(form):
    taxonomy.schemes()
    centre = centres.centre()
    actors.actor(
        centre, nature="example", visibility="network", state="archived",
        name=Text("hr", {"hr": "=1+1; Šuma", "el": "Όνομα", "es": "-x", "en": "'@y"},
                  frozenset({"el"}), frozenset({"el", "en"})),
        kind="firm", themes=["care", "housing"], identifiers=["vat:IT1", "x:a; b"],
        latitude=0.0, longitude=-7.5, postal_code="00100", town="<b>&amp;", level="",
        valid_until=date(2027, 1, 2),
    )  # fmt: skip
    actors.plain_actor(centre, "NaN", nature="example")
    assert there_and_back(centre, form) == (["created"] * 2, ["unchanged"] * 2)


def test_an_export_that_somebody_edited_changes_the_card():
    centre = centres.centre()
    actors.plain_actor(centre, "Alpha")
    content = taken("csv").replace(b"Alpha", b"Omega")
    assert imports.bring(centre, content).outcomes() == ["updated"]
    assert Actor.objects.get().name.texts == {"en": "Omega"}


class AnyWords(TestCase):
    """Whatever people write on cards."""

    @settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(WORDS.filter(bool), WORDS, WORDS, st.floats(-90, 90), st.sampled_from(FORMS))
    def test_comes_back(self, name, summary, town, latitude, form):
        centre = centres.centre()
        operations.register_actor(
            by=Viewer.system(), centre=centre, name=Text("it", {"it": name}), nature="example",
            texts={"summary": Text("el", {"el": summary, "fr": name})},
            values={"town": town, "latitude": latitude, "longitude": 1.0},
        )  # fmt: skip
        assert there_and_back(centre, form) == (["created"], ["unchanged"])
