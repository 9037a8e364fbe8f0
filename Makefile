# Vivaio. The two commands a fresh machine needs: `make demo`, `make test`.
.PHONY: help demo test check lint bench shapes wheel messages lock clean
SHELL := /bin/bash
PORT ?= 8000
VIVAIO_HOME ?= var
export PORT VIVAIO_HOME
# What is compiled once is kept for the hundred processes that the tests start.
unexport PYTHONDONTWRITEBYTECODE
TEST := .venv-test/bin/python -m pytest -p tests.plugins.database
BY_TWO := -n 2 --dist loadfile --no-loadscope-reorder
NOT_POSTGRESQL := e2e kernel architecture config leak platform/health/test_backup.py \
	platform/tasks/test_worker.py platform/mail/test_kill.py contexts/desk/test_kill.py

help:
	@echo "make demo      install, prepare the demonstration and serve it on http://127.0.0.1:$(PORT)/"
	@echo "make test      install and pass every test (Chromium and PostgreSQL included)"
	@echo "make check     what needs neither Chromium nor PostgreSQL"
	@echo "make bench     measure what pages cost and print the table"
	@echo "make shapes    check the catalogue of open data against the published shapes of DCAT-AP"
	@echo "make messages  bring the catalogues of the interface up to date"
	@echo "make lock      resolve the dependencies anew"
	@echo "make wheel     build the package into build/"

demo:
	@scripts/set-up demo
	@exec .venv/bin/vivaio demo

lint:
	@echo "→ Linting: style, format, types, imports, templates."
	@.venv-test/bin/ruff check --quiet .
	@.venv-test/bin/ruff format --quiet --check .
	@VIVAIO_HOME=$$(mktemp -d) .venv-test/bin/mypy
	@PYTHONPATH=src .venv-test/bin/lint-imports --no-logo
	@.venv-test/bin/djlint src --lint --quiet

check:
	@echo "→ Checking all that needs neither Chromium nor PostgreSQL (make test does everything)."
	@scripts/set-up check
	@$(MAKE) --no-print-directory lint
	@$(TEST) $(BY_TWO) --ignore=tests/e2e

test:
	@scripts/set-up test
	@# One core makes assets and what all tests share ready; the other checks what needs neither, and
	@# compiles what tests import.
	@home=$$(mktemp -d); trap 'rm -rf "$$home"' EXIT; export VIVAIO_TEST_HOME=$$home; set -e; \
	{ scripts/set-up assets && .venv-test/bin/python -m tests.ready; } & \
	$(MAKE) --no-print-directory lint; $(TEST) --collect-only -qq >/dev/null 2>&1 || true; wait $$!; \
	echo "→ Every test on SQLite, with a real browser."; \
	$(TEST) $(BY_TWO); \
	echo "→ On PostgreSQL, all tests that touch its tables (not those of the kernel, the house itself, the browser, the walk for leaks, nor those that start processes on a SQLite file of their own; those that have asked for no database have passed already)."; \
	VIVAIO_TEST_DATABASE=postgresql $(TEST) $(BY_TWO) $(addprefix --ignore=tests/,$(NOT_POSTGRESQL))

bench:
	@scripts/set-up check
	@.venv-test/bin/python -m benchmarks

messages:
	@scripts/set-up check
	@.venv-test/bin/python scripts/catalogues.py extract

shapes:
	@.venv-test/bin/python scripts/shapes.py

wheel:
	@scripts/set-up demo
	@ls -l build/vivaio-*.whl

lock:
	@for name in run build dev; do .venv-test/bin/uv pip compile --quiet --upgrade --universal --generate-hashes --python-version 3.11 requirements/$$name.in -o requirements/$$name.txt; done

clean:
	rm -rf .venv .venv-build .venv-test node_modules build src/vivaio/assets src/vivaio/staticroot
