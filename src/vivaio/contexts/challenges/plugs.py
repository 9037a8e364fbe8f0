"""What this room offers to the rest of the house."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from uuid import UUID

from vivaio.contexts.challenges import checking, declarations, desk, gaps, letters, policies, tasks
from vivaio.contexts.challenges.models import Author, Challenge, Comment, Idea, Review, Reviewer
from vivaio.contexts.challenges.queries import challenges, ideas
from vivaio.kernel.errors import N_
from vivaio.kernel.text import Text
from vivaio.platform.journal import verbs
from vivaio.platform.mail import operations as mail
from vivaio.platform.records.reading import plug_in_search
from vivaio.platform.records.translatables import Translatable, translatables
from vivaio.platform.registry import (
    Export,
    LinkKind,
    RoomLink,
    desk_items,
    exports,
    link_kinds,
    room_links,
)
from vivaio.platform.registry.instances import gaps as registered_gaps
from vivaio.platform.registry.instances import removals
from vivaio.platform.registry.merging import MOVES, merges, stays
from vivaio.platform.tenancy.viewer import Viewer

SENTENCES = {
    "challenge.drafted": N_("%(who)s began the draft."),
    "challenge.amended": N_("%(who)s changed the words."),
    "challenge.open": N_("%(who)s opened it."),
    "challenge.close": N_("It ended on its last day."),
    "challenge.evaluate": N_("%(who)s ended the evaluation and published the reasons."),
    "challenge.conclude": N_("%(who)s concluded it: every idea has its answer."),
    "challenge.reviewer": N_("%(who)s asked somebody to judge."),
    "challenge.reviewed": N_("A reviewer judged an idea."),
    "challenge.recused": N_("A reviewer stood aside from an idea."),
    "idea.drafted": N_("The draft was begun."),
    "idea.send": N_("It was sent."),
    "idea.amended": N_("Its authors changed the words."),
    "idea.withdraw": N_("Its authors took it back."),
    "idea.invited": N_("Its authors invited another one."),
    "idea.joined": N_("Another author said yes."),
    "idea.show": N_("%(who)s read it and showed it to everybody."),
    "idea.turn_away": N_("%(who)s turned it away, with the reason."),
    "idea.answer": N_("%(who)s answered it."),
    "idea.commented": N_("Somebody wrote a comment."),
    "idea.comment_shown": N_("%(who)s showed a comment."),
    "idea.comment_left_out": N_("%(who)s left a comment out."),
}
_ACTOR, _IDEA = frozenset({"actor"}), frozenset({"idea"})
_CHALLENGE = frozenset({"challenge"})
LINKS = (
    LinkKind("posed_as", frozenset({"need"}), _CHALLENGE, N_("posed as"), N_("poses")),
    LinkKind("set_by", _CHALLENGE, _ACTOR, N_("set by"), N_("sets"), way="beside"),
    LinkKind("received", _CHALLENGE, _IDEA, N_("received"), N_("received by")),
    LinkKind("proposed_by", _IDEA, _ACTOR, N_("proposed by"), N_("proposed"), way="beside"),
    LinkKind(
        "grouped_with", _IDEA, _IDEA, N_("grouped with"), N_("grouped with"), symmetric=True
    ),
    LinkKind(
        "tried_in", frozenset({"idea", "solution"}), frozenset({"pilot"}), N_("tried in"),
        N_("tries"),
    ),
)  # fmt: skip
ROOM_LINK = RoomLink(
    "challenges",
    N_("Challenges and ideas"),
    "centres/{slug}/challenges/",
    policies.can_write,
    N_("Ask a question, read the ideas, answer each by the promised day."),
    "plant-2",
)
CHALLENGE_COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "state": N_("State"), "country": N_("Country"),
    "themes": N_("Themes"), "budget": N_("Budget in euro"), "opened_on": N_("Open since"),
    "closes_on": N_("Open until"), "answers_by": N_("Answers by"), "ideas": N_("Ideas"),
    "nature": N_("Nature"),
}  # fmt: skip
IDEA_COLUMNS = {
    "uid": N_("Identity"), "address": N_("Address"), "title": N_("Title"),
    "language": N_("Language"), "challenge": N_("Challenge"), "country": N_("Country"),
    "received_on": N_("Received"), "answer_by": N_("Answers by"), "answered_on": N_("Answered"),
    "answer": N_("Answer"), "reason": N_("Reason"), "nature": N_("Nature"),
}  # fmt: skip


def _challenges(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    rows = challenges.every(viewer)
    counts = challenges.counts(viewer, [row.uid for row in rows])
    for row in rows:
        title = row.title.best(viewer.language)
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "state": row.state, "country": row.country,
            "themes": " ".join(row.themes), "budget": "" if row.budget is None else row.budget,
            "opened_on": row.opened_on or "", "closes_on": row.closes_on or "",
            "answers_by": row.answers_by or "", "ideas": counts.get(row.uid, 0),
            "nature": row.nature,
        }  # fmt: skip


def _ideas(viewer: Viewer) -> Iterator[Mapping[str, object]]:
    known = {row.uid for row in challenges.every(viewer)}
    for row in ideas.every(viewer):
        title = row.title.best(viewer.language)
        yield {
            "uid": row.uid, "address": f"/id/{row.uid}", "title": title.words,
            "language": title.language, "country": row.country,
            "challenge": f"/id/{row.challenge_id}" if row.challenge_id in known else "",
            "received_on": row.received_on or "", "answer_by": row.answer_by or "",
            "answered_on": row.answered_on or "", "answer": row.answer,
            "reason": row.reason.best(viewer.language).words, "nature": row.nature,
        }  # fmt: skip


def _criteria(row: Challenge) -> dict[str, Text]:
    return {f"criteria.{one['code']}": Text.from_json(one["name"]) for one in row.criteria}


def _put_criterion(row: Challenge, path: str, text: Text) -> None:
    code = path.partition(".")[2]
    row.criteria = [
        {**one, "name": text.to_json()} if one["code"] == code else one for one in row.criteria
    ]


def forget(record: UUID) -> None:
    """Delete who wrote, said and judged about a record that is removed for good."""
    authors = Author.objects.filter(idea=record)
    reviewers = Reviewer.objects.filter(challenge=record)
    names = [letters.key(purpose, uid) for uid in authors.values_list("uid", flat=True)
             for purpose in letters.SUBJECTS]  # fmt: skip
    names += [letters.key("review", uid) for uid in reviewers.values_list("uid", flat=True)]
    mail.forget(names)
    Review.objects.filter(idea=record).delete()
    Comment.objects.filter(idea=record).delete()
    Idea.objects.filter(challenge=record).update(challenge=None)
    authors.delete()
    reviewers.delete()


def plug_in() -> None:
    """Register sentences, ties, search, desk, room, exports, translation and personal data."""
    for verb, sentence in SENTENCES.items():
        verbs.register(verb, sentence)
    for one in LINKS:
        link_kinds.register(one.code, one)
    plug_in_search(Challenge)
    plug_in_search(Idea)
    translatables.register(
        "challenge",
        Translatable(
            "challenge", N_("Challenge"), longest=checking.OF_CHALLENGES, parts=_criteria,
            put=_put_criterion, label=lambda path: path.partition(".")[2],
        ),
    )  # fmt: skip
    translatables.register("idea", Translatable("idea", N_("Idea"), longest=checking.OF_IDEAS))
    for item in desk.ITEMS:
        desk_items.register(item.code, item)
    for gap in gaps.GAPS:
        registered_gaps.register(gap.code, gap)
    room_links.register(ROOM_LINK.code, ROOM_LINK)
    for code, title, columns, rows in (
        ("challenges", N_("Challenges"), CHALLENGE_COLUMNS, _challenges),
        ("ideas", N_("Ideas"), IDEA_COLUMNS, _ideas),
    ):
        kinds = frozenset({code[:-1]})
        exports.register(code, Export(code, title, columns, rows, kinds=kinds))
    removals.register("challenges", forget)
    tasks.register()
    for key in ("Challenge.owner", "Idea.actor"):
        merges.register(f"challenges.{key}", MOVES)
    for key in ("Idea.challenge", "Author.idea", "Comment.idea", "Reviewer.challenge",
                "Review.idea"):  # fmt: skip
        merges.register(f"challenges.{key}", stays("challenges and ideas are grouped, not merged"))
    declarations.register()
