"""A worker killed while it hands a message over."""

import os
import signal

import pytest

from tests.config.running import eventually, installed
from tests.platform.mail.sink import listening

QUEUE = """
from vivaio.platform.mail import operations
operations.queue(to="ana@example.org", subject="Hello", text="Good day.", language="en",
                 purpose="test")
"""


@pytest.mark.parametrize("acknowledged", [False, True])
def test_a_kill_in_mid_sending_never_sends_twice(tmp_path, acknowledged):
    with (
        listening() as sink,
        installed(
            tmp_path / "home",
            VIVAIO_MAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
            VIVAIO_MAIL_HOST="127.0.0.1",
            VIVAIO_MAIL_PORT=str(sink.port),
        ) as installation,
    ):
        sink.hold.set()
        installation.shell(QUEUE)
        worker = installation.start("worker", "--name", "same")
        assert sink.arrived.wait(timeout=90)
        assert installation.rows("SELECT state FROM mail_outgoing") == [("sending",)]
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        if acknowledged:  # the server kept it, though nobody was left to hear so
            sink.hold.clear()
        installation.start("worker", "--name", "same")
        query = "SELECT state FROM mail_outgoing"
        eventually(lambda: installation.rows(query) == [("stranded",)], "the message stranded")
        sink.hold.clear()
        # Jobs of the timetable may come due meanwhile; they are others.
        done = (
            "SELECT count(*) FROM django_tasks_database_dbtaskresult"
            " WHERE status = 'SUCCESSFUL' AND task_path LIKE '%.sending.send'"
        )
        eventually(lambda: installation.rows(done) == [(1,)], "the task's end")
        assert len(sink.messages) == 1
