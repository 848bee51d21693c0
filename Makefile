# Everything lives in .venv: `make run` needs Python 3.11 or newer and nothing else, `make help` lists the rest.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
LOCKED := $(PIP) install --quiet --no-deps --no-compile --require-hashes --no-build-isolation --use-pep517
COMPILE := $(BIN)/python -m uv pip compile --quiet --universal --generate-hashes \
	--python-version 3.11 --no-emit-index-url --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench train docs lock check-image clean

help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 22

setup: $(VENV)/.dev ## install everything for working on Tally into .venv

run: $(VENV)/.runtime ## start Tally: page, mail listener and clock; says what to do next
	@exec $(BIN)/tally run

test: $(VENV)/.dev ## run every test, a process for each core (T=tests/imports for a part); says what it left out and why
	$(BIN)/python -m pytest -rs $(if $(T),$(T),-n logical --dist loadfile)

lint: $(VENV)/.dev ## ruff, mypy and the rules about who may import whom
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.dev ## measure: every program in benchmarks/, one after the other
	@set -e; for program in benchmarks/*.py; do [ -e "$$program" ] || continue; echo "== $$program"; $(BIN)/python "$$program"; done

train: $(VENV)/.dev ## train the learned reader anew from the lines in bot/language (a few minutes; the same lines give the same files)
	$(BIN)/python -m bot.training

docs: $(VENV)/.dev ## write docs/settings.md anew from the code
	$(BIN)/python docs/write_settings.py

lock: $(VENV)/.dev ## write requirements*.lock anew from pyproject.toml (U=--upgrade for newer releases)
	$(PIP) install --quiet uv
	$(COMPILE) $(U) --group build -o requirements-build.lock
	$(COMPILE) $(U) pyproject.toml --group build -c requirements-build.lock -o requirements.lock
	$(COMPILE) $(U) pyproject.toml --group build --extra dev -c requirements.lock -o requirements-dev.lock

check-image: ## install exactly as the Dockerfile does, into a temporary folder, and start Tally there
	$(PYTHON) docker/check_image.py

clean: ## remove .venv; the data folder stays
	rm -rf $(VENV)

# pip checks every file against its hash, and builds what comes as source with the locked setuptools: nothing else
# is fetched.
$(VENV)/.runtime: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up Tally in $(VENV); this takes about a minute, once."
	@$(LOCKED) -r requirements-build.lock
	@$(LOCKED) -r requirements.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(VENV)/bin/python
	@echo "Setting up Tally in $(VENV), with what tests and checks need; this takes a minute or two, once."
	@$(LOCKED) -r requirements-build.lock
	@$(LOCKED) -r requirements-dev.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.runtime

$(VENV)/bin/python:
	@command -v $(PYTHON) >/dev/null || { echo "Tally needs Python 3.11 or newer; there is no $(PYTHON) here. Name one: make PYTHON=/path/to/python3.11"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Tally needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version 2>&1). Name a newer one: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { echo "$(PYTHON) can't make virtual environments. On Debian: apt install python3-venv"; exit 1; }
	@$(PYTHON) -m venv $(VENV)
