"""The models of journal, links and versions declare every field they have."""

import pytest
from django.apps import apps

from vivaio.platform.registry import personal_data


@pytest.mark.parametrize(
    "label",
    ["journal.Entry", "journal.Personal", "journal.ChainHead", "links.Link", "revisions.Revision"],
)
def test_every_field_is_declared_and_none_besides(label: str) -> None:
    fields = {field.name for field in apps.get_model(label)._meta.concrete_fields}
    assert set(personal_data.get(label).fields) == fields
