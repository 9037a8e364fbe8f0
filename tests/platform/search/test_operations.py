"""The index follows the records, in their transactions."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from tests.platform.search.conftest import Publish, document
from vivaio.kernel import uid
from vivaio.platform.registry import SearchSource
from vivaio.platform.search import operations, queries
from vivaio.platform.search.documents import Document
from vivaio.platform.search.models import SearchRow, SearchTerm, SearchWord
from vivaio.platform.tenancy.viewer import Viewer


def total(words: str, viewer: Viewer | None = None) -> int:
    return queries.find(viewer or Viewer.anonymous(), words, language="en").total


def test_replacing_forgets_what_was_said_before(publish: Publish) -> None:
    record = publish("Harbour", "lighthouse")
    operations.index(record, [document("Garden", "lighthouse", uid=record)])
    assert (total("harbour"), total("garden"), total("lighthouse")) == (0, 1, 1)
    assert not SearchWord.objects.filter(word="harbour").exists()


def test_a_language_that_is_no_longer_given_goes(db: None) -> None:
    record = uid.new()
    both = [document("Harbour", uid=record), document("Luka", language="sl", uid=record)]
    operations.index(record, both)
    operations.index(record, both[:1])
    assert (total("harbour"), total("luka")) == (1, 0)


def test_rows_that_say_the_same_keep_their_place(publish: Publish) -> None:
    record = publish("Harbour")
    before = SearchRow.objects.get(uid=record)
    operations.index(record, [document("Harbour", uid=record, changed=7)])
    after = SearchRow.objects.get(uid=record)
    assert (after.pk, after.changed) == (before.pk, 7)


def test_removing_leaves_nothing_and_may_be_done_twice(publish: Publish) -> None:
    record = publish("Harbour", "lighthouse")
    other = publish("Garden", "lighthouse")
    operations.remove(record)
    operations.remove(record)
    assert (total("harbour"), total("lighthouse")) == (0, 1)
    assert set(SearchRow.objects.values_list("uid", flat=True)) == {other}
    assert set(SearchWord.objects.values_list("word", flat=True)) == {"garden", "lighthouse"}


def test_what_is_withdrawn_is_no_longer_offered(publish: Publish, torino: UUID) -> None:
    record = publish("Harbour", "lighthouse", centre=torino)
    withdrawn = document("Harbour", "lighthouse", uid=record, centre=torino, state="withdrawn")
    operations.index(record, [withdrawn])
    assert queries.find(Viewer.anonymous(), "lighthous", language="en").searched_for == "lighthous"
    assert total("lighthous", Viewer(roles={torino: frozenset()})) == 1


def test_a_transaction_rolled_back_leaves_nothing_behind(publish: Publish) -> None:
    kept = publish("Harbour")
    gone = uid.new()

    def change() -> None:
        operations.index(gone, [document("Garden", uid=gone)])
        operations.index(kept, [document("Lighthouse", uid=kept)])
        operations.remove(kept)
        raise RuntimeError

    with pytest.raises(RuntimeError), transaction.atomic():
        change()
    assert (total("harbour"), total("garden"), total("lighthouse")) == (1, 0, 0)
    assert set(SearchWord.objects.values_list("word", flat=True)) == {"harbour"}


def test_documents_of_another_record_or_twice_in_a_language_are_refused(publish: Publish) -> None:
    record = publish("Harbour")
    with pytest.raises(ValueError, match="its own"):
        operations.index(record, [document("Garden")])
    with pytest.raises(ValueError, match="its own"):
        operations.index(record, [document("One", uid=record), document("Two", uid=record)])
    assert total("harbour") == 1


def test_texts_no_database_would_take_are_taken(publish: Publish) -> None:
    publish("Har\0bour \ud800", "x" * 100_000 + " " + "word " * 20_000, names="\0\n\n?")
    assert total("bour") == 1


def _source(documents: list[Document]) -> dict[str, SearchSource]:
    def give() -> Iterator[Document]:
        return iter(documents)

    return {"actor": SearchSource("actor", give)}


def test_rebuilding_takes_what_the_sources_say(publish: Publish) -> None:
    publish("Forgotten")
    record = uid.new()
    documents = [
        document("Harbour", uid=record),
        document("Luka", language="sl", uid=record),
        *(document(f"Garden {number}") for number in range(5)),
    ]
    assert operations.rebuild(batch=2, sources=_source(documents)) == 6
    assert (total("forgotten"), total("luka"), total("garden")) == (0, 1, 5)
    assert not SearchWord.objects.filter(word="forgotten").exists()


def test_rebuilding_does_not_undo_a_later_change(publish: Publish) -> None:
    record = publish("Later", changed=9)
    operations.rebuild(sources=_source([document("Earlier", uid=record, changed=8)]))
    assert (total("later"), total("earlier")) == (1, 0)


def test_rebuilding_twice_changes_nothing(db: None) -> None:
    documents = [document("Harbour"), document("Garden")]
    operations.rebuild(sources=_source(documents))
    before = list(SearchRow.objects.order_by("pk").values_list("pk", "title"))
    operations.rebuild(sources=_source(documents))
    assert list(SearchRow.objects.order_by("pk").values_list("pk", "title")) == before


def test_the_command_says_how_many_can_be_found(db: None) -> None:
    out = StringIO()
    call_command("search_rebuild", "--batch", "0", stdout=out)
    assert out.getvalue().endswith("records can be found.\n")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("turn", [1, 2])
def test_each_with_real_transactions_starts_with_an_empty_index(
    turn: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"vivaio.platform.search.engines.{connection.vendor}.FREQUENT", 2)
    record = uid.new()
    operations.index(record, [document("Harbour", uid=record)])
    operations.tidy()
    assert not SearchTerm.objects.exists(), turn


def test_frequent_terms_are_counted(publish: Publish, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = f"vivaio.platform.search.engines.{connection.vendor}"
    monkeypatch.setattr(f"{engine}.FREQUENT", 2)
    for title in ("Harbour one", "Harbour two", "Garden"):
        publish(title)
    operations.tidy()
    assert dict(SearchTerm.objects.values_list("term", "rows")) == {"harbour": 2}
    assert (total("harbour"), total("garden")) == (2, 1)


def test_the_index_can_be_taken_away_and_made_again(transactional_db: None) -> None:
    call_command("migrate", "search", "0001", verbosity=0)
    call_command("migrate", "search", verbosity=0)
    record = uid.new()
    operations.index(record, [document("Harbour", uid=record)])
    assert total("harbour") == 1
