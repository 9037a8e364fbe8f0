"""Say of each circle how many it had: the fives that were formed until now had five."""

from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def tell_sizes(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Those in a group were five when it was formed."""
    rows = apps.get_model("competences", "Assessment").objects.using(editor.connection.alias)
    rows.filter(group__isnull=False).update(group_size=5)


class Migration(migrations.Migration):

    dependencies = [
        ('competences', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='assessment',
            name='group_size',
            field=models.PositiveSmallIntegerField(default=0),
        ),
        migrations.RunPython(tell_sizes, migrations.RunPython.noop),
    ]
