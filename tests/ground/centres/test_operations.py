"""Appointing the teams of centres."""

import pytest

from tests.factories import centres, people
from vivaio.ground.centres import operations
from vivaio.ground.people.models import Person
from vivaio.kernel.errors import NotAllowed
from vivaio.platform.journal import operations as journal
from vivaio.platform.journal.models import Personal

pytestmark = pytest.mark.django_db


def test_the_name_of_who_was_appointed_is_erased_with_them():
    account = people.account("Ana")
    people.appoint(account, centres.centre(), "editor")
    acts = Personal.objects.filter(entry__verb="centre.appointed")
    assert acts.get().values["person"] == "Ana"
    journal.erase_person(Person.objects.get(account=account).uid)
    assert not acts.exists()


def test_editors_appoint_nobody():
    centre = centres.centre()
    with pytest.raises(NotAllowed):
        operations.appoint(
            by=people.team(centre), account=people.account().pk, centre=centre, role="editor"
        )
