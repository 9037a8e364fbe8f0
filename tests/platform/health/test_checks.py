from datetime import date

import pytest

from vivaio.platform.health import checks


def ids(messages):
    return [message.id for message in messages]


def test_the_settings_as_they_are_contradict_nothing():
    assert checks.check_tasks() == []
    assert checks.check_public() == []
    assert "health.E002" not in ids(checks.check_sqlite())


def test_tasks_elsewhere_than_in_the_database_are_refused(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    assert ids(checks.check_tasks()) == ["health.E001"]


@pytest.mark.parametrize("options", [{}, {"transaction_mode": "DEFERRED"}])
def test_sqlite_must_lock_when_a_transaction_begins(options):
    database = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": options}
    assert "health.E002" in ids(checks.sqlite_messages(database))


def test_an_old_sqlite_is_told(monkeypatch):
    options = {"transaction_mode": "IMMEDIATE"}
    database = {"ENGINE": "django.db.backends.sqlite3", "OPTIONS": options}
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 2))
    assert ids(checks.sqlite_messages(database)) == ["health.W001"]
    monkeypatch.setattr("sqlite3.sqlite_version_info", (3, 51, 3))
    assert ids(checks.sqlite_messages(database)) == []


def test_a_demonstration_at_a_public_address_is_told(settings):
    settings.SECURE = settings.DEBUG = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    settings.TODAY = date(2026, 11, 23)
    assert ids(checks.check_public()) == ["health.E003", "health.W002", "health.W003"]
