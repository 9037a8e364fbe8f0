from datetime import timedelta
from email import message_from_string
from email.header import decode_header, make_header

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from tests.platform.mail.sink import listening
from vivaio.platform.mail import operations, queries, sending
from vivaio.platform.mail.models import Outgoing
from vivaio.platform.tasks.worker import Worker

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def sink(settings):
    with listening() as made:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", made.port
        settings.DEFAULT_FROM_EMAIL = "Vivaio <post@vivaio.example>"
        yield made


def queue(**given):
    words = {"to": "ana@example.org", "subject": "Hello", "text": "Good day.", "language": "en"}
    return operations.queue(**{**words, "purpose": "test", **given})


def work():
    """Everything that waits, whatever time it waits for."""
    DBTaskResult.objects.filter(status="READY").update(run_after=timezone.now())
    return Worker().run_waiting()


def test_a_message_goes_out_once(sink):
    row = queue(subject="Καλημέρα, dober dan", html="<p>Good day.</p>", language="el")
    work()
    sending.deliver(row.pk)
    [(recipient, written)] = sink.messages
    message = message_from_string(written)
    assert recipient == "ana@example.org"
    assert message["Message-ID"] == row.message_id
    assert message["Content-Language"] == "el"
    assert message["Auto-Submitted"] == "auto-generated"
    assert str(make_header(decode_header(message["Subject"]))) == row.subject
    assert [part.get_content_type() for part in message.walk()][1:] == ["text/plain", "text/html"]
    row.refresh_from_db()
    assert row.state == "sent"
    assert row.text == "Good day."


def test_the_words_of_a_secret_message_are_erased(sink):
    row = queue(text="Your code is 123456", html="<p>123456</p>", secret=True)
    work()
    assert "123456" in sink.messages[0][1]
    row.refresh_from_db()
    assert (row.state, row.text, row.html) == ("sent", "", "")


@pytest.mark.parametrize("reply", ["recipient", "data"])
def test_a_refusal_for_now_is_tried_again(sink, reply):
    row = queue()
    setattr(sink, reply, "451 later please")
    work()
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("queued", 1)
    assert "451" in row.error
    assert row.due_at > timezone.now() + timedelta(seconds=30)
    setattr(sink, reply, "250 fine")
    work()
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == ("sent", 2, "")
    assert len(sink.messages) == 1


@pytest.mark.parametrize("reply", ["recipient", "data"])
def test_a_refusal_for_good_is_final(sink, reply):
    row = queue(secret=True)
    setattr(sink, reply, "550 no such person")
    work()
    assert work() == 0
    row.refresh_from_db()
    assert (row.state, row.text) == ("failed", "")


@pytest.mark.parametrize(("secret", "attempts"), [(False, 8), (True, 4)])
def test_a_server_that_never_answers_ends_in_failure(settings, secret, attempts):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    row = queue(secret=secret)
    while work():
        pass
    row.refresh_from_db()
    assert (row.state, row.attempts) == ("failed", attempts)


def test_a_connection_lost_before_the_acknowledgement_strands(sink):
    row = queue()
    sink.drop = True
    work()
    assert work() == 0
    row.refresh_from_db()
    assert row.state == "stranded"
    assert len(sink.messages) == 1
    assert queries.counts()["stranded"] == 1


def test_what_a_crash_left_is_stranded_not_sent_again(sink):
    row = queue()
    Outgoing.objects.update(state="sending")
    work()
    row.refresh_from_db()
    assert row.state == "stranded"
    assert not sink.messages


def test_a_sender_taken_for_lost_may_still_say_that_it_went_out(sink):
    row = queue()
    begun = sending._begin(row.pk)
    assert sending.deliver(row.pk) == "stranded"
    assert sending._settle(begun, "note_sent", None) == "sent"


def test_the_sweep_settles_what_was_forgotten(sink):
    forgotten, crashed, fresh = queue(), queue(), queue()
    DBTaskResult.objects.all().delete()
    hour_ago = timezone.now() - timedelta(hours=1)
    Outgoing.objects.filter(pk=forgotten.pk).update(due_at=hour_ago)
    Outgoing.objects.filter(pk=crashed.pk).update(due_at=hour_ago, state="sending")
    assert sending.sweep() == 2
    assert sending.sweep() == 0
    work()
    states = {row.pk: row.state for row in Outgoing.objects.all()}
    assert states == {forgotten.pk: "sent", crashed.pk: "stranded", fresh.pk: "queued"}


def test_old_words_are_erased_and_the_fact_stays(sink):
    row = queue()
    work()
    assert sending.prune() == 0
    Outgoing.objects.update(settled_at=timezone.now() - timedelta(days=91))
    assert sending.prune() == 1
    row.refresh_from_db()
    assert (row.state, row.text) == ("sent", "")


def test_a_message_that_can_be_stopped_says_where(sink):
    """RFC 8058: one POST, without signing in."""
    queue(unsubscribe="https://vivaio.example/en/invitations/x/")
    queue(to="eva@example.org")
    work()
    first, second = (message_from_string(written) for _, written in sink.messages)
    assert first["List-Unsubscribe"] == "<https://vivaio.example/en/invitations/x/>"
    assert first["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "List-Unsubscribe" not in second


def test_messages_are_counted_by_the_beginning_of_their_key(sink):
    queue(key="invitation:1:a")
    queue(key="invitation:1:b", to="eva@example.org")
    queue(key="invitation:2:a")
    assert queries.counts_of("invitation:1:")["queued"] == 2
    work()
    assert queries.counts_of("invitation:1:") == {**dict.fromkeys(queries.counts(), 0), "sent": 2}
