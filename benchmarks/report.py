"""The table of figures: on the screen, in docs/reference/benchmarks.md and in the README."""

from __future__ import annotations

import os
import platform
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from benchmarks import HERE

BEGIN, END = "<!-- benchmarks -->", "<!-- /benchmarks -->"
#: A note of so many characters is for the reference alone.
LONG = 40
#: Files that carry the table between two marks, and whether they carry all of it.
CARRIERS = (
    (HERE.parent / "docs/reference/benchmarks.md", True),
    (HERE.parent / "README.md", False),
)


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what was measured, the figure, and the most it should be in the same unit."""

    title: str
    figure: float
    unit: str
    most: float | None = None
    note: str = ""
    is_headline: bool = False

    @property
    def short(self) -> Row:
        """The row as the README has it: without a long note."""
        return self if len(self.note) < LONG else replace(self, note="")

    @property
    def cells(self) -> tuple[str, str, str, str]:
        """Title, figure with its note, target, and whether it is met."""
        shown = f"{_number(self.figure)} {self.unit}".strip()
        figure = f"{shown} ({self.note})" if self.note else shown
        if self.most is None:
            return self.title, figure, "", ""
        met = "yes" if self.figure <= self.most else "**no**"
        return self.title, figure, f"≤ {_number(self.most)} {self.unit}".strip(), met


def _number(value: float) -> str:
    if value == int(value) and value < 1e6:
        return str(int(value))
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.0f}"


def table(rows: Sequence[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| what | figure | target | met |", "|---|---|---|---|"]
    lines += [f"| {' | '.join(row.cells)} |" for row in rows]
    return "\n".join(lines)


def circumstances(actors: int, rounds: int) -> str:
    """Where and how the figures came about."""
    model = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if line.startswith("model name")
        ),
        platform.processor(),
    )
    return (
        f"{datetime.now(UTC).date()}, `make bench`, {actors} cards, {rounds} rounds:"
        f" {os.cpu_count()} cores ({model}),"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}."
    )


def write(rows: Sequence[Row], told: str) -> None:
    """Put the table between the marks of each file that has them."""
    for path, is_full in CARRIERS:
        words = path.read_text(encoding="utf-8") if path.is_file() else ""
        if BEGIN not in words or END not in words:
            print(f"{path.name} has no place for the table.")
            continue
        chosen = rows if is_full else [row.short for row in rows if row.is_headline]
        before, _, rest = words.partition(BEGIN)
        after = rest.partition(END)[2]
        path.write_text(f"{before}{BEGIN}\n{told}\n\n{table(chosen)}\n{END}{after}", "utf-8")
