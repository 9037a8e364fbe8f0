"""The command line: what it says, and with which exit code."""

import json

import pytest

import vivaio
from tests.config.running import installed
from vivaio.config import command


@pytest.fixture
def installation(tmp_path):
    with installed(tmp_path / "home") as made:
        yield made


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help_is_one_screen(words, capsys):
    assert command.main(words) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) <= 24
    assert max(map(len, said)) <= 80
    for name in ("serve", "demo", "check", "search", "backup", "restore", "examples remove"):
        assert any(line.strip().startswith(f"vivaio {name}") for line in said)


@pytest.mark.parametrize("word", ["version", "--version"])
def test_the_version(word, capsys):
    assert command.main([word]) == 0
    assert capsys.readouterr().out == f"Vivaio {vivaio.__version__}\n"


@pytest.mark.parametrize(
    "words",
    [
        ["backup"],
        ["restore"],
        ["search"],
        ["examples", "make"],
        ["serve", "--port", "eight"],
        ["check", "everything"],
    ],
)
def test_what_is_missing_or_wrong_is_one_sentence(words, capsys):
    with pytest.raises(SystemExit) as ended:
        command.main(words)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said[0].isupper()
    assert said.endswith("--help` tells more.\n")
    assert said.count("\n") == 1


def test_each_command_explains_itself(capsys):
    for name in ("serve", "demo", "check", "search", "backup", "restore", "examples"):
        with pytest.raises(SystemExit) as ended:
            command.main([name, "--help"])
        assert ended.value.code == 0
        assert f"vivaio {name}" in capsys.readouterr().out


def test_a_word_that_nobody_knows(installation):
    done = installation.vivaio("serv")
    assert done.returncode != 0
    assert "Unknown command" in done.stderr
    assert "Traceback" not in done.stderr


def test_other_words_are_commands_of_django(installation):
    done = installation.vivaio("migrate", "--check")
    assert (done.returncode, done.stderr) == (0, "")


def test_check_says_how_it_stands(installation):
    done = installation.vivaio("check")
    assert "All migrations are applied." in done.stdout
    assert "Vivaio" in done.stdout
    assert installation.vivaio("check", "--start").returncode == 0


def test_check_fails_when_the_tables_are_missing(installation):
    (installation.home / "vivaio.sqlite3").unlink()
    done = installation.vivaio("check")
    assert done.returncode == 1
    assert "run `vivaio migrate`" in done.stdout


def test_a_database_that_is_not_there_is_a_sentence(tmp_path):
    with installed(tmp_path / "home") as installation:
        installation.extra["VIVAIO_DATABASE"] = "postgres://nobody@127.0.0.1:1/nothing"
        done = installation.vivaio("search", "housing")
        assert done.returncode == 1
        assert done.stderr.startswith("The database refuses")
        assert "Traceback" not in done.stderr
        checked = installation.vivaio("check")
        assert checked.returncode == 1
        assert "cannot be reached" in checked.stdout


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("VIVAIO_DATABASE", "foo://x", "The settings cannot be read"),
        ("VIVAIO_HOME", "/proc/none", "/proc/none cannot be used"),
        ("PORT", "eight", "PORT must be a whole number"),
        ("VIVAIO_TODAY", "monday", "VIVAIO_TODAY must be a day"),
    ],
)
def test_a_setting_that_cannot_be_is_a_sentence(installation, name, value, told):
    installation.extra[name] = value
    done = installation.vivaio("check")
    assert done.returncode == 1
    assert told in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_search_that_finds_nothing_says_so(installation):
    done = installation.vivaio("search", "zzzz", "qqqq")
    assert done.returncode == 0, done.stderr
    assert "Nothing was found" in done.stdout
    found = json.loads(installation.vivaio("search", "zzzz", "--json", "--language", "it").stdout)
    assert (found["words"], found["language"], found["hits"]) == ("zzzz", "it", [])


def test_a_language_that_is_not_spoken_is_a_sentence(installation):
    done = installation.vivaio("search", "casa", "--language", "xx")
    assert done.returncode == 1
    assert "The language is one of" in done.stderr


def test_examples_are_removed_only_after_a_yes(installation):
    refused = installation.vivaio("examples", "remove")
    assert refused.returncode == 1
    assert "Nothing was removed." in refused.stdout
    done = installation.vivaio("examples", "remove", "--yes")
    assert done.returncode == 0, done.stderr
    assert "0 examples removed." in done.stdout


def test_a_file_that_is_not_there_is_a_sentence(installation, tmp_path):
    done = installation.vivaio("restore", str(tmp_path / "none.tar"))
    assert done.returncode == 1
    assert done.stderr.startswith("There is no file")


def test_the_demonstration_is_not_for_a_public_address(installation):
    installation.extra["VIVAIO_ADDRESS"] = "https://vivaio.example"
    done = installation.vivaio("demo", "--load-only")
    assert done.returncode == 1
    assert "not for a public address" in done.stderr
