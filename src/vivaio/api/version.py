"""Which version of the interface for programs this is, and where it begins."""

VERSION = "1.0"
BASE = "api/v1/"
