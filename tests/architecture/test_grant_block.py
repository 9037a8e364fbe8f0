"""Nothing leaves the house without saying whose grant paid: every page, document and export."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from pytest_django import DjangoDbBlocker

from tests.factories.addresses import addresses, ends, filled
from tests.factories.grants import grant
from tests.factories.scene import Scene, build, kept
from tests.platform.documents.reading import insides
from vivaio.platform.web import errors

pytestmark = pytest.mark.django_db
STATEMENT = "Funded by the European Union"
#: Django's own back room, for operators alone, and what answers machines about machines.
OF_OTHERS = ("operators/", "health/")


@pytest.fixture(scope="module")
def funded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Scene]:
    """The small network, under a grant."""

    def make() -> Scene:
        scene = build()
        grant()
        grant(scene.a, agreement_number="EX-OF-A")
        return scene

    with kept(make, django_db_blocker) as made:
        yield made


def carries(answer: HttpResponse) -> bool:
    """Whether an answer says whose grant paid, in the way of its kind."""
    kind = answer.headers.get("Content-Type", "").partition(";")[0]
    if kind == "text/html":
        return 'class="grant"' in answer.content.decode() and STATEMENT in answer.content.decode()
    if kind == "application/pdf":
        return "Flag of the European Union" in insides(answer.content)
    if kind == "application/atom+xml":
        return f"<rights>{STATEMENT}" in answer.content.decode()
    return '/en/funding/>; rel="describedby"' in answer.headers.get("Link", "")


@pytest.mark.parametrize("who", ["", "editor"])
def test_every_address_says_whose_grant_paid(funded: Scene, who: str) -> None:
    client = funded.client(who)
    silent, walked = set(), 0
    for address in addresses():
        if address.route.startswith(OF_OTHERS):
            continue
        for path in ends(filled(address, funded.records())):
            answer = client.get(path)
            if answer.status_code in (301, 302, 303, 304) or answer.headers.get("HX-Redirect"):
                continue
            walked += 1
            if not carries(answer):
                silent.add(path)
    assert walked > 30
    assert silent == set()


def test_a_page_without_it_is_refused(funded: Scene) -> None:
    """The walk would see it."""
    page = funded.client().get("/en/")
    assert carries(page)
    page.content = page.content.replace(b'class="grant"', b"")
    assert not carries(page)


@pytest.mark.parametrize("status", [400, 403, 404, 405, 422, 429, 500, 503])
def test_error_pages_carry_it_too(funded: Scene, status: int) -> None:
    """Those that must not ask the database say what was last said."""
    funded.client().get("/en/")
    request = RequestFactory().get("/en/")
    assert carries(errors.page(request, status))


def test_a_centres_pages_stand_under_its_own_grant(funded: Scene) -> None:
    """Its page, its document and the cards it keeps; all else under the network's."""
    page = funded.client().get(funded.path("actor")).content.decode()
    assert "EX-OF-A" in page
    assert "EX-OF-A" not in funded.client().get("/en/").content.decode()
