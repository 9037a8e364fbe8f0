"""`journal_verify`: read every chain of the journal and say whether all of it is as written."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vivaio.platform.journal import integrity, operations


class Command(BaseCommand):
    """Ends with an error when anything was changed, removed or put in."""

    help = "Check that no entry of the journal was changed, removed or put in afterwards."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--chain", type=UUID, help="the uid of one centre; without it, all")

    def handle(self, *args: Any, chain: UUID | None = None, **options: Any) -> None:
        chains: list[UUID | None] = [chain] if chain else integrity.chains()
        found = [problem for one in chains for problem in operations.verify(one)]
        for problem in found:
            place = str(problem.chain or _("the network"))
            self.stdout.write(f"{place} {problem.number}: {_(problem.message.msgid)}")
        if found:
            raise CommandError(_("The journal is not as it was written."))
        self.stdout.write(
            ngettext(
                "The journal is whole (%(count)s chain).",
                "The journal is whole (%(count)s chains).",
                len(chains),
            )
            % {"count": len(chains)}
        )
