# Everything a fresh machine needs besides this file is Python 3.11 or newer with pip and venv.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name $(NEW_ENOUGH) 2>/dev/null && { echo $$name; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint types bench format clean

demo: $(VENV)/ready
	@$(BIN)/recommend scenarios/clickstream-to-fraud.yaml

test: $(VENV)/ready-to-test lint types
	$(BIN)/pytest --quiet

lint: $(VENV)/ready-to-test
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/yamllint --strict rules scenarios

types: $(VENV)/ready-to-test
	$(BIN)/mypy

bench: $(VENV)/ready-to-test
	$(BIN)/python benchmarks/bench.py

format: $(VENV)/ready-to-test
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

$(VENV)/made:
	@$(if $(PYTHON),$(PYTHON) $(NEW_ENOUGH),false) || { \
	echo "no Python 3.11 or newer was found; name one: make PYTHON=/path/to/python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/ready: $(VENV)/made pyproject.toml
	$(PIP) --editable .
	@touch $@

$(VENV)/ready-to-test: $(VENV)/made pyproject.toml
	$(PIP) --editable '.[test]'
	@touch $@ $(VENV)/ready

clean:
	rm -rf $(VENV) build *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
