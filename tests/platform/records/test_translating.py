"""One door for translating records of any kind, and the states that are kept at each save."""

from __future__ import annotations

from uuid import UUID

import pytest

from tests.factories import actors, centres
from tests.factories.translations import Desk, desk
from vivaio.kernel.errors import Conflict, Invalid, NotAllowed, Unknown
from vivaio.kernel.text import Text, text
from vivaio.platform.journal import queries as journal
from vivaio.platform.records import operations, states, translatables, translating, untranslated
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.models import TranslationState
from vivaio.platform.records.translatables import Translatable
from vivaio.platform.records.translating import Rendering, digest
from vivaio.platform.records.untranslated import Asked
from vivaio.platform.search import queries as search
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

__all__ = ["desk"]
SYSTEM = Viewer.system()


def state(uid: UUID, language: str) -> tuple[int, int, int, int]:
    """Texts, missing, stale, machine."""
    found = TranslationState.objects.get(record=uid, language=language)
    return found.texts, found.missing, found.stale, found.machine


def test_every_kind_of_record_joins_by_itself() -> None:
    for kind in models_by_kind():
        assert translatables.columns(kind), kind
        for path in translatables.columns(kind):
            assert translatables.label(kind, path)


def test_states_are_kept_at_each_save(desk: Desk) -> None:
    """Names may stay as they are; a text counts for every language but its own."""
    assert state(desk.card, "it") == (3, 1, 0, 0)
    assert state(desk.card, "hr") == (4, 3, 0, 0)
    assert state(desk.card, "en") == (1, 1, 0, 0)
    desk.translate("description", "Una **innovazione sociale**.")
    assert state(desk.card, "it") == (3, 0, 0, 0)
    desk.rewrite("summary", "Bread for everybody.")
    assert state(desk.card, "it") == (3, 0, 1, 0)
    desk.translate("summary", "Pane per tutte e tutti.")
    assert state(desk.card, "it") == (3, 0, 0, 0)
    desk.translate("summary", "Kruh za sve.", "hr", machine=True)
    assert state(desk.card, "hr") == (4, 2, 0, 1)


def test_what_is_verbatim_is_translated_by_nobody(desk: Desk) -> None:
    card = actors.sister_card(desk.card, desk.a)
    assert translating.opened(SYSTEM, card).originals == ()
    assert not TranslationState.objects.filter(record=card).exists()


def test_translating_is_a_save_like_any_other(desk: Desk) -> None:
    """Version, journal and search know of it; other texts and languages are untouched."""
    before = {one.path: one.text for one in desk.opened().originals}
    version = desk.opened().version
    desk.translate("summary", "Hljeb za sve.", "hr")
    after = {one.path: one.text for one in desk.opened().originals}
    assert desk.opened().version == version + 1
    assert after["summary"].texts == {**before["summary"].texts, "hr": "Hljeb za sve."}
    assert {p: t for p, t in after.items() if p != "summary"} == {
        p: t for p, t in before.items() if p != "summary"
    }
    line = journal.of(desk.viewer("editor"), desk.card)[0]
    assert line.sentence == "Editor translated (Hrvatski): in one sentence."
    found = search.find(Viewer.anonymous("hr"), "Hljeb", language="hr")
    assert [hit.uid for hit in found.hits] == [desk.card]


def test_a_machine_text_is_marked_until_a_person_confirms_it(desk: Desk) -> None:
    desk.translate("summary", "Kruh za sve.", "hr", machine=True)
    assert desk.text("summary").machine == {"hr"}
    assert desk.text("summary").best("hr").machine
    desk.translate("summary", "Kruh za sve.", "hr")
    assert desk.text("summary").machine == frozenset()
    assert [line.sentence for line in journal.of(desk.viewer("editor"), desk.card)[:2]] == [
        "Editor confirmed the translation (Hrvatski): in one sentence.",
        "Editor had a machine translate (Hrvatski): in one sentence.",
    ]


def test_saying_the_same_again_saves_nothing(desk: Desk) -> None:
    version = desk.opened().version
    desk.translate("summary", "Pane per tutti.")
    assert desk.opened().version == version


def test_words_given_empty_remove_a_translation(desk: Desk) -> None:
    desk.translate("summary", "  \n ")
    assert desk.text("summary").texts == {"en": "Bread for all."}


@pytest.mark.parametrize("who", ["member", "neighbour"])
def test_others_may_not(desk: Desk, who: str) -> None:
    with pytest.raises(NotAllowed):
        translating.translate(
            by=desk.viewer(who),
            uid=desk.card,
            language="hr",
            renderings=[desk.rendering("summary", "x", "hr")],
        )
    assert "hr" not in desk.text("summary").texts


def test_what_one_may_not_see_does_not_exist(desk: Desk) -> None:
    hidden = actors.plain_actor(desk.a, "Cellar", visibility="centre")
    for who in ("neighbour", "coordinator"):
        with pytest.raises(Unknown):
            translating.translate(by=desk.viewer(who), uid=hidden, language="hr", renderings=[])


