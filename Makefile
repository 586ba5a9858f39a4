# make demo and make test are all a newcomer needs; each sets up .venv by itself, with nothing but Python ≥ 3.11.
.DEFAULT_GOAL := help
.PHONY: help demo test lint format lock dictionary bench soak clean
SHELL := bash

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := build/demo
NAMNDKOLL := $(BIN)/namndkoll

help: ## Say what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1|/' | awk -F'|' '{printf "make %-11s %s\n", $$1, $$2}'

demo: $(READY) ## Read the sample PDFs into a throwaway warehouse and compare what they say
	@tools/demo $(BIN)/namndkoll $(DEMO)

test: $(READY) ## Check style, types, imports and behaviour, as CI does
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -q -n auto --dist loadfile

lint: $(READY) ## Check style, types and imports only
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --check --quiet . || { echo "Run 'make format'."; exit 1; }
	@$(BIN)/mypy --no-error-summary
	@report=$$($(BIN)/lint-imports 2>&1) || { echo "$$report"; exit 1; }

format: $(READY) ## Put the code in form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

lock: $(READY) ## Renew requirements.lock after a change to pyproject.toml's dependencies
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml --extra dev \
		-o requirements.lock

dictionary: $(READY) ## Renew docs/data-dictionary.md from the warehouse's own descriptions
	@$(BIN)/python -m warehouse.dictionary docs/data-dictionary.md

soak: $(READY) ## Run the tests that take long
	@$(BIN)/python -m pytest -q -m soak

bench: $(READY) ## Measure speed and quality anew into benchmarks/figures.md (an hour)
	@$(BIN)/python -m benchmarks

clean: ## Remove what make and the tests made; a warehouse in namndkoll-data/ stays
	@rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): pyproject.toml requirements.lock extractors/reading/backends/gather.c
	@tools/setup $(PYTHON) $(READY)
	@tools/system
