"""Every kind of page, filled by the demonstration, against WCAG 2.2 AA: wide, narrow and dark.

VIVAIO_E2E_LANGUAGES=all walks every page in all seven languages; otherwise the model pages are
walked in three, and each of the others in one of them.
"""

from __future__ import annotations

import os

import pytest

from tests.e2e import axe, signing
from tests.e2e.browsing import DESK, LANGUAGES, PHONE, visiting

ALL = os.environ.get("VIVAIO_E2E_LANGUAGES") == "all"
CHOSEN = LANGUAGES if ALL else ("it", "el", "en")
UNFILED = "zzzzqqqq"

#: Address below the language, and the status it answers with.
PAGES = {
    "home": ("", 200),
    "centres": ("centres/", 200),
    "a centre": ("centres/italy/", 200),
    "actors": ("actors/", 200),
    "actors as a table": ("actors/?view=table&country=HR", 200),
    "no actor": (f"actors/?q={UNFILED}", 200),
    "actors narrowed": ("actors/?country=IT&theme=care&territory=ITC1&freshness=past", 200),
    "beyond the list": ("actors/?page=99", 200),
    "map": ("map/", 200),
    "map of a country": ("map/?country=GR&bbox=19,34,30,42&zoom=6", 200),
    "no such view": ("map/?bbox=x&zoom=5", 422),
    "an actor": ("actors/comune-di-torino/", 200),
    "an actor with a long Greek name": (
        "actors/directorate-of-social-and-solidarity-economy/",
        200,
    ),
    "freshness": ("directory/freshness/", 200),
    "network": ("network/", 200),
    "taxonomy": ("taxonomy/", 200),
    "a scheme": ("taxonomy/theme/", 200),
    "a concept": ("taxonomy/theme/care/", 200),
    "open data": ("data/", 200),
    "data dictionary": ("data/dictionary/", 200),
    "interface for programs": ("api/", 200),
    "challenges": ("challenges/", 200),
    "a challenge": ("challenges/prima-co-progettazione-esempio/", 200),
    "an open challenge": ("challenges/pomeriggio-libero-esempio/", 200),
    "sending an idea": ("challenges/pomeriggio-libero-esempio/submit/", 200),
    "an idea unasked": ("centres/italy/idea/", 200),
    "ideas": ("ideas/?answer=accepted", 200),
    "an idea": ("ideas/palestra-della-co-progettazione-esempio/", 200),
    "an idea without a reply": ("ideas/fondo-di-garanzia-esempio/", 200),
    "versions of an idea": ("ideas/palestra-della-co-progettazione-esempio/versions/", 200),
    "solutions": ("solutions/", 200),
    "a solution": ("solutions/zajednicki-kombi-rjesenje-primjer/", 200),
    "from the table to the result": ("chronicle/", 200),
    "a procedure": ("procedures/co-programmazione-sollievo-esempio/", 200),
    "pilots": ("pilots/", 200),
    "evidence": ("evidence/vrednovanje-pokusa-primjer/", 200),
    "a transfer": ("transfers/palestra-passa-in-croazia-esempio/", 200),
    "courses": ("courses/", 200),
    "a course": ("courses/palestra-co-progettazione-corso-esempio/", 200),
    "enrolling": ("courses/mjerenje-ucinka-za-male-udruge-primjer/enrol/", 200),
    "a pilot": ("pilots/palestra-prima-edizione-esempio/", 200),
    "strategies": ("strategies/", 200),
    "a strategy": ("strategies/strategia-innovazione-sociale-esempio/", 200),
    "a paragraph": ("strategies/strategia-innovazione-sociale-esempio/p/s2-p1/", 200),
    "versions of a strategy": ("strategies/strategia-innovazione-sociale-esempio/versions/", 200),
    "an action plan": ("strategies/strategia-innovazione-sociale-esempio/plan/", 200),
    "measures": ("measures/", 200),
    "a measure": ("measures/misura-2-3-presidio-regionale-esempio/", 200),
    "countries side by side": ("measures/compare/", 200),
    "how far the measures are": ("monitoring/", 200),
    "competences": ("competences/", 200),
    "a competence": ("competences/e2/?centre=italy", 200),
    "coverage of competences": ("competences/coverage/", 200),
    "portfolios": ("portfolio/", 200),
    "an entry of a portfolio": (
        "portfolio/accompagnamento-enti-co-progettazione-esempio/",
        200,
    ),
    "offers": ("offers/", 200),
    "the thread": ("thread/", 200),
    "gaps of the thread": ("thread/gaps/", 200),
    "an offer": ("offers/sollievo-domicilio-esempio/", 200),
    "a letter about a request": ("requests/prijevoznici-primjer/write/", 200),
    "needs": ("needs/", 200),
    "a need": ("needs/stariji-bez-prijevoza-primjer/", 200),
    "tell a need": ("tell/", 200),
    "needs analyses": ("analyses/", 200),
    "a needs analysis": ("analyses/ascolto-aperto-esempio/", 200),
    "an extract": ("extracts/patronazna-sestra-primjer-izvadak/", 200),
    "priorities": ("priorities/prioriteti-2024-primjer/", 200),
    "an example": ("actors/grad-brezograd-primjer/", 200),
    "consortia": ("consortia/", 200),
    "a consortium": ("consortia/seed2scale/", 200),
    "its sister": ("consortia/birds/", 200),
    "news": ("news/", 200),
    "news of a centre": ("centres/italy/news/", 200),
    "a piece of news": ("news/five-centres-on-line/", 200),
    "pages": ("pages/", 200),
    "a page": ("pages/how-to-be-listed/", 200),
    "a place": ("places/open-incet/", 200),
    "a programme": ("programmes/torino-social-impact/", 200),
    "a sister card": ("sister-cards/avise-italian-centre/", 200),
    "search": ("search/", 200),
    "findings": ("search/?q=innovazione", 200),
    "nothing found": (f"search/?q={UNFILED}", 200),
    "what partners sign": ("centres/italy/agreement/", 200),
    "no agreement": ("centres/romania/agreement/", 200),
    "an agreement": ("agreements/manifesto-cura-dei-luoghi-esempio/", 200),
    "a version of it": ("agreements/manifesto-cura-dei-luoghi-esempio/versions/1/", 200),
    "signing": ("agreements/manifesto-cura-dei-luoghi-esempio/adhere/", 200),
    "one's own link": ("agreements/manifesto-cura-dei-luoghi-esempio/link/", 200),
    "composition": ("centres/italy/composition/", 200),
    "press kit": ("centres/italy/press/", 200),
    "about": ("about/", 200),
    "roles": ("about/roles/", 200),
    "an invitation there is not": (
        "invitations/00000000-0000-7000-8000-000000000000/a-secret/",
        404,
    ),
    "gallery": ("gallery/", 200),
    "sample of minutes": ("gallery/minutes/", 200),
    "funding": ("funding/", 200),
    "accessibility": ("accessibility/", 200),
    "a centre's accessibility": ("accessibility/italy/", 200),
    "privacy": ("privacy/", 200),
    "who is responsible": ("privacy/who/", 200),
    "cookies": ("cookies/", 200),
    "legal notes": ("legal/", 200),
    "report a problem": ("report/", 200),
    "which report": ("report/follow/", 200),
    "languages": ("languages/", 200),
    "not found": ("actors/nobody/", 404),
    "unreadable": ("search/?q=%00", 400),
    "wrong method": ("actors/comune-di-torino/publish/", 405),
    "what to do when something is wrong": ("notices/", 200),
    "notices in numbers": ("notices/numbers/", 200),
    "no statement": ("notices/statement/", 200),
    "sign in": ("account/login/", 200),
    "open an account": ("account/signup/", 200),
    "account erased": ("account/erased/", 200),
    "turned back": ("account/providers/cancelled/", 200),
    "the other service failed": ("account/providers/error/", 401),
}
#: The same, for those who have signed in as editors of Italy.
OWN_PAGES = {
    "room": ("centres/italy/room/", 200),
    "team as an editor": ("centres/italy/team/", 200),
    "leave the team": ("centres/italy/team/leave/", 200),
    "own news": ("news/from-a-remark-to-a-challenge/", 200),
    "edit news": ("news/from-a-remark-to-a-challenge/edit/", 200),
    "translate news": ("news/from-a-remark-to-a-challenge/edit/?text=hr", 200),
    "versions of news": ("news/from-a-remark-to-a-challenge/versions/?number=1", 200),
    "newsroom": ("centres/italy/newsroom/", 200),
    "tables brought in": ("centres/italy/imports/", 200),
    "cards that may be the same": ("centres/italy/duplicates/", 200),
    "begin news": ("news/add/", 200),
    "edit": ("actors/mani-vicine-odv-esempio/edit/", 200),
    "translate": ("actors/mani-vicine-odv-esempio/edit/?text=hr", 200),
    "own card": ("actors/mani-vicine-odv-esempio/", 200),
    "freshness of a card": ("actors/mani-vicine-odv-esempio/upkeep/", 200),
    "challenges of a centre": ("centres/italy/challenges/", 200),
    "a new challenge": ("challenges/add/italy/", 200),
    "a challenge's words": ("challenges/pomeriggio-libero-esempio/edit/", 200),
    "jury and answers": ("challenges/prima-co-progettazione-esempio/evaluation/", 200),
    "answering an idea": ("ideas/fondo-di-garanzia-esempio/answer/", 200),
    "solutions of a centre": ("centres/italy/solutions/", 200),
    "a new solution": ("solutions/add/italy/", 200),
    "a solution's words": ("solutions/palestra-esempio/edit/", 200),
    "write down what happened": ("chronicle/add/italy/", 200),
    "a new pilot": ("pilots/add/italy/", 200),
    "a pilot's words": ("pilots/palestra-prima-edizione-esempio/edit/", 200),
    "a pilot's measurements": (
        "pilots/palestra-prima-edizione-esempio/indicators/n1/measure/",
        200,
    ),
    "a pilot's theory": ("pilots/palestra-prima-edizione-esempio/theory/", 200),
    "strategy of a centre": ("centres/italy/strategy/", 200),
    "a new strategy": ("strategies/add/italy/", 200),
    "a strategy's text": ("strategies/strategia-innovazione-sociale-esempio/text/", 200),
    "a new measure": ("measures/add/italy/", 200),
    "a measure's words": ("measures/misura-2-3-presidio-regionale-esempio/edit/", 200),
    "a measure's measurements": (
        "measures/misura-2-3-presidio-regionale-esempio/indicators/n1/measure/",
        200,
    ),
    "evidence of a pilot": ("evidence/valutazione-prima-edizione-esempio/edit/", 200),
    "a pilot's readiness": ("pilots/palestra-prima-edizione-esempio/readiness/", 200),
    "what a pilot is worth": ("pilots/palestra-prima-edizione-esempio/worth/", 200),
    "a new course": ("courses/add/italy/", 200),
    "sessions": ("courses/palestra-co-progettazione-corso-esempio/sessions/", 200),
    "who came": ("courses/palestra-co-progettazione-corso-esempio/people/", 200),
    "competences of a centre": ("centres/italy/competences/", 200),
    "own competences": ("competences/mine/", 200),
    "a competence's own words": ("competences/e2/words/italy/", 200),
    "a new entry": ("portfolio/add/italy/", 200),
    "a verdict on an entry": ("portfolio/misurazione-impatto-piccoli-enti-esempio/judge/", 200),
    "a new offer": ("offers/add/mani-vicine-odv-esempio/", 200),
    "needs of a centre": ("centres/italy/needs/", 200),
    "enter a need": ("centres/italy/needs/enter/", 200),
    "enter paper forms": ("centres/italy/needs/paper/", 200),
    "record an interview": ("centres/italy/needs/interview/", 200),
    "an interview": ("interviews/coordinamento-caregiver-esempio/", 200),
    "decide about a need": ("needs/orari-e-turni-esempio/decide/", 200),
    "group a need": ("needs/orari-e-turni-esempio/group/", 200),
    "history": ("actors/mani-vicine-odv-esempio/history/", 200),
    "add": ("actors/add/", 200),
    "translations": ("translations/?language=all", 200),
    "files of translators": ("translations/files/", 200),
    "my organisations": ("organisations/", 200),
    "is it here already": ("organisations/register/?name=Mani+vicine&country=IT", 200),
    "register": ("organisations/register/card/", 200),
    "claim": ("organisations/card/comune-di-torino/claim/", 200),
    "who keeps a card": ("organisations/card/mani-vicine-odv-esempio/", 200),
    "remove a card": ("organisations/card/mani-vicine-odv-esempio/remove/", 200),
    "what waits for the editors": ("moderation/", 200),
    "desk": ("desk/", 200),
    "reports": ("reports/", 200),
    "yearly duties": ("duties/", 200),
    "desk by mail": ("desk/digest/", 200),
    "checking adhesions": ("agreements/manifesto-cura-dei-luoghi-esempio/adhesions/", 200),
    "an agreement's words": ("agreements/manifesto-cura-dei-luoghi-esempio/edit/", 200),
    "invitations": ("agreements/manifesto-cura-dei-luoghi-esempio/campaigns/", 200),
    "aims": ("centres/italy/composition/edit/", 200),
    "launch": ("centres/italy/launch/edit/", 200),
    "not for you": ("actors/act-group/edit/", 403),
    "e-mail addresses": ("account/email/", 200),
    "sign out": ("account/logout/", 200),
    "my account": ("account/", 200),
    "ways to sign in": ("account/keys/", 200),
    "passkeys": ("account/keys/passkeys/", 200),
    "add a passkey": ("account/keys/passkeys/add/", 200),
    "add an app": ("account/keys/app/add/", 200),
    "other accounts": ("account/providers/", 200),
    "erase": ("account/erase/", 200),
}


