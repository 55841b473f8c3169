# The two commands: `make run` does the main job on the sample, `make test` proves the rest.
# A suite starts hundreds of processes: each would compile the program, were compiled modules not kept.
unexport PYTHONDONTWRITEBYTECODE

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet
OUT    := build/sample
SAMPLE := ui/resources/sample

.PHONY: run test test-fast lint types contracts translations wheel dist deb site release test-dist test-deb test-readme audit clean

# Pinned sets, so that a fresh clone today and next year install the same.
$(VENV)/run: pyproject.toml setup.py constraints.txt
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(PIP) install --constraint constraints.txt --editable .
	@if [ "$$(uname)" = Linux ]; then packaging/linux/qt-libraries.sh $(BIN)/python || [ $$? = 3 ]; fi
	touch $@

$(VENV)/test: $(VENV)/run
	$(PIP) install --constraint constraints.txt torch
	$(PIP) install --constraint constraints.txt --editable '.[neural,dev]'
	touch $@

run: $(VENV)/run
	mkdir -p $(OUT)
	$(BIN)/muqabala align $(SAMPLE)/tarikh-ar.txt $(SAMPLE)/tarikh-en.txt \
	    --output $(OUT)/tarikh.tmx --project $(OUT)/tarikh.muqabala --overwrite --show
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    $(BIN)/muqabala open $(OUT)/tarikh.muqabala; \
	else echo "No screen here: the window would open $(OUT)/tarikh.muqabala"; fi

# One process more than cores, as tests of the window wait at times; at most four, as each takes up to a
# gigabyte. `make test JOBS=0` uses a single process.
JOBS   ?= $(shell n=$$(nproc 2>/dev/null || echo 1); [ $$n -gt 1 ] && n=$$((n + 1)) || n=0; \
    [ $$n -le 4 ] || n=4; echo $$n)
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup --no-loadscope-reorder

test: $(VENV)/test
	$(PYTEST)

# Without windows, other people's programs and real transformers: under a minute. The tests of the window are
# all in one folder, so that they need not be collected.
test-fast: $(VENV)/test
	$(PYTEST) --ignore=tests/ui -m "not slow and not gui and not real_tools and not neural"

lint: $(VENV)/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/test
	$(BIN)/mypy

contracts: $(VENV)/test
	$(BIN)/lint-imports

# Texts marked in the code go into ui/i18n/*.ts, to be translated there; what is there is compiled.
translations: $(VENV)/run
	$(BIN)/python -m ui.i18n.tools --list

# Packages. Each is built in its own environment under build/packages; docs/PACKAGES.md says what was tested.
wheel: $(VENV)/run
	$(PIP) install --requirement packaging/build-requirements.txt
	SOURCE_DATE_EPOCH=$${SOURCE_DATE_EPOCH:-$$(git log -1 --format=%ct)} $(BIN)/python -m build --no-isolation --outdir dist .

dist:
	packaging/dist.sh $(PYTHON)

deb: dist
	packaging/deb.sh $(PYTHON)

test-dist:
	packaging/tests/test_dist.sh

# The manual as a site in build/site, in Arabic in build/site/ar; it can be read from the folder, without a server or a network.
site:
	packaging/site.sh $(PYTHON)

# Compares the pinned versions with a list of advisories: ADVISORIES=FILE.
audit: $(VENV)/run
	$(BIN)/python packaging/audit.py $(ADVISORIES)

test-readme:
	packaging/tests/test_readme.sh

# All of a release that this machine can make and check; publishes nothing.
release:
	packaging/release.sh $(PYTHON)

test-deb:
	packaging/tests/test_deb.sh

clean:
	rm -rf build $(VENV)
