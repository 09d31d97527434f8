# `make run` and `make test` need Python 3.11-3.13 with venv, git and make; the rest they bring.
PYTHON ?= python3
PYTHONS := 3.11 3.12 3.13
VENV ?= .venv
BIN := $(VENV)/bin
RUN := $(VENV)/.ready
DEV := $(VENV)/.ready-dev
# Python compiles what it loads when it first loads it: a fifth of the installed never is.
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

PYTEST := $(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal

.PHONY: run test test-nightly quick coverage check setup setup-dev setup-cluster build bench load sentences browser lock pythons

run: $(RUN) data/store/default
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
coverage: $(DEV)
	$(PYTEST) -m "not browser and not kill" --cov --cov-report=term-missing:skip-covered

check: $(DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

setup: $(RUN)

setup-dev: $(DEV)

setup-cluster: $(RUN)
	$(INSTALL) --require-hashes -r requirements-cluster.lock

# Done once, and again when a lock or the project's own description changes.
$(RUN): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || \
	  { echo "Python 3.11-3.13 is needed; $(PYTHON) is another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python's venv is missing: apt-get install python3-venv" >&2; exit 1; }
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-deps --no-build-isolation -e .
	touch $@

$(DEV): requirements-dev.lock $(RUN)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	touch $@

# The embedded data are committed; without them they are made.
data/store/default: | $(RUN)
	$(BIN)/dashboard build

build: $(RUN)
	$(BIN)/dashboard build

bench: browser
	$(BIN)/python -m benchmarks.bench

# Many readers at once, against the budgets; by itself on a quiet machine.
load: browser
	$(BIN)/python -m benchmarks.load

# Every sentence that pages, images and documents can show, by page and language, for reading.
SENTENCES ?= sentences.txt
sentences: $(DEV)
	$(BIN)/python -m benchmarks.sentences $(SENTENCES)

# The tests' browser: the machine's own, or else one is installed.
browser: $(DEV)
	$(BIN)/python -m tests.browser.chromium

# Keeps the versions that were tried together; remove the files first to renew all. Every lock
# must install on every promised Python without anything being built; Spark is published as source.
LOCK = $(BIN)/uv pip compile pyproject.toml --extra build --universal --python-version 3.11 \
  --generate-hashes --no-emit-index-url --no-emit-find-links --quiet --custom-compile-command 'make lock'
lock: $(DEV)
	$(LOCK) --output-file requirements.lock
	$(LOCK) --constraint requirements.lock --extra dev --output-file requirements-dev.lock
	$(LOCK) --constraint requirements.lock --extra cluster --output-file requirements-cluster.lock
	for lock in requirements*.lock; do for python in $(PYTHONS); do \
	  $(BIN)/uv pip install --quiet --dry-run --require-hashes --only-binary :all: --no-binary pyspark \
	    --python-version $$python --target $(VENV)/tried -r $$lock || exit 1; done; done

# `make check` under each promised Python that can be had here, each in its own environment.
pythons:
	@for python in $(PYTHONS); do \
	  if ! python$$python -c '' 2>/dev/null; then echo "python$$python: not here"; continue; fi; \
	  echo "python$$python:"; $(MAKE) PYTHON=python$$python VENV=.venv-$$python check || exit 1; done