#: The pages on which the others are modelled: always in all the languages chosen.
MODELS = (
    "home", "a centre", "actors", "an actor with a long Greek name", "an example",
    "a consortium", "search", "findings", "gallery", "sign in", "desk", "edit", "translate",
)  # fmt: skip


def cases(pages):
    """Each page with its languages: models in all of them, the others in one, by turns."""
    return [
        pytest.param(kind, language, id=f"{kind}-{language}")
        for turn, kind in enumerate(pages)
        for language in (CHOSEN if ALL or kind in MODELS else (CHOSEN[turn % len(CHOSEN)],))
    ]


def looks(pages, kind):
    """Models in every look; of the others a third in the dark, since colours come from the same
    few tokens, and another third on a telephone."""
    turn = list(pages).index(kind) % 3
    return ("dark", "narrow") if kind in MODELS else (("dark",), ("narrow",), ())[turn]


def judge(visitor, language, *, cookies=False, look=("dark", "narrow")):
    """Everything at once for the page that is open: wide, dark, and on a telephone."""
    page = visitor.page
    page.set_viewport_size({"width": DESK, "height": 900})
    visitor.look(language, cookies=cookies)
    found = axe.violations(page)
    if "dark" in look:
        page.emulate_media(color_scheme="dark")
        found += [f"dark: {one}" for one in axe.violations(page, "color-contrast")]
        page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": PHONE, "height": 780})
    visitor.look(language, cookies=cookies)
    if "narrow" not in look:
        return found
    narrow = axe.violations(page, "target-size", "scrollable-region-focusable")
    return found + [f"narrow: {one}" for one in narrow]


