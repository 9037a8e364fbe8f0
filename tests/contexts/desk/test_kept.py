"""What a desk says is kept until somebody does something."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.contexts.desk.cards import card
from tests.contexts.desk.test_desk import browser
from tests.factories import centres, people
from vivaio.ground.actors import operations as directory

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_desk_that_nobody_changed_asks_little_and_a_changed_one_says_so_at_once() -> None:
    centre = centres.centre(country="HR")
    ana = people.account("Ana")
    people.appoint(ana, centre, "editor")
    stranger = people.account("Ivo")
    people.appoint(stranger, centres.centre(country="SI"), "editor")
    first = card(centre, "Kestrel", 5)
    client, other = browser(ana), browser(stranger)
    assert "Kestrel" in client.get("/en/desk/").content.decode()
    with CaptureQueriesContext(connection) as asked:
        assert "Kestrel" in client.get("/en/desk/").content.decode()
    assert len(asked) <= 12
    assert "“Kestrel” has to be" not in other.get("/en/desk/").content.decode()
    card(centre, "Bunting", 6)
    directory.move_actor(by=people.viewer(ana), uid=first, version=1, verb="archive")
    words = client.get("/en/desk/").content.decode()
    assert "Bunting" in words
    assert "“Kestrel” has to be confirmed" not in words
    people.appoint(ana, centre, "member")
    assert "“Bunting” has to be confirmed" not in client.get("/en/desk/").content.decode()
