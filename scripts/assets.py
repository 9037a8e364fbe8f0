"""Fetch the locked fonts, icons and maps and make them ready under src/vivaio/assets/.

Run it with a Python that has requirements/build.txt. It does nothing when nothing has changed.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import fonts
import maps
import outlines
import pictures
import typefaces

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
TARGET = ROOT / "src" / "vivaio" / "assets"
#: Beside them, for no browser asks for it: what printed documents are set in.
PRINTED = ROOT / "src" / "vivaio" / "typefaces"
ICONS = ROOT / "src" / "vivaio" / "platform" / "web" / "icons.txt"
LOCK = ROOT / "package-lock.json"
#: What a reader of one language may load in font files, in bytes.
FONT_BUDGET = 60 * 1024


def fingerprint(*files: Path) -> str:
    """One word that changes when any of the files does."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.name.encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()


def fetch() -> None:
    """Install what package-lock.json names, running no script of any package."""
    stamp, wanted = MODULES / ".vivaio-lock", fingerprint(LOCK, ROOT / "package.json")
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    beside = str(Path(sys.executable).parent)
    npm = shutil.which("npm", path=os.pathsep.join([beside, os.environ.get("PATH", "")]))
    if npm is None:
        raise SystemExit("npm is missing: pip install --require-hashes -r requirements/build.txt")
    print("Fetching the locked fonts and icons with npm.", flush=True)
    environment = {**os.environ, "PATH": os.pathsep.join([beside, os.environ.get("PATH", "")])}
    done = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.DEVNULL,
    )
    if done.returncode:
        raise SystemExit(
            "npm could not fetch the packages: look at the lines above; mostly there is no network."
        )
    stamp.write_text(wanted)


def licences() -> str:
    """The licence texts of all that is served, one after the other."""
    parts = []
    for package in (
        "@fontsource-variable/source-sans-3",
        "@fontsource-variable/source-serif-4",
        "@tabler/icons",
        "leaflet",
        "world-atlas",
    ):
        text = (MODULES / package / "LICENSE").read_text("utf-8").strip()
        parts.append(f"{package}\n{'=' * len(package)}\n\n{text}\n")
    return "\n\n".join(parts)


def prepare_printed() -> None:
    """Prepare the typefaces of documents, which change more seldom than the icons."""
    stamp = PRINTED / ".prepared"
    wanted = fingerprint(LOCK, Path(typefaces.__file__))
    if stamp.is_file() and stamp.read_text() == wanted:
        return
    aside = ROOT / "build" / f"typefaces-{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    print(f"  typefaces  {typefaces.prepare(MODULES, aside)} files for documents", flush=True)
    (aside / ".prepared").write_text(wanted)
    shutil.rmtree(PRINTED, ignore_errors=True)
    aside.rename(PRINTED)


def main() -> None:
    """Prepare everything in a folder aside, then put it in place at once."""
    own = sorted(Path(__file__).resolve().parent.glob("[afmopt]*s.py"))
    wanted = fingerprint(LOCK, ICONS, *own)
    stamp = TARGET / ".prepared"
    if stamp.is_file() and stamp.read_text() == wanted and (PRINTED / ".prepared").is_file():
        print("Fonts and icons are ready already.")
        return
    fetch()
    print("Preparing fonts and icons.", flush=True)
    prepare_printed()
    aside = ROOT / "build" / f"assets-{os.getpid()}"
    shutil.rmtree(aside, ignore_errors=True)
    sizes = fonts.prepare(MODULES, aside)
    count = pictures.prepare_icons(MODULES, ICONS, aside / "icons")
    maps.prepare_library(MODULES, aside / "vendor" / "leaflet")
    drawn = outlines.prepare_outlines(MODULES, aside / "vendor" / "outlines.json")
    (aside / "LICENCES.txt").write_text(licences(), "utf-8")
    (aside / ".prepared").write_text(wanted)
    shutil.rmtree(TARGET, ignore_errors=True)
    aside.rename(TARGET)
    loads = fonts.per_language(sizes)
    print("  fonts  " + ", ".join(f"{name} {size:,} B" for name, size in sizes.items()))
    print("  a reader loads  " + ", ".join(f"{key} {size:,} B" for key, size in loads.items()))
    print(f"  icons  {count}")
    print(f"  outlines  {drawn} countries")
    heavy = [language for language, size in loads.items() if size > FONT_BUDGET]
    if heavy:
        raise SystemExit(f"Fonts weigh more than {FONT_BUDGET:,} bytes in: {', '.join(heavy)}.")


if __name__ == "__main__":
    main()
