"""Accounts sign in; persons stand in the directory; neither needs the other."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.utils.translation import gettext_lazy as _

from vivaio.kernel import clock
from vivaio.kernel import uid as uids
from vivaio.platform.tenancy.declarations import PERSONAL


class AccountManager(BaseUserManager["Account"]):
    """Makes accounts: without a password unless one is given, since people sign in by code."""

    def create_user(self, email: str, password: str | None = None, **values: Any) -> Account:
        """An account for an e-mail address."""
        account = self.model(email=email.strip().lower(), **values)
        if password:
            account.set_password(password)
        else:
            account.set_unusable_password()
        account.save(using=self._db)
        return account

    def create_superuser(self, email: str, password: str | None = None, **values: Any) -> Account:
        """An operator's account, which may enter Django's administration."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **values)


class Account(AbstractBaseUser, PermissionsMixin):
    """Somebody who can sign in, by a code sent to their address."""

    tenancy = PERSONAL

    uid = models.UUIDField(default=uids.new, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120, blank=True)
    language = models.CharField(_("language"), max_length=12, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=clock.now)
    #: Whether it was ever entrusted with single records, so that others need not be asked for.
    has_kept = models.BooleanField(default=False, editable=False)
    #: When its owner was told that it will be erased, because nobody uses it.
    warned_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def __str__(self) -> str:
        return self.name or self.email


class Person(models.Model):
    """A person as the directory knows them: with or without an account, never public by itself."""

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    account = models.OneToOneField(
        Account, on_delete=models.SET_NULL, null=True, blank=True, related_name="person"
    )
    name = models.CharField(_("name"), max_length=120)
    created_at = models.DateTimeField(default=clock.now, editable=False)


class Presence(models.Model):
    """A browser in which somebody has signed in; the session itself lies in Django's table.

    `agent` is how the browser names itself; `seen_at` is when it last sent a form, since reading
    writes nothing.
    """

    tenancy = PERSONAL

    uid = models.UUIDField(primary_key=True, default=uids.new, editable=False)
    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="presences")
    key = models.CharField(max_length=40, unique=True)
    agent = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField(default=clock.now)
    seen_at = models.DateTimeField(default=clock.now, db_index=True)
