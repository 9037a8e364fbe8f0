"""The desk's pages: the overview, side by side, and what was typed when somebody saved first."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.contexts.translating.test_machine import sent
from tests.factories import actors
from tests.factories.translations import Desk
from vivaio.kernel.text import text
from vivaio.platform.search.glossary import terms_in
from vivaio.platform.web import cache

pytestmark = pytest.mark.django_db


def page(desk: Desk, path: str, who: str = "editor") -> str:
    answer = desk.client(who).get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_the_overview_counts_and_lists(desk: Desk) -> None:
    shown = page(desk, "/en/translations/?language=hr&need=missing&kind=actor")
    assert f"/en/translations/{desk.card}/hr/?" in shown
    assert re.search(r'<p role="status">1 record and language</p>', shown)
    assert "Bakery" not in page(desk, "/en/translations/?language=all", "neighbour")


def test_ones_own_languages_come_first_and_alone(desk: Desk) -> None:
    """The language one reads in, and those of one's centre's country."""
    shown = page(desk, "/fr/translations/")
    rows = re.findall(r'<th scope="row"><a href="[^"]*language=(\w+)"', shown)
    assert rows[:2] == ["fr", "it"]
    assert set(re.findall(rf"/translations/{desk.card}/(\w+)/", shown)) == {"fr", "it"}


def test_members_and_strangers_stay_out(desk: Desk) -> None:
    for path in ("", "files/", f"{desk.card}/hr/", "export.xlf"):
        assert desk.client("member").get(f"/en/translations/{path}").status_code == 403, path
    assert desk.client("editor").get(f"/en/translations/{desk.card}/xx/").status_code == 404


def test_source_and_words_stand_side_by_side(desk: Desk) -> None:
    shown = page(desk, f"/en/translations/{desk.card}/it/")
    assert "A **social innovation** at https://bakery.example/ now." in shown
    assert "\nPane per tutti.</textarea>" in shown
    assert '<dd lang="it">innovazione sociale' in shown
    assert "Quartiere Aurora" not in shown  # its original is Italian already
    nothing = page(desk, f"/en/translations/{actors.plain_actor(desk.a, 'Kiosk')}/en/")
    assert "Nothing to translate into this language" in nothing


def test_saving_all_one_and_going_on(desk: Desk) -> None:
    other = actors.plain_actor(desk.a, "Mill", texts={"summary": text("Flour.", "en")})
    client = desk.client("editor")
    path = f"/en/translations/{desk.card}/hr/?need=missing&kind=actor"
    data = sent(desk, "hr")
    paths = {data[f"path_{n}"]: n for n in range(4)}
    typed = {f"words_{paths['summary']}": "Kruh.", f"words_{paths['description']}": "Opis."}
    one = client.post(path, {**data, **typed, "only": "summary"})
    assert one.status_code == 302
    assert f"/{desk.card}/hr/" in one["Location"]
    assert desk.text("summary").texts["hr"] == "Kruh."
    assert "hr" not in desk.text("description").texts
    data = sent(desk, "hr")
    typed = {f"words_{paths['description']}": "Opis.\r\nDrugi  red"}
    done = client.post(path, {**data, **typed, "then": "next"})
    assert f"/{other}/hr/" in done["Location"]
    assert "need=missing" in done["Location"]
    assert desk.text("description").texts["hr"] == "Opis.\nDrugi  red"
    last = client.post(done["Location"], {**_sent(desk, other), "then": "next"})
    assert last["Location"].startswith("/en/translations/?")


def _sent(desk: Desk, uid: UUID) -> dict[str, str]:
    from vivaio.contexts.translating.web.forms import TranslationForm

    form = TranslationForm(found=desk.opened(uid), language="hr")
    return {name: str(form[name].value() or "") for name in form.fields}


def test_what_was_typed_stays_when_the_original_changed(desk: Desk) -> None:
    """Both originals are shown; sending again saves."""
    client = desk.client("editor")
    path = f"/en/translations/{desk.card}/hr/"
    data = sent(desk, "hr")
    number = next(n for n in range(4) if data[f"path_{n}"] == "summary")
    data[f"words_{number}"] = "Kruh za sve."
    desk.rewrite("summary", "Bread for everybody.")
    answer = client.post(path, data)
    assert answer.status_code == 422
    shown = answer.content.decode()
    for words in ("Bread for all.", "Bread for everybody.", "\nKruh za sve.</textarea>"):
        assert words in shown
    assert "hr" not in desk.text("summary").texts
    again = {
        found[0]: found[1]
        for found in re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown)
    }
    assert client.post(path, {**again, f"words_{number}": "Kruh za sve."}).status_code == 302
    assert desk.text("summary").texts["hr"] == "Kruh za sve."
    assert desk.text("summary").stale == {"it"}


def test_two_translators_see_each_other(desk: Desk) -> None:
    data = sent(desk, "it")
    number = next(n for n in range(3) if data[f"path_{n}"] == "summary")
    desk.translate("summary", "Pane nostro.")
    data[f"words_{number}"] = "Pane mio."
    answer = desk.client("second").post(f"/en/translations/{desk.card}/it/", data)
    assert answer.status_code == 422
    assert "Pane nostro." in answer.content.decode()
    assert "\nPane mio.</textarea>" in answer.content.decode()


def test_too_long_is_said_beside_its_field(desk: Desk) -> None:
    data = sent(desk, "hr")
    number = next(n for n in range(4) if data[f"path_{n}"] == "summary")
    data[f"words_{number}"] = "č" * 301
    answer = desk.client("editor").post(f"/en/translations/{desk.card}/hr/", data)
    assert answer.status_code == 422
    assert "301 characters long" in answer.content.decode()
    assert "č" * 301 in answer.content.decode()


def test_everybody_sees_how_far_the_languages_are(client, desk: Desk) -> None:
    shown = client.get("/en/languages/").content.decode()
    assert shown.count('<th scope="row"') == 7
    inner = actors.plain_actor(
        desk.a, "Cellar", visibility="centre", texts={"summary": text("Below.", "en")}
    )
    assert inner
    again = client.get("/en/languages/").content.decode()
    numbers = r'<td class="number">(\d+)</td>'
    assert re.findall(numbers, again) == re.findall(numbers, shown)


def test_the_overview_asks_as_many_things_of_one_card_as_of_forty(desk: Desk) -> None:
    client = desk.client("editor")

    def asked() -> int:
        client.get("/en/translations/?language=all")
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/en/translations/?language=all").status_code == 200
        return len(captured)

    before = asked()
    for number in range(40):
        actors.plain_actor(desk.a, f"Card {number}", texts={"summary": text("Words.", "en")})
    assert asked() == before


def test_terms_are_found_in_any_form_and_longer_ones_first() -> None:
    found = {one.words: one.preferred for one in terms_in("Social innovations matter", "en", "it")}
    assert found == {"social innovation": ("innovazione sociale",)}
    assert terms_in("Nothing of ours xyz", "en", "it") == []
    assert terms_in("innovazione sociale", "it", "hr")[0].preferred[0] == "društvene inovacije"
