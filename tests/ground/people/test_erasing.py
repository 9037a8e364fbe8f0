"""Erasing: no table and no file knows the person any more; what stays is said."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.db import connection, models
from django.test import Client

from tests.factories import actors, centres, people, taxonomy
from vivaio.ground.centres import operations as teams
from vivaio.ground.people import own_data
from vivaio.ground.people.models import Account, Person
from vivaio.kernel.errors import NotAllowed
from vivaio.kernel.text import text
from vivaio.platform.journal import operations as journal
from vivaio.platform.links import operations as links
from vivaio.platform.mail import operations as mail
from vivaio.platform.personal import operations as personal
from vivaio.platform.registry import personal_data
from vivaio.platform.revisions import operations as revisions
from vivaio.platform.tenancy.sources import standing_of
from vivaio.platform.tenancy.viewer import Viewer

pytestmark = pytest.mark.django_db

NAME = "Zuzanna Kvapilová-Ardelean"
EMAIL, OTHER = "zuzanna.kvapilova@post.example", "zuzanna.second@post.example"
#: Where a number or an id of somebody erased may stay, and why.
LEFT = {
    "journal_entry": "acts are linked to a chain; the number leads to nobody",
}


def _viewer(account: Account) -> Viewer:
    roles, network = standing_of(account.pk)
    person = Person.objects.get(account=account).uid
    return Viewer(account.pk, person, account.name, roles, network)


@pytest.fixture
def owner() -> Account:
    """Somebody who has left a trace in everything that is within reach."""
    taxonomy.schemes()
    account = people.account(NAME)
    Account.objects.filter(pk=account.pk).update(email=EMAIL)
    account.refresh_from_db()
    EmailAddress.objects.filter(user=account).update(email=EMAIL)
    EmailAddress.objects.create(user=account, email=OTHER, verified=True)
    centre = centres.centre()
    people.appoint(account, centre, "administrator")
    by = _viewer(account)
    client = Client(headers={"user-agent": f"Browser of {NAME}"})
    client.force_login(account, backend="vivaio.ground.people.backend.AccountBackend")
    form = {"name": NAME, "language": "en", "key": str(uuid.uuid4()), "version": "0"}
    assert client.post("/en/actors/add/", form).status_code == 302
    first = actors.actor(centre)
    programme = actors.programme(centre, first)
    links.link(
        by=by,
        kind="managed_by",
        source=programme,
        target=actors.actor(centre),
        reason=text("x", "en"),
    )
    revisions.keep(by=by, record=first, content={"name": "x"})
    teams.appoint(by=by, account=people.account().pk, centre=centre, role="member")
    for address in (EMAIL, OTHER.upper()):
        mail.queue(
            to=address, subject=f"To {NAME}", text=EMAIL, language="en", purpose="x", key="k"
        )
    journal.append(
        by=Viewer.system(), verb="x", subject=centre, centre=centre, personal={"person": NAME},
        other=[by.person],
    )  # fmt: skip
    Authenticator.objects.create(user=account, type="totp", data={"secret": NAME})
    SocialAccount.objects.create(user=account, provider="oidc", uid=EMAIL, extra_data={"n": NAME})
    LogEntry.objects.create(user=account, object_repr=NAME, action_flag=1)
    waiting = Client()
    waiting.post("/en/account/login/code/", {"email": EMAIL})
    return account


def _cells() -> Iterator[tuple[str, str]]:
    """Every value of every table there is, as text."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {quote(table)}")
            for row in cursor.fetchall():
                yield table, " ".join(str(value) for value in row)


def _traces(*words: str) -> set[str]:
    wanted = [word.lower() for word in words]
    return {table for table, cell in _cells() if any(word in cell.lower() for word in wanted)}


def _forms(*ids: uuid.UUID) -> list[str]:
    return [form for one in ids for form in (str(one), one.hex)]


