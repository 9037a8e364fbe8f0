"""The one row that counts changes, and sort keys that compare byte by byte."""

from django.db import migrations


def begin(apps, schema_editor):
    apps.get_model("records", "Change").objects.get_or_create(pk=1, defaults={"value": 0})


def compare_bytes(apps, schema_editor):
    # SQLite compares so by itself; PostgreSQL would use the order of its operating system.
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE records_sortkey ALTER COLUMN key TYPE varchar(240) COLLATE "C"'
        )


class Migration(migrations.Migration):
    dependencies = [("records", "0001_initial")]

    operations = [
        migrations.RunPython(begin, migrations.RunPython.noop),
        migrations.RunPython(compare_bytes, migrations.RunPython.noop),
    ]
