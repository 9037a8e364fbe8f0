"""Centres, and who works in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import uid as uids
from vivaio.kernel.lifecycle import lifecycle
from vivaio.kernel.text import Text
from vivaio.platform.multilingual.fields import TextField
from vivaio.platform.records.models import Recorded
from vivaio.platform.tenancy.declarations import PERSONAL, part_of
from vivaio.platform.tenancy.viewer import NETWORK_CAPABILITIES


class Centre(Recorded):
    """A national competence centre: the tenant. Data, never a subclass; no register number."""

    record_kind = "centre"
    finds_statements = True

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
    """What a person is in a centre's team, or in the network's coordination."""

    ADMINISTRATOR = "administrator", _("administrator")
    EDITOR = "editor", _("editor")
    MEMBER = "member", _("member")
    COORDINATOR = "coordinator", _("network coordinator")


#: Roles in the team of a centre; the other one is the network's.
TEAM_ROLES = (Role.ADMINISTRATOR, Role.EDITOR, Role.MEMBER)
#: What each role may do: in its centre, or (the coordinator) over what no centre owns.
CAPABILITIES_OF = {
    Role.ADMINISTRATOR: frozenset({"read", "edit", "publish", "manage"}),
    Role.EDITOR: frozenset({"read", "edit", "publish"}),
    Role.MEMBER: frozenset({"read"}),
    Role.COORDINATOR: NETWORK_CAPABILITIES,
}
#: By whom a team cannot be left without: whoever appoints the others.
CHIEF = {False: Role.ADMINISTRATOR, True: Role.COORDINATOR}


class Membership(models.Model):
    """A person's place in the team of a centre or, without a centre, of the network."""

    tenancy = PERSONAL

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    centre = models.ForeignKey(
        Centre, on_delete=models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    role = models.CharField(max_length=16, choices=Role)
    since = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "centre"], name="one_role_a_centre"),
            models.UniqueConstraint(
                fields=["account"], condition=Q(centre=None), name="one_role_in_the_network"
            ),
            models.CheckConstraint(
                condition=Q(centre=None, role=Role.COORDINATOR)
                | (Q(centre__isnull=False) & ~Q(role=Role.COORDINATOR)),
                name="role_of_its_team",
            ),
        ]

    @property
    def is_chief(self) -> bool:
        """Whether this person appoints the others of the team."""
        return self.role == CHIEF[self.centre_id is None]


class Standing(models.TextChoices):
    """Where an invitation stands."""

    WAITING = "waiting", _("Waiting for an answer")
    ACCEPTED = "accepted", _("Accepted")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    LAPSED = "lapsed", _("Expired")


#: Sending again renews what waits; a new invitation to the same address ends one that is too old.
INVITATION_LIFE = lifecycle(
    *Standing.values,
    resend=("waiting", "waiting"),
    accept=("waiting", "accepted"),
    decline=("waiting", "declined"),
    withdraw=("waiting", "withdrawn"),
    lapse=("waiting", "lapsed"),
)


class Invitation(models.Model):
    """Somebody is asked into a team, by their address; the link's secret is kept as a digest."""

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    centre = models.ForeignKey(
        Centre, on_delete=models.CASCADE, null=True, blank=True, related_name="invitations"
    )
    email = models.EmailField(_("e-mail address"))
    role = models.CharField(max_length=16, choices=Role)
    language = models.CharField(_("language"), max_length=12)
    digest = models.CharField(max_length=64, editable=False)
    earlier_digests = models.JSONField(default=list, editable=False)
    state = models.CharField(max_length=9, choices=Standing, default=Standing.WAITING)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    invited_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    times_sent = models.PositiveSmallIntegerField(default=1)
    expires_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["email", "centre"],
                condition=Q(state="waiting"),
                name="one_invitation_waits_a_centre",
            ),
            models.UniqueConstraint(
                fields=["email"],
                condition=Q(state="waiting", centre=None),
                name="one_invitation_waits_in_the_network",
            ),
        ]
        indexes = [models.Index(fields=["state", "expires_at"], name="invitation_state_expires")]

    def has_expired(self, now: datetime) -> bool:
        """Whether it waits in vain."""
        return self.state == Standing.WAITING and self.expires_at <= now

    @property
    def last_day(self) -> date:
        """The day on which it expires, where the centre is."""
        zone = self.centre.time_zone if self.centre else "UTC"
        return self.expires_at.astimezone(ZoneInfo(zone)).date()


class CentreSettings(models.Model):
    """How a centre's pages look and where they are reached; without a row, as the network's do.

    `leaf` and `leaf_deep` are colours such as `#1f5a43`, both empty for the network's own;
    `languages` those in which the centre writes; `domain` a host name of its own, in ASCII. Cards
    are valid for `confirm_months`, and archived `archive_months` after their day (0: never).
    """

    tenancy = part_of("centre")

    centre = models.OneToOneField(Centre, on_delete=models.CASCADE, related_name="settings")
    leaf = models.CharField(_("leaf"), max_length=7, blank=True)
    leaf_deep = models.CharField(_("deep leaf"), max_length=7, blank=True)
    languages = models.JSONField(_("languages of the content"), default=list)
    domain = models.CharField(_("own domain"), max_length=253, null=True, unique=True)  # noqa: DJ001 - unique where there is one
    machine_translation = models.BooleanField(
        _("machine translation of what is not public"), default=False
    )
    confirm_months = models.PositiveSmallIntegerField(_("months a card is valid"), default=12)
    archive_months = models.PositiveSmallIntegerField(
        _("months after which an old card is archived"), default=12
    )
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField()
