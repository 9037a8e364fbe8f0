"""The server as a process: started, wounded, killed, stopped."""

import json
import os
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from tests.config.running import alive, ask, descendants, eventually, free_port, installed
from vivaio.config import serve


@pytest.fixture
def installation(tmp_path):
    with installed(tmp_path / "home", PORT=str(free_port()), VIVAIO_WORKERS="1") as made:
        yield made


def port(installation):
    return int(installation.extra["PORT"])


def start(installation):
    process = installation.start("serve")
    eventually(lambda: "is ready at" in installation.log or process.poll() is not None, "readiness")
    assert process.poll() is None, installation.log
    return process


def healthy(installation):
    status, body = ask(port(installation), "/health/")
    return status == 200 and json.loads(body)


def command_of(pid):
    return Path(f"/proc/{pid}/cmdline").read_text().split("\0")


def web_worker(installation):
    return int(ask(port(installation), "/process/")[1] or 0)


def test_it_says_when_it_is_ready_and_stops_cleanly_when_told(installation):
    process = start(installation)
    assert f"ready at http://127.0.0.1:{port(installation)}/" in installation.log
    assert eventually(lambda: healthy(installation), "a worker at work")["status"] == "ok"
    below = descendants(process.pid)
    assert len(below) >= 3
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=60) == 0
    eventually(lambda: not any(map(alive, below)), "the end of all processes")
    assert "Stopped." in installation.log


def test_a_killed_web_worker_comes_back(installation):
    installation.extra["VIVAIO_WORKERS"] = "2"
    start(installation)
    victim = eventually(lambda: web_worker(installation), "an answer")
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: not alive(victim), "its death")
    answers = {eventually(lambda: web_worker(installation), "an answer") for _number in range(20)}
    assert victim not in answers
    eventually(lambda: healthy(installation), "health")


@pytest.mark.parametrize("word", ["granian", "worker"])
def test_a_killed_child_is_started_again(installation, word):
    process = start(installation)
    eventually(lambda: healthy(installation), "a worker at work")

    def child():
        return next(
            (
                pid
                for pid in descendants(process.pid)
                if word in command_of(pid) and parent_of(pid) == process.pid
            ),
            0,
        )

    victim = child()
    below = descendants(victim)
    os.kill(victim, signal.SIGKILL)
    eventually(lambda: not any(map(alive, {victim, *below})), "the end of what belonged to it")
    eventually(lambda: child() not in {0, victim}, "its successor")
    eventually(lambda: healthy(installation), "health")
    assert process.poll() is None


def parent_of(pid):
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def test_a_killed_parent_leaves_no_orphan(installation):
    process = start(installation)
    below = descendants(process.pid)
    assert len(below) >= 3
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    eventually(lambda: not any(map(alive, below)), "the end of all processes")
    assert ask(port(installation), "/health/")[0] == 0


def test_a_task_in_hand_is_taken_over_when_its_worker_is_killed(installation, tmp_path):
    process = start(installation)
    installation.shell(
        "from vivaio.platform import tasks; from tests.platform.tasks import samples\n"
        f"tasks.enqueue(samples.hang_once, folder={str(tmp_path)!r})"
    )
    attempts = tmp_path / "attempts.txt"
    eventually(attempts.exists, "the first attempt")
    os.kill(int(eventually(attempts.read_text, "its process")), signal.SIGKILL)
    done = (
        "SELECT status, return_value FROM django_tasks_database_dbtaskresult"
        " WHERE task_path LIKE '%.hang_once'"
    )
    eventually(lambda: installation.rows(done) == [("SUCCESSFUL", '"finished"')], "the result")
    assert process.poll() is None


def test_nothing_acknowledged_is_lost_when_everything_is_killed_in_a_burst(installation):
    process = start(installation)
    acknowledged, ended = set(), threading.Event()

    def write(name):
        number = 0
        while not ended.is_set():
            word = f"{name}-{number}"
            if ask(port(installation), f"/write/{word}/", "POST") == (200, word.encode()):
                acknowledged.add(f"burst-{word}")
            number += 1

    writers = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
    for writer in writers:
        writer.start()
    eventually(lambda: len(acknowledged) > 100, "a burst")
    for pid in {process.pid, *descendants(process.pid)}:
        os.kill(pid, signal.SIGKILL)
    process.wait()
    ended.set()
    for writer in writers:
        writer.join()
    stored = {job for (job,) in installation.rows("SELECT job FROM tasks_slot")}
    assert acknowledged <= stored
    assert installation.rows("PRAGMA integrity_check") == [("ok",)]
    start(installation)


def test_a_taken_port_is_told_in_a_sentence(installation):
    with socket.create_server(("127.0.0.1", port(installation))):
        refused = installation.vivaio("serve")
    assert refused.returncode == 1
    assert f"Port {port(installation)} is taken" in refused.stdout


def test_missing_migrations_keep_it_from_starting(tmp_path):
    with installed(tmp_path / "home", PORT=str(free_port())) as installation:
        (installation.home / "vivaio.sqlite3").unlink()
        done = installation.vivaio("serve")
    assert done.returncode == 1
    assert "run `vivaio migrate`" in done.stderr


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),
        ("::1", "http://[::1]:8000/"),
    ],
)
def test_the_address_is_one_that_a_browser_opens(host, told):
    assert serve.address(host, 8000) == told


def test_impossible_ports_are_told():
    assert "not a port" in serve.port_obstacle("127.0.0.1", 70000)
    assert serve.port_obstacle("127.0.0.1", free_port()) == ""
    assert "cannot be listened on" in serve.port_obstacle("192.0.2.1", free_port())


def test_a_child_that_fails_at_once_waits_longer_each_time():
    child = serve.Child("child", ["false"])
    waits = []
    for _number in range(3):
        child.next_start = 0.0
        child.look_after()
        eventually(lambda: not child.alive, "its end")
        child.look_after()
        waits.append(child.wait)
    assert waits == [0.5, 1.0, 2.0]
    assert child.failures == 3
    assert child.next_start > time.monotonic()
