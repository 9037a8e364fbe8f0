"""Importing again: nothing twice, and nothing of what was changed here overwritten in silence."""

from __future__ import annotations

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from tests.factories import actors, centres, imports, people, settling
from vivaio.ground.actors import operations
from vivaio.ground.actors.models import Actor
from vivaio.ground.importing.models import ExternalIdentity, Import
from vivaio.ground.importing.operations import running
from vivaio.kernel.errors import Invalid, NotAllowed
from vivaio.kernel.text import text
from vivaio.platform.journal import queries as journal
from vivaio.platform.journal.models import Entry, Personal
from vivaio.platform.journal.operations import verify
from vivaio.platform.records.models import Provenance, Record, Slug, SortKey, TranslationState
from vivaio.platform.records.queries import attributions
from vivaio.platform.records.writing import next_change
from vivaio.platform.search import queries as search
from vivaio.platform.search.models import SearchRow
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

FIRST = "id,name,summary,town\n1,Alfa,One,Roma\n2,Beta,Two,Milano\n"


@pytest.fixture
def centre():
    return centres.centre()


def amend(uid, **words):
    version = Actor.objects.get(uid=uid).version
    operations.amend_actor(
        by=Viewer.system(), uid=uid, version=version, language="en", words=words, values={}
    )


def alfa():
    return next(one for one in Actor.objects.all() if one.town in ("Roma", "Torino"))


def test_the_same_file_changes_nothing(centre):
    assert imports.bring(centre, FIRST).outcomes() == ["created", "created"]
    before = list(Record.objects.values_list("uid", "version", "change").order_by("uid"))
    assert imports.bring(centre, FIRST).outcomes() == ["unchanged", "unchanged"]
    assert list(Record.objects.values_list("uid", "version", "change").order_by("uid")) == before


def test_what_the_source_changed_is_changed(centre):
    imports.bring(centre, FIRST)
    done = imports.bring(centre, FIRST.replace("One", "Uno").replace("Roma", "Torino"))
    assert done.outcomes() == ["updated", "unchanged"]
    assert (alfa().summary.texts["en"], alfa().town, done.said()) == ("Uno", "Torino", "")


def test_what_was_changed_here_stays(centre):
    imports.bring(centre, FIRST)
    amend(alfa().uid, summary="Ours")
    assert imports.bring(centre, FIRST).outcomes() == ["unchanged", "unchanged"]
    for _ in range(2):
        done = imports.bring(centre, FIRST.replace("One", "Theirs"))
        assert done.outcomes() == ["unchanged", "unchanged"]
        assert done.said() == (
            "summary@en=Theirs: It was changed here since the last import, to “Ours”: "
            "that was kept."
        )
    assert alfa().summary.texts["en"] == "Ours"
    both = imports.bring(centre, FIRST.replace("One", "Theirs").replace("Roma", "Torino"))
    assert both.outcomes() == ["updated", "unchanged"]
    assert (alfa().summary.texts["en"], alfa().town) == ("Ours", "Torino")


def test_what_was_emptied_here_stays_empty(centre):
    imports.bring(centre, FIRST)
    amend(alfa().uid, summary="")
    done = imports.bring(centre, FIRST.replace("One", "Uno"))
    assert (done.outcomes()[0], bool(alfa().summary)) == ("unchanged", False)


def test_two_sources_have_identifiers_of_their_own(centre):
    imports.bring(centre, FIRST, source="one")
    other = FIRST.replace("Alfa", "Gamma").replace("Beta", "Delta")
    assert imports.bring(centre, other, source="two").outcomes() == ["created", "created"]
    assert ExternalIdentity.objects.count() == 4


def test_what_was_removed_here_is_not_made_again(centre):
    imports.bring(centre, FIRST)
    operations.retire_actor(by=Viewer.system(), uid=alfa().uid, reason="Not any more.")
    done = imports.bring(centre, FIRST.replace("One", "Uno"))
    assert done.outcomes() == ["refused", "unchanged"]


def test_trying_changes_nothing_at_all(centre):
    def rows():
        tables = connection.introspection.table_names()
        with connection.cursor() as cursor:
            counts = {}
            for table in tables:
                cursor.execute(f'SELECT count(*) FROM "{table}"')
                counts[table] = cursor.fetchone()[0]
        return counts

    before = rows()
    done = imports.bring(centre, FIRST, dry=True)
    assert (done.outcomes(), rows()) == (["created", "created"], before)


