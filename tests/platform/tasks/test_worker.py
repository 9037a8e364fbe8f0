"""The worker as a process: killed, told to stop, kept from the database."""

import os
import signal
import sqlite3

import pytest

from tests.config.running import eventually, installed

ENQUEUE = """
from vivaio.platform import tasks
from tests.platform.tasks import samples
print(tasks.enqueue(samples.{task}, **{parameters!r}).id)
"""
STATUS = (
    "SELECT status, return_value, worker_ids FROM django_tasks_database_dbtaskresult WHERE id = ?"
)


@pytest.fixture
def installation(tmp_path):
    with installed(tmp_path / "home") as made:
        yield made


def enqueue(installation, task, **parameters):
    return installation.shell(ENQUEUE.format(task=task, parameters=parameters)).replace("-", "")


def status(installation, task):
    return installation.rows(STATUS, task)[0][0]


def attempts(folder):
    path = folder / "attempts.txt"
    return path.read_text().split() if path.exists() else []


@pytest.mark.parametrize("successor", ["same", "other"])
def test_a_task_whose_worker_is_killed_completes_with_the_next(installation, tmp_path, successor):
    task = enqueue(installation, "hang_once", folder=str(tmp_path))
    first = installation.start("worker", "--name", "same")
    eventually(lambda: attempts(tmp_path), "the first attempt")
    assert status(installation, task) == "RUNNING"
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    installation.start("worker", "--name", successor)
    eventually(lambda: status(installation, task) == "SUCCESSFUL", "the result")
    [(_status, value, workers)] = installation.rows(STATUS, task)
    assert value == '"finished"'
    assert workers == f'["same", "{successor}"]'
    assert len(attempts(tmp_path)) == 2


def test_a_living_worker_keeps_its_lease_however_long_the_work(installation, tmp_path):
    task = enqueue(installation, "wait_for_file", folder=str(tmp_path))
    installation.start("worker", "--name", "patient")
    eventually((tmp_path / "running.txt").exists, "the start")
    lease = "SELECT until FROM tasks_lease"
    [(first,)] = installation.rows(lease)
    eventually(lambda: installation.rows(lease) > [(first,)], "a renewed lease")
    (tmp_path / "go.txt").touch()
    eventually(lambda: status(installation, task) == "SUCCESSFUL", "the result")


def test_sigterm_lets_the_task_in_hand_finish(installation, tmp_path):
    task = enqueue(installation, "wait_for_file", folder=str(tmp_path))
    enqueue(installation, "add", first=1, second=1)
    worker = installation.start("worker")
    eventually((tmp_path / "running.txt").exists, "the start")
    worker.send_signal(signal.SIGTERM)
    worker.send_signal(signal.SIGTERM)
    (tmp_path / "go.txt").touch()
    assert worker.wait(timeout=60) == 0
    assert status(installation, task) == "SUCCESSFUL"
    waiting = (
        "SELECT count(*) FROM django_tasks_database_dbtaskresult"
        " WHERE status = 'READY' AND task_path LIKE '%.add'"
    )
    assert installation.rows(waiting) == [(1,)]


def test_a_worker_outlives_a_database_locked_for_longer_than_it_waits(installation):
    installation.extra["VIVAIO_TEST_TIMEOUT"] = "0.2"
    task = enqueue(installation, "add", first=2, second=3)
    with sqlite3.connect(installation.home / "vivaio.sqlite3", isolation_level=None) as writer:
        writer.execute("BEGIN IMMEDIATE")
        worker = installation.start("worker")
        eventually(lambda: "waits for the database" in installation.log, "a worker that waits")
        assert worker.poll() is None
        assert status(installation, task) == "READY"
        writer.execute("ROLLBACK")
    eventually(lambda: status(installation, task) == "SUCCESSFUL", "the result")


def test_what_waits_can_be_run_to_the_end(installation):
    task = enqueue(installation, "add", first=2, second=3)
    done = installation.vivaio("worker", "--until-empty")
    assert done.returncode == 0
    assert done.stdout == "1 run.\n"
    assert installation.rows(STATUS, task)[0][1] == "5"
