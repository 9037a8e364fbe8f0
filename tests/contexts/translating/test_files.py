"""Files out to translators and back: looked at first, applied as far as is right, and said."""

from __future__ import annotations

import re
from collections import Counter
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse

from tests.factories import actors
from tests.factories.translations import Desk
from vivaio.contexts.translating import judging, operations, plugs, queries
from vivaio.contexts.translating.models import Delivery
from vivaio.kernel.errors import Invalid, NotAllowed, Unknown
from vivaio.kernel.text import text
from vivaio.platform.journal.models import Entry

pytestmark = pytest.mark.django_db

WORDS = {
    "Bread for all.": "Kruh za sve.",
    "A **social innovation** at": "**Društvena inovacija** na",
}


def export(desk: Desk, who: str = "editor", **query: str) -> str:
    given = {"source": "en", "language": "hr", "kind": "actor", **query}
    answer = desk.client(who).get("/en/translations/export.xlf", given)
    assert answer.status_code == 200, answer.content.decode()[:400]
    assert answer["Content-Type"].startswith("application/xliff+xml")
    assert "no-store" in answer["Cache-Control"]
    return answer.content.decode()


def translated(content: str, words: dict[str, str] | None = None, state: str = "translated") -> str:
    """As a translator's tool gives it back: a target beside each source that has words."""

    def segment(found: re.Match[str]) -> str:
        source = found[1]
        target = source
        for before, after in (words or WORDS).items():
            target = target.replace(before, after)
        if target == source:
            return found[0]
        return (
            f'<segment id="s1" state="{state}"><source xml:space="preserve">{source}</source>'
            f'<target xml:space="preserve">{target}</target></segment>'
        )

    pattern = (
        r'<segment [^>]*><source xml:space="preserve">(.*?)</source>(?:<target.*?</target>)?'
        r"</segment>"
    )
    return re.sub(pattern, segment, content, flags=re.S)


def bring(desk: Desk, content: str | bytes, who: str = "editor") -> Delivery:
    raw = content.encode() if isinstance(content, str) else content
    uid = operations.bring_delivery(by=desk.viewer(who), file_name="back.xlf", content=raw)
    return queries.delivery(desk.viewer(who), uid)


def judged(desk: Desk, delivery: Delivery, who: str = "editor") -> list[judging.Outcome]:
    return judging.judge(
        desk.viewer(who), delivery.units, source=delivery.source, language=delivery.language
    )


def codes(desk: Desk, delivery: Delivery, who: str = "editor") -> dict[str, str]:
    return {one.unit["path"]: one.code for one in judged(desk, delivery, who)}


def test_out_and_in_again(desk: Desk) -> None:
    """What was translated is here; other languages and texts are as they were."""
    content = export(desk)
    assert "Quartiere Aurora" not in content  # its original is Italian
    before = {one.path: one.text for one in desk.opened().originals}
    delivery = bring(desk, translated(content))
    assert codes(desk, delivery) == {"summary": "accepted", "description": "accepted"}
    assert "hr" not in desk.text("summary").texts  # nothing by bringing it in alone
    operations.apply_delivery(by=desk.viewer("editor"), uid=delivery.uid)
    after = {one.path: one.text for one in desk.opened().originals}
    assert after["summary"].texts["hr"] == "Kruh za sve."
    assert after["description"].texts["hr"] == (
        "**Društvena inovacija** na https://bakery.example/ now."
    )
    for path, one in after.items():
        assert {k: v for k, v in one.texts.items() if k != "hr"} == before[path].texts
    assert after["summary"].machine == after["summary"].stale == frozenset()
    assert Entry.objects.filter(subject=desk.card, verb="record.translated").count() == 1


def test_an_untouched_file_changes_nothing(desk: Desk) -> None:
    desk.translate("summary", "Kruh &amp; <b>sol</b>\n\n  {x} ", "hr")
    content = export(desk, record=str(desk.card))
    delivery = bring(desk, content)
    assert set(codes(desk, delivery).values()) == {"unchanged", "empty"}
    version = desk.opened().version
    operations.apply_delivery(by=desk.viewer("editor"), uid=delivery.uid)
    assert desk.opened().version == version


def test_glossary_and_states_go_with_the_file(desk: Desk) -> None:
    content = export(desk, record=str(desk.card), language="it")
    assert "<gls:term>social innovation</gls:term>" in content
    assert "<gls:translation>innovazione sociale</gls:translation>" in content
    assert 'state="final"' in content
    desk.rewrite("summary", "Bread for everybody.")
    desk.translate("description", "Una cosa.", machine=True)
    content = export(desk, language="it", record=str(desk.card))
    assert 'state="initial" subState="vivaio:stale"' in content
    assert 'state="translated" subState="vivaio:machine"' in content
    only = export(desk, language="it", need="stale")
    assert "everybody" in only
    assert "bakery.example" not in only