def test_cards_are_as_if_registered_one_by_one(centre):
    """Journal, search, addresses, sort keys and sources are those of any other card."""
    editor = people.team(centre)
    imports.bring(
        centre, FIRST, by=editor, title="Register", licence="CC BY 4.0", published_on="2026-03"
    )
    card = alfa()
    assert (card.slug, card.version, str(card.origin)) == ("alfa", 1, "imported")
    lines = [line.sentence for line in journal.of(editor, card.uid)]
    assert lines == [f"{editor.name} added the card."]
    said = str(attributions(card.uid)["name"][0])
    assert "Register" in said
    assert "CC BY 4.0" in said
    assert search.find(Viewer.anonymous(), "Alfa", language="en").total == 1
    assert verify(centre) == []
    job = Import.objects.get()
    told = [line.sentence for line in journal.of(editor, job.uid)]
    assert told == [
        f"{editor.name} imported table.csv: 2 created, 0 updated, 0 unchanged, 0 refused."
    ]


#: What is another at every writing, and by whose hand a card came in.
OWN = {"uid", "id", "record_id", "slug", "address", "change", "changed", "created_at",
       "updated_at", "subject", "number", "hash", "previous_hash", "at", "salt", "entry_id",
       "personal_digest", "source_id", "checked_on", "origin"}  # fmt: skip


def stored_of(card):
    """All rows that stand for a card in the database, without what is its own."""
    entries = Entry.objects.filter(subject=card)
    kinds = {
        "row": Actor.objects.filter(uid=card),
        "record": Record.objects.filter(uid=card),
        "addresses": Slug.objects.filter(record=card),
        "order": SortKey.objects.filter(record=card),
        "translation": TranslationState.objects.filter(record=card),
        "sources": Provenance.objects.filter(record=card),
        "journal": entries,
        "names": Personal.objects.filter(entry__in=entries),
        "search": SearchRow.objects.filter(uid=card),
    }
    return {
        kind: sorted(
            repr([(name, value) for name, value in sorted(row.items()) if name not in OWN])
            for row in rows.values()
        )
        for kind, rows in kinds.items()
    }


def test_a_row_leaves_what_a_person_leaves(centre):
    """Row for row: identity, address, order, translation, sources, journal and search."""
    editor = people.team(centre)
    cells = "id;name;summary;description;country;town;lat;long;website;themes\n"
    row = "7;Beta;Ένα;Long words;IT;Roma;41.9;12.5;https://www.beta.example;\n"
    imports.bring(centre, cells + row, by=editor)
    by_import = Actor.objects.get()
    by_person = operations.register_actor(
        by=editor, centre=centre, name=text("Beta", "en"), state="published",
        texts={"summary": text("Ένα", "en"), "description": text("Long words", "en")},
        values={"country": "IT", "town": "Roma", "latitude": 41.9, "longitude": 12.5,
                "website": "https://www.beta.example"},
    )  # fmt: skip
    assert stored_of(by_import.uid) == stored_of(by_person)
    assert verify(centre) == []
    changes = list(Record.objects.order_by("change").values_list("change", flat=True))
    assert len(set(changes)) == len(changes)
    assert next_change() > changes[-1]


def test_names_that_are_alike_get_addresses_of_their_own(centre):
    names = "id,name\n" + "".join(f"{number},Same\n" for number in range(5))
    imports.bring(centre, names)
    slugs = sorted(Actor.objects.values_list("slug", flat=True))
    assert slugs == ["same", "same-2", "same-3", "same-4", "same-5"]


def test_only_editors_import(centre):
    for by in (people.team(centre, "member"), people.team(centres.centre()), Viewer.anonymous()):
        with pytest.raises(NotAllowed):
            imports.bring(centre, FIRST, by=by)
    assert Actor.objects.count() == 0


def test_a_mapping_that_cannot_be_is_told(centre):
    for mapping in ({"nobody": "name"}, {"town": "dragons"}, {"town": "name"}):
        with pytest.raises(Invalid) as refusal:
            imports.given(FIRST.encode(), mapping=mapping)
        assert refusal.value.errors["mapping"]


def test_a_card_of_another_centre_is_not_changed(centre):
    other = actors.plain_actor(centres.centre(), "Theirs")
    editor = people.team(centre)
    content = f"uid,version,languages,slug,name@en\n{other},1,name en,x,Ours\n"
    assert imports.bring(centre, content, by=editor).outcomes() == ["refused"]
    settling.settle(other, visibility="centre", state="draft")
    assert imports.bring(centre, content, by=editor).outcomes() == ["refused"]


def test_after_many_rows_the_index_is_put_in_order(centre, monkeypatch):
    """Not after few, and not where nothing has changed."""
    waiting = DBTaskResult.objects.filter(task_path__endswith="tidy_search")
    imports.bring(centre, FIRST)
    assert not waiting.exists()
    monkeypatch.setattr(running, "MANY", 2)
    imports.bring(centre, FIRST)
    assert not waiting.exists()
    imports.bring(centre, FIRST.replace("One", "Uno").replace("Two", "Due"))
    assert waiting.count() == 1
