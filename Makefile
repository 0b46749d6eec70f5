# The list of the project's tasks. `make demo` and `make test` need Python 3.11 and make only.

PYTHON ?= python3.11
ifeq ($(shell command -v $(PYTHON)),)
PYTHON := python3
endif
PORT ?= 8000
BIN := .venv/bin
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UV_COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --no-header --no-emit-index-url pyproject.toml

.PHONY: help setup demo run test check format messages bench lock clean

help: ## list the tasks
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-9s %s\n", $$1, $$2}' Makefile

.venv/python: # a virtual environment, made anew where it is missing or broken
	@$(PYTHON) -c 'import sys; sys.exit("Chancery needs Python 3.11 or later; this is " \
	  + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/runtime: .venv/python requirements/runtime.txt
	@echo "Installing what the site needs …"
	@$(PIP_INSTALL) -r requirements/runtime.txt
	@touch $@

.venv/development: .venv/python requirements/dev.txt
	@echo "Installing what development needs …"
	@$(PIP_INSTALL) -r requirements/dev.txt
	@touch $@

setup: .venv/development ## make .venv with everything that development needs

demo: .venv/runtime ## set up a site with sample pages and run it on 127.0.0.1:8000
	@$(BIN)/python manage.py demo --port $(PORT) $(wildcard tests/samples/*/capture.html)

run: .venv/runtime ## run the site as it is, on 127.0.0.1:8000
	@$(BIN)/python manage.py serve --port $(PORT)

test: setup ## run every test
	@$(BIN)/python -m pytest

check: setup ## check style, types, imports, templates and migrations, in seconds
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check --quiet
	@$(BIN)/python -m mypy
	@$(BIN)/lint-imports --cache-dir .import_linter_cache
	@git ls-files -z 'templates/*.html' | xargs -0r $(BIN)/djade --check --target-version 5.2
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemigrations --check --dry-run
	@echo "All checks passed."

format: setup ## put code and templates in the project's form
	@$(BIN)/ruff check --fix-only --quiet
	@$(BIN)/ruff format --quiet
	@git ls-files -z 'templates/*.html' | xargs -0r $(BIN)/djade --target-version 5.2

messages: setup ## extract and compile what the interface says (needs GNU gettext)
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py makemessages \
	  --locale zh_Hans --locale ru --add-location file --no-obsolete \
	  --ignore .venv --ignore var --ignore tests
	@DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python manage.py compilemessages \
	  --locale zh_Hans --locale ru --ignore .venv --ignore var

bench: setup ## measure how fast pages are read and imported, as ratios in one run
	@$(BIN)/python -m tests.bench

lock: setup ## write the hashed locks in requirements/ from pyproject.toml
	@$(UV_COMPILE) -o requirements/runtime.txt
	@$(UV_COMPILE) --all-extras --group dev -c requirements/runtime.txt -o requirements/dev.txt

clean: ## remove the environment (the data in var/ stays)
	rm -rf .venv
