# Two commands for a newcomer: `make run` and `make test`. Both need only Python 3.11 or newer, with venv, and make.
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: help run test check bench lock clean
help:             ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/ —/'

run: .venv/run    ## start the bot; without BOT_TOKEN, the sandbox with a chat page
	@$(PY) -m bot $(if $(BOT_TOKEN),run,sandbox)

test: .venv/dev   ## the checks and tests, offline
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@$(PY) -m pytest --numprocesses=auto --dist=loadfile --hypothesis-profile=ci --cov --cov-report=
	@$(PY) -m coverage report --skip-covered --show-missing --format=total | sed 's/^/branch coverage, %: /'

bench: .venv/dev  ## the benchmarks, beside stock python-telegram-bot in the same run
	@$(PY) -m bench

lock: .venv/dev   ## make the lock files anew from pyproject.toml
	@$(PY) -m pip install --quiet uv
	@$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet pyproject.toml -o requirements.lock
	@$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet --group dev pyproject.toml -c requirements.lock -o requirements-dev.lock

clean:            ## forget the virtual environment
	@rm -rf .venv

.venv/bin/python:
	@echo "making .venv with $(PYTHON)"
	@$(PYTHON) -c 'import sys; sys.exit("Cuiban needs Python 3.11 or newer; say: make PYTHON=python3.11" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv .venv

.venv/run: requirements.lock | .venv/bin/python
	@echo "installing what the bot needs (once; about a minute)"
	@$(PY) -m pip install --disable-pip-version-check --require-hashes --no-deps --progress-bar on -r requirements.lock
	@touch $@

.venv/dev: requirements-dev.lock | .venv/bin/python
	@echo "installing what the tests need (once; a minute or two)"
	@$(PY) -m pip install --disable-pip-version-check --require-hashes --no-deps --progress-bar on -r requirements-dev.lock
	@touch $@ .venv/run
