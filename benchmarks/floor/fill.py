"""Fill the floors' table: python -m benchmarks.floor.fill 20000."""

import os
import random
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.floor.settings"
django.setup()

from django.db import connection  # noqa: E402

from benchmarks.floor.models import Row  # noqa: E402


def fill(wanted: int) -> None:
    """As many rows as the product has cards, with as many kinds, countries and themes."""
    if Row._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Row)
    draw = random.Random(20261122)
    present = Row.objects.count()
    Row.objects.bulk_create(
        Row(
            name=f"Row {draw.randrange(10**9)}",
            kind=f"kind {draw.randrange(12)}",
            country=draw.choice(("IT", "SI", "HR", "GR", "RO")),
            theme=f"theme {draw.randrange(20)}",
            summary=f"We work for thing {draw.randrange(99)} in our town, with people who know.",
        )
        for _ in range(wanted - present)
    )


if __name__ == "__main__":
    fill(int(sys.argv[1]))
