import json
from datetime import timedelta

import pytest
from django.db import connection
from django.test import RequestFactory
from django.utils import timezone

from tests.platform.tasks import samples
from vivaio.platform import tasks
from vivaio.platform.health import state
from vivaio.platform.health.views import health
from vivaio.platform.mail import operations as mail
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.tasks import operations
from vivaio.platform.tasks.models import WorkerSeen

pytestmark = pytest.mark.django_db(transaction=True)


def ask(query=""):
    response = health(RequestFactory().get(f"/health/{query}"))
    return response.status_code, json.loads(response.content)


def see_a_worker(ago=timedelta()):
    operations.seen("worker", since=timezone.now())
    WorkerSeen.objects.update(seen_at=timezone.now() - ago)


def test_all_is_well():
    see_a_worker()
    status, said = ask()
    assert (status, said["status"]) == (200, "ok")
    assert said["database"] == {"reachable": True, "engine": connection.vendor}
    assert said["migrations"] == {"missing": 0}


def test_without_a_worker_it_does_not_work_but_a_web_server_does():
    assert ask()[0] == 503
    see_a_worker(timedelta(minutes=5))
    status, said = ask()
    assert (status, said["status"]) == (503, "down")
    assert said["worker"]["seen_seconds_ago"] >= 300
    assert ask("?only=web")[0] == 200


def test_stranded_mails_want_attention():
    see_a_worker()
    mail.queue(to="ana@example.org", subject="a", text="b", language="en", purpose="test")
    Outgoing.objects.update(state="stranded")
    status, said = ask()
    assert (status, said["status"]) == (200, "attention")
    assert said["mail"]["stranded"] == 1


def test_a_task_that_waits_long_and_one_given_up_want_attention():
    see_a_worker()
    result = tasks.enqueue(samples.add, first=1, second=1)
    result.db_result.enqueued_at = timezone.now() - timedelta(hours=1)
    result.db_result.save()
    assert ask()[1]["status"] == "attention"
    assert ask()[1]["tasks"]["oldest_waiting_seconds"] >= 3600
    result.db_result.status = "FAILED"
    result.db_result.save()
    assert ask()[1]["tasks"] == {"oldest_waiting_seconds": None, "given_up": 1}
    assert ask()[1]["status"] == "attention"


def test_missing_migrations_are_seen():
    see_a_worker()
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM django_migrations WHERE app = 'mail' AND name = '0002_unsubscribe'"
        )
    state.ask_again()
    try:
        status, said = ask()
        assert (status, said["migrations"]["missing"]) == (503, 1)
        assert ask("?only=web")[0] == 503
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied)"
                " VALUES ('mail', '0002_unsubscribe', CURRENT_TIMESTAMP)"
            )


def test_it_is_never_kept_and_only_read():
    response = health(RequestFactory().get("/health/"))
    assert "no-store" in response["Cache-Control"]
    assert health(RequestFactory().post("/health/")).status_code == 405
