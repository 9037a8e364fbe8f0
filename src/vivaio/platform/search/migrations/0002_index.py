"""The index itself: FTS5 beside the table on SQLite, a tsvector in it on PostgreSQL."""

from django.db import migrations

from vivaio.platform.search.engines import engine_for


def create(apps, schema_editor):
    engine_for(schema_editor.connection.vendor).create(schema_editor)


def drop(apps, schema_editor):
    engine_for(schema_editor.connection.vendor).drop(schema_editor)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
