"""Writing down a grant."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import centres, people
from tests.factories.grants import grant
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed
from vivaio.platform.funding import operations, queries
from vivaio.platform.journal import queries as journal
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def test_a_centre_without_one_works_under_the_networks() -> None:
    centre = centres.centre()
    assert queries.block("en", centre) is None
    grant()
    assert "an invented agency" in queries.block("en", centre).plain
    grant(centre, agreement_number="EX-0002")
    assert "EX-0002" in queries.block("en", centre).plain
    assert "EX-0001" in queries.block("en").plain
    grant(centre, emblem_required=False)
    assert queries.block("en", centre) is None


def test_administrators_alone_write_it_down() -> None:
    centre = centres.centre()
    for by in (people.team(centre, "editor"), Viewer.anonymous()):
        with pytest.raises(NotAllowed):
            operations.keep_grant(by=by, centre=centre, values={"programme": "X"})
    with pytest.raises(NotAllowed):
        operations.keep_grant(
            by=people.team(centre, "administrator"), centre=None, values={"programme": "X"}
        )
    operations.keep_grant(
        by=people.team(centre, "administrator"), centre=centre, values={"programme": "X"}
    )
    assert "wrote down the grant: funding programme" in (
        journal.of(Viewer.system(), centre)[0].sentence
    )


def test_two_who_write_are_told() -> None:
    centre = centres.centre()
    grant(centre)
    with pytest.raises(Conflict) as told:
        operations.keep_grant(
            by=Viewer.system(), centre=centre, values={"programme": "Y"}, version=0
        )
    assert told.value.version == 1


@pytest.mark.parametrize("value", ["x" * 201, "two\nlines", "\x00"])
def test_a_line_is_a_line(value: str) -> None:
    with pytest.raises(Invalid) as refused:
        grant(programme=value)
    assert set(refused.value.errors) == {"programme"}


def test_mails_carry_the_block() -> None:
    """Under the words, and under the HTML with its drawing inside the mail."""
    plain = mail.queue(to="a@post.example", subject="S", text="T", language="it", purpose="test")
    assert plain.text == "T"
    grant()
    both = mail.queue(
        to="b@post.example", subject="S", text="T", html="<html><body><p>H</p></body></html>",
        language="it", purpose="test",
    )  # fmt: skip
    assert both.text.startswith("T\n\nFinanziato dall’Unione europea.\n")
    assert both.html.startswith("<html><body><p>H</p><hr>")
    assert both.html.endswith("</body></html>")
    assert "cid:emblem-of-the-union" in both.html


@pytest.mark.django_db(transaction=True)
def test_a_change_shows_at_the_very_next_request() -> None:
    """What a process keeps of grants lasts as long as the data version does."""
    client = Client()
    pages = [f"/en/{path}" for path in ("", "about/", "gallery/")]
    for number, path in enumerate(pages):
        grant(agreement_number=f"EX-{number}")
        assert f"EX-{number}" in client.get(path).content.decode()
