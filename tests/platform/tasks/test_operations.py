from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.platform.tasks import samples
from vivaio.platform import tasks
from vivaio.platform.tasks import operations, queries
from vivaio.platform.tasks.models import Lease
from vivaio.platform.tasks.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


def stored(result):
    return DBTaskResult.objects.get(pk=result.id)


def make_due():
    DBTaskResult.objects.update(run_after=timezone.now())


def test_a_task_runs_and_its_result_is_stored():
    result = tasks.enqueue(samples.add, first=2, second=3)
    assert Worker().run_waiting() == 1
    assert stored(result).return_value == 5
    assert stored(result).status == "SUCCESSFUL"
    assert not Lease.objects.exists()


def test_an_undone_transaction_leaves_no_task():
    with transaction.atomic():
        tasks.enqueue(samples.add, first=2, second=3)
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()
    assert Worker().run_waiting() == 0


def test_a_task_for_later_waits():
    tasks.enqueue_at(samples.add, timezone.now() + timedelta(hours=1), first=2, second=3)
    assert Worker().run_waiting() == 0
    make_due()
    assert Worker().run_waiting() == 1


def test_a_failing_task_is_tried_again_later_and_given_up_after_its_last_attempt():
    result = tasks.enqueue(samples.fail, reason="no such luck")
    waits = []
    for _attempt in range(3):
        before = timezone.now()
        assert Worker().run_waiting() == 1
        waits.append(stored(result).run_after - before)
        make_due()
    assert Worker().run_waiting() == 0
    assert stored(result).status == "FAILED"
    assert waits[0] >= timedelta(seconds=10)
    assert waits[1] >= timedelta(seconds=30)
    [given_up] = queries.given_up()
    assert (given_up.name, given_up.attempts, given_up.error) == ("samples.fail", 3, "ValueError")
    assert "no such luck" in stored(result).traceback


def test_delays_grow_up_to_an_hour():
    delays = [operations.delay(attempt) for attempt in range(1, 30)]
    assert delays == sorted(delays)
    assert delays[0] == timedelta(seconds=10)
    assert delays[-1] == timedelta(hours=1)


def test_a_result_that_is_not_json_is_a_failure():
    result = tasks.enqueue(samples.odd)
    Worker().run_waiting()
    assert stored(result).status == "READY"
    assert stored(result).exception_class_path == "builtins.TypeError"


def test_a_task_that_is_no_longer_there_is_a_failure_too():
    result = tasks.enqueue(samples.add, first=1, second=1)
    DBTaskResult.objects.update(task_path="tests.platform.tasks.samples.gone")
    Worker().run_waiting()
    assert stored(result).status == "READY"
    assert "ImportError" in stored(result).exception_class_path


def test_a_lease_that_ran_out_lets_the_task_run_again_and_counts_the_attempt():
    result = tasks.enqueue(samples.add, first=2, second=3)
    assert operations.claim("lost") is not None
    assert operations.take_over() == 0
    Lease.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert operations.take_over() == 1
    assert Worker("other").run_waiting() == 1
    assert stored(result).return_value == 5
    assert stored(result).worker_ids == ["lost", "other"]


def test_a_successor_of_the_same_name_takes_over_at_once():
    tasks.enqueue(samples.add, first=2, second=3)
    assert operations.claim("same") is not None
    assert operations.take_over("another") == 0
    assert operations.take_over("same") == 1
    assert Worker("same").run_waiting() == 1


def test_a_task_whose_worker_is_lost_again_and_again_is_given_up():
    result = tasks.enqueue(samples.fail, reason="")
    for _attempt in range(3):
        assert operations.claim("lost") is not None
        assert operations.take_over("lost") == 1
    assert stored(result).status == "FAILED"
    assert queries.given_up()[0].error == "WorkerLostError"


def test_a_worker_taken_for_lost_cannot_store_its_late_result():
    result = tasks.enqueue(samples.add, first=2, second=3)
    late = operations.claim("slow")
    assert late is not None
    assert operations.renew(late)
    assert operations.take_over("slow") == 1
    assert Worker("quick").run_waiting() == 1
    assert not operations.renew(late)
    assert not operations.finish(late, 99)
    assert not operations.fail(late, ValueError())
    assert stored(result).return_value == 5


def test_a_running_task_without_a_lease_is_taken_over_after_a_minute():
    tasks.enqueue(samples.add, first=2, second=3)
    assert operations.claim("lost") is not None
    Lease.objects.all().delete()
    assert operations.take_over() == 0
    DBTaskResult.objects.update(started_at=timezone.now() - timedelta(minutes=2))
    assert operations.take_over() == 1


def test_the_oldest_waiting_task_is_known():
    assert queries.oldest_waiting() is None
    tasks.enqueue_at(samples.add, timezone.now() + timedelta(hours=1), first=1, second=1)
    assert queries.oldest_waiting() is None
    result = tasks.enqueue(samples.add, first=1, second=1)
    assert queries.oldest_waiting() == stored(result).enqueued_at


def test_old_results_are_forgotten_failures_later():
    for _number in range(2):
        tasks.enqueue(samples.add, first=1, second=1)
    Worker().run_waiting()
    old, failed = DBTaskResult.objects.all()
    month_ago = timezone.now() - timedelta(days=30)
    DBTaskResult.objects.filter(pk=old.pk).update(finished_at=month_ago)
    DBTaskResult.objects.filter(pk=failed.pk).update(finished_at=month_ago, status="FAILED")
    assert operations.prune() == 1
    assert [row.pk for row in DBTaskResult.objects.all()] == [failed.pk]


def test_two_functions_cannot_share_a_name():
    with pytest.raises(ValueError, match=r"samples\.add"):
        tasks.task("samples.add")(samples.fail.func)
