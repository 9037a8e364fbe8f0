"""Pages are kept for all who may share them, and for nobody else."""

import pytest
from django.conf import settings
from django.test import Client

from tests.factories import centres
from vivaio.platform.web import cache

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def _kept() -> int:
    return len(cache._pages)


def test_a_page_without_a_reader_is_kept():
    first, second = Client().get("/en/about/"), Client().get("/en/about/")
    assert _kept() == 1
    assert first.content == second.content
    assert first["ETag"] == second["ETag"]
    assert first["Cache-Control"] == "no-cache"


def test_a_form_filled_with_a_known_secret_is_not_kept():
    visitor = Client()
    visitor.get("/en/account/login/")
    assert settings.CSRF_COOKIE_NAME in visitor.cookies
    visitor.get("/en/account/login/")
    assert _kept() == 0
    assert settings.CSRF_COOKIE_NAME in Client().get("/en/account/login/").cookies


def test_what_a_page_says_of_its_keeping_stands():
    response = Client().get("/operators/login/")
    assert "no-store" in response["Cache-Control"]
    assert _kept() == 0


def test_a_page_of_https_is_not_given_to_http(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert Client().get("/en/about/", secure=True).status_code == 200
    assert _kept() == 1
    assert Client().get("/en/about/").status_code == 301


def test_another_host_has_pages_of_its_own(settings):
    settings.ALLOWED_HOSTS = ["one.example", "two.example"]
    for host in settings.ALLOWED_HOSTS:
        Client().get("/en/about/", headers={"host": host})
    assert _kept() == 2


def test_a_page_is_confirmed_without_a_length():
    etag = Client().get("/en/about/")["ETag"]
    confirmed = Client().get("/en/about/", headers={"if-none-match": etag})
    assert confirmed.status_code == 304
    assert confirmed.content == b""
    assert not confirmed.has_header("Content-Length")


def test_a_head_says_what_a_get_would_say():
    head, page = Client().head("/en/about/"), Client().get("/en/about/")
    assert head["Content-Length"] == page["Content-Length"] == str(len(page.content))


def test_a_page_that_is_read_stays_longer_than_one_that_is_not():
    for path in ("/en/about/", "/it/about/"):
        Client().get(path)
    Client().get("/en/about/")
    assert [key.split("\n")[2] for key in cache._pages] == ["/it/about/", "/en/about/"]


def test_a_change_shows_at_the_next_request():
    before = Client().get("/en/centres/")
    centres.centre()
    after = Client().get("/en/centres/")
    assert before["ETag"] != after["ETag"]
