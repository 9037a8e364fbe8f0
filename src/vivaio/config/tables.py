"""`vivaio import` and `vivaio export`: tables brought in and taken away by the operator."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from vivaio.config.serve import say
from vivaio.ground.actors.exporting import formats
from vivaio.ground.centres import queries as centres
from vivaio.ground.importing import choices as chosen
from vivaio.ground.importing import mapping as mappings
from vivaio.ground.importing import operations as imports
from vivaio.ground.importing.importers import Importer, importers
from vivaio.ground.importing.planning import Planned
from vivaio.kernel.errors import N_, Invalid, Message
from vivaio.platform.sheets import reading
from vivaio.platform.sheets.table import Survey
from vivaio.platform.tenancy.viewer import Viewer
from vivaio.platform.web.errors import sentence

NO_SUCH_KIND = N_("There is nothing to import or export under this name; there is: %(names)s.")
NO_SUCH_CENTRE = N_("There is no centre “%(centre)s”; there is: %(names)s.")
NO_MAPPING = N_('The mapping is a JSON object of column names and fields: {"Nome": "name"}.')


def bring(options: Namespace) -> int:
    """Import a file; the report as lines, or as one JSON object and nothing else."""
    viewer = Viewer.system()
    importer = _importer(options.what)
    centre = _centre(viewer, options.centre)
    path = Path(options.file)

    def opened() -> BinaryIO:
        return path.open("rb")

    def is_heading(words: str) -> bool:
        return bool(mappings.target_of(words, importer.fields))

    survey = reading.survey(opened, is_heading)
    terms: dict[str, Any] = {
        "by": viewer,
        "centre": centre.uid,
        "kind": importer.kind,
        "opened": opened,
        "survey": survey,
        "mapping": _mapping(options.mapping, survey, importer),
        "choices": chosen.checked(_choices(options, centre.country)),
    }
    refusals: list[dict[str, Any]] = []
    report = imports.Report()

    def count(batch: Sequence[Planned]) -> None:
        report.add(batch)
        refusals.extend(
            {"row": one.number, "reason": sentence(one.reason)} for one in batch if one.reason
        )

    if options.dry_run:
        imports.try_here(**terms, say=count)
    else:
        imports.run_here(**terms, name=path.name, say=count)
    _tell(options, report, refusals)
    return 0


def _tell(
    options: Namespace, report: imports.Report, refusals: Sequence[Mapping[str, Any]]
) -> None:
    told = {
        "rows": report.rows, **report.outcomes, "warnings": report.warnings,
        "refusals": list(refusals),
    }  # fmt: skip
    if options.json:
        say(json.dumps(told, ensure_ascii=False))
        return
    line = _(
        "%(rows)s rows: %(created)s created, %(updated)s updated, %(unchanged)s unchanged, "
        "%(refused)s refused. %(warnings)s warnings."
    )
    say(line % told)
    for one in refusals[:200]:
        say(_("Row %(row)s: %(reason)s") % one)
    if options.dry_run:
        say(_("Nothing was changed."))


def _importer(name: str) -> Importer:
    known = {one.name: one for one in importers.all().values()}
    if name not in known:
        raise Invalid({"what": [Message(NO_SUCH_KIND, {"names": ", ".join(known)})]})
    return known[name]


def _centre(viewer: Viewer, name: str) -> centres.CentreLine:
    lines = centres.centres(viewer)
    codes = centres.codes()
    wanted = name.strip().lower()
    for line in lines:
        if wanted in {codes.get(line.uid, "").lower(), line.slug, line.country.lower()}:
            return line
    names = ", ".join(codes.get(line.uid, line.slug) for line in lines)
    raise Invalid({"centre": [Message(NO_SUCH_CENTRE, {"centre": name, "names": names})]})


def _choices(options: Namespace, country: str) -> dict[str, Any]:
    language = options.language or {"SI": "sl", "GR": "el"}.get(country, country.lower())
    return {
        **chosen.defaults(language),
        **({"source": options.source} if options.source else {}),
        "title": options.title or Path(options.file).name,
        "licence": options.licence,
        "nature": "example" if options.example else "fact",
        "publish": not options.drafts,
        "also_likely": options.also_likely,
    }


def _mapping(given: str, survey: Survey, importer: Importer) -> dict[str, str]:
    """What is guessed, with what was said of some columns put in its place."""
    guessed = mappings.guess(survey, importer.fields)
    if not given:
        return guessed
    try:
        words = given if given.lstrip().startswith("{") else Path(given).read_text("utf-8-sig")
        said = json.loads(words)
    except ValueError as error:
        raise Invalid({"mapping": [Message(NO_MAPPING)]}) from error
    if not isinstance(said, dict) or not all(isinstance(one, str) for one in said.values()):
        raise Invalid({"mapping": [Message(NO_MAPPING)]})
    kept = {name: field for name, field in guessed.items() if field not in said.values()}
    return mappings.checked({**kept, **said}, survey, importer.fields)


def take_away(options: Namespace) -> int:
    """Export cards to a file or to standard output."""
    if options.what != "actors":
        raise Invalid({"what": [Message(NO_SUCH_KIND, {"names": "actors"})]})
    viewer = Viewer.system()
    centre = _centre(viewer, options.centre).uid if options.centre else None
    pieces = formats.pieces(viewer, options.format, centre=centre)
    if not options.output:
        for piece in pieces:
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
        return 0
    with Path(options.output).open("wb") as file:
        for piece in pieces:
            file.write(piece)
    return 0
