"""Grants: one of the network, and one for each centre that works under another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.platform.funding.block import Profile
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.tenancy.declarations import NETWORK_WIDE, Tenancy


class Grant(models.Model):
    """What a grant agreement says, as far as it is known; without a centre, the network's own.

    Everything in it is printed on public pages. `source` says where its facts were read.
    """

    tenancy: ClassVar[Tenancy] = NETWORK_WIDE

    #: The centre's uid, or "network": one grant each.
    scope = models.CharField(max_length=36, unique=True)
    centre = models.ForeignKey(
        "centres.Centre", on_delete=models.CASCADE, null=True, related_name="+"
    )
    programme = models.CharField(_("funding programme"), max_length=200, blank=True)
    agreement_number = models.CharField(_("agreement number"), max_length=60, blank=True)
    authority = TextField(verbose_name=_("granting authority"))
    co_funded = models.BooleanField(_("co-funded"), default=False)
    statement = TextField(verbose_name=_("statement"))
    disclaimer = TextField(verbose_name=_("disclaimer"))
    emblem_required = models.BooleanField(_("emblem required"), default=True)
    source = models.ForeignKey(
        "records.Source", on_delete=models.PROTECT, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    @property
    def profile(self) -> Profile:
        """What is said of it."""
        return Profile(
            programme=self.programme,
            agreement_number=self.agreement_number,
            authority=self.authority,
            co_funded=self.co_funded,
            statement=self.statement,
            disclaimer=self.disclaimer,
            emblem_required=self.emblem_required,
        )
