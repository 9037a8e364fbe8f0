"""Lists are narrowed by the facets, so where a title stands needs no country and category."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("records", "0004_translation_states")]

    operations = [
        migrations.RemoveIndex(model_name="sortkey", name="sort_key_order"),
        migrations.RemoveField(model_name="sortkey", name="country"),
        migrations.RemoveField(model_name="sortkey", name="category"),
        migrations.AddIndex(
            model_name="sortkey",
            index=models.Index(fields=["kind", "language", "key", "record"], name="sort_key_order"),
        ),
    ]
