# Everything a fresh machine needs: Python >= 3.11, make, and a way to PyPI.
# The first that starts: a name on the PATH may be a version manager's empty shim.
PYTHON ?= $(shell for each in python3.13 python3.12 python3.11 python3; do $$each -c 'import venv' >/dev/null 2>&1 && echo $$each && exit; done; echo python3)
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
CONFIG ?= config.toml

.DEFAULT_GOAL := help
.PHONY: help install demo pictures run test check texts migration bench dist lock clean

help: ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

$(VENV)/.runs: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; name one: make PYTHON=/path/to/python3")'
	@echo "==> making $(VENV) with $$($(PYTHON) --version), exact versions from requirements.lock (about a minute, once)"
	@$(PYTHON) -m venv $(VENV)
	@$(RUN) -m pip install --quiet --disable-pip-version-check --requirement requirements.lock
	@touch $@

$(VENV)/.develops: $(VENV)/.runs requirements-dev.lock
	@echo "==> adding the tools for tests and checks from requirements-dev.lock"
	@$(RUN) -m pip install --quiet --disable-pip-version-check --requirement requirements-dev.lock
	@touch $@

install: $(VENV)/.develops ## the environment alone
	@echo "==> $(VENV) is ready"

demo: $(VENV)/.runs ## a simulated town lives some weeks; the admin's chat shows the answers
	@$(RUN) -m bot demo

pictures: $(VENV)/.runs ## the same, and its pictures into docs/images
	@$(RUN) -m bot demo --pictures docs/images

run: $(VENV)/.runs ## the reference bot, with your token in ENGAGEMENT__TELEGRAM__TOKEN
	@$(RUN) -m bot run $(if $(wildcard $(CONFIG)),--config $(CONFIG))

test: $(VENV)/.develops ## all tests, on SQLite and on a real PostgreSQL
	@echo "==> running the tests"
	@$(RUN) -m pytest -n 2

check: $(VENV)/.develops ## lint, format, types, import contract, catalogues, example configuration
	@echo "==> ruff" && $(RUN) -m ruff check . && $(RUN) -m ruff format --check .
	@echo "==> mypy" && $(RUN) -m mypy
	@echo "==> imports" && $(BIN)/lint-imports
	@echo "==> catalogues" && $(RUN) -m locales check
	@echo "==> example configuration" && $(RUN) -m pytest -q tests/test_example_config.py

texts: $(VENV)/.develops ## extract the texts, update the catalogues, name the gaps
	@$(RUN) -m locales update

migration: $(VENV)/.develops ## the next migration of both dialects: make migration NAME=what_changed
	@$(RUN) -m migrations $(NAME)

bench: $(VENV)/.develops ## a benchmark: make bench NAME=capture [ARGS=--quick]
	@$(RUN) -m benchmarks $(NAME) $(ARGS)

dist: $(VENV)/.develops ## the wheel, into dist/
	@echo "==> building the wheel"
	@$(RUN) -m pip wheel --quiet --disable-pip-version-check --no-deps --wheel-dir dist . && ls dist

lock: ## new exact versions for both lock files (needs uv)
	@uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --no-header --no-annotate --upgrade --output-file requirements.lock
	@uv pip compile pyproject.toml --quiet --group dev --constraint requirements.lock --universal --python-version 3.11 --no-header --no-annotate --upgrade --output-file requirements-dev.lock

clean: ## remove what was built
	@rm -rf dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
