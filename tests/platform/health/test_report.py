from datetime import timedelta

import pytest
from django.utils import timezone

from tests.platform.tasks import samples
from vivaio.platform import tasks
from vivaio.platform.health import report, state

pytestmark = pytest.mark.django_db(transaction=True)


def level(words):
    [found] = [finding.level for finding in report.findings() if words in finding.sentence]
    return found


def test_every_part_is_told_in_a_sentence():
    found = list(report.findings())
    assert len(found) >= 9
    for finding in found:
        assert finding.level in {"well", "attention", "wrong"}
        assert finding.sentence[0].isupper() or finding.sentence[0].isdigit()


def test_a_missing_worker_wants_attention():
    assert level("worker is at work") == "attention"


def test_a_full_disk_is_wrong(monkeypatch):
    monkeypatch.setattr("shutil.disk_usage", lambda folder: Usage(10**6))
    assert level("disk is nearly full") == "wrong"
    monkeypatch.setattr("shutil.disk_usage", lambda folder: Usage(state.DISK_LOW - 1))
    assert level("disk is getting full") == "attention"


class Usage:
    def __init__(self, free):
        self.free = free


def test_a_readable_secret_key_is_wrong(settings, tmp_path):
    settings.HOME = tmp_path
    (tmp_path / "secret_key").write_text("secret")
    (tmp_path / "secret_key").chmod(0o644)
    assert level("Others can read the secret key") == "wrong"
    (tmp_path / "secret_key").chmod(0o600)
    assert level("read the secret key") == "well"


def test_a_silent_mail_server_is_wrong(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert level("mail server") == "wrong"


def test_a_clock_behind_the_database_is_wrong():
    result = tasks.enqueue(samples.add, first=1, second=1)
    result.db_result.enqueued_at = timezone.now() + timedelta(days=1)
    result.db_result.save()
    assert level("The clock of this machine is behind") == "wrong"


def test_missing_static_files_keep_the_server_from_starting(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    [obstacle] = report.start_obstacles()
    assert "static files are missing" in obstacle
    (tmp_path / "staticfiles.json").touch()
    assert report.start_obstacles() == []


def test_words_that_are_not_compiled_want_attention(settings, tmp_path):
    settings.LOCALE_PATHS = [tmp_path]
    assert level("not compiled: it, fr, sl, hr, el, ro") == "attention"
