"""One run: servers, rounds, and the rows of the table."""

from __future__ import annotations

import itertools
import os
import re
import statistics
import subprocess
import time
from collections.abc import Iterator, Sequence

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from benchmarks import counting, pages, served, wire  # noqa: E402
from benchmarks.asking import BROWSER, Asked, Coded, Edited  # noqa: E402
from benchmarks.report import Row  # noqa: E402
from vivaio.config.serve import vivaio_command  # noqa: E402
from vivaio.ground.actors.models import Actor  # noqa: E402
from vivaio.ground.people.models import Account  # noqa: E402
from vivaio.ground.taxonomy.queries import concepts  # noqa: E402

EDITOR = "editor.it@demo.example"
#: Requests of one kind a round; at 10 ms a tick of the kernel's clock, 100 ms are measured well.
REQUESTS, QUICK, SLOW = 90, 300, 20


def signed_in() -> Client:
    """A client in which an editor of the Italian centre is at work."""
    client = Client()
    account = Account.objects.get(email=EDITOR)
    client.force_login(account, backend="vivaio.ground.people.backend.AccountBackend")
    return client


def slugs_of(centre: str = "") -> list[str]:
    """The public cards that were made up, of one centre where it is named."""
    rows = Actor.objects.filter(website__startswith="https://www.example.org/").order_by("slug")
    rows = rows.filter(visibility="public")
    if centre:
        rows = rows.filter(centre__code=centre)
    return list(rows.values_list("slug", flat=True))


def measure(rounds: int) -> list[Row]:
    """Everything, in the order of the table."""
    member = signed_in()
    cookie = f"vivaio_session={member.cookies['vivaio_session'].value}"
    slugs, own, kinds = slugs_of(), slugs_of("it")[:40], list(concepts("kind"))[: pages.KINDS]
    rows = [_counted(member)]
    connection.close()
    with (
        served.serving("benchmarks.floor.wsgi:application") as floor,
        served.serving("vivaio.config.web:application") as ours,
    ):
        asked = questions(floor, ours, kinds, slugs, cookie)
        edited = _edited(ours, own, cookie)
        in_turns([*asked, edited], rounds)
        rows = [*ratios([*asked, edited]), *rows, *_wire(ours)]
        if not edited.shows_at_once():
            raise SystemExit("A change does not show at the first request after it.")
        rows.append(Row("right at the first request after a change", 1, "", note="checked"))
        worker = ours.processes()[-1]
        rows.append(_megabytes("memory of a web worker", worker))
    rows.append(_task_worker())
    return rows


def questions(
    floor: served.Server, ours: served.Server, kinds: list[str], slugs: list[str], cookie: str,
    themes: Sequence[str] = (),
) -> list[Asked]:  # fmt: skip
    """Every kind of request that only reads, the two floors first; with all themes, or some."""
    signed, themes = {"Cookie": cookie}, themes or list(concepts("theme"))
    return [
        Asked("floor 1: a bare view, 20 of the rows", floor, pages.floor("rows"), "We work"),
        Asked("floor 2: and three counts", floor, pages.floor("counted"), "theme 3"),
        Asked("actor list, not cached", ours, pages.lists(kinds), "card__words", most=1.5,
              warm=pages.READ * (1 + len(pages.COUNTRIES) + len(kinds))),
        Asked("directory with all facets, not cached", ours, pages.one("/en/actors/"),
              "card__words", most=1.2, floor=2),
        Asked("directory with two facets chosen", ours, pages.facets(kinds, themes), "card__words",
              most=1.2, floor=2),
        Asked("directory for a member who sees private cards", ours, pages.facets(kinds, themes),
              "card__words", signed, most=1.2, floor=2),
        Asked("directory right after a change", ours, pages.facets(kinds, themes), "card__words",
              before=_change, floor=2),
        Asked("actor card, not cached", ours, pages.cards(slugs), "example.org", most=1.5),
        Asked("actor list again", ours, itertools.repeat("/en/actors/"), "card__words", most=0.3),
        Asked("actor card again", ours, itertools.repeat(f"/en/actors/{slugs[0]}/"), "example.org",
              most=0.3),
        Asked("actor list for a member", ours, pages.lists(kinds), "card__words", signed),
        Asked("actor card for its editor", ours, pages.cards(slugs), "example.org", signed),
        Asked("translation desk", ours, pages.one("/en/translations/?language=hr&need=missing"),
              "list-caption", signed, most=4),
        Asked("translation desk right after a change", ours,
              pages.one("/en/translations/?language=hr"), "list-caption", signed, before=_change),
        Asked("desk of an editor", ours, pages.one("/en/desk/"), "My desk", signed, most=4),
        Asked("map data of one view", ours, pages.views(), "FeatureCollection", most=2, warm=24),
        Asked("page of a hundred actors for programs", ours, pages.harvested(), "next_cursor"),
        Asked("home", ours, pages.one("/en/"), "Vivaio"),
        Asked("page of news", ours, pages.one("/en/news/five-centres-on-line/"), "SEED2SCALE"),
        Asked("page of a centre", ours, pages.one("/it/centres/italy/"), "Politecnico"),
        Asked("page of a consortium", ours, pages.one("/it/consortia/seed2scale/"), "Hashnet"),
        Asked("search", ours, pages.searches(), "Vivaio"),
        Asked("sign-in page", ours, pages.one("/en/account/login/"), "Send me a code"),
        _coded(ours),
        Asked("feed", ours, pages.one("/en/feed.atom"), "<entry>"),
        Asked("actor list right after a change", ours, pages.lists(kinds[:2]), "card__words",
              before=_change),
        Asked("actor list, no card drawn before", ours, pages.strange_lists(list(concepts("kind"))),
              "card__words"),
    ]  # fmt: skip


