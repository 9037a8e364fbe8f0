"""What this room writes: to authors and reviewers, who need no account to answer."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.utils.translation import gettext, override

from vivaio.contexts.challenges import marks, timeline
from vivaio.contexts.challenges.models import Author, Challenge, Idea, Reviewer
from vivaio.kernel.errors import N_
from vivaio.platform.mail import operations as mail
from vivaio.platform.tenancy.examples import mark
from vivaio.platform.tenancy.models import Nature
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.wording import day

SUBJECTS = {
    "sent": N_("Your idea has arrived: %(title)s"),
    "kept": N_("Your draft is kept: %(title)s"),
    "invited": N_("%(who)s asks you to write an idea together: %(title)s"),
}
WORDS = {
    "sent": N_(
        "Your idea “%(title)s” has arrived. You get an answer with its reason by %(by)s. With this "
        "link, which is yours alone, you change the idea, invite others to write with you and see "
        "what becomes of it:\n%(page)s"
    ),
    "kept": N_(
        "Your draft “%(title)s” is kept; outside the centre nobody reads it. With this link, which "
        "is yours alone, you write on and send it when it is ready:\n%(page)s"
    ),
    "invited": N_(
        "%(who)s asks you to be an author of the idea “%(title)s”. Look at it and say yes here; "
        "no account is needed:\n%(page)s"
    ),
}
REVIEW_SUBJECT = N_("Will you judge ideas? %(title)s")
REVIEW = N_(
    "You are asked to judge the ideas for “%(title)s”, from the day after %(closes)s. This link is "
    "yours alone and needs no account:\n%(page)s"
)
NEWS_SUBJECT = N_("What became of your idea")
STOP = N_("No more of these letters, with one click and without signing in:\n%(stop)s")


def key(purpose: str, uid: UUID) -> str:
    """The name of a letter."""
    return f"challenges:{purpose}:{uid}"


def to_author(idea: Idea, author: Author, purpose: str, who: str = "") -> None:
    """A letter with the author's own link."""
    language = author.language
    with override(language):
        named = {
            "title": idea.title.best(language).words,
            "who": who,
            "by": day(idea.answer_by),
            "page": marks.page("author", language, author.uid),
        }
        _queue(
            author.address, language, f"idea.{purpose}", key(purpose, author.uid),
            gettext(SUBJECTS[purpose]) % named, [gettext(WORDS[purpose]) % named], idea,
        )  # fmt: skip


def to_reviewer(challenge: Challenge, reviewer: Reviewer) -> None:
    """A letter with the reviewer's own link."""
    language = reviewer.language
    with override(language):
        named = {
            "title": challenge.title.best(language).words,
            "closes": day(challenge.closes_on),
            "page": marks.page("reviewer", language, reviewer.uid),
        }
        _queue(
            reviewer.address, language, "challenge.review", key("review", reviewer.uid),
            gettext(REVIEW_SUBJECT) % named, [gettext(REVIEW) % named], challenge,
        )  # fmt: skip


def digest(authors: Sequence[Author], stamp: str) -> bool:
    """One letter to one person about all that happened to their ideas; False: nothing did.

    `authors` are that person's places in ideas, with one address. What is told is noted there.
    """
    first = authors[0]
    language = first.language
    viewer = Viewer.anonymous(language)
    with override(language):
        parts, rows = [], []
        for author in authors:
            steps = timeline.whole(viewer, author.idea)
            steps = [one for one in steps if one.key not in author.told]
            if not steps:
                continue
            title = author.idea.title.best(language).words
            own = marks.page("author", language, author.uid)
            parts.append("\n".join([f"“{title}”", *map(_line, steps), own]))
            author.told = [*author.told, *(one.key for one in steps)]
            rows.append(author)
        if not rows:
            return False
        stop = marks.page("stop", language, first.uid)
        parts.append(gettext(STOP) % {"stop": stop})
        _queue(
            first.address, language, "idea.news", f"challenges:news:{first.uid}:{stamp}",
            gettext(NEWS_SUBJECT), parts, rows[0].idea, stop,
        )  # fmt: skip
    for author in rows:
        author.save(update_fields=["told"])
    return True


def _line(step: timeline.Step) -> str:
    said = f"{day(step.on)}: {step.words}"
    if step.title:
        said = f"{said} “{step.title.words}”"
    return f"{said}\n{step.reason.words}" if step.reason else said


def _queue(
    to: str, language: str, purpose: str, name: str, subject: str, parts: list[str],
    about: Idea | Challenge, stop: str = "",
) -> None:  # fmt: skip
    words = [mark(), *parts] if about.nature == Nature.EXAMPLE else parts
    mail.queue(
        to=to, subject=" ".join(subject.split())[:500], text="\n\n".join(words) + "\n",
        language=language, purpose=purpose, key=name, unsubscribe=stop, centre=about.centre_id,
    )  # fmt: skip
