# Every target sets up what it needs on a fresh machine; `make` alone lists them.
PYTHON ?= python3
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
.DEFAULT_GOAL := help
# The two halves of the tests, which `test` runs at the same time, unless they would share a Redis.
.PHONY: stories units
.PHONY: help setup demo test check gates fix storm bench lock generated browser

help: ## list these commands
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | expand -t 10

setup: .venv/installed .venv/taxonomy/installed node_modules/installed ## virtual environment and npm packages, exactly as locked

demo: .venv/installed ## the app beside a pretend Jira and Confluence; prints one address
	@if command -v npm >/dev/null; then $(MAKE) -s node_modules/installed; fi
	@$(BIN)/python -m privacy.simulator

test: setup browser ## all tests, with branch coverage
	@$(BIN)/python -m coverage erase
	@$(MAKE) -s -j$(if $(PRIVACY_TEST_CACHE_URL),1,2) --output-sync=target stories units
	@$(BIN)/python -m coverage combine --quiet
	@$(BIN)/python -m coverage report

stories:
	@$(BIN)/python -m coverage run --parallel-mode -m pytest -q tests/functional tests/browser

units:
	@$(BIN)/python -m coverage run --parallel-mode -m pytest -q tests/unit tests/house

check: gates test ## what has to be green before a commit: every gate, then every test

gates: setup ## format, lint, types, directions between rooms, dependencies
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .

fix: setup ## mend what a machine can mend
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

storm: setup ## the long tests: many parallel hooks and random runs
	@PRIVACY_TEST_STORM=1 $(PYTEST) -q tests/functional tests/unit

bench: setup ## requests per second, memory and start, measured side by side
	@$(BIN)/python -m bench

lock: .venv/installed ## resolve the requirements anew, with hashes
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-header pyproject.toml -o requirements.txt
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	  --no-header pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

generated: setup ## write anew what is generated: the taxonomy, the meanings of keys, the schema
	@$(BIN)/python -m tools.taxonomy
	@$(BIN)/python -m tools.meanings
	@$(BIN)/python -m tools.schema

browser: .venv/installed
	@command -v chromium >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; \
	else $(BIN)/playwright install chromium; fi

.venv/installed: requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# Its words alone are taken; installed among the others, it would hold Pydantic back.
.venv/taxonomy/installed: requirements-taxonomy.txt .venv/installed
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --only-binary :all: \
	  --upgrade --require-hashes --target .venv/taxonomy -r requirements-taxonomy.txt
	@touch $@

node_modules/installed: package.json package-lock.json
	@npm ci --silent --no-fund --no-audit
	@touch $@
