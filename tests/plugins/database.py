"""The surroundings of the tests: a data folder of their own, and PostgreSQL when asked for.

Loaded with `-p tests.plugins.database`, since pytest-django reads the settings before any
conftest. With VIVAIO_TEST_DATABASE=postgresql a throwaway server is started, on a socket in a
folder of its own, and stopped at the end; the processes of pytest-xdist inherit its address.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

import vivaio  # noqa: E402, F401 - its SQLite must come before Django's


def _own_home() -> None:
    if "VIVAIO_TEST_HOME" in os.environ:
        return
    home = tempfile.mkdtemp(prefix="vivaio-tests-")
    os.environ["VIVAIO_TEST_HOME"] = home
    atexit.register(shutil.rmtree, home, ignore_errors=True)


def _program(name: str) -> str:
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    for folder in folders:
        if (folder / name).is_file():
            return str(folder / name)
    found = shutil.which(name)
    if found is None:
        raise SystemExit("PostgreSQL is missing: apt-get install -y postgresql")
    return found


def _server() -> str:
    """Start PostgreSQL and give its address; as the user `postgres` when run as root."""
    as_root = os.geteuid() == 0
    folder = tempfile.mkdtemp(prefix="vivaio-postgresql-")
    if as_root:
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    user = "postgres" if as_root else None
    data = f"{folder}/data"

    def run(*words: str) -> None:
        done = subprocess.run(words, user=user, cwd="/", capture_output=True, text=True)
        if done.returncode:
            raise SystemExit(f"{words[0]} failed: {done.stderr or done.stdout}")

    plain = ("-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
    run(_program("initdb"), "-D", data, "-U", "vivaio", *plain)
    options = " ".join(
        f"-c {setting}"
        for setting in (
            "listen_addresses=",
            f"unix_socket_directories={folder}",
            "fsync=off",
            "full_page_writes=off",
            "synchronous_commit=off",
            "max_connections=60",
        )
    )
    log = f"{folder}/log"
    run(_program("pg_ctl"), "-D", data, "-l", log, "-w", "-t", "60", "-o", options, "start")

    def stop() -> None:
        words = [_program("pg_ctl"), "-D", data, "-m", "immediate", "stop"]
        subprocess.run(words, user=user, cwd="/", capture_output=True)
        shutil.rmtree(folder, ignore_errors=True)

    atexit.register(stop)
    return f"postgresql://vivaio@/postgres?host={folder}"


_own_home()
for name in [name for name in os.environ if name.startswith("VIVAIO_")]:
    if not name.startswith(("VIVAIO_TEST", "VIVAIO_E2E")) and not (
        name == "VIVAIO_DATABASE" and "PYTEST_XDIST_WORKER" in os.environ
    ):
        del os.environ[name]
os.environ["VIVAIO_HOME"] = os.environ["VIVAIO_TEST_HOME"]
if os.environ.get("VIVAIO_TEST_DATABASE") == "postgresql" and "VIVAIO_DATABASE" not in os.environ:
    os.environ["VIVAIO_DATABASE"] = _server()
