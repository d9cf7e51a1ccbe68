# Everything runs from a fresh clone with Python 3.11, 3.12 or 3.13 and make. `make help` says what there is.
# The only downloads are Python packages, at the versions that constraints.txt pins.

# The first of these that selon runs on; `make PYTHON=/path/to/python3.12` says otherwise.
CHECK := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do $$p -c '$(CHECK)' >/dev/null 2>&1 && echo $$p && exit; done; echo python3)
VENV ?= .venv
BIN := $(VENV)/bin
# One thread a process: the matrices are small, and more threads only wait for each other.
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1
export PIP_DISABLE_PIP_VERSION_CHECK = 1

BUILD_TOOLS := hatchling editables
PIP_INSTALL = $(BIN)/python -m pip install --quiet --constraint constraints.txt
EDITABLE = $(PIP_INSTALL) --no-build-isolation --editable
CHECKED := src evaluation bench compiling tests training

.PHONY: help demo test lint format evaluate figures bench fast install install-dev constraints clean
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

help: ## say what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

demo: install ## read examples/ into build/dossier.html and build/ledger.db, both made anew
	@mkdir -p build
	@rm -f build/ledger.db build/ledger.db-wal build/ledger.db-shm
	$(BIN)/selon dossier examples/ -o build/dossier.html
	$(BIN)/selon add build/ledger.db examples/
	@echo
	@echo "the dossier, for a browser:  $(CURDIR)/build/dossier.html"
	@echo "the ledger, to ask of:       $(CURDIR)/build/ledger.db"

test: lint ## ruff, mypy, the import contracts, then every test
	@$(BIN)/python -m pytest

lint: install-dev ## ruff, mypy and the import contracts
	@$(BIN)/ruff check $(CHECKED)
	@$(BIN)/mypy --strict src evaluation bench compiling
	@$(BIN)/lint-imports

format: install-dev ## let ruff put the code in order
	@$(BIN)/ruff check --fix $(CHECKED)
	@$(BIN)/ruff format $(CHECKED)

evaluate: install-dev ## measure against the gold corpora, where they are (SELON_DATA, or ../shared/data)
	@$(BIN)/python -m evaluation

figures: install-dev ## measure, keep the figures in evaluation/figures.json, and put them in the README and docs/attribution.md
	@$(BIN)/python -m evaluation --keep
	@$(BIN)/python -m evaluation.figures

fast: install-dev ## compile the stages that cost most, where there is a C compiler: selon then reads the same in less time
	@$(BIN)/python -m compiling

bench: install-dev ## the bare parser and the whole analysis side by side, compiled too where it can be; linking, origins and claims as a ledger grows
	@$(BIN)/python -m compiling || true
	@$(BIN)/python bench/run.py
	@$(BIN)/python bench/linking.py
	@$(BIN)/python bench/origins.py
	@$(BIN)/python bench/claims.py

install: $(VENV)/.installed ## selon and what it needs, in .venv

install-dev: $(VENV)/.installed-dev ## the same with the checkers

$(VENV)/.python:
	@$(PYTHON) -c '$(CHECK)' 2>/dev/null || { echo "selon needs Python 3.11, 3.12 or 3.13; '$(PYTHON) --version' says: \
$$($(PYTHON) --version 2>&1 | head -n 1). Another one: make PYTHON=/path/to/python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.python pyproject.toml constraints.txt
	$(PIP_INSTALL) $(BUILD_TOOLS)
	$(EDITABLE) .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(EDITABLE) '.[dev]'
	@touch $@

# One version of everything for every Python that selon runs on; then each must have a wheel for it, so that nobody needs a compiler.
constraints: $(VENV)/.python ## pin the newest versions that pyproject.toml allows, and see that wheels exist
	@mkdir -p build
	$(BIN)/python -m pip install --quiet --upgrade uv
	printf '%s\n' $(BUILD_TOOLS) | $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
		--no-header --annotation-style line --output-file build/constraints.in pyproject.toml -
	{ echo '# Every package that selon and its tools may pull in, pinned. Renewed by `make constraints`, never by hand.'; \
	  sed -e "s/ ; python_full_version < '3.14' and / ; /" -e "s/ ; python_full_version < '3.14'//" \
	  -e "/sys_platform == 'emscripten'/d" -e "s/ ; sys_platform != 'emscripten'//" build/constraints.in; } > constraints.txt
	for python in 3.11 3.12 3.13; do $(BIN)/uv pip compile --quiet --no-deps --only-binary :all: --python-version $$python \
		--python-platform x86_64-manylinux_2_28 --output-file build/wheels-$$python.txt constraints.txt || exit 1; done

clean: ## remove what was built and installed here
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