def _coded(ours: served.Server) -> Coded:
    form = ours.ask("/en/account/login/", BROWSER)
    mark = re.search(r"vivaio_csrf=\w+", form.headers.get("set-cookie", ""))
    if mark is None:
        raise SystemExit("The form for a code has no mark against forgery.")
    coded = Coded("request of a code", ours, iter(()), "")
    coded.prepare(mark[0])
    return coded


def _change() -> None:
    """Let every process believe that a record has changed."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_change SET value = value + 1 WHERE id = 1")


def _edited(ours: served.Server, slugs: list[str], cookie: str) -> Edited:
    form = ours.ask(f"/it/actors/{slugs[0]}/edit/", {**BROWSER, "Cookie": cookie})
    mark = re.search(r"vivaio_csrf=\w+", form.headers.get("set-cookie", ""))
    if mark is None:
        raise SystemExit("The form of a card has no mark against forgery.")
    edited = Edited(
        "edit of a card", ours, iter(()), "", {"Cookie": f"{cookie}; {mark[0]}"}, most=5
    )
    edited.prepare(slugs)
    return edited


def in_turns(asked: list[Asked], rounds: int) -> None:
    """All kinds of requests, one after the other, as many times."""
    for one in asked:  # what a process keeps is made
        for _ in range(5):
            one.once()
    for number in range(rounds):
        print(f"Round {number + 1} of {rounds} …", flush=True)
        for one in asked:
            is_slow = isinstance(one, Edited | Coded) or one.before or "floor 2" in one.title
            one.measure(QUICK if "again" in one.title else SLOW if is_slow else REQUESTS)


def ratios(asked: list[Asked]) -> Iterator[Row]:
    """Each kind of request by its own milliseconds, and by its ratio to its floor."""
    for one in asked:
        median = statistics.median(one.milliseconds)
        floor = asked[one.floor - 1]
        if one is asked[0]:
            yield Row(one.title, median, "ms", is_headline=True)
            continue
        pairs = zip(one.milliseconds, floor.milliseconds, strict=True)
        ratio = statistics.median(own / bare for own, bare in pairs)
        yield Row(
            one.title,
            ratio,
            f"× floor {one.floor}",
            one.most,
            f"{median:.2f} ms",
            one.most is not None,
        )


def _counted(member: Client) -> Row:
    found = list(counting.queries(Client(), member))
    told = ", ".join(f"{name} {visitor}/{own}" for name, visitor, own in found)
    worst = max(max(visitor, own) for _, visitor, own in found)
    return Row("statements to the database, most of any page", worst, "", 12,
               f"for anybody / for a member: {told}", is_headline=True)  # fmt: skip


def _wire(ours: served.Server) -> Iterator[Row]:
    views = {
        (name, language): wire.first_view(ours, f"/{language}/{address}", language)
        for name, address, _ in pages.SINGLE
        if name != "feed"
        for language in pages.LANGUAGES
    }
    for title, figure, most, unit in (
        ("first view", lambda view: view.bytes / 1000, 150, "kB"),
        ("requests of a first view", lambda view: view.requests, 12, ""),
        ("fonts of a first view", lambda view: view.fonts / 1000, 60, "kB"),
        ("scripts of a first view", lambda view: view.scripts / 1000, 30, "kB"),
    ):
        place, worst = max(views.items(), key=lambda pair: figure(pair[1]))
        note = f"most of any page: {place[0]} in {place[1]}"
        yield Row(title, figure(worst), unit, most, note, is_headline=True)
    for language in pages.LANGUAGES:
        told = ", ".join(
            f"{name} {view.bytes / 1000:.0f}"
            for (name, of), view in views.items()
            if of == language
        )
        heaviest = max(view.bytes for (_, of), view in views.items() if of == language)
        yield Row(f"first views in {language}", heaviest / 1000, "kB", 150, told)


def _megabytes(title: str, process: int) -> Row:
    return Row(title, served.memory(process), "MB", 120, is_headline=True)


def _task_worker() -> Row:
    process = subprocess.Popen(vivaio_command("worker", "--name", "bench"), env={**os.environ})
    try:
        time.sleep(8)
        if process.poll() is not None:
            raise SystemExit("The worker has ended.")
        return _megabytes("memory of the task worker", process.pid)
    finally:
        process.terminate()
        process.wait(15)
