# Everything starts here: `make help`.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup demo test check audit format bench soak coverage lock prove clean

PYTHON ?= python3
PORT ?= 8000
export PYTHONWARNINGS ?= default
BIN := .venv/bin
# Once there is an environment its own Python is asked: it starts faster than a version manager's.
SETUP = $$([ -x $(BIN)/python ] && echo $(BIN)/python || echo $(PYTHON)) tools/setup.py
JS_TESTS = $$(find static/js tests/js -name '*.test.js' -not -path '*/vendor/*' 2>/dev/null)

help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: ## Install everything for running and testing (nothing when nothing changed)
	@$(SETUP) test

demo: ## Show the board with made-up people: PORT=8000, RESET=1 starts over
	@$(SETUP) runtime
	@exec $(BIN)/python -m fact_board.cli.demo --port $(PORT) $(if $(RESET),--reset)

test: setup ## Run the whole suite: PostgreSQL, Redis and a real browser included
	@bash tools/test

check: setup ## Lint, formatting, types, unused code, complete message catalogues
	@bash tools/check

audit: setup ## Look up known vulnerabilities of everything we install (needs the internet)
	@$(BIN)/python tools/audit.py

format: setup ## Write the formatting that `make check` asks for
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

bench: setup ## Measure the time from tap to every screen
	@$(BIN)/python -m bench

soak: setup ## Run the random tests long: SOAK=20 times the usual size
	@FACT_TEST_SOAK=$(or $(SOAK),20) $(BIN)/node --test $(JS_TESTS)
	@FACT_TEST_SOAK=$(or $(SOAK),20) $(BIN)/python -m pytest -m soak --timeout=7200

coverage: setup ## Show which lines the suite runs (server processes not counted)
	@$(BIN)/python -m coverage run -m pytest && $(BIN)/python -m coverage combine -q && $(BIN)/python -m coverage report

lock: setup ## Pin all dependencies anew, with hashes
	@bash tools/lock

prove: ## Show that a fresh clone on a bare machine runs the demo and the suite
	@bash tools/prove

clean: ## Remove what set-up made; the data in instance/ stays
	@rm -rf .venv node_modules static/vendor static/joined static/i18n tools/chromium/node_modules
