"""What the surroundings say: every setting that an operator may give, read in one place."""

from __future__ import annotations

import json
import os
import re
import secrets
from datetime import date
from pathlib import Path
from typing import Any


def text(name: str, default: str = "") -> str:
    """The value of an environment variable, stripped."""
    return os.environ.get(name, default).strip()


def flag(name: str, default: bool = False) -> bool:
    """Yes for `1`, `true`, `yes` or `on`, in any case."""
    value = text(name).lower()
    return default if not value else value in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """A whole number; a sentence tells what is wrong with anything else."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise SystemExit(f"{name} must be a whole number, not {value!r}.") from None


def words(name: str, default: str = "") -> list[str]:
    """A comma-separated list."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def options(name: str) -> dict[str, Any]:
    """A JSON object, or an empty one."""
    value = text(name)
    try:
        read = json.loads(value) if value else {}
    except ValueError:
        read = None
    if not isinstance(read, dict):
        raise SystemExit(f'{name} must be a JSON object such as {{"bucket_name": "files"}}.')
    return read


def day(name: str) -> date | None:
    """A day as YYYY-MM-DD, or none."""
    value = text(name)
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        raise SystemExit(f"{name} must be a day such as 2026-11-23, not {value!r}.") from None


def web_address(name: str) -> str:
    """An address with http or https and a host, without a slash at its end; or none."""
    value = text(name).rstrip("/")
    if value and not re.fullmatch(r"https?://[^/\s?#@]+(/[^\s?#]*)?", value):
        raise SystemExit(f"{name} must be an address such as https://host, not {value!r}.")
    return value


def tiles(name: str) -> str:
    """The address of a map's tiles, with {z}, {x} and {y} where their numbers stand; or none."""
    value = text(name)
    is_address = re.fullmatch(r"https?://[^/\s?#@{}\"']+/[^\s\"'<>]*", value)
    if value and not (is_address and all(one in value for one in ("{z}", "{x}", "{y}"))):
        raise SystemExit(
            f"{name} must be an address such as https://host/{{z}}/{{x}}/{{y}}.png, not {value!r}."
        )
    return value


def home() -> Path:
    """The folder of all data (`VIVAIO_HOME`, default `./var`), made when missing."""
    folder = Path(text("VIVAIO_HOME", "var")).expanduser().resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def secret(folder: Path) -> str:
    """`VIVAIO_SECRET_KEY`, or one made once and kept in the data folder, readable by its owner."""
    given = text("VIVAIO_SECRET_KEY")
    if given:
        return given
    path = folder / "secret_key"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return path.read_text().strip()
