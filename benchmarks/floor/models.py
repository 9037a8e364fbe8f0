"""One plain table."""

from django.db import models


class Row(models.Model):
    """A line of the list."""

    name = models.CharField(max_length=120, db_index=True)
    kind = models.CharField(max_length=60, db_index=True)
    country = models.CharField(max_length=2, db_index=True)
    theme = models.CharField(max_length=60, db_index=True)
    summary = models.TextField()

    class Meta:
        app_label = "floor"
