"""A life allows what its table says and refuses all else with a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vivaio.kernel.decision import require
from vivaio.kernel.errors import NotAllowed
from vivaio.kernel.lifecycle import Lifecycle, lifecycle

STATES = ("draft", "submitted", "published", "closed")


@st.composite
def lives(draw: st.DrawFn) -> Lifecycle:
    starts = st.lists(st.sampled_from(STATES), min_size=1, max_size=4, unique=True).map(" ".join)
    verbs = draw(
        st.dictionaries(
            st.sampled_from(["submit", "publish", "close", "reopen"]),
            st.tuples(starts, st.sampled_from(STATES)),
            min_size=1,
        )
    )
    return lifecycle(*STATES, **verbs)


@given(lives())
def test_forbidden_is_exactly_what_can_refuses(life: Lifecycle) -> None:
    every = {(verb, state) for verb in life.verbs for state in life.states}
    refused = {pair for pair in every if not life.can(*pair)}
    assert set(life.forbidden()) == refused


@given(lives())
def test_every_verb_leads_to_a_state_of_this_life(life: Lifecycle) -> None:
    assert {life.after(verb) for verb in life.verbs} <= set(life.states)


def test_a_refusal_says_why() -> None:
    life = lifecycle("draft", "published", publish=("draft", "published"))
    refusal = life.can("publish", "published")
    assert refusal.reason.msgid == "This is not possible in its present state."
    with pytest.raises(NotAllowed) as raised:
        require(refusal)
    assert raised.value.decision is refusal
    require(life.can("publish", "draft"))


@pytest.mark.parametrize("verb", [("draft gone", "draft"), ("draft", "gone")])
def test_a_table_that_names_unknown_states_is_a_mistake(verb: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="gone"):
        lifecycle("draft", act=verb)


def test_a_verb_that_is_in_no_table_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        lifecycle("draft").can("publish", "draft")
