# `make report` and `make test` need nothing but Python >= 3.11 (PYTHON=... picks one).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: report example test check lock clean

report: $(VENV)/installed
	$(BIN)/framing run seeds/ -o reports/
	@echo "The report is $(CURDIR)/reports/report.html"

# The report that the repository keeps, stamped with the date of the newest of its inputs, so that
# making it again changes nothing.
example: $(VENV)/installed
	SOURCE_DATE_EPOCH=$$(git log -1 --format=%at -- seeds lexicons framing) \
	  $(BIN)/framing run seeds/ -o reports/example/ --title "Kazakhstan, January 2022: five articles" --quiet
	rm -f reports/example/*.jsonl reports/example/.report-pages

test: $(VENV)/test-installed
	$(BIN)/python -m pytest

check: $(VENV)/test-installed
	$(BIN)/ruff check framing tests
	$(BIN)/mypy

# An editable install, so that a change in the checkout needs no second one.
$(VENV)/installed: requirements.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "framing needs Python 3.11 or newer; found " + sys.version.split()[0] + ". Pick one with: make PYTHON=python3.12 ...")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/test-installed: requirements-test.txt $(VENV)/installed
	$(PIP) install --require-hashes -r requirements-test.txt
	touch $@

# Needs uv. Pins hold for every supported Python and Linux machine.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra build pyproject.toml -o requirements.txt
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
	  --extra build --extra html --extra cluster --extra test -c requirements.txt pyproject.toml -o requirements-test.txt

clean:
	rm -rf $(VENV) build dist *.egg-info
