# egov.portal: `make start` runs the portal, `make test` proves it. See README.md.
PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8080
VAR ?= $(CURDIR)/instance/var
DEMO ?= 1
VENV ?= $(CURDIR)/.venv
export HOST PORT VAR DEMO

STAMP = $(VENV)/.installed
PROFILE = instance/parts/versions.cfg

.PHONY: start test install lint docs screens coverage bench lighthouse pins wheel buildout clean

start: $(STAMP)
	@exec $(VENV)/bin/python instance/portal.py serve

test: $(STAMP)
	@exec $(VENV)/bin/python tests/run.py $(TESTS)

install: $(STAMP)

# One virtual environment, filled by uv from the one pin file; done again when the pins or the metadata change. The
# packages are compiled at once: a start that compiles three thousand modules takes twice as long.
$(STAMP): requirements.txt setup.py pyproject.toml
	@$(PYTHON) instance/check_python.py
	@echo "Installing the packages into $(VENV) (once, about a minute)…"
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv --clear $(VENV)
	@$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --constraint requirements.txt uv
	@$(VENV)/bin/uv pip install --quiet --python $(VENV)/bin/python --compile-bytecode \
		--requirement requirements.txt --editable . --no-build-isolation-package egov.portal
	@touch $@

# Extract the messages of the source and merge them into the catalogues.
i18n: $(STAMP)
	@$(VENV)/bin/python src/egov.portal/egov/portal/locales/update.py

lint: $(STAMP)
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy src/egov.portal/egov/portal/rules

# Draw the workflows anew from their definitions.
docs: $(STAMP)
	@$(VENV)/bin/python -m egov.portal.inspection.diagrams

# Pictures of every page of every role, made anew (needs Chromium).
screens: $(STAMP)
	@rm -f docs/screens/*.webp
	@env SCREENS=$(CURDIR)/docs/screens $(VENV)/bin/python tests/run.py -t tests.journey.test_places

coverage: $(STAMP)
	@exec env COVERAGE=1 $(VENV)/bin/python tests/run.py $(TESTS)

bench: $(STAMP)
	@exec $(VENV)/bin/python benchmarks/run.py $(BENCH)

# Lighthouse's scores of the public pages (needs Chromium and the npm package lighthouse); FRONT=1: behind nginx.
lighthouse: $(STAMP)
	@exec $(VENV)/bin/python benchmarks/lighthouse.py $(if $(FRONT),--front)

# Choose the versions anew.
pins: $(STAMP)
	$(VENV)/bin/uv pip compile requirements.in --output-file requirements.txt --python-version 3.11 --no-header \
		--no-annotate --upgrade

wheel: $(STAMP)
	$(VENV)/bin/python -m pip wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .

# The same pins, in buildout's words.
$(PROFILE): requirements.txt
	@mkdir -p $(@D)
	@{ echo '[versions]'; sed -n 's/^\([A-Za-z0-9._-]*\)==\([^ ;]*\).*/\1 = \2/p' $<; } > $@

buildout: $(STAMP) $(PROFILE)
	$(VENV)/bin/buildout -N

clean:
	rm -rf $(VENV) build dist bin eggs develop-eggs instance/parts .installed.cfg .coverage* .hypothesis
