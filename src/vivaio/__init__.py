"""Vivaio: the platform of a network of competence centres for social innovation."""

import sys

__version__ = "0.1.0"

try:
    # SQLite before 3.51.3 can corrupt a database in WAL mode in rare cases, and Debian's is older;
    # this wheel links a newer one. It must take its place before Django imports sqlite3.
    import pysqlite3
except ImportError:
    pass  # no wheel for this machine: the interpreter's own serves, and `vivaio check` says so
else:
    sys.modules.setdefault("sqlite3", pysqlite3)
    sys.modules.setdefault("sqlite3.dbapi2", pysqlite3.dbapi2)
