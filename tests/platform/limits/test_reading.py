"""Readings are counted in memory, for each reader apart, until the window ends."""

from vivaio.platform.limits.reading import Meter


def test_so_many_a_window_for_each():
    meter = Meter(60)
    standings = [meter.take("a", 2, now=120.0 + second) for second in range(3)]
    assert [one.left for one in standings] == [1, 0, 0]
    assert [one.is_over for one in standings] == [False, False, True]
    assert [one.resets for one in standings] == [60, 59, 58]
    assert not meter.take("b", 2, now=121.0).is_over
    assert not meter.take("a", 2, now=180.0).is_over


def test_nobody_is_kept_in_plain_words():
    meter = Meter()
    meter.take("192.0.2.1", 5)
    assert b"192.0.2.1" not in repr(vars(meter)).encode()