@pytest.fixture(scope="module")
def window(browser, house):
    """One window for all the pages: to open one takes as long as to judge a page."""
    with visiting(browser, house) as visitor:
        yield visitor


@pytest.fixture
def reader(window):
    """The window as new: no cookie, wide and light; at the end nothing may have gone wrong."""
    window.context.clear_cookies()
    window.page.emulate_media(color_scheme="light")
    window.page.set_viewport_size({"width": DESK, "height": 900})
    window.complaints.clear()
    yield window
    complaints = list(window.complaints)
    window.complaints.clear()
    assert complaints == []


@pytest.mark.parametrize(("kind", "language"), cases(PAGES))
def test_pages_for_everybody(reader, language, kind):
    address, status = PAGES[kind]
    reader.go(f"/{language}/{address}", status=status)
    # A page with a form brings the cookie that protects it.
    has_form = reader.page.locator("[name=csrfmiddlewaretoken]").count() > 0
    assert judge(reader, language, cookies=has_form, look=looks(PAGES, kind)) == []


@pytest.fixture(scope="package")
def editor_state(browser, house):
    """The cookies of somebody who has signed in for Italy."""
    with visiting(browser, house) as visitor:
        visitor.go("/it/")
        signing.sign_in(visitor, signing.ITALY)
        return visitor.context.cookies()


