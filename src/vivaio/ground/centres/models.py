"""Centres, and who works in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import PERSONAL


class Centre(Recorded):
    """A national competence centre: the tenant. Data, never a subclass; no register number."""

    record_kind = "centre"

    code = models.SlugField(_("code"), max_length=12, unique=True)
    name = TextField(verbose_name=_("name"))
    short_name = TextField(verbose_name=_("short name"))
    name_note = TextField(verbose_name=_("note on the name"))
    country = models.CharField(_("country"), max_length=2)
    time_zone = models.CharField(_("time zone"), max_length=60)
    jurisdiction = models.CharField(_("jurisdiction"), max_length=12)
    website = models.URLField(_("website"), blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    def record_title(self) -> Text:
        return self.name

    def record_address(self) -> str:
        return f"centres/{self.slug}/"

    def search_texts(self, languages: Sequence[str]) -> Iterable[tuple[str, str, str, str]]:
        for language in languages:
            if self.name.texts.get(language):
                yield language, self.name.texts[language], self.code, ""

    def search_facets(self) -> tuple[str, str]:
        return self.country, ""


class Role(models.TextChoices):
    """What a person is in a centre's team."""

    ADMINISTRATOR = "administrator", _("administrator")
    EDITOR = "editor", _("editor")
    MEMBER = "member", _("member")


#: What each role may do in its centre.
CAPABILITIES_OF = {
    Role.ADMINISTRATOR: frozenset({"read", "edit", "publish", "manage"}),
    Role.EDITOR: frozenset({"read", "edit", "publish"}),
    Role.MEMBER: frozenset({"read"}),
}


class Membership(models.Model):
    """A person's place in the team of a centre."""

    tenancy = PERSONAL

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    centre = models.ForeignKey(Centre, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=16, choices=Role)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "centre"], name="one_role_a_centre")
        ]
