# Cutline. `make` alone prints what there is.
PYTHON ?= python3
BIN := .venv/bin/python
TOOLS := $(BIN) -m

.DEFAULT_GOAL := help
.PHONY: help run test check lock bench faults clean

help: ## what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

run: .venv/run.stamp ## the bot: at Discord with a token in .env, else in a sandbox here (ARGS=--open, --terminal)
	@$(BIN) bot.py $(ARGS)

test: .venv/dev.stamp ## the tests, real PostgreSQL included
	@$(TOOLS) pytest

check: .venv/dev.stamp ## format, lint, types, floors, dead code, unused packages
	@$(TOOLS) ruff format --check .
	@$(TOOLS) ruff check .
	@$(TOOLS) mypy
	@.venv/bin/lint-imports --no-cache
	@$(TOOLS) vulture
	@$(TOOLS) deptry .

lock: .venv/dev.stamp ## write all lock files anew from pyproject.toml and requirements-browser.in
	@$(TOOLS) uv pip compile pyproject.toml --universal --generate-hashes --no-header --no-emit-index-url --no-annotate -q -o requirements.lock
	@$(TOOLS) uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header --no-emit-index-url --no-annotate -q -o requirements-dev.lock
	@$(TOOLS) uv pip compile requirements-browser.in -c requirements-dev.lock --universal --generate-hashes --no-header --no-emit-index-url --no-annotate -q -o requirements-browser.lock

bench: .venv/dev.stamp ## measurements, ours beside a reference in one run
	@$(TOOLS) tests.bench

faults: .venv/dev.stamp ## the fault tests with many seeds, and a table of those with killed processes
	@$(TOOLS) tests.faults $(SEEDS)
	@CUTLINE_FAULTS=1 CUTLINE_FAULT_SEEDS=60 $(TOOLS) pytest tests/app tests/cogs/test_delivery_faults.py tests/cogs/test_delivery_running.py tests/cogs/test_delivery_restarts.py tests/cogs/test_gate.py -k "fault or courier or crash or killed or delivery or gate" --timeout 600

clean: ## remove the environment and caches; the store in var/ stays
	@rm -rf .venv mutants .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage

# The stamp is written last, so an interrupted install starts anew. --no-deps: the lock is complete, and
# pip 23.2 crashes on packages that ask for one extra twice.
.venv/run.stamp: requirements.lock
	@test -x $(BIN) || $(PYTHON) -m venv .venv
	@$(BIN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN) -m pip check --disable-pip-version-check >/dev/null
	@touch $@

.venv/dev.stamp: requirements-dev.lock
	@test -x $(BIN) || $(PYTHON) -m venv .venv
	@$(BIN) -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@$(BIN) -m pip check --disable-pip-version-check >/dev/null
	@touch $@ .venv/run.stamp
