"""What templates say most often, worked out once a process: sentences, addresses, static files.

A page of twenty cards asks a hundred times. Catalogues, addresses and the names of static files
change with a release, that is with a new process.
"""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.translation import gettext
from jinja2 import Template, pass_eval_context
from jinja2.environment import TemplateModule
from jinja2.nodes import EvalContext
from jinja2.runtime import Context
from markupsafe import Markup

from vivaio.platform.web.wording import reader

_rendered_in: ContextVar[str] = ContextVar("rendered_in", default="")


def page_language() -> str:
    """The language of the page that is being rendered; asked more often than anything else."""
    return _rendered_in.get() or reader()


@lru_cache(maxsize=8_192)
def _sentence(language: str, msgid: str) -> Markup:
    """A sentence of ours: safe, and still with the places for its parameters."""
    return Markup(gettext(msgid))  # noqa: S704 - our own catalogue


@lru_cache(maxsize=8_192)
def _finished(language: str, msgid: str) -> Markup:
    """A sentence without parameters, in which `%%` stands for a percent sign."""
    return _sentence(language, msgid) % {}


@pass_eval_context
def say(eval_context: EvalContext, msgid: str, /, **parameters: Any) -> str:
    """`_()` of templates: translated, and with its parameters, which are escaped in HTML."""
    if not eval_context.autoescape:
        return gettext(msgid) % parameters
    language = page_language()
    return _sentence(language, msgid) % parameters if parameters else _finished(language, msgid)


def kept(macro: Callable[..., Markup]) -> Callable[..., Markup]:
    """A macro that draws the same for the same words in a language, so that once is enough.

    Types count: a word is not taken for the same word marked as safe.
    """

    @lru_cache(maxsize=2_048, typed=True)
    def drawn(language: str, /, *given: Any, **named: Any) -> Markup:
        return macro(*given, **named)

    def draw(*given: Any, **named: Any) -> Markup:
        return drawn(page_language(), *given, **named)

    return draw


class _Once:
    """What is worked out when a page first says it, and said again as it is.

    Django masks its mark against forgery anew for each form of a page.
    """

    def __init__(self, lazy: object) -> None:
        self._lazy, self._said = lazy, ""

    def __html__(self) -> str:
        self._said = self._said or str(self._lazy)
        return self._said


class Page(Template):
    """A template whose module is made once, with the macros kept that it names in `kept`.

    Our templates are given nothing but their environment's globals and their context, and no page
    changes its language on the way.
    """

    def render(self, *given: Any, **named: Any) -> str:
        """The page, in the language that is active as it begins."""
        context = dict(*given, **named)
        if "csrf_input" in context:
            context["csrf_input"] = _Once(context["csrf_input"])
        before = _rendered_in.set(reader())
        try:
            return super().render(context)
        finally:
            _rendered_in.reset(before)

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        if self._module is None:
            module = self.make_module()
            for name in getattr(module, "kept", ()):
                setattr(module, name, kept(getattr(module, name)))
            self._module = module
        return self._module


@lru_cache(maxsize=4_096)
def _reversed(prefix: str, urlconf: str, language: str, name: str, words: tuple[Any, ...]) -> str:
    return reverse(name, args=words)


def url(name: str, *words: Any) -> str:
    """The address of a view, in the reader's language."""
    return _reversed(get_script_prefix(), settings.ROOT_URLCONF, page_language(), name, words)


@lru_cache(maxsize=512)
def _static(storage: str, path: str) -> str:
    return static(path)


def static_file(path: str) -> str:
    """The address of a static file under its hashed name."""
    if settings.DEBUG:
        return static(path)
    return _static(settings.STORAGES["staticfiles"]["BACKEND"], path)
