"""The verbs of the journal, each with the sentence that is made of it when it is read."""

from __future__ import annotations

from vivaio.kernel.errors import N_
from vivaio.platform.registry import Registry

#: The sentence for a verb that no installed room knows (any more).
NEUTRAL = N_("%(who)s worked on this.")

_sentences: Registry[str] = Registry("journal verbs")


def register(verb: str, sentence: str) -> str:
    """Tell how an act reads: an English msgid (marked with `N_`) that starts with `%(who)s`.

    Other names in it are parameters of the act, all written as `%(name)s`. The verb is given back,
    so that it can be named once: `AMENDED = verbs.register("actor.amended", N_("…"))`.
    """
    _sentences.register(verb, sentence)
    return verb


def sentence(verb: str) -> str:
    """The msgid of a verb, or a neutral one."""
    return _sentences.get(verb) if verb in _sentences else NEUTRAL
