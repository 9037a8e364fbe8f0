"""Measurements that people run and compare; no test times anything."""

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "src"))

import vivaio  # noqa: E402, F401 - puts the newer SQLite in its place before anything asks for it
