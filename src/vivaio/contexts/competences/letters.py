"""What this room writes: to a colleague, that somebody asks for a second look."""

from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext, override

from vivaio.contexts.competences.models import Assessment
from vivaio.kernel.errors import N_
from vivaio.platform.mail import operations as mail

SUBJECT = N_("%(name)s asks how you see what she or he can do")
WORDS = N_(
    "%(name)s looks at what she or he can do, and asks you, as a colleague, for a second look. It "
    "takes about five minutes. Only %(name)s reads your answers; you may also leave it:\n%(page)s"
)


def key(view: UUID) -> str:
    """The name of a letter."""
    return f"competences:view:{view}"


def ask(view: UUID, row: Assessment, name: str, address: str, language: str) -> None:
    """Tell a colleague that somebody asks."""
    page = f"{settings.PUBLIC_ADDRESS}/{language}/competences/views/{view}/"
    with override(language):
        said = {"name": " ".join(name.split()), "page": page}
        mail.queue(
            to=address, subject=gettext(SUBJECT) % said, text=gettext(WORDS) % said + "\n",
            language=language, purpose="competences.view", key=key(view), centre=row.centre_id,
        )  # fmt: skip
