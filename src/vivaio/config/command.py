"""The console script `vivaio`: our own commands, and Django's behind them.

This module loads no Django, so that help is quick and `serve` stays small; `console` and `demo`
are loaded by name once the settings are known to be needed.
"""

from __future__ import annotations

import argparse
import os
import sys
from importlib import import_module
from typing import NoReturn

import vivaio
from vivaio.config import env, serve

HELP = """\
Vivaio, the platform of a network of competence centres for social innovation.

  vivaio demo                  try it: loads the demonstration and serves it
  vivaio serve                 run the web server and the worker, until Ctrl-C
  vivaio worker                run a worker alone (for a second machine)
  vivaio check                 say how this installation stands
  vivaio search WORDS          find records (--language it, --json)
  vivaio thread list KIND      the records of a kind (--language it, --json)
  vivaio thread show UID       what it rests on, what became of it (--json)
  vivaio import KIND FILE      bring a table in: actors, needs, measures, pilots
  vivaio export actors         take cards away (csv, xlsx, geojson, jsonld)
  vivaio backup FILE           write everything into one file, while people work
  vivaio restore FILE          put a backup back (--yes replaces what is here)
  vivaio examples remove       remove all examples, keep all facts
  vivaio taxonomy import FILE  take concepts from a file of SKOS
  vivaio taxonomy export       write all concepts as SKOS
  vivaio version               say which version this is

`vivaio COMMAND --help` tells more about one. Every other word is a command
of Django, such as `vivaio migrate`; `vivaio help --commands` lists them.

Set in the environment: VIVAIO_HOME (the folder of all data, ./var), PORT
(8000), VIVAIO_BIND (127.0.0.1). docs/reference/settings.md has the rest.
"""

#: The day on which the demonstration takes place.
DEMO_DAY = "2026-11-23"


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Exit code 2."""
        sentence = message[0].upper() + message[1:]
        self.exit(2, f"{sentence}. `{self.prog} --help` tells more.\n")


def main(arguments: list[str] | None = None) -> int:
    """Run one command; its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "vivaio.config.settings")
    if not words or words[0] in {"-h", "--help"} or words == ["help"]:
        serve.say(HELP.rstrip())
        return 0
    if words[0] in {"version", "--version"}:
        serve.say(f"Vivaio {vivaio.__version__}")
        return 0
    try:
        return _run(words[0], words[1:])
    except KeyboardInterrupt:
        return 130


def _run(name: str, words: list[str]) -> int:
    if name == "serve":
        _port(_parser(name, "Run the web server and one worker, watched over.", port=True), words)
        return serve.serve(env.text("VIVAIO_BIND", "127.0.0.1"), env.number("PORT", 8000))
    if name == "demo":
        return _demo(words)
    parser = _parsers().get(name)
    if parser is None:
        _require_settings()
        return _migrate(words) if name == "migrate" else _django(name, words)
    options = parser.parse_args(words)
    _require_settings()
    return int(import_module("vivaio.config.console").run(name, options))


def _demo(words: list[str]) -> int:
    parser = _parser("demo", "Load the demonstration, then serve it.", port=True)
    parser.add_argument("--load-only", action="store_true", help="load it, and do not serve")
    options = _port(parser, words)
    os.environ.setdefault("VIVAIO_TODAY", DEMO_DAY)
    _require_settings()
    failed = int(import_module("vivaio.config.demo").prepare())
    if failed or options.load_only:
        return failed
    # The same process goes on as the server's parent, without Django in its memory.
    os.execv(sys.executable, serve.vivaio_command("serve"))  # noqa: S606 - our own command


def _require_settings() -> None:
    """Say in a sentence what is wrong with the environment, before anything else does."""
    try:
        import_module(os.environ["DJANGO_SETTINGS_MODULE"])
    except OSError as error:
        raise SystemExit(f"{error.filename} cannot be used: {error.strerror}.") from None
    except ValueError as error:
        sentence = str(error).split(". ")[0].rstrip(".")
        raise SystemExit(f"The settings cannot be read: {sentence}.") from None


def _django(name: str, words: list[str]) -> int:
    import_module("django.core.management").execute_from_command_line(["vivaio", name, *words])
    return 0


def _migrate(words: list[str]) -> int:
    """Django's, and then the concepts of this release into the tables."""
    failed = _django("migrate", words)
    # To one application, or only to look: then the tables may not be those of this release.
    partial = {"--plan", "--check", "--fake", "-h", "--help"} & set(words)
    if not failed and not partial and not any(word[:1].isalpha() for word in words):
        import_module("vivaio.config.concepts").update()
    return failed


def _parser(name: str, description: str, *, port: bool = False) -> Parser:
    parser = Parser(prog=f"vivaio {name}", description=description)
    if port:
        parser.add_argument("--port", type=int, help="the port to listen on (8000, or PORT)")
    return parser


