"""Machine translation: by setting alone, marked, never of what is not public unless allowed."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

import pytest
from pytest_django import Settings

from tests.contexts.translating.service import Service, running
from tests.factories import actors
from tests.factories.translations import Desk
from vivaio.contexts.translating import jobs, machine, operations, plugs, provider, queries
from vivaio.contexts.translating.models import MachineRun
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.journal import queries as journal

pytestmark = pytest.mark.django_db


@pytest.fixture
def service(settings: Settings) -> Iterator[Service]:
    with running() as made:
        settings.TRANSLATE_ADDRESS = made.address
        settings.TRANSLATE_KEY = "a-key"
        yield made


def ask(desk: Desk, uid: UUID | None = None, language: str = "hr") -> MachineRun:
    """Ask, and let the worker do it."""
    run = operations.ask_machine(by=desk.viewer("editor"), uid=uid or desk.card, language=language)
    jobs.translate_by_machine.func(run=str(run))
    return MachineRun.objects.get(uid=run)


def test_without_the_setting_there_is_no_button_and_no_verb(desk: Desk) -> None:
    page = desk.client("editor").get(f"/en/translations/{desk.card}/hr/").content.decode()
    assert "machine translate" not in page
    assert "translation service" not in (
        desk.client("administrator").get("/en/translations/").content.decode()
    )
    with pytest.raises(Unknown):
        ask(desk)


def test_what_is_missing_is_made_and_marked(desk: Desk, service: Service) -> None:
    desk.translate("territory", "Četvrt Aurora", "hr")
    run = ask(desk)
    assert (run.state, run.texts) == ("done", 2)
    (question,) = service.asked
    assert question["source"] == "en"
    assert question["target"] == "hr"
    assert question["format"] == "text"
    assert question["api_key"] == "a-key"
    assert "Bread for all." in question["q"]
    assert "Bakery" not in question["q"]  # a name stays
    assert desk.text("summary").texts["hr"] == "[hr] Bread for all."
    assert desk.text("summary").machine == {"hr"}
    assert desk.text("territory").texts["hr"] == "Četvrt Aurora"  # a person's words stay
    assert "had a machine translate" in journal.of(desk.viewer("editor"), desk.card)[0].sentence
    page = desk.client("editor").get("/hr/actors/bakery/").content.decode()
    assert "[hr] Bread for all." in page
    assert 'class="wording__note' in page
    (line,) = plugs.desk_lines(desk.viewer("editor"))
    assert "Machine translations" in line.message.msgid


def test_one_click_confirms(desk: Desk, service: Service) -> None:
    ask(desk)
    client = desk.client("editor")
    path = f"/en/translations/{desk.card}/hr/"
    assert "It is right as it stands" in client.get(path).content.decode()
    data = sent(desk, "hr")
    assert client.post(path, {**data, "confirm": "summary"}).status_code == 302
    assert desk.text("summary").machine == frozenset()
    assert desk.text("description").machine == {"hr"}


def sent(desk: Desk, language: str) -> dict[str, str]:
    """The form of the page as a browser sends it untouched."""
    from vivaio.contexts.translating.web.forms import TranslationForm

    form = TranslationForm(found=desk.opened(), language=language)
    return {name: str(form[name].value() or "") for name in form.fields}


def test_done_twice_it_changes_nothing_more(desk: Desk, service: Service) -> None:
    run = ask(desk)
    version = desk.opened().version
    assert machine.perform(run.uid) == "done"
    assert desk.opened().version == version
    with pytest.raises(Invalid):
        ask(desk)


def test_what_is_not_public_stays_unless_the_centre_says_so(desk: Desk, service: Service) -> None:
    inner = actors.plain_actor(
        desk.a, "Cellar", visibility="centre", texts={"summary": text("Below.", "en")}
    )
    draft = actors.plain_actor(
        desk.a, "Draft", state="draft", texts={"summary": text("Not yet.", "en")}
    )
    for uid in (inner, draft):
        with pytest.raises(NotAllowed):
            ask(desk, uid)
    with pytest.raises(NotAllowed):
        operations.choose_sending(by=desk.viewer("editor"), centre=desk.a, sends_private=True)
    client = desk.client("administrator")
    assert client.post(f"/en/translations/machine/{desk.a}/", {"sends": "yes"}).status_code == 302
    assert queries.sends_private(desk.a)
    assert not queries.sends_private(desk.b)
    assert ask(desk, inner).state == "done"
    client.post(f"/en/translations/machine/{desk.a}/", {"sends": "no"})
    with pytest.raises(NotAllowed):
        ask(desk, draft)
    assert [one["q"] for one in service.asked] == [["Below."]]


def test_a_choice_taken_back_meanwhile_counts(desk: Desk, service: Service) -> None:
    """What is allowed is looked at when the texts would leave, not only when somebody asked."""
    inner = actors.plain_actor(
        desk.a, "Cellar", visibility="centre", texts={"summary": text("Below.", "en")}
    )
    administrator = desk.viewer("administrator")
    operations.choose_sending(by=administrator, centre=desk.a, sends_private=True)
    run = operations.ask_machine(by=desk.viewer("editor"), uid=inner, language="hr")
    operations.choose_sending(by=administrator, centre=desk.a, sends_private=False)
    assert machine.perform(run) == "failed"
    assert service.asked == []


def test_a_text_that_changed_meanwhile_is_not_overwritten(desk: Desk, service: Service) -> None:
    run = operations.ask_machine(by=desk.viewer("editor"), uid=desk.card, language="hr")
    found = machine.fitting(desk.opened(), "hr")
    made = {"summary": "Strojno."}
    renderings = machine._renderings(desk.opened(), "hr", made)
    assert [one.path for one in renderings] == ["summary"]
    assert {one.path for one in found} == {"summary", "description", "territory"}
    desk.translate("summary", "Ručno.", "hr")
    machine.perform(run)
    assert desk.text("summary").texts["hr"] == "Ručno."
    assert desk.text("summary").machine == frozenset()


def test_a_lost_link_is_not_taken(desk: Desk, service: Service) -> None:
    service.answer = lambda question: (
        200,
        b'{"translatedText": ["bez poveznice", "bez poveznice"]}'
        if len(question["q"]) == 2
        else b'{"translatedText": ["Aurora"]}',
    )
    run = ask(desk)
    assert (run.state, run.texts) == ("done", 2)
    assert run.message["msgid"] == machine.SPOILT
    assert "hr" not in desk.text("description").texts


@pytest.mark.parametrize(
    ("status", "content", "sentence"),
    [
        (500, b"", provider.REFUSED),
        (403, b'{"error": "Invalid API key"}', provider.REFUSED),
        (302, b"", provider.REFUSED),
        (200, b"<html>", provider.SENSELESS),
        (200, b'{"translatedText": "one"}', provider.SENSELESS),
        (200, b'{"translatedText": ["one"]}', provider.SENSELESS),
        (200, b'{"translatedText": [1, 2]}', provider.SENSELESS),
        (200, b" " * (provider.LONGEST_ANSWER + 1), provider.SENSELESS),
        (200, b"[" * 200_000, provider.SENSELESS),
    ],
)
def test_failures_are_said_and_leave_everything(
    desk: Desk, service: Service, status: int, content: bytes, sentence: str
) -> None:
    service.answer = lambda question: (status, content)
    run = ask(desk)
    assert (run.state, run.message["msgid"]) == ("failed", sentence)
    assert "hr" not in desk.text("summary").texts
    assert service.led_astray == 0
    page = desk.client("editor").get(f"/en/translations/{desk.card}/hr/").content.decode()
    assert "The translation service" in page
    assert "Let the machine translate what is missing" in page


def test_a_service_that_does_not_answer(
    desk: Desk, service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(provider, "TIMEOUT", 0.05)
    service.waits = 0.3
    assert ask(desk).message["msgid"] == provider.UNREACHABLE


def test_nobody_listens_there(desk: Desk, service: Service, settings: Settings) -> None:
    settings.TRANSLATE_ADDRESS = "http://127.0.0.1:9"
    assert ask(desk).message["msgid"] == provider.UNREACHABLE


def test_a_pair_that_is_not_offered(desk: Desk, service: Service) -> None:
    run = ask(desk, language="el")
    assert run.message["msgid"] == provider.NOT_OFFERED
    assert service.asked == []


def test_others_may_not_ask(desk: Desk, service: Service) -> None:
    for who in ("member", "neighbour"):
        with pytest.raises(NotAllowed):
            operations.ask_machine(by=desk.viewer(who), uid=desk.card, language="hr")
    assert not MachineRun.objects.exists()


def test_asked_twice_it_runs_once(desk: Desk, service: Service) -> None:
    client = desk.client("editor")
    path = f"/en/translations/{desk.card}/hr/machine/"
    assert [client.post(path).status_code for _ in range(2)] == [302, 302]
    assert MachineRun.objects.count() == 1
    page = client.get(f"/en/translations/{desk.card}/hr/").content.decode()
    assert "The machine is at work on this." in page