@pytest.fixture
def editor(reader, editor_state):
    reader.context.add_cookies(editor_state)
    return reader


@pytest.mark.parametrize(("kind", "language"), cases(OWN_PAGES))
def test_pages_for_editors(editor, language, kind):
    address, status = OWN_PAGES[kind]
    editor.go(f"/{language}/{address}", status=status)
    assert judge(editor, language, cookies=True, look=looks(OWN_PAGES, kind)) == []


#: The same, for the administrator of Italy.
TEAM_PAGES = {
    "team": ("centres/italy/team/", 200),
    "invite": ("centres/italy/team/invite/", 200),
    "leave as the last one": ("centres/italy/team/leave/", 200),
}


@pytest.fixture(scope="package")
def administrator_state(browser, house):
    """The cookies of the administrator of Italy."""
    with visiting(browser, house) as visitor:
        visitor.go("/it/")
        signing.sign_in(visitor, "administrator.it@demo.example")
        return visitor.context.cookies()


@pytest.mark.parametrize(("kind", "language"), cases(TEAM_PAGES))
def test_pages_for_administrators(reader, administrator_state, language, kind):
    address, status = TEAM_PAGES[kind]
    reader.context.add_cookies(administrator_state)
    reader.go(f"/{language}/{address}", status=status)
    assert judge(reader, language, cookies=True, look=looks(TEAM_PAGES, kind)) == []


@pytest.mark.parametrize("language", CHOSEN)
def test_a_form_that_came_back(editor, language):
    page = editor.page
    editor.go(f"/{language}/actors/mani-vicine-odv-esempio/edit/")
    page.locator("#id_website").fill("nowhere")
    page.locator("#id_summary").evaluate("field => field.value = 'ά'.repeat(400)")
    page.locator("form.form button").click()
    page.locator("[data-errors]").wait_for()
    assert judge(editor, language, cookies=True) == []


@pytest.mark.parametrize("language", CHOSEN)
def test_the_page_that_asks_for_the_code(visit, language):
    visitor = visit()
    visitor.go(f"/{language}/")
    signing.ask_for_code(visitor, signing.GREECE, language)
    assert judge(visitor, language, cookies=True) == []
    visitor.page.locator("#id_code").fill("000000")
    visitor.page.locator("#id_code").press("Enter")
    visitor.page.locator("[data-errors]").wait_for()
    assert judge(visitor, language, cookies=True) == []
