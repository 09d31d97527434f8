# `make run` and `make test` need Python 3.11-3.13 with venv, git and make; the rest they bring.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

.PHONY: run test test-nightly quick coverage check setup build bench browser lock

run: $(READY) data/store/default
	exec $(BIN)/dashboard serve

test: check browser
	$(PYTEST)

# Many examples a property, processes killed at any time, every language in the browser.
test-nightly: check browser
	$(PYTEST) --nightly

# While working: neither the browser nor processes that are killed.
quick: check
	$(PYTEST) -m "not browser and not kill"

# Which lines no test without a browser runs; the table is printed, nothing is demanded.
coverage: $(READY)
	$(PYTEST) -m "not browser and not kill" --cov --cov-report=term-missing:skip-covered

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

setup: $(READY)

# Done once, and again when the lock or the project's own description changes.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "Python 3.11-3.13 is needed; $(PYTHON) is another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || \
	  { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# The embedded data are committed; without them they are made.
data/store/default: | $(READY)
	$(BIN)/dashboard build

build: $(READY)
	$(BIN)/dashboard build

bench: browser
	$(BIN)/python -m benchmarks.bench

# The tests' browser: the machine's own, or else one is installed.
browser: $(READY)
	$(BIN)/python -m tests.browser.chromium

# Keeps the versions that were tried together; remove the file first to renew all.
lock: $(READY)
	$(BIN)/uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --quiet \
	  --custom-compile-command 'make lock' --output-file requirements.lock
