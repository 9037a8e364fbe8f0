"""A worker killed while it hands digests over: nobody gets two, and no row is unaccounted for."""

from __future__ import annotations

import os
import re
import signal
from pathlib import Path

from tests.config.running import eventually, installed
from tests.platform.mail.sink import listening

PEOPLE = ("ana", "ivo", "eva")
#: A centre with a card past its day, and three editors who want their desk every day.
PREPARE = """
from datetime import UTC, datetime, timedelta
from vivaio.contexts.desk.models import Desk
from vivaio.ground.actors import operations as actors
from vivaio.ground.centres import operations as centres
from vivaio.ground.people import operations as people
from vivaio.kernel import clock
from vivaio.kernel.text import Text
from vivaio.platform.tenancy.viewer import Viewer
by = Viewer.system()
centre = centres.found_centre(by=by, code="hr", name=Text("en", {"en": "Centre"}), country="HR",
                              time_zone="Europe/Zagreb", jurisdiction="HR")
for name in PEOPLE:
    account = people.open_account(by=by, email=f"{name}@post.example", name=name, language="hr")
    centres.appoint(by=by, account=account.pk, centre=centre, role="editor")
    Desk.objects.create(account=account, frequency="daily")
actors.register_actor(by=by, centre=centre, name=Text("en", {"en": "Past"}), state="published",
                      values={"valid_until": clock.today() - timedelta(days=5)})
"""
SEND = "from vivaio.contexts.desk import digest; print(digest.send_due())"
STATES = "SELECT state, count(*) FROM mail_outgoing GROUP BY state ORDER BY state"


def test_a_kill_in_mid_sending_never_sends_a_digest_twice(tmp_path: Path) -> None:
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
        installation.shell(f"PEOPLE = {PEOPLE!r}\n{PREPARE}")
        assert installation.shell(SEND) == "3"
        worker = installation.start("worker", "--name", "same")
        assert sink.arrived.wait(timeout=90)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        sink.hold.clear()
        assert installation.shell(SEND) == "0"  # the day has its digests
        installation.start("worker", "--name", "same")
        wanted = [("sent", 2), ("stranded", 1)]
        eventually(lambda: installation.rows(STATES) == wanted, "every row accounted for")
        assert installation.shell(SEND) == "0"
        assert sorted(to for to, _ in sink.messages) == sorted(
            f"{one}@post.example" for one in PEOPLE
        )
        said = [re.search(r"^Message-ID: (.+)$", text, re.M | re.I) for _, text in sink.messages]
        assert len({one[1].strip() for one in said if one}) == len(PEOPLE)
        assert all(
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click" in t for _, t in sink.messages
        )
