# egov.portal: `make start` runs the portal, `make test` proves it. See README.md.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8080
VAR ?= $(CURDIR)/instance/var
DEMO ?= 1
VENV ?= $(CURDIR)/.venv
export HOST PORT VAR DEMO

STAMP = $(VENV)/.installed

.PHONY: start test lint bench pins buildout wheel clean

start: $(STAMP)
	@exec $(VENV)/bin/python instance/portal.py serve

test: $(STAMP)
	@exec $(VENV)/bin/python tests/run.py $(TESTS)

lint: $(STAMP)
	$(VENV)/bin/ruff check . && $(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy src/egov.portal/egov/portal/rules

bench: $(STAMP)
	@$(VENV)/bin/python benchmarks/run.py $(BENCH)

# One virtual environment, filled by uv from the one pin file; done again when the pins or the metadata change.
$(STAMP): requirements.txt setup.py pyproject.toml
	@$(PYTHON) instance/check_python.py
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check uv==0.13.9
	@$(VENV)/bin/uv pip install --quiet --python $(VENV)/bin/python --requirement requirements.txt --editable . --no-build-isolation-package egov.portal
	@touch $@

pins: $(STAMP)
	$(VENV)/bin/uv pip compile requirements.in --output-file requirements.txt --python-version 3.11 --no-header --no-annotate --upgrade

# The same pins, in buildout's words.
instance/versions.cfg: requirements.txt
	@{ echo '[versions]'; sed -n 's/^\([A-Za-z0-9._-]*\)==\(.*\)$$/\1 = \2/p' $<; } > $@

buildout: $(STAMP) instance/versions.cfg
	$(VENV)/bin/buildout -N

wheel: $(STAMP)
	$(VENV)/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

clean:
	rm -rf $(VENV) build dist bin eggs develop-eggs parts instance/parts instance/versions.cfg .installed.cfg
