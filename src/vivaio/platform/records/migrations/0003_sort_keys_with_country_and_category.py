from django.db import migrations, models

COPY = """
UPDATE records_sortkey SET
    country = (SELECT r.country FROM records_record r WHERE r.uid = records_sortkey.record_id),
    category = (SELECT r.category FROM records_record r WHERE r.uid = records_sortkey.record_id)
"""


class Migration(migrations.Migration):
    dependencies = [("centres", "0002_initial"), ("records", "0002_first_change")]

    operations = [
        migrations.RemoveIndex(model_name="sortkey", name="sort_key_order"),
        migrations.AddField(
            model_name="sortkey",
            name="country",
            field=models.CharField(blank=True, default="", max_length=2),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="sortkey",
            name="category",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="sortkey",
            index=models.Index(
                fields=["kind", "language", "key", "record", "country", "category"],
                name="sort_key_order",
            ),
        ),
    ]
