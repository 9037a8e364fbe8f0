"""A model that does not say to whom its rows belong keeps the house from starting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.apps import apps
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.db import models

from vivaio.platform.tenancy.declarations import NETWORK_WIDE, Tenancy, check_declared, part_of


@contextmanager
def model_of_ours(**body: object) -> Iterator[type[models.Model]]:
    """A model as a room would write it, for as long as the test looks at it."""
    meta = type("Meta", (), {"app_label": "tenancy"})
    content = {"__module__": "vivaio.platform.tenancy.models", "Meta": meta, **body}
    try:
        yield type("Loose", (models.Model,), content)
    finally:
        del apps.all_models["tenancy"]["loose"]
        apps.clear_cache()


def test_all_models_are_declared() -> None:
    assert check_declared() == []


def test_an_undeclared_model_is_an_error() -> None:
    with model_of_ours():
        (error,) = check_declared()
        assert error.id == "tenancy.E001"
        assert "tenancy.Loose" in error.msg
        with pytest.raises(SystemCheckError, match=r"tenancy\.E001"):
            call_command("check")


def test_a_word_is_no_declaration() -> None:
    with model_of_ours(tenancy="network-wide"):
        assert [error.id for error in check_declared()] == ["tenancy.E001"]


def test_a_declared_model_passes() -> None:
    with model_of_ours(tenancy=NETWORK_WIDE):
        assert check_declared() == []


def test_a_part_names_the_field_that_leads_to_the_whole() -> None:
    with model_of_ours(tenancy=part_of("record")):
        assert [error.id for error in check_declared()] == ["tenancy.E002"]


def test_a_declaration_says_which_of_four() -> None:
    kinds = {
        model.tenancy.kind
        for model in apps.get_models()
        if isinstance(getattr(model, "tenancy", None), Tenancy)
    }
    assert kinds == {"centre-owned", "network-wide", "personal", "part"}
