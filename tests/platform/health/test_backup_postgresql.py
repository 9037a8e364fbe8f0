"""Backup and restore of PostgreSQL, in the run that uses it; SQLite's are in test_backup.py."""

import threading

import pytest
from django.conf import settings as configured
from django.db import connection, transaction
from django.utils import timezone

from vivaio.platform.health.backup import BackupError, make, restore
from vivaio.platform.tasks.models import Slot, WorkerSeen

if "postgresql" in configured.DATABASES["default"]["ENGINE"]:
    pytestmark = pytest.mark.django_db(transaction=True)

    @pytest.fixture(autouse=True)
    def home(settings, tmp_path):
        settings.HOME = tmp_path / "home"
        settings.HOME.mkdir()
        options = {"location": settings.HOME / "files"}
        backend = "django.core.files.storage.FileSystemStorage"
        default = {"BACKEND": backend, "OPTIONS": options}
        settings.STORAGES = {**settings.STORAGES, "default": default}
        return settings.HOME

    def pair(name):
        with transaction.atomic():
            for side in ("left", "right"):
                Slot.objects.create(job=f"{side}-{name}", due=timezone.now())

    def everything():
        return set(Slot.objects.values_list("pk", "job", "due"))

    def test_what_was_saved_comes_back_and_numbers_go_on(tmp_path, home):
        for number in range(5):
            pair(number)
        (home / "files").mkdir()
        (home / "files" / "leaf.svg").write_text("<svg/>")
        saved = everything()
        make(tmp_path / "backup.tar.gz", lambda sentence: None)
        Slot.objects.all().delete()
        WorkerSeen.objects.create(name="later", started_at=timezone.now(), seen_at=timezone.now())
        with pytest.raises(BackupError, match="--yes"):
            restore(tmp_path / "backup.tar.gz", lambda sentence: None)
        (home / "files" / "leaf.svg").unlink()
        restore(tmp_path / "backup.tar.gz", lambda sentence: None, overwrite=True)
        assert everything() == saved
        assert not WorkerSeen.objects.exists()
        assert (home / "files" / "leaf.svg").read_text() == "<svg/>"
        pair("next")
        assert Slot.objects.count() == len(saved) + 2

    def test_a_backup_under_load_holds_no_half_of_a_transaction(tmp_path):
        ended, busy = threading.Event(), threading.Event()

        def write(name):
            number = 0
            while not ended.is_set():
                pair(f"{name}-{number}")
                number += 1
                if number > 20:
                    busy.set()
            connection.close()

        writers = [threading.Thread(target=write, args=(name,)) for name in "abc"]
        for writer in writers:
            writer.start()
        assert busy.wait(timeout=60)
        manifest = make(tmp_path / "backup.tar", lambda sentence: None)
        ended.set()
        for writer in writers:
            writer.join()
        written = everything()
        restore(tmp_path / "backup.tar", lambda sentence: None, overwrite=True)
        left = Slot.objects.filter(job__startswith="left-").count()
        assert left == Slot.objects.filter(job__startswith="right-").count()
        assert 2 * left == manifest.tables["tasks_slot"]
        assert everything() <= written

    def test_other_tables_are_refused(tmp_path):
        make(tmp_path / "backup.tar", lambda sentence: None)
        pair("kept")
        with connection.cursor() as cursor:
            cursor.execute("UPDATE django_migrations SET name = 'x' WHERE app = 'mail'")
        try:
            with pytest.raises(BackupError, match="not those of the backup"):
                restore(tmp_path / "backup.tar", lambda sentence: None, overwrite=True)
        finally:
            with connection.cursor() as cursor:
                cursor.execute("UPDATE django_migrations SET name='0001_initial' WHERE app='mail'")
        assert Slot.objects.count() == 2