def test_an_original_that_changed_refuses_its_translation_alone(desk: Desk) -> None:
    content = export(desk)
    desk.rewrite("summary", "Bread for everybody.")
    delivery = bring(desk, translated(content))
    assert codes(desk, delivery) == {"summary": "stale", "description": "accepted"}
    operations.apply_delivery(by=desk.viewer("editor"), uid=delivery.uid)
    assert "hr" not in desk.text("summary").texts
    assert "hr" in desk.text("description").texts
    applied = queries.delivery(desk.viewer("editor"), delivery.uid)
    assert [one["code"] for one in applied.outcomes].count("stale") == 1


def test_a_translation_made_here_meanwhile_stays(desk: Desk) -> None:
    content = export(desk)
    desk.translate("summary", "Naš kruh.", "hr")
    delivery = bring(desk, translated(content))
    (outcome,) = [one for one in judged(desk, delivery) if one.unit["path"] == "summary"]
    assert (outcome.code, outcome.before) == ("stale", "Naš kruh.")


def test_an_original_changed_in_the_file_is_refused(desk: Desk) -> None:
    content = translated(export(desk)).replace('<source xml:space="preserve">Bread', "<source>Wine")
    assert codes(desk, bring(desk, content))["summary"] == "stale"


def test_without_our_metadata_the_words_decide(desk: Desk) -> None:
    content = re.sub(r"<mda:metadata>.*?</mda:metadata>", "", translated(export(desk)))
    assert codes(desk, bring(desk, content))["summary"] == "accepted"
    desk.rewrite("summary", "Bread for everybody.")
    assert codes(desk, bring(desk, content))["summary"] == "stale"


def test_a_lost_link_is_said(desk: Desk) -> None:
    content = re.sub(r"(<target[^>]*>[^<]*)<ph [^>]*/>", r"\1", translated(export(desk)))
    (outcome,) = [o for o in judged(desk, bring(desk, content)) if o.unit["path"] == "description"]
    assert outcome.code == "accepted"
    assert "A link or a placeholder" in outcome.message.msgid


def test_a_reviewed_machine_text_is_confirmed(desk: Desk) -> None:
    desk.translate("summary", "Kruh za sve.", "hr", machine=True)
    content = export(desk, need="machine")
    assert codes(desk, bring(desk, content)) == {"summary": "unchanged"}
    reviewed = content.replace('state="translated" subState="vivaio:machine"', 'state="reviewed"')
    delivery = bring(desk, reviewed)
    assert codes(desk, delivery) == {"summary": "confirmed"}
    operations.apply_delivery(by=desk.viewer("editor"), uid=delivery.uid)
    assert desk.text("summary").machine == frozenset()


def test_the_same_text_twice_counts_once(desk: Desk) -> None:
    content = translated(export(desk))
    file = re.search(r"<file .*</file>", content, re.S)
    assert file is not None
    again = file[0].replace("Kruh za sve.", "Drugi kruh.")
    delivery = bring(desk, content.replace("</xliff>", f"{again}</xliff>"))
    told = Counter(one.code for one in judged(desk, delivery))
    assert told == {"accepted": 2, "refused": 2}


def test_what_one_may_not_see_is_unknown_and_what_one_may_not_translate_refused(
    desk: Desk,
) -> None:
    """And neither tells more than it should."""
    hidden = actors.plain_actor(
        desk.a, "Cellar", visibility="centre", texts={"summary": text("Below.", "en")}
    )
    content = translated(export(desk), {"Bread": "Kruh", "Below": "Dolje"})
    assert f'<file id="{hidden}"' in content
    delivery = bring(desk, content, "neighbour")
    told = {(one.unit["file"], one.code) for one in judged(desk, delivery, "neighbour")}
    assert told == {(str(desk.card), "refused"), (str(hidden), "unknown")}
    page = desk.client("neighbour").get(f"/en/translations/files/{delivery.uid}/").content.decode()
    assert "Cellar" not in page
    operations.apply_delivery(by=desk.viewer("neighbour"), uid=delivery.uid)
    assert "hr" not in desk.text("summary").texts
    nobody = content.replace(str(hidden), "0190a0b0-0000-7000-8000-000000000009")
    sentences = {
        one.message.msgid
        for one in (*judged(desk, delivery, "neighbour"), *judged(desk, bring(desk, nobody)))
        if one.code == "unknown"
    }
    assert len(sentences) == 1


