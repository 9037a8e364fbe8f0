"""What is found, in which order, in which language, and how it is told."""

from __future__ import annotations

from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.platform.search.conftest import Publish, document
from vivaio.kernel import uid
from vivaio.platform.search import operations, queries, ranking
from vivaio.platform.tenancy.viewer import Viewer


def titles(viewer: Viewer, words: str, language: str = "en", **filters: object) -> list[str]:
    results = queries.find(viewer, words, language=language, **filters)
    return [hit.title for hit in results.hits]


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("l'innovazione", "innovazione"),
        ("Δήμος Αθηναίων", "ΔΗΜΟΥΣ αθηναιων"),
        ("Învăţare reciprocă", "invățare"),
        ("Društvo Žiga Šćuk", "drustvo ziga scuk"),
        ("Coopérative de l’œuvre", "oeuvre"),
        ("co-progettazione", "coprogettazione"),
        ("coprogettazione", "co-progettazione"),
        ("BSC d.o.o. Kranj", "doo kranj"),
        ("Straße", "strasse"),
        ("občinah", "občina"),
    ],
)
def test_however_it_is_written(
    publish: Publish, stranger: Viewer, written: str, typed: str
) -> None:
    publish(written)
    publish("Something else")
    assert titles(stranger, typed) == [written]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("socialne inovacije", "Središče za družbene inovacije"),
        ("socijalne inovacije", "Za društvene inovacije"),
        ("innovazione sociale", "Social innovation lab"),
        ("comune", "Δήμος Πάτρας"),
        ("občina", "Primăria Iași"),
        ("NKC", "Centro nazionale di competenza"),
        ("anziani", "Home for older people"),
        ("évaluation", "Vrednovanje programa"),
    ],
)
def test_the_glossary_crosses_languages(
    publish: Publish, stranger: Viewer, typed: str, found: str
) -> None:
    publish(found)
    publish("Quite another thing")
    assert titles(stranger, typed) == [found]


def test_words_as_typed_come_before_their_synonyms(publish: Publish, stranger: Viewer) -> None:
    for title in ("Δήμος", "Comune", "Občina"):
        publish(title, "text of the same length")
    assert titles(stranger, "občina")[0] == "Občina"


def test_exact_titles_and_names_come_first(publish: Publish, stranger: Viewer) -> None:
    publish("Open Incet Open Incet", "Open Incet, and again Open Incet.")
    publish("A centre in Torino", "Text.", names="Open Incet\nIncet")
    assert titles(stranger, "open incet")[0] == "A centre in Torino"


def test_titles_come_before_texts(publish: Publish, stranger: Viewer) -> None:
    publish("Bicycles", "A long story that mentions the harbour once among many other words.")
    publish("The harbour", "A long story that tells of other things, with many other words.")
    assert titles(stranger, "harbour") == ["The harbour", "Bicycles"]


def test_the_last_word_may_be_unfinished(publish: Publish, stranger: Viewer) -> None:
    publish("Fondazione Brodolini")
    assert titles(stranger, "fondazione brodo") == ["Fondazione Brodolini"]
    assert titles(stranger, "brodo fondazione") != []


def test_a_mistyped_word_is_repaired_and_told(publish: Publish, stranger: Viewer) -> None:
    publish("Inovație în sănătate", language="ro")
    results = queries.find(stranger, "sanatete", language="ro")
    assert results.repaired
    assert results.searched_for == "sănătate"
    assert [hit.title for hit in results.hits] == ["Inovație în sănătate"]


def test_a_word_that_is_there_is_not_repaired(publish: Publish, stranger: Viewer) -> None:
    publish("Portal")
    publish("Postal")
    results = queries.find(stranger, "portal", language="en")
    assert not results.repaired
    assert [hit.title for hit in results.hits] == ["Portal"]


def test_some_of_the_words_when_no_record_has_all(publish: Publish, stranger: Viewer) -> None:
    publish("Harbour of Split")
    publish("Garden of Iași")
    results = queries.find(stranger, "harbour garden", language="en")
    assert results.any_word
    assert results.total == 2


def test_one_hit_a_record_in_the_readers_language(db: None, stranger: Viewer) -> None:
    record = uid.new()
    operations.index(
        record,
        [
            document("Harbour", "The harbour.", "en", uid=record),
            document("Porto", "Il porto.", "it", uid=record),
        ],
    )
    for language, title in (("it", "Porto"), ("en", "Harbour"), ("el", "Harbour")):
        results = queries.find(stranger, "harbour", language=language)
        assert [(hit.uid, hit.title) for hit in results.hits] == [(record, title)]
        assert results.total == 1