def _port(parser: Parser, words: list[str]) -> argparse.Namespace:
    """Parse, and pass the port on to settings and children, which know it as PORT."""
    options = parser.parse_args(words)
    if options.port is not None:
        os.environ["PORT"] = str(options.port)
    return options


def _parsers() -> dict[str, Parser]:
    """The commands that `console` runs."""
    check = _parser("check", "Say how this installation stands. Exit code 1: something is wrong.")
    check.add_argument(
        "--start", action="store_true", help="only what would keep the server from starting"
    )
    search = _parser("search", "Find records, as somebody who has not signed in.")
    search.add_argument("words", nargs="+", metavar="WORDS")
    search.add_argument("--language", default="en", help="the reader's language (en)")
    search.add_argument("--limit", type=int, default=20, help="at most so many (20)")
    search.add_argument("--json", action="store_true", help="as JSON, for programs")
    backup = _parser("backup", "Write database and files into one file, also while people work.")
    backup.add_argument("file", metavar="FILE", help="where to (.tar.gz, or .tar uncompressed)")
    restore = _parser("restore", "Put a backup back; stop `vivaio serve` first.")
    restore.add_argument("file", metavar="FILE", help="a file that `vivaio backup` wrote")
    restore.add_argument("--yes", action="store_true", help="replace what is in the database")
    examples = _parser("examples", "What is marked as an example.")
    examples.add_argument("verb", choices=["remove"], help="remove all of them for good")
    examples.add_argument("--yes", action="store_true", help="do not ask")
    return {
        "taxonomy": _of_taxonomy(),
        "import": _import_parser(),
        "export": _export_parser(),
        "check": check,
        "search": search,
        "thread": _thread_parser(),
        "backup": backup,
        "restore": restore,
        "examples": examples,
    }


def _of_taxonomy() -> Parser:
    taxonomy = _parser("taxonomy", "Concepts: from a file of SKOS, into one, or of this release.")
    taxonomy.add_argument("verb", choices=["import", "export", "update"])
    taxonomy.add_argument("file", nargs="?", default="", metavar="FILE", help="- or none: shown")
    taxonomy.add_argument("--scheme", default="", help="only one, such as theme (export)")
    taxonomy.add_argument("--format", choices=["ttl", "jsonld"], default="ttl", help="(ttl)")
    taxonomy.add_argument("--json", action="store_true", help="the report as JSON, for programs")
    return taxonomy


def _thread_parser() -> Parser:
    thread = _parser("thread", "Follow the thread, as somebody who has not signed in.")
    thread.add_argument(
        "verb", choices=["list", "show"], help="the records of a kind, or the thread of one"
    )
    thread.add_argument("what", metavar="WHAT", help="a kind such as need, or a uid")
    way = thread.add_mutually_exclusive_group()
    way.add_argument("--back", action="store_true", help="only what it rests on (show)")
    way.add_argument("--forward", action="store_true", help="only what became of it (show)")
    thread.add_argument("--language", default="en", help="the reader's language (en)")
    thread.add_argument("--json", action="store_true", help="as JSON, for programs")
    return thread


def _import_parser() -> Parser:
    bring = _parser("import", "Bring a table in: CSV, XLSX or GeoJSON. Exit code 1: it was not.")
    bring.add_argument("what", metavar="WHAT", help="actors")
    bring.add_argument("file", metavar="FILE", help="the table")
    bring.add_argument("--centre", required=True, metavar="IT", help="for which centre")
    bring.add_argument(
        "--mapping",
        default="",
        metavar="M",
        help="a JSON file (or JSON) of columns and their fields, over what is guessed",
    )
    bring.add_argument("--dry-run", action="store_true", help="only say what would happen")
    bring.add_argument("--json", action="store_true", help="as JSON, for programs")
    bring.add_argument("--language", default="", help="of the words, where no column says")
    bring.add_argument("--source", default="", help="whose identifiers these are (import)")
    bring.add_argument("--title", default="", help="of the source, beside each fact")
    bring.add_argument("--licence", default="", help="under which the source may be used")
    bring.add_argument("--example", action="store_true", help="mark all of it as examples")
    bring.add_argument("--drafts", action="store_true", help="do not publish the cards")
    bring.add_argument(
        "--also-likely", action="store_true", help="also what is likely here already"
    )
    return bring


def _export_parser() -> Parser:
    take = _parser("export", "Take cards away, as the platform itself sees them: all of them.")
    take.add_argument("what", metavar="WHAT", help="actors")
    take.add_argument("--format", required=True, choices=["geojson", "csv", "xlsx", "jsonld"])
    take.add_argument("--output", default="", metavar="FILE", help="where to (standard output)")
    take.add_argument("--centre", default="", metavar="IT", help="only of this centre")
    return take


if __name__ == "__main__":
    sys.exit(main())
