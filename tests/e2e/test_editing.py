"""Signing in by code and changing cards, with and without JavaScript."""

from __future__ import annotations

import pytest

from tests.e2e import signing
from tests.e2e.browsing import PHONE

#: Cards that no other walk looks at, one for each way of walking.
OWN = {True: "comitato-turni-e-tempi-esempio", False: "avvisi-chiari-srl-esempio"}
DISPUTED = {True: "studio-filo-rosso-esempio", False: "laboratorio-passo-comune-esempio"}
MENDED = {
    True: "osservatorio-valutare-insieme-esempio",
    False: "fondazione-casa-del-tiglio-esempio",
}

ways = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no-script"])


def save(page):
    """Send the form of the page."""
    page.get_by_role("main").locator("form.form .verb").first.click()


def editing(visit, slug, **how):
    """An editor of Italy, in Italian, at the form of a card."""
    visitor = visit(**how)
    visitor.go(f"/it/actors/{slug}/")
    signing.sign_in(visitor, signing.ITALY)
    visitor.arrive(f"/it/actors/{slug}/")
    visitor.page.get_by_role("main").locator(f"a[href='/it/actors/{slug}/edit/']").first.click()
    visitor.arrive(f"/it/actors/{slug}/edit/")
    visitor.look("it", cookies=True)
    return visitor


@ways
def test_a_wrong_code_is_refused_with_a_sentence(visit, javascript):
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/it/")
    right = signing.ask_for_code(visitor, signing.GREECE)
    box = page.locator("#id_code")
    box.fill("WRONG1")
    box.press("Enter")
    page.locator("[data-errors]").wait_for()
    visitor.look("it", cookies=True)
    sentence = page.locator("#id_code_error").inner_text()
    assert len(sentence.split()) > 2
    assert page.locator("[data-errors] a").get_attribute("href") == "#id_code"
    assert page.locator("#id_code").get_attribute("aria-invalid") == "true"
    page.locator("#id_code").fill(right)
    page.locator("#id_code").press("Enter")
    page.wait_for_url(lambda now: "/account/" not in now)
    assert "Member Greece" in page.get_by_role("banner").inner_text()
    visitor.go("/it/actors/comune-di-torino/edit/", status=403)
    visitor.look("it", cookies=True)


@ways
def test_a_code_for_an_address_that_nobody_has_tells_nothing(visit, javascript):
    visitor = visit(javascript=javascript)
    visitor.go("/it/account/login/")
    page = visitor.page
    page.locator("input[type=email]").fill(f"nobody.{javascript}@demo.example".lower())
    save(page)
    page.wait_for_url(lambda now: "/account/login/code/confirm/" in now)
    visitor.look("it", cookies=True)


@ways
def test_a_card_is_changed_in_one_language_and_gets_another(visit, javascript):
    slug = OWN[javascript]
    visitor = editing(visit, slug, javascript=javascript)
    page = visitor.page
    page.locator("#id_summary").fill("Chi lavora a turni propone orari in cui si possa vivere.")
    page.locator("#id_website").fill("https://turni.example")
    save(page)
    page.wait_for_url(f"**/it/actors/{slug}/")
    visitor.look("it", cookies=True)
    main = page.get_by_role("main")
    assert main.get_by_role("status").count() == 1
    assert "Chi lavora a turni propone orari in cui si possa vivere." in main.inner_text()

    page.locator("#languages").locator(f"a[href$='/{slug}/edit/?text=hr']").click()
    visitor.arrive(f"/it/actors/{slug}/edit/")
    visitor.look("it", cookies=True)
    summary = page.locator("#id_summary")
    assert summary.get_attribute("lang") == "hr"
    assert summary.input_value() == ""
    hint = page.locator(f"#{summary.get_attribute('aria-describedby')}")
    assert "Chi lavora a turni propone orari in cui si possa vivere." in hint.inner_text()
    assert page.locator("#id_website").count() == 0
    summary.fill("Ljudi koji rade u smjenama predlažu radno vrijeme uz koje se može živjeti.")
    save(page)
    page.wait_for_url(f"**/it/actors/{slug}/")

    main.locator(f"a[href='/it/actors/{slug}/history/']").click()
    visitor.arrive(f"/it/actors/{slug}/history/")
    visitor.look("it", cookies=True)
    lines = main.locator(".journal li").all_inner_texts()
    assert len(lines) >= 3
    assert all("Editor Italy" in line for line in lines[:2])
    assert lines[0] != lines[1]

    reader = visit(javascript=javascript)
    reader.go(f"/hr/actors/{slug}/")
    reader.look("hr")
    shown = reader.page.get_by_role("main")
    assert (
        "Ljudi koji rade u smjenama predlažu radno vrijeme uz koje se može živjeti."
        in shown.inner_text()
    )
    assert shown.get_by_role("link", name="https://turni.example").count() == 1

    signing.sign_out(visitor)
    visitor.look("it", cookies=True)
    assert page.get_by_role("banner").locator("a[href*='/account/login/']").count() == 1
    visitor.go(f"/it/actors/{slug}/edit/")
    visitor.arrive("/it/account/login/")