def test_filters_narrow(publish: Publish, stranger: Viewer) -> None:
    publish("Harbour one", country="IT", category="city")
    publish("Harbour two", country="SI", category="firm")
    publish("Harbour three", country="SI", category="city", kind="event")
    assert titles(stranger, "harbour", countries=["IT"]) == ["Harbour one"]
    assert titles(stranger, "harbour", kinds=["event"]) == ["Harbour three"]
    assert titles(stranger, "harbour", countries=["SI"], categories=["firm"]) == ["Harbour two"]
    assert titles(stranger, "harbour", countries=["it' OR 1=1 --"]) == []


def test_pages_do_not_overlap_and_lose_nothing(publish: Publish, stranger: Viewer) -> None:
    made = {publish(f"Harbour {number}") for number in range(7)}
    seen: list[UUID] = []
    for offset in (0, 3, 6, 9):
        results = queries.find(stranger, "harbour", language="en", limit=3, offset=offset)
        assert results.total == 7
        seen += [hit.uid for hit in results.hits]
    assert len(seen) == 7
    assert set(seen) == made
    assert queries.find(stranger, "harbour", language="en", limit=-1, offset=-5).hits == ()


def test_very_frequent_words_are_capped(
    publish: Publish, stranger: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ranking, "MOST_ROWS", 5)
    for number in range(8):
        publish(f"Harbour {number}", kind="actor")
    results = queries.find(stranger, "harbour", language="en")
    assert (results.total, results.more) == (5, True)
    uids, more, *_ = queries.matching(stranger, "harbour", kind="actor")
    assert (len(uids), more) == (5, True)


def test_dear_questions_are_ranked_by_where_the_words_stand(
    publish: Publish, stranger: Viewer, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish("Občina", "Text.")
    publish("Comune", "Text.")
    publish("Text", "Il comune.")
    monkeypatch.setattr(ranking, "MOST_COUNTED", -1)
    assert titles(stranger, "comune") == ["Comune", "Občina", "Text"]


def test_matching_gives_one_kind_best_first(publish: Publish, stranger: Viewer) -> None:
    in_text = publish("Bicycles", "Of the harbour and of many other things in many words.")
    in_title = publish("Harbour", "Of many other things in just as many words as there.")
    publish("Harbour feast", kind="event")
    found = queries.matching(stranger, "harbour", kind="actor")
    assert found == ([in_title, in_text], False, "", False)


def test_the_excerpt_marks_what_was_found(publish: Publish, stranger: Viewer) -> None:
    publish("Kranj", "Veliko družbenih inovacij v mestu.", "sl", country="SI", nature="example")
    (hit,) = queries.find(stranger, "innovation sociale", language="fr").hits
    assert [piece for piece, marked in hit.excerpt if marked] == ["družbenih", "inovacij"]
    assert (hit.language, hit.country, hit.nature) == ("sl", "SI", "example")


def test_stop_words_alone_are_looked_for(publish: Publish, stranger: Viewer) -> None:
    publish("Di che si tratta")
    assert titles(stranger, "di che") == ["Di che si tratta"]


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "\0", "?!", "😀", "'", '"', "\\", "*", "a*", "-", "NOT", "x NEAR y", "AND OR"),
        *("title:x", "{title} : x", "x' OR '1'='1", "a & !b | (c", "''':*", "%s %(x)s", "\ud800"),
        "a" * 10_000,
        "word " * 2_000,
        "ά" * 400,
        "social innovation " * 20,
        "comune občina općina δήμος primărie university training evaluation mobility carers need",
    ],
)
def test_no_input_is_an_error(publish: Publish, stranger: Viewer, typed: str) -> None:
    publish("Harbour")
    assert queries.find(stranger, typed, language="en").total in (0, 1)
    assert queries.suggest(stranger, typed, "en") == []
    assert queries.matching(stranger, typed, kind="actor")[1] is False


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text())
def test_any_input_is_safe(publish: Publish, stranger: Viewer, typed: str) -> None:
    results = queries.find(stranger, typed, language="en")
    assert results.hits == ()
    assert "\0" not in results.searched_for


def test_suggestions_begin_titles_then_words(publish: Publish, stranger: Viewer) -> None:
    publish("Politecnico di Milano", language="it")
    publish("Milano Ristorazione", language="it")
    publish("Something else", "Milano in its text")
    found = [one.title for one in queries.suggest(stranger, "Mila", "it")]
    assert found == ["Milano Ristorazione", "Politecnico di Milano"]
    assert [one.title for one in queries.suggest(stranger, "politecnico di m", "it")] == [
        "Politecnico di Milano"
    ]
    assert len(queries.suggest(stranger, "mila", "it", limit=1)) == 1
    assert queries.suggest(stranger, "mila", "it", kinds=["event"]) == []
    assert queries.suggest(stranger, "m", "it") == []


def test_a_suggestion_is_in_the_readers_language(db: None, stranger: Viewer) -> None:
    record = uid.new()
    operations.index(
        record,
        [document("Centre", "", "en", uid=record), document("Centro", "", "it", uid=record)],
    )
    assert [one.title for one in queries.suggest(stranger, "cent", "it")] == ["Centro"]
