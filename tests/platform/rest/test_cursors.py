"""Cursors lead on, and nothing else is taken for one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vivaio.kernel import uid as uids
from vivaio.kernel.errors import Invalid
from vivaio.platform.rest import cursors


def test_there_and_back():
    uid = uids.new()
    assert cursors.uid_of(cursors.after_uid(uid)) == uid
    assert cursors.change_of(cursors.after_change(7)) == 7
    assert cursors.uid_of("") is None
    assert cursors.change_of("") == 0


def test_one_kind_is_not_taken_for_the_other():
    with pytest.raises(Invalid):
        cursors.uid_of(cursors.after_change(7))
    with pytest.raises(Invalid):
        cursors.change_of(cursors.after_uid(uids.new()))


@settings(max_examples=50, deadline=None)
@given(st.text(min_size=1, max_size=90))
def test_anything_else_is_refused(words):
    for read in (cursors.uid_of, cursors.change_of):
        with pytest.raises(Invalid):
            read(words)
