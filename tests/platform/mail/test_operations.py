import pytest
from django.db import transaction
from django_tasks_db.models import DBTaskResult

from vivaio.kernel.errors import Invalid
from vivaio.platform.mail import operations
from vivaio.platform.mail.models import Outgoing

pytestmark = pytest.mark.django_db(transaction=True)


def queue(**given):
    words = {"to": "ana@example.org", "subject": "Hello", "text": "Good day.", "language": "en"}
    return operations.queue(**{**words, "purpose": "test", **given})


def test_a_message_and_its_task_wait_together():
    row = queue()
    assert row.state == "queued"
    assert row.message_id.startswith("<")
    assert row.message_id.endswith("@localhost>")
    assert DBTaskResult.objects.get().args_kwargs["kwargs"] == {"message": row.pk}


def test_an_undone_transaction_leaves_no_message():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)
    assert not Outgoing.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_one_key_reaches_a_recipient_once():
    first = queue(key="digest-2026-47")
    again = queue(key="digest-2026-47", to="Ana@Example.org", subject="Another")
    assert again.pk == first.pk
    other = queue(key="digest-2026-47", to="bruno@example.org")
    later = queue(key="digest-2026-48")
    assert len({first.pk, other.pk, later.pk}) == 3
    assert DBTaskResult.objects.count() == 3


def test_without_a_key_each_call_is_a_message():
    assert queue().pk != queue().pk


@pytest.mark.parametrize(
    "address",
    [
        "",
        "ana",
        "ana@",
        "ana@example.org\nBcc: all@example.org",
        "ana@example.org\r\nSubject: other",
        "ana@example.org, bruno@example.org",
        "Ana <ana@example.org>",
        "ana@example.org\u2028",
        "ana@example.org\x00",
    ],
)
def test_what_is_not_one_address_is_refused(address):
    with pytest.raises(Invalid) as refused:
        queue(to=address)
    assert list(refused.value.errors) == ["to"]
    assert not Outgoing.objects.exists()


@pytest.mark.parametrize("subject", ["", "Hello\nBcc: all@example.org", "Hello\r", "x" * 501])
def test_a_subject_is_one_line(subject):
    with pytest.raises(Invalid) as refused:
        queue(subject=subject)
    assert list(refused.value.errors) == ["subject"]
