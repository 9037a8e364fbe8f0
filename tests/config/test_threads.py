"""`vivaio thread`: what it prints, and that what is wrong is one sentence."""

from __future__ import annotations

import json
from uuid import UUID

import pytest

from tests.factories import centres, needs
from tests.factories import challenges as make
from vivaio.config import command, console
from vivaio.platform.links import operations
from vivaio.platform.records.models import Record
from vivaio.platform.tenancy.viewer import Viewer

pytest_plugins = ["tests.factories.fixtures"]
pytestmark = pytest.mark.django_db


def run(capsys, *words):
    """Exit code, standard output, standard error."""
    code = console.run("thread", command._parsers()["thread"].parse_args(words))
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def pair():
    centre = centres.centre()
    need, challenge = needs.need(centre), make.challenge(centre)
    operations.link(
        by=Viewer.system(), kind="posed_as", source=need, target=challenge, since="2025-01-13",
        reason="first of all",
    )  # fmt: skip
    return need, challenge


def test_the_records_of_a_kind_as_everybody_sees_them(capsys, pair):
    hidden = needs.need(centres.centre(country="HR"))
    Record.objects.filter(uid=hidden).update(visibility="centre")
    code, out, _ = run(capsys, "list", "need", "--json")
    (only,) = json.loads(out)
    assert code == 0
    assert set(only) == {"uid", "title", "address"}
    assert UUID(only["uid"]) == pair[0]
    assert only["address"].endswith(f"/id/{pair[0]}")
    assert str(pair[0]) in run(capsys, "list", "need")[1]


def test_the_thread_of_one_record(capsys, pair):
    need, challenge = map(str, pair)
    code, out, _ = run(capsys, "show", need, "--json", "--forward")
    told = json.loads(out)
    assert code == 0
    assert not told["more"]
    assert [(one["uid"], one["kind"]) for one in told["records"]] == [
        (need, "need"), (challenge, "challenge")
    ]  # fmt: skip
    assert {"uid", "kind", "title", "address"} <= set(told["records"][0])
    assert told["links"] == [
        {"kind": "posed_as", "from": need, "to": challenge, "date": "2025-01-13",
         "reason": "first of all"}
    ]  # fmt: skip
    back = json.loads(run(capsys, "show", need, "--json", "--back")[1])
    assert len(back["records"]) == 1
    assert back["links"] == []
    assert "poses" in run(capsys, "show", challenge)[1]
    assert "first of all" in run(capsys, "show", challenge)[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "dragon"), "There is no kind of record “dragon”; there is: act, actor"),
        (("show", "00000000-0000-7000-8000-000000000000"), "There is no record"),
        (("show", "not a uid", "--json"), "There is no record “not a uid”"),
        (("list", "need", "--language", "xx"), "The language is one of"),
    ],
)
def test_what_is_wrong_is_a_sentence(capsys, words, said):
    code, out, err = run(capsys, *words)
    assert (code, out) == (1, "")
    assert said in err
    assert "Traceback" not in err
