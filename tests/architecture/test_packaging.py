"""What is handed out: the wheel, the licence, the locks, the card for catalogues of software."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from email.parser import HeaderParser
from importlib import import_module
from pathlib import Path

import yaml

from vivaio.kernel.language import INTERFACE

ROOT = Path(__file__).resolve().parents[2]
#: Hosts of package registries, in pieces, so that this file is not its own finding.
REGISTRIES = [
    "registry." + "npmjs.org",
    "registry." + "yarnpkg.com",
    "pypi" + ".org",
    "files." + "pythonhosted.org",
    "deb." + "debian.org",
    "--index" + "-url",
]


def _tracked() -> list[Path]:
    """The files of the repository; of the folder, where it is not a repository."""
    words = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


def test_the_wheel_holds_what_runs_and_nothing_else(tmp_path):
    words = ["wheel", "--quiet", "--no-deps", "--no-build-isolation", "-w", str(tmp_path), "."]
    built = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert built.returncode == 0, built.stdout + built.stderr
    with zipfile.ZipFile(next(tmp_path.glob("vivaio-*.whl"))) as wheel:
        names = set(wheel.namelist())
        manifest = json.loads(wheel.read("vivaio/staticroot/staticfiles.json"))["paths"]
        about = next(name for name in names if name.endswith(".dist-info/METADATA"))
        metadata = HeaderParser().parsestr(wheel.read(about).decode("utf-8"))
        entries = wheel.read(about.replace("METADATA", "entry_points.txt")).decode("utf-8")

    catalogues = {f"vivaio/locale/{code}/LC_MESSAGES/django.mo" for code in INTERFACE[1:]}
    assert catalogues <= names
    assert all(f"vivaio/staticroot/{hashed}" in names for hashed in manifest.values())
    for family in ("source-sans-3", "source-serif-4"):
        for part in ("latin", "latin-more", "latin-ext", "greek"):
            assert f"fonts/{family}-{part}.woff2" in manifest
    assert {"vendor/outlines.json", "vendor/leaflet/leaflet.js"} <= set(manifest)
    assert "vivaio/assets/vendor/outlines.json" in names  # maps are drawn from it on the server
    own = {
        str(file.relative_to(ROOT / "src"))
        for file in _tracked()
        if file.is_relative_to(ROOT / "src")
    }
    assert own <= names
    assert any(name.endswith("/jinja2/layouts/base.html") for name in own)
    strangers = {name for name in names if not name.startswith(("vivaio/", "vivaio-"))}
    assert strangers == set()
    assert not any(re.search(r"(^|/)(tests?|node_modules|var)/", name) for name in names)
    assert metadata["License-Expression"] == "EUPL-1.2"
    assert "vivaio = vivaio.config.command:main" in entries
    asked = [line for line in metadata.get_all("Requires-Dist") if "extra ==" not in line]
    named = [re.split(r"[<>=\[; ]", line)[0] for line in asked]
    assert set(map(str.lower, named)) == _wanted("run")
    assert callable(import_module("vivaio.config.command").main)


def _wanted(name: str) -> set[str]:
    """The packages that a list of requirements names itself."""
    lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
    return {
        re.split(r"[<>=\[; ]", line)[0].lower()
        for line in lines
        if line and not line.startswith(("#", "-r"))
    }


def test_locks_name_every_package_with_hashes():
    for name in ("run", "build", "dev"):
        lock = (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")
        pins = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?==\S+", lock, re.MULTILINE)
        assert {re.sub(r"[._]", "-", one).lower() for one in pins} >= _wanted(name)
        assert len(re.split(r"^[\w.-]+(?:\[[\w,-]+\])?==", lock, flags=re.MULTILINE)) == 1 + len(
            pins
        )
        blocks = re.split(r"(?m)^(?=[\w.-]+(?:\[[\w,-]+\])?==)", lock)[1:]
        assert all("--hash=sha256:" in block for block in blocks)


def test_every_dependency_says_what_it_is_for():
    for name in ("run", "build", "dev"):
        lines = (ROOT / "requirements" / f"{name}.in").read_text("utf-8").splitlines()
        silent = [
            line for line in lines if line and not line.startswith("-r") and "  # " not in line
        ]
        assert silent == []


def test_nothing_names_a_registry():
    found = []
    for file in _tracked():
        words = file.read_bytes()
        found += [(file.name, host) for host in REGISTRIES if host.encode() in words]
    assert found == []
    locked = json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"]
    assert not any("resolved" in package for package in locked.values())
    assert all("integrity" in package for name, package in locked.items() if name)


def test_the_licence_is_the_one_that_is_named():
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert licence.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    assert "15.Applicable Law" in licence
    assert "Appendix" in licence
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["license"] == "EUPL-1.2"


def test_the_card_for_catalogues_is_complete():
    card = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert card["publiccodeYmlVersion"] in {"0.4", "0.4.0", "0.5", "0.5.0"}
    assert card["name"] == "Vivaio"
    assert re.fullmatch(r"https://\S+\.git", card["url"])
    assert card["softwareVersion"] == import_module("vivaio").__version__
    assert card["platforms"] == ["web"]
    assert card["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert card["softwareType"] == "standalone/web"
    assert card["legal"] == {"license": "EUPL-1.2"}
    assert card["maintenance"]["type"] == "internal"
    assert all(contact["name"] for contact in card["maintenance"]["contacts"])
    assert card["localisation"]["localisationReady"] is True
    assert card["localisation"]["availableLanguages"] == list(INTERFACE)
    assert set(card["description"]) == set(INTERFACE)
    features = {len(told["features"]) for told in card["description"].values()}
    assert len(features) == 1
    for told in card["description"].values():
        assert 1 <= len(told["shortDescription"]) <= 150
        assert 150 <= len(told["longDescription"]) <= 10_000
        assert all(1 <= len(feature) <= 100 for feature in told["features"])
