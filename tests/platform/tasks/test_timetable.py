from datetime import UTC, datetime, time, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from tests.config.running import eventually, installed
from tests.platform.tasks import samples
from vivaio.platform import tasks
from vivaio.platform.tasks import operations
from vivaio.platform.tasks.models import Slot
from vivaio.platform.tasks.timetable import Job, jobs


def at(*parts):
    return datetime(*parts, tzinfo=UTC)


def test_every_so_many_minutes():
    job = Job("a", samples.odd, every=timedelta(minutes=15))
    assert job.latest_due(at(2026, 11, 23, 10, 29, 59)) == at(2026, 11, 23, 10, 15)
    assert job.latest_due(at(2026, 11, 23, 10, 30)) == at(2026, 11, 23, 10, 30)


def test_daily_in_local_time():
    job = Job("a", samples.odd, at=time(7), zone="Europe/Athens")
    assert job.latest_due(at(2026, 7, 1, 3, 59)) == at(2026, 6, 30, 4)
    assert job.latest_due(at(2026, 7, 1, 4)) == at(2026, 7, 1, 4)
    assert job.latest_due(at(2026, 12, 1, 5)) == at(2026, 12, 1, 5)


def test_weekly():
    monday = Job("a", samples.odd, at=time(8), weekday=0, zone=lambda: "Europe/Rome")
    assert monday.latest_due(at(2026, 11, 22, 12)) == at(2026, 11, 16, 7)
    assert monday.latest_due(at(2026, 11, 23, 7)) == at(2026, 11, 23, 7)


def test_the_hour_that_a_change_of_clocks_skips_falls_due_once():
    job = Job("a", samples.odd, at=time(2, 30), zone="Europe/Rome")
    slots = {
        job.latest_due(at(2026, 3, 28, 12) + timedelta(minutes=10 * step)) for step in range(288)
    }
    assert sorted(slots) == [at(2026, 3, 28, 1, 30), at(2026, 3, 29, 1, 30), at(2026, 3, 30, 0, 30)]


def test_the_hour_that_comes_twice_falls_due_once():
    job = Job("a", samples.odd, at=time(2, 30), zone="Europe/Rome")
    slots = {
        job.latest_due(at(2026, 10, 24, 12) + timedelta(minutes=10 * step)) for step in range(288)
    }
    assert sorted(slots) == [
        at(2026, 10, 24, 0, 30),
        at(2026, 10, 25, 0, 30),
        at(2026, 10, 26, 1, 30),
    ]


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"every": timedelta(hours=1), "at": time(3)},
        {"every": timedelta(hours=1), "weekday": 1},
        {"every": timedelta(seconds=5)},
    ],
)
def test_a_job_is_either_every_or_at(given):
    with pytest.raises(ValueError, match="samples"):
        tasks.schedule("samples", samples.odd, **given)


@pytest.fixture
def job():
    name = "samples.hourly"
    return jobs.register(name, Job(name, samples.odd, every=timedelta(hours=1)))


def runs():
    return DBTaskResult.objects.filter(task_path__endswith="samples.odd").count()


@pytest.mark.django_db(transaction=True)
def test_each_slot_runs_once_whoever_asks(job):
    operations.run_due_jobs(at(2026, 11, 23, 10, 5))
    assert runs() == 0  # the slot had passed before the job was known
    operations.run_due_jobs(at(2026, 11, 23, 11, 0))
    operations.run_due_jobs(at(2026, 11, 23, 11, 0))
    operations.run_due_jobs(at(2026, 11, 23, 11, 59))
    assert runs() == 1
    assert Slot.objects.filter(job=job.name).count() == 2


RACE = """
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tests.platform.tasks import samples
from vivaio.platform.tasks import operations
from vivaio.platform.tasks.timetable import Job, jobs
for number in range(60):
    name = f"race-{{number}}"
    jobs.register(name, Job(name, samples.odd, every=timedelta(hours=1)))
operations.run_due_jobs(datetime(2026, 11, 23, 10, 5, tzinfo=UTC))
Path({ready!r}).touch()
while not Path({go!r}).exists():
    time.sleep(0.001)
print(operations.run_due_jobs(datetime(2026, 11, 23, 11, tzinfo=UTC)))
"""


def test_two_processes_that_look_at_the_same_moment_run_no_slot_twice(tmp_path):
    with installed(tmp_path / "home") as installation:
        go, ready = tmp_path / "go", [tmp_path / "first", tmp_path / "second"]
        code = [RACE.format(go=str(go), ready=str(path)) for path in ready]
        racers = [installation.start("shell", "--no-imports", "-c", words) for words in code]
        for path in ready:
            eventually(path.exists, "a racer at the start")
        go.touch()
        assert [racer.wait(timeout=120) for racer in racers] == [0, 0]
        counts = [int(line) for line in installation.log.split()]
        results = "SELECT count(*) FROM django_tasks_database_dbtaskresult"
        jobs_known = len(jobs) - ("samples.hourly" in jobs) + 60
        assert 60 <= sum(counts) <= jobs_known
        assert installation.rows(results) == [(sum(counts),)]
        runs = "SELECT count(*), count(DISTINCT job) FROM tasks_slot WHERE result IS NOT NULL"
        assert installation.rows(runs) == [(sum(counts), sum(counts))]


@pytest.mark.django_db(transaction=True)
def test_after_a_time_out_of_service_a_missed_job_runs_once(job):
    operations.run_due_jobs(at(2026, 11, 23, 10, 5))
    operations.run_due_jobs(at(2026, 11, 25, 18, 30))
    assert runs() == 1


@pytest.mark.django_db(transaction=True)
def test_old_slots_are_forgotten_but_never_the_last(job):
    operations.run_due_jobs(at(2026, 1, 1, 10))
    operations.run_due_jobs(at(2026, 1, 1, 11))
    operations.prune(at(2026, 11, 23, 10))
    assert Slot.objects.get(job=job.name).due == at(2026, 1, 1, 11)


def test_the_platform_has_its_regular_jobs():
    assert {"tasks.prune", "mail.sweep", "mail.prune"} <= set(jobs.all())