def test_a_file_of_another_installation_is_refused(desk: Desk) -> None:
    content = re.sub(r'original="http://[^/]+', 'original="https://elsewhere.example', export(desk))
    with pytest.raises(Invalid) as caught:
        bring(desk, content)
    (message,) = caught.value.errors["file"]
    assert "elsewhere.example" in message.msgid % message.parameters
    assert not Delivery.objects.exists()


def test_nobody_else_sees_a_delivery(desk: Desk) -> None:
    delivery = bring(desk, translated(export(desk)))
    for who in ("second", "coordinator", "neighbour"):
        with pytest.raises(Unknown):
            operations.apply_delivery(by=desk.viewer(who), uid=delivery.uid)
        assert desk.client(who).get(f"/en/translations/files/{delivery.uid}/").status_code == 404


def test_a_file_is_applied_or_put_away_once(desk: Desk) -> None:
    editor = desk.viewer("editor")
    delivery = bring(desk, translated(export(desk)))
    assert any("back.xlf" in str(line.message.parameters) for line in plugs.desk_lines(editor))
    operations.discard_delivery(by=editor, uid=delivery.uid)
    assert not list(plugs.desk_lines(editor))
    operations.apply_delivery(by=editor, uid=delivery.uid)
    assert "hr" not in desk.text("summary").texts
    with pytest.raises(NotAllowed):
        operations.discard_delivery(by=editor, uid=delivery.uid)


def test_what_broke_off_goes_on_where_it_was(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some texts at a time; what was done is noted with what was written."""
    monkeypatch.setattr(operations, "AT_ONCE", 1)
    editor = desk.viewer("editor")
    delivery = bring(desk, translated(export(desk)))
    operations._apply_some(by=editor, uid=delivery.uid)
    delivery.refresh_from_db()
    assert (delivery.state, len(delivery.outcomes)) == ("waiting", 1)
    with pytest.raises(NotAllowed):
        operations.discard_delivery(by=editor, uid=delivery.uid)
    operations.apply_delivery(by=editor, uid=delivery.uid)
    delivery.refresh_from_db()
    assert (delivery.state, len(delivery.outcomes)) == ("applied", len(delivery.units))
    assert {desk.text(path).texts["hr"][:4] for path in ("summary", "description")} == {
        "Kruh", "**Dr",
    }  # fmt: skip


def upload(desk: Desk, content: bytes, name: str = "back.xlf") -> HttpResponse:
    client = desk.client("editor")
    key = "0190a0b0-0000-4000-8000-000000000001"
    file = SimpleUploadedFile(name, content)
    return client.post("/en/translations/files/", {"file": file, "key": key})


def test_through_the_browser(desk: Desk) -> None:
    """Uploaded, looked at, applied; the page then says what became of each text."""
    client = desk.client("editor")
    sent = upload(desk, translated(export(desk)).encode(), "tra\nduzione.xlf")
    assert sent.status_code == 302
    page = client.get(sent["Location"]).content.decode()
    assert "Nothing is applied yet." in page
    assert "Kruh za sve." in page
    done = client.post(sent["Location"], {"verb": "apply"}, follow=True).content.decode()
    assert "Applied. What was refused is as it was." in done
    assert desk.text("summary").texts["hr"] == "Kruh za sve."
    listed = client.get("/en/translations/files/").content.decode()
    assert UUID(sent["Location"].rstrip("/").rpartition("/")[2])
    assert "applied" in listed


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'/>", "XLIFF 1.2"),
        (b"no xml", "This is no sound XML"),
        (b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "entities or a document type"),
        (b"<html/>", "This is no XLIFF file."),
    ],
)
def test_a_file_that_cannot_be_taken_comes_back_with_its_sentence(
    desk: Desk, content: bytes, sentence: str
) -> None:
    answer = upload(desk, content)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Delivery.objects.exists()


def test_a_form_without_a_file_says_so(desk: Desk) -> None:
    answer = desk.client("editor").post("/en/translations/files/", {})
    assert answer.status_code == 422


@pytest.mark.parametrize(
    "query", ["", "?source=en", "?source=en&language=en", "?source=xx&language=it",
              "?source=ro&language=it", "?source=en&language=hr&record=nobody"]
)  # fmt: skip
def test_an_export_of_nothing_says_so(desk: Desk, query: str) -> None:
    answer = desk.client("editor").get(f"/en/translations/export.xlf{query}")
    assert answer.status_code == 422
    assert "Choose" in answer.content.decode()