def test_the_coordination_translates_what_the_network_keeps(desk: Desk) -> None:
    network = actors.plain_actor(None, "Network", texts={"summary": text("All.", "en")})
    one = [desk.rendering("summary", "Tutti.", uid=network)]
    with pytest.raises(NotAllowed):
        translating.translate(by=desk.viewer("editor"), uid=network, language="it", renderings=one)
    coordinator = Viewer(account=1, name="C", network=frozenset({"read", "edit"}))
    translating.translate(by=coordinator, uid=network, language="it", renderings=one)
    assert desk.text("summary", network).texts["it"] == "Tutti."


def test_who_read_an_older_original_is_told(desk: Desk) -> None:
    read = desk.rendering("summary", "Chruh.", "hr")
    desk.rewrite("summary", "Bread for everybody.")
    with pytest.raises(Conflict):
        translating.translate(
            by=desk.viewer("editor"), uid=desk.card, language="hr", renderings=[read]
        )


def test_who_read_an_older_translation_is_told_and_nothing_of_theirs_is_saved(desk: Desk) -> None:
    read = [desk.rendering("description", "Qui."), desk.rendering("summary", "Mio.")]
    desk.translate("summary", "Loro.")
    with pytest.raises(Conflict):
        translating.translate(
            by=desk.viewer("second"), uid=desk.card, language="it", renderings=read
        )
    assert "it" not in desk.text("description").texts


def test_a_change_elsewhere_in_the_record_disturbs_nobody(desk: Desk) -> None:
    read = desk.rendering("summary", "Kruh.", "hr")
    desk.rewrite("description", "Another description.")
    translating.translate(by=desk.viewer("editor"), uid=desk.card, language="hr", renderings=[read])
    assert desk.text("summary").texts["hr"] == "Kruh."


@pytest.mark.parametrize(
    ("path", "language", "words", "sentence"),
    [
        ("summary", "en", "x", "This is the language of the original."),
        ("telephone", "it", "x", "This record has no such text to translate."),
        ("summary", "../it", "x", "This record has no such text to translate."),
        ("summary", "it", "è" * 301, "301 characters long; 300 is the most"),
    ],
)
def test_what_cannot_be_taken_is_refused(
    desk: Desk, path: str, language: str, words: str, sentence: str
) -> None:
    rendering = Rendering(path, words, digest("Bread for all."), "")
    with pytest.raises(Invalid) as caught:
        translating.translate(
            by=desk.viewer("editor"), uid=desk.card, language=language, renderings=[rendering]
        )
    (message,) = caught.value.errors[path]
    assert sentence in message.msgid % message.parameters


def test_control_characters_do_not_come_in(desk: Desk) -> None:
    desk.translate("summary", "Pa\x00ne\x1b\r\nper\ttutti ")
    assert desk.text("summary").texts["it"] == "Pane\nper\ttutti "


def test_texts_that_lie_deeper_are_read_and_written(desk: Desk) -> None:
    """As a room with blocks says it."""
    kept = {"blocks.0.words": text("Hello", "en")}

    def put(row: object, path: str, words: Text) -> None:
        kept[path] = words

    said = Translatable("actor", parts=lambda row: kept, put=put, label=lambda path: "block")
    before = translatables.translatables._values["actor"]
    translatables.translatables._values["actor"] = said
    try:
        desk.translate("blocks.0.words", "Ciao")
        assert kept["blocks.0.words"].texts["it"] == "Ciao"
        assert translatables.label("actor", "blocks.0.words") == "block"
    finally:
        translatables.translatables._values["actor"] = before


def test_the_list_has_public_ones_first_and_only_what_one_may_translate(desk: Desk) -> None:
    inner = actors.plain_actor(
        desk.a, "Cellar", visibility="centre", texts={"summary": text("Below.", "en")}
    )
    shared = actors.plain_actor(
        desk.a, "Hall", visibility="network", texts={"summary": text("Within.", "en")}
    )
    asked = Asked(languages=("hr",), need="missing", kind="actor")

    def listed(who: str) -> list[UUID]:
        found = untranslated.wanting(desk.viewer(who), asked, start=0, count=10)
        assert untranslated.total(desk.viewer(who), asked) == len(found)
        return [one.heading.uid for one in found]

    assert listed("editor") == [desk.card, shared, inner]
    assert listed("neighbour") == listed("member") == []
    coordinator = Viewer(account=1, network=frozenset({"edit"}))
    assert untranslated.wanting(coordinator, asked, start=0, count=10) == []
    editor = desk.viewer("editor")
    assert untranslated.after(editor, asked, desk.card, 0) == [shared]
    assert untranslated.after(editor, asked, inner, 2) == []


def test_what_is_removed_is_not_counted(desk: Desk) -> None:
    row = models_by_kind()["actor"].objects.get(uid=desk.card)
    row.deleted_at = row.updated_at
    operations.save(row, by=SYSTEM, verb="actor.amended")
    assert not TranslationState.objects.filter(record=desk.card).exists()


def test_states_that_are_lost_or_wrong_are_told_anew(desk: Desk) -> None:
    centre = centres.centre()
    TranslationState.objects.filter(record=desk.card, language="hr").delete()
    TranslationState.objects.filter(record=centre).update(missing=9)
    assert states.store_all() == 2
    assert state(desk.card, "hr") == (4, 3, 0, 0)
    assert states.store_all() == 0
