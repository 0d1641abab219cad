# Two commands matter: `make run` and `make test`. Both install what they need first (README.md).
PORT ?= 8000
DEMO ?= 1
export PORT DEMO

PYTHON_HERE := .venv/bin/python

.PHONY: run install test lint hostile conflicts kills method-checks bench screenshots docs lock clean help

run: ## serve Basis on http://127.0.0.1:$PORT/ with the demonstration (DEMO=0: empty)
	@tools/bootstrap.sh run
	@exec $(PYTHON_HERE) -m tools.serve

install: ## make .venv/ and the assets; then .venv/bin/python manage.py … works (FAST=1: with the extra `fast`)
	@tools/bootstrap.sh $(if $(FAST),fast,run)
	@$(PYTHON_HERE) -m tools.install

test: ## everything: linters, types, contracts, both databases, a real browser
	@tools/bootstrap.sh dev
	@exec $(PYTHON_HERE) -m tools.check

lint: ## the quick part of the tests: linters, types, contracts, migrations
	@tools/bootstrap.sh dev
	@exec $(PYTHON_HERE) -m tools.check --only-lint

hostile: ## bring in every file that tries to do harm (a few of each kind are in `make test`)
	@tools/bootstrap.sh dev
	@HOSTILE=all exec $(PYTHON_HERE) -m pytest tests/coalitions/test_hostile_files.py -q

conflicts: ## twenty people save one cell at the same moment, fifty times (a few times are in `make test`)
	@tools/bootstrap.sh dev
	@CONFLICT_ROUNDS=50 $(PYTHON_HERE) -m pytest tests/coalitions/test_two_at_once.py -q -n0
	@CONFLICT_ROUNDS=50 exec $(PYTHON_HERE) -m tools.postgres $(PYTHON_HERE) -m pytest tests/coalitions/test_two_at_once.py -q -n0

kills: ## kill the server fifty times while people work, on both databases (four times in `make test`)
	@tools/bootstrap.sh dev
	@KILLS=50 $(PYTHON_HERE) -m pytest tests/kills -q -s
	@KILLS=50 exec $(PYTHON_HERE) -m tools.postgres $(PYTHON_HERE) -m pytest tests/kills -q -s

method-checks: ## simulate what the measures are worth; writes docs/analysis/validity.md (minutes)
	@tools/bootstrap.sh dev
	@exec $(PYTHON_HERE) -m tools.method_checks

bench: ## print the measured ratios that docs/benchmarks.md reports
	@tools/bootstrap.sh dev
	@exec $(PYTHON_HERE) -m tools.benchmarks

screenshots: ## draw docs/screenshots/ again from the running app
	@tools/bootstrap.sh dev
	@$(PYTHON_HERE) -m tools.install
	@$(PYTHON_HERE) -m tools.ensure_browser
	@exec $(PYTHON_HERE) -m tools.screenshots

docs: ## build docs/ into docs/_site/, failing on a broken link
	@tools/bootstrap.sh dev
	@$(PYTHON_HERE) -m sphinx --quiet --fail-on-warning --keep-going -b html docs docs/_site
	@echo "docs/_site/index.html"

lock: ## write the lock files again (UPGRADE=1: with newer versions)
	@tools/bootstrap.sh run
	@tools/lock.sh

clean: ## remove what was built; var/ (your data) stays
	@rm -rf .venv .boot static/dist frontend/node_modules docs/_site htmlcov .coverage* \
		.mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20
