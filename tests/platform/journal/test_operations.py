"""Appending, erasing the personal side, and what the database refuses."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from vivaio.kernel import uid
from vivaio.platform.journal import hashing, operations
from vivaio.platform.journal.models import AppendOnlyError, ChainHead, Entry, Hand, Personal
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db


def act(by: Viewer, centre: UUID | None, **given: object) -> Entry:
    return operations.append(by=by, verb="thing.done", subject=uid.new(), centre=centre, **given)  # type: ignore[arg-type]


def test_each_centre_has_a_chain_and_the_network_its_own(
    ana: Viewer, torino: UUID, zagreb: UUID
) -> None:
    made = [act(ana, centre) for centre in (torino, zagreb, None, torino, None)]
    assert [entry.number for entry in made] == [1, 1, 1, 2, 2]
    assert made[3].previous_hash == made[0].hash
    assert made[4].previous_hash == made[2].hash
    assert all(operations.verify(chain) == [] for chain in (torino, zagreb, None))


def test_names_lie_in_the_personal_side_only(ana: Viewer, torino: UUID) -> None:
    entry = act(ana, torino, parameters={"fields": ["mission"]}, personal={"guest": "Bruno"})
    stored = Entry.objects.filter(pk=entry.pk).values().get()
    assert "Ana" not in repr(stored)
    assert "Bruno" not in repr(stored)
    assert entry.personal.values == {"who": "Ana Marić", "guest": "Bruno"}
    assert entry.personal.person == ana.person


def test_the_platform_and_the_nameless_have_no_personal_side(torino: UUID) -> None:
    for viewer in (Viewer.system(), Viewer.anonymous()):
        assert act(viewer, torino).personal_digest == ""
    assert not Personal.objects.exists()


def test_an_act_knows_in_what_quality_it_was_done(
    ana: Viewer, neighbour: Viewer, torino: UUID
) -> None:
    network = Viewer(account=1, name="Lead", network=frozenset({"manage"}))
    assert act(ana, torino).hand == Hand.TEAM
    assert act(network, None).hand == Hand.TEAM
    assert act(neighbour, torino).hand == Hand.MEMBER
    assert act(ana, None).hand == Hand.MEMBER
    assert act(Viewer(account=3, name="X"), torino).hand == Hand.VISITOR
    assert act(Viewer.system(), torino).hand == Hand.PLATFORM


def test_erasing_a_person_leaves_the_chain_whole(
    ana: Viewer, colleague: Viewer, torino: UUID
) -> None:
    act(ana, torino)
    act(colleague, torino)
    about = operations.append(
        by=colleague, verb="person.invited", subject=uid.new(), centre=torino,
        personal={"guest": "Ana Marić"}, other=[ana.person],
    )  # fmt: skip
    operations.append(by=colleague, verb="person.seen", subject=ana.person, centre=torino)
    assert operations.erase_person(ana.person) == 3
    assert Personal.objects.count() == 1
    assert operations.verify(torino) == []
    assert not Personal.objects.filter(entry=about).exists()


def test_erasing_by_account_and_by_act(ana: Viewer, colleague: Viewer, torino: UUID) -> None:
    first, second = act(ana, torino), act(colleague, torino)
    assert operations.erase_account(7) == 1
    assert operations.erase([first.uid, second.uid]) == 1
    assert operations.verify(torino) == []


def test_the_digest_cannot_be_guessed_without_the_salt(ana: Viewer, torino: UUID) -> None:
    first, second = act(ana, torino), act(ana, torino)
    assert first.personal_digest != second.personal_digest
    values = first.personal.values
    assert first.personal_digest != hashing.of_personal("", ana.person, values)


@pytest.mark.parametrize("value", [1.5, {1: "x"}, {"x": object()}, b"x"])
def test_parameters_are_plain(ana: Viewer, torino: UUID, value: object) -> None:
    with pytest.raises(TypeError):
        act(ana, torino, parameters={"value": value})
    assert not Entry.objects.exists()


@pytest.mark.parametrize("value", ["a\x00b", "\ud800"])
def test_texts_that_a_database_cannot_keep_are_refused(
    ana: Viewer, torino: UUID, value: str
) -> None:
    with pytest.raises(ValueError, match=r"."):
        act(ana, torino, parameters={"value": value})
    with pytest.raises(ValueError, match=r"."):
        act(ana, torino, personal={"guest": value})


def test_what_is_stored_has_the_hash_of_what_was_written(ana: Viewer, torino: UUID) -> None:
    entry = act(
        replace(ana, name="Ἀθηνᾶ Ž"), torino,
        parameters={"z": [1, True, None, "ž"], "a": {"deep": ["“”", 10**15]}, "t": ()},
        other=[uid.new()],
    )  # fmt: skip
    stored = Entry.objects.get(pk=entry.pk)
    assert hashing.of_entry(stored) == stored.hash == entry.hash
    assert hashing.of_personal_row(stored.personal) == stored.personal_digest


def test_the_models_refuse_to_change_or_remove(ana: Viewer, torino: UUID) -> None:
    entry = act(ana, torino)
    entry.verb = "other"
    for attempt in (
        entry.save,
        entry.delete,
        Entry.objects.all().delete,
        lambda: Entry.objects.update(verb="other"),
        entry.personal.save,
    ):
        with pytest.raises(AppendOnlyError):
            attempt()
    assert Entry.objects.get().verb == "thing.done"


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_entry SET verb = 'other'",
        "DELETE FROM journal_entry",
        "UPDATE journal_personal SET salt = ''",
    ],
)
def test_the_database_refuses_too(ana: Viewer, torino: UUID, statement: str) -> None:
    act(ana, torino)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert operations.verify(torino) == []


def test_a_chain_cannot_fork(ana: Viewer, torino: UUID) -> None:
    for chain in (torino, None):
        entry = act(ana, chain)
        twin = Entry(
            chain=chain, number=entry.number, at=entry.at, verb="x", hand="team",
            subject=uid.new(), hash="x",
        )  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            twin.save()


def test_an_operation_that_fails_leaves_no_entry_and_no_gap(ana: Viewer, torino: UUID) -> None:
    act(ana, torino)

    @transaction.atomic
    def fails() -> None:
        act(ana, torino)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fails()
    assert act(ana, torino).number == 2
    assert ChainHead.objects.get(chain=torino).number == 2
    assert operations.verify(torino) == []
