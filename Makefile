# Everything a fresh machine needs besides this file is Python 3.11 or newer with pip and venv.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	$$name $(NEW_ENOUGH) 2>/dev/null && { echo $$name; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: demo test lint types bench docs pictures format schema clean

demo: $(VENV)/ready
	@$(BIN)/recommend scenarios/clickstream-to-fraud.yaml

test: $(VENV)/ready-to-test lint types
	$(BIN)/pytest --quiet --numprocesses auto --dist worksteal

lint: $(VENV)/ready-to-test
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/yamllint --strict rules scenarios

types: $(VENV)/ready-to-test
	$(BIN)/mypy

bench: $(VENV)/ready-to-test
	$(BIN)/python benchmarks/bench.py

# The site: every link and anchor in it must lead somewhere, and it fetches nothing from elsewhere.
FETCHED := <(script|img|iframe|link)[^>]+(src|href)="(https?:)?//|url\(.?(https?:)?//|@import
docs: $(VENV)/ready-for-docs
	rm -rf site build/doctrees
	$(BIN)/recommend rules docs docs/rules --force
	$(BIN)/sphinx-build -q -W -n --keep-going -d build/doctrees docs site
	$(BIN)/linkchecker --config docs/linkcheckerrc site/index.html
	@! grep -rnE '$(FETCHED)' site --include='*.html' --include='*.css'
	@echo "the site is in site/index.html"

# The pictures in the README, drawn from what the commands write; it needs Chromium and Graphviz.
pictures: $(VENV)/ready-to-test
	PYTHONPATH=tests $(BIN)/python docs/make_pictures.py

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
	$(PIP) --editable '.[test,browser]'
	@touch $@ $(VENV)/ready

$(VENV)/ready-for-docs: $(VENV)/made pyproject.toml
	$(PIP) --editable '.[docs]'
	@touch $@ $(VENV)/ready

schema: $(VENV)/ready
	@for kind in decision library exam scenario pack extension result progress plan; do \
	$(BIN)/recommend rules schema $$kind --force --output docs/schema/$$kind.json; done

clean:
	rm -rf $(VENV) build site docs/rules *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis
