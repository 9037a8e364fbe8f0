"""News and pages for programs."""

from vivaio.contexts.pages.api.routes import news, pages

__all__ = ["news", "pages"]
