"""How the fields of forms are drawn."""

from __future__ import annotations

from typing import Any

from django.forms.renderers import DjangoTemplates, Jinja2
from django.template import TemplateDoesNotExist

_QUICK = Jinja2()


class Renderer(DjangoTemplates):
    """By Django's templates for Jinja2, many times quicker where there are many choices.

    What exists only in Django's own language, as the administration does, is drawn by that.
    """

    def get_template(self, template_name: str) -> Any:
        """The template of a widget."""
        try:
            return _QUICK.get_template(template_name)
        except TemplateDoesNotExist:
            return super().get_template(template_name)
