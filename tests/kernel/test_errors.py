"""Refusals carry the sentences a page or an answer of the API shows."""

import pytest

from vivaio.kernel.decision import YES, no, require
from vivaio.kernel.errors import N_, Conflict, Invalid, Message, NotAllowed, Refusal, Unknown


def test_a_decision_is_as_true_as_its_answer() -> None:
    assert YES
    assert not no("Not now.")
    assert no("Only %(who)s may.", who="Ana").reason == Message("Only %(who)s may.", {"who": "Ana"})


def test_require_passes_a_yes_and_raises_a_no_with_its_reason() -> None:
    require(YES)
    with pytest.raises(NotAllowed, match=r"Not now\."):
        require(no("Not now."))


def test_all_are_refusals_and_say_what_is_wrong() -> None:
    for kind in (NotAllowed, Unknown, Invalid, Conflict):
        assert issubclass(kind, Refusal)
    assert str(Invalid({"title": [Message("Give a title.")]})) == "title: Give a title."
    assert Conflict("now", 3).version == 3


def test_marking_a_sentence_leaves_it_as_it_is() -> None:
    assert N_("Give a title.") == "Give a title."