@ways
def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(visit, javascript):
    slug = MENDED[javascript]
    visitor = editing(visit, slug, javascript=javascript, width=PHONE)
    page = visitor.page
    typed = {"name": "", "summary": "è" * 301, "website": "senza indirizzo", "offers": "Aule"}
    for name, words in typed.items():
        field = page.locator(f"#id_{name}")
        # As with a browser that knows neither maxlength nor required.
        field.evaluate(
            "(one, words) => { one.removeAttribute('maxlength'); one.required = false;"
            " one.value = words; }",
            words,
        )
    save(page)
    page.locator("[data-errors]").wait_for()
    visitor.look("it", cookies=True)
    for name, words in typed.items():
        assert page.locator(f"#id_{name}").input_value() == words
    links = page.locator("[data-errors] a")
    assert links.first.get_attribute("href") == "#id_name"
    if javascript:
        assert page.evaluate("document.activeElement.matches('[data-errors]')")
    links.first.click()
    assert page.evaluate("document.activeElement.id") == "id_name"
    page.locator("#id_name").fill("Osservatorio")
    save(page)
    page.locator("[data-errors]").wait_for()
    for name in ("summary", "website"):
        field = page.locator(f"#id_{name}")
        assert field.get_attribute("aria-invalid") == "true"
        told = page.locator(f"#id_{name}_error")
        assert len(told.inner_text().split()) > 3
        assert f"id_{name}_error" in str(field.get_attribute("aria-describedby"))
        above = told.bounding_box()
        box = field.bounding_box()
        assert above is not None
        assert box is not None
        assert above["y"] < box["y"]
    page.locator("#id_summary").fill("Una frase.")
    page.locator("#id_website").fill("https://osservatorio.example")
    save(page)
    page.wait_for_url(f"**/it/actors/{slug}/")
    assert "Una frase." in page.get_by_role("main").inner_text()


@ways
def test_two_editors_see_what_the_other_has_saved(visit, javascript):
    slug = DISPUTED[javascript]
    first = editing(visit, slug, javascript=javascript)
    second = visit(javascript=javascript)
    second.context.add_cookies(first.context.cookies())
    second.go(f"/it/actors/{slug}/edit/")
    first.page.locator("#id_summary").fill("Parole della prima persona.")
    save(first.page)
    first.page.wait_for_url(f"**/it/actors/{slug}/")
    second.page.locator("#id_summary").fill("Parole della seconda persona.")
    save(second.page)
    told = second.page.locator(".notice--warning")
    told.wait_for()
    second.look("it", cookies=True)
    assert "Parole della prima persona." in told.inner_text()
    assert "Parole della seconda persona." in told.inner_text()
    if javascript:
        assert second.page.evaluate("document.activeElement.matches('[data-errors]')")
    assert second.page.locator("#id_summary").input_value() == "Parole della seconda persona."
    assert told.locator("a[href='#id_summary']").count() == 1
    save(second.page)
    second.page.wait_for_url(f"**/it/actors/{slug}/")
    assert "Parole della seconda persona." in second.page.get_by_role("main").inner_text()


@ways
def test_sending_twice_does_nothing_twice(visit, javascript):
    slug = DISPUTED[javascript]
    visitor = editing(visit, slug, javascript=javascript)
    page = visitor.page
    history = f"/it/actors/{slug}/history/"
    visitor.go(history)
    before = page.locator(".journal li").count()
    page.go_back()
    page.locator("#id_offers").fill("Consigli scritti chiari.")
    page.locator("form.form .verb").first.dblclick()
    # The second sending breaks off the first answer, so what counts is where it ends.
    page.locator(".notice--success").first.wait_for()
    visitor.arrive(f"/it/actors/{slug}/")
    visitor.go(history)
    assert page.locator(".journal li").count() == before + 1

    # Back to the form as it was typed, and once more: the same key, the same answer.
    page.go_back()
    page.go_back()
    visitor.arrive(f"/it/actors/{slug}/edit/")
    page.locator("#id_offers").fill("Consigli scritti chiari.")
    save(page)
    page.wait_for_load_state()
    visitor.go(history)
    assert page.locator(".journal li").count() == before + 1


@ways
def test_a_new_card_is_a_draft_that_readers_do_not_see(visit, javascript):
    visitor = visit(javascript=javascript)
    page = visitor.page
    visitor.go("/it/actors/")
    signing.sign_in(visitor, signing.CROATIA)
    page.get_by_role("main").locator("a[href='/it/actors/add/']").click()
    visitor.arrive("/it/actors/add/")
    visitor.look("it", cookies=True)
    name = f"Bozza {'con' if javascript else 'senza'} programmi"
    page.locator("#id_name").fill(name)
    save(page)
    page.wait_for_url("**/it/actors/**")
    visitor.look("it", cookies=True)
    visitor.go(f"/it/actors/?q={name}")
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(lambda now: "/actors/bozza-" in now)
    address = visitor.path
    visitor.look("it", cookies=True)
    reader = visit(javascript=javascript)
    reader.go(address, status=404)
    page.locator("form[action$='/publish/'] button").click()
    page.get_by_role("status").first.wait_for()
    reader.go(address)
    reader.look("it")