def _numbered(account: int) -> set[str]:
    """The tables in which a column for the number of an account has this one."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            points = field.related_model is Account
            plain = field.name in ("account", "author") and isinstance(field, models.IntegerField)
            if (points or plain) and model._default_manager.filter(
                **{field.attname: account}
            ).exists():
                found.add(model._meta.db_table)
    return found


def test_no_table_and_no_file_knows_who_it_was(owner: Account) -> None:
    number, uid = owner.pk, owner.uid
    person = Person.objects.get(account=owner).uid
    words = (NAME.split()[0], EMAIL, OTHER, *_forms(uid, person))
    before = _traces(*words) | _numbered(number)
    assert {
        "people_account", "people_person", "people_presence", "account_emailaddress",
        "centres_membership", "journal_personal", "journal_entry", "links_link", "mail_outgoing",
        "mfa_authenticator", "socialaccount_socialaccount", "django_admin_log",
        "records_receipt", "revisions_revision",
    } <= before  # fmt: skip
    # A card that carries a name is an organisation's; here it was made with the person's.
    cards = {table for table in before if table.startswith(("actors_", "records_", "search_"))}
    own_data.erase(by=_viewer(owner), person=person)
    assert _traces(EMAIL, OTHER, *_forms(uid)) == set()
    assert _traces(NAME.split()[0]) <= cards
    assert _traces(*_forms(person)) <= set(LEFT)
    assert _numbered(number) <= set(LEFT)
    assert journal.verify(None) == []
    folder = Path(settings.HOME) / "files"
    files = [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []
    assert not [path for path in files if EMAIL.encode() in path.read_bytes()]
    assert default_storage is not None


def test_nothing_is_left_in_a_session(owner: Account) -> None:
    """Neither where they were signed in, nor where a code was waited for."""
    from django.contrib.sessions.models import Session

    assert Session.objects.count() >= 2
    own_data.erase(by=_viewer(owner), person=_viewer(owner).person)
    held = [json.dumps(one.get_decoded(), default=str) for one in Session.objects.all()]
    assert not [one for one in held if EMAIL in one]


def test_all_that_is_known_is_told(owner: Account) -> None:
    told = own_data.told(by=_viewer(owner))
    words = json.dumps(told, ensure_ascii=False)
    assert NAME in words
    assert EMAIL in words
    assert OTHER in words
    parts = {part["what"]: part for part in told["parts"]}
    for model in ("people.Account", "people.Presence", "centres.Membership", "mail.Outgoing",
                  "journal.Personal", "links.Link", "revisions.Revision", "records.Receipt",
                  "mfa.Authenticator", "socialaccount.SocialAccount"):  # fmt: skip
        assert parts[model]["data"], model
        assert parts[model]["why"], model
        assert parts[model]["basis"], model
        assert parts[model]["kept"], model
    assert "secret" not in parts["mfa.Authenticator"]["data"][0].get("data", {})


def test_what_is_secret_is_told_to_nobody(owner: Account) -> None:
    told = own_data.told(by=_viewer(owner))
    for part in told["parts"]:
        declared = personal_data.get(part["what"])
        secret = {name for name, kind in declared.fields.items() if kind == "secret"}
        if declared.export is None:
            assert all(not secret & set(row) for row in part["data"]), part["what"]


def test_others_are_left_alone(owner: Account) -> None:
    neighbour = people.account("Somebody Else")
    with pytest.raises(NotAllowed):
        own_data.erase(by=_viewer(neighbour), person=Person.objects.get(account=owner).uid)
    with pytest.raises(NotAllowed):
        personal.collect(by=_viewer(neighbour), person=Person.objects.get(account=owner).uid)
    own_data.erase(by=_viewer(owner), person=Person.objects.get(account=owner).uid)
    assert Account.objects.filter(pk=neighbour.pk).exists()
    assert "Somebody Else" in json.dumps(own_data.told(by=_viewer(neighbour)))


def test_what_stays_is_said() -> None:
    said = " ".join(own_data.what_stays())
    assert "journal" in said
    assert "message was sent" in said
