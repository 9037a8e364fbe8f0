"""`vivaio taxonomy`, and what `vivaio migrate` does for the taxonomy and for competences."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import replace
from pathlib import Path

import django
from django.conf import settings
from django.utils.translation import gettext as _

from vivaio.config.serve import say

django.setup()

from vivaio.contexts.competences.operations import framework  # noqa: E402 - needs applications
from vivaio.ground.taxonomy import operations, queries, skos  # noqa: E402 - needs applications
from vivaio.ground.taxonomy.operations import Outcome  # noqa: E402
from vivaio.platform.tenancy.viewer import Viewer  # noqa: E402


def run(options: Namespace) -> int:
    """One of the verbs of `vivaio taxonomy`; its exit code."""
    if options.verb == "import":
        return _import(Path(options.file or ""), as_json=options.json)
    if options.verb == "export":
        return _export(options.file, options.scheme, options.format)
    update()
    return 0


def update() -> None:
    """Bring concepts and competences up to date with this release, and say what changed."""
    done = operations.bring_up_to_date(by=Viewer.system())
    if done.created or done.updated or done.withdrawn:
        _say(done)
    framework.bring_up_to_date(by=Viewer.system())


def _import(path: Path, *, as_json: bool) -> int:
    written, refused = skos.read(path.read_bytes(), path.suffix.lstrip(".").lower())
    done = operations.import_concepts(by=Viewer.system(), written=written)
    done = replace(done, refused=[*refused, *done.refused])
    reasons = [(one.what, _(one.why.msgid) % one.why.parameters) for one in done.refused]
    if as_json:
        counts = {name: getattr(done, name) for name in ("created", "updated", "unchanged")}
        refusals = [{"concept": what, "reason": why} for what, why in reasons]
        say(json.dumps({**counts, "refused": len(reasons), "refusals": refusals}))
    else:
        _say(done)
        for what, why in reasons:
            say(f"  {what}: {why}")
    return 1 if reasons else 0


def _say(done: Outcome) -> None:
    say(
        _(
            "Concepts: %(created)s new, %(updated)s changed, %(unchanged)s as they were, "
            "%(withdrawn)s withdrawn, %(refused)s refused."
        )
        % {
            "created": done.created, "updated": done.updated, "unchanged": done.unchanged,
            "withdrawn": done.withdrawn, "refused": len(done.refused),
        }
    )  # fmt: skip


def _export(file: str, scheme: str, ending: str) -> int:
    written = [one for one in queries.all_written() if scheme in ("", one.scheme)]
    words = skos.text_of(skos.graph(written, settings.PUBLIC_ADDRESS), ending)
    if file and file != "-":
        Path(file).write_text(words, encoding="utf-8")
    else:
        sys.stdout.write(words)
    return 0
