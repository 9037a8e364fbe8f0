"""`vivaio thread`: records of a kind, and what each rests on and has become."""

from __future__ import annotations

import json
from argparse import Namespace
from uuid import UUID

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from vivaio.config.serve import say
from vivaio.contexts.thread import queries
from vivaio.contexts.thread.queries import Told
from vivaio.kernel.errors import N_, Invalid, Message, Unknown
from vivaio.platform.links.walking import Knot, Side, Step, Strand
from vivaio.platform.records import merging
from vivaio.platform.records import queries as records
from vivaio.platform.records.kinds import models_by_kind
from vivaio.platform.records.translatables import kind_name
from vivaio.platform.tenancy.examples import titled
from vivaio.platform.tenancy.viewer import Viewer

NO_SUCH_KIND = N_("There is no kind of record “%(kind)s”; there is: %(kinds)s.")
LEFT_OUT = N_(
    "This thread is longer than one page can tell: some of its records are left out. Go on from "
    "one of those at its end."
)
NO_SUCH_RECORD = N_("There is no record “%(uid)s” that everybody may see.")


def run(options: Namespace) -> int:
    """`thread list` or `thread show`; its exit code."""
    if options.language not in dict(settings.LANGUAGES):
        languages = ", ".join(code for code, _name in settings.LANGUAGES)
        wrong = Message(N_("The language is one of: %(languages)s."), {"languages": languages})
        raise Invalid({"language": [wrong]})
    viewer = Viewer.anonymous(options.language)
    if options.verb == "list":
        return _list(viewer, options)
    return _show(viewer, options)


def _list(viewer: Viewer, options: Namespace) -> int:
    kinds = sorted(models_by_kind())
    if options.what not in kinds:
        given = {"kind": options.what, "kinds": ", ".join(kinds)}
        raise Invalid({"what": [Message(NO_SUCH_KIND, given)]})
    found = records.of_kind(viewer, options.what)
    if options.json:
        _print([
            {"uid": str(one.uid), "title": one.title.best(viewer.language).words,
             "address": _address(one.uid)}
            for one in found
        ])  # fmt: skip
        return 0
    for one in found:
        say(f"{one.uid}  {titled(one.title.best(viewer.language).words, one.nature)}")
    return 0


def _show(viewer: Viewer, options: Namespace) -> int:
    way = "back" if options.back else "forward" if options.forward else ""
    told = _told(viewer, options.what, way)
    if options.json:
        knots = [told.thread.start, *(step.knot for step in told.thread.steps)]
        _print({
            "records": [_record(one, viewer.language) for one in knots],
            "links": [_link(one, viewer.language) for one in told.thread.strands],
            "more": told.thread.more,
        })  # fmt: skip
        return 0
    with translation.override(viewer.language):
        _tell(told, viewer.language)
    return 0


def _told(viewer: Viewer, given: str, way: str) -> Told:
    """The thread of a uid, or of the record in which it lives on."""
    try:
        uid = UUID(given)
        living = merging.survivor(viewer, uid)
        return queries.told(viewer, living.uid if living else uid, way)
    except (ValueError, Unknown):
        raise Invalid({"what": [Message(NO_SUCH_RECORD, {"uid": given})]}) from None


def _record(one: Knot, language: str) -> dict[str, object]:
    return {
        "uid": str(one.uid), "kind": one.kind, "title": one.title.best(language).words,
        "address": _address(one.uid), "nature": one.nature,
        "removed_on": one.gone_on.isoformat() if one.gone_on else None,
    }  # fmt: skip


def _link(one: Strand, language: str) -> dict[str, object]:
    return {
        "kind": one.kind, "from": str(one.source), "to": str(one.target),
        "date": one.since or one.recorded_on.isoformat(),
        "reason": one.reason.best(language).words if one.reason else "",
    }  # fmt: skip


def _tell(told: Told, language: str) -> None:
    start = told.thread.start
    say(f"{kind_name(start.kind)}: {_title(start, language)}")
    headings: dict[Side, str] = {
        "back": _("What it rests on"),
        "forward": _("What became of it"),
        "beside": _("Who and what stands beside it"),
    }
    for side, heading in headings.items():
        steps = told.thread.of(side)
        if steps:
            say(f"\n{heading}")
        for step in steps:
            say(_line(step, language))
    if not told.thread.steps:
        say(_("No step is recorded yet"))
    if told.thread.more:
        say(_(LEFT_OUT))


def _line(step: Step, language: str) -> str:
    indent = "  " * step.depth
    day = step.strand.since or step.strand.recorded_on.isoformat()
    lines = [f"{indent}{day}  {step.label}: {_title(step.knot, language)} "
             f"({kind_name(step.knot.kind)})"]  # fmt: skip
    reason = step.strand.reason.best(language).words if step.strand.reason else ""
    return "\n".join([*lines, *([f"{indent}  {reason}"] if reason else [])])


def _title(one: Knot, language: str) -> str:
    if one.gone_on is not None:
        return _("no longer there")
    return titled(one.title.best(language).words, one.nature)


def _address(uid: UUID) -> str:
    return f"{settings.PUBLIC_ADDRESS}/id/{uid}"


def _print(found: object) -> None:
    say(json.dumps(found, ensure_ascii=False, indent=2))
