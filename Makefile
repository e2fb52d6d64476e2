# Everything here works from a clean clone: each target sets up what it needs first, once.
PORT ?= 5005
# More arguments for the command of a target: make test ARGS="-k triage"
ARGS ?=

PY := .venv/bin/python
SETUP := scripts/setup.sh
STEP = @printf '\n== %s ==\n'

export RASA_TELEMETRY_ENABLED := false
# What the libraries under Rasa say about their own future is no news to a user. Tests set their own filters, and
# sanic turns these warnings on again in the rasa command: there its output is shown only if it fails.
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3
export PYTHONWARNINGS := ignore::DeprecationWarning,ignore::FutureWarning,ignore:Slot auto-fill has been removed

.DEFAULT_GOAL := help
# With make -j, too, set-up comes before use and training before tests.
.NOTPARALLEL:

.PHONY: help
help: ## List what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: setup
setup: ## Set up everything, for development too
	@$(SETUP) dev web

.PHONY: setup-runtime setup-dev
setup-runtime:
	@$(SETUP) runtime
setup-dev:
	@$(SETUP) dev

.PHONY: run
run: ## Serve the chat page at http://localhost:5005 (PORT=… changes it)
	@$(SETUP) runtime web
	@$(PY) -m bot serve --port $(PORT) $(ARGS)

.PHONY: train
train: setup-runtime ## Train the model, if anything it depends on changed
	@$(PY) -m bot train $(ARGS)

.PHONY: check
check: format lint types imports data shell ## Check format, lint, types, imports and data

.PHONY: format lint types imports data shell
format: setup-dev
	$(STEP) "format (ruff)"
	@.venv/bin/ruff format --check
lint: setup-dev
	$(STEP) "lint (ruff)"
	@.venv/bin/ruff check
types: setup-dev
	$(STEP) "types (mypy)"
	@.venv/bin/mypy
imports: setup-dev
	$(STEP) "imports (import-linter)"
	@.venv/bin/lint-imports --no-logo
data: setup-dev
	$(STEP) "knowledge and settings (python -m bot validate)"
	@$(PY) -m bot validate
	$(STEP) "training data (rasa data validate)"
	@if said=$$(.venv/bin/rasa data validate --quiet --fail-on-warnings 2>&1); then echo "No faults."; else echo "$$said"; exit 1; fi
shell:
	$(STEP) "shell scripts (shellcheck)"
	@if command -v shellcheck >/dev/null; then shellcheck scripts/*.sh .ci/run; else echo "shellcheck is not installed: left out"; fi

.PHONY: test
test: ## Run all tests (ARGS="-k …" for some)
	@$(SETUP) dev web
	@$(PY) -m bot train
	@$(PY) -m pytest $(if $(CI),-p tests.ci_no_skips) $(ARGS)

.PHONY: evaluate
evaluate: setup-dev ## Measure how well messages are understood
	@$(PY) -m bot train
	@$(PY) -m evaluation $(ARGS)

.PHONY: bench
bench: ## Measure speed and memory
	@$(SETUP) dev web
	@$(PY) -m bot train
	@$(PY) -m evaluation.bench $(ARGS)

.PHONY: screenshot
screenshot: ## Take the pictures of the chat page for the documentation
	@$(SETUP) dev web
	@$(PY) -m bot train
	@$(PY) scripts/screenshot.py $(ARGS)

.PHONY: lock
lock: ## Bring the locked packages up to date with requirements*.in
	@scripts/lock.sh

.PHONY: clean
clean: ## Remove what was set up, built or trained (never a database)
	rm -rf .venv node_modules bot/web/dist models .rasa results reports
	rm -rf .pytest_cache .hypothesis .mypy_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
