# What a newcomer types. Each target sets up what it needs and does nothing twice; the longer shell is in scripts/.
#
#   EDITION=learner make site     the edition without facilitator pages (README.md, "Editions")
#   PRINT=0 make site             without the PDFs
#   make test ARGS="-k timing"    some of the tests
#   make site PYTHON=python3.13   another Python, for a .venv/ that is not there yet
#
# Variables given on the command line or in the environment reach the build as they are.

PYTHON ?= python3
FORMAT ?= text
ARGS ?=
BIN := .venv/bin

# MkDocs 2 is no road for this site (ARCHITECTURE.md, "The future of MkDocs"), so its notice says nothing new here.
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help site offline serve check new report test lint links schemas canary bench bench-reading bench-print bench-preview bench-search lighthouse clean lock set-up \
	set-up-tests

help:
	@echo "make site    sets up, and builds the site into site/"
	@echo "make offline sets up, and builds a site into offline/ that opens from a folder, without a server"
	@echo "make serve   sets up, and shows the site at http://127.0.0.1:8000 while you edit"
	@echo "make check   reports every problem in the content, with its line"
	@echo "make new     writes a new file: make new KIND=mindset TITLE=\"A mindset\" (or topic, technique, programme)"
	@echo "make report  coverage, minutes and questions in figures; with BASE=main, what a change does to them"
	@echo "make test    sets up, and runs every check and test, as CI does"
	@echo "make lint    checks spelling, Markdown, YAML and workflows"
	@echo "make canary  builds the site with ProperDocs as well, and compares"
	@echo "make schemas renews schemas/ from the tables that reading uses"
	@echo "make bench   compares the speed of a build with its peers', and writes benchmarks/results.md (many minutes)"
	@echo "make bench-reading compares the speed of reading the content with a plain MkDocs build"
	@echo "make bench-print  measures the PDFs, cold and warm, against mkdocs-to-pdf (minutes)"
	@echo "make bench-preview measures how soon make serve shows an edit (ARGS=1000 for so many modules)"
	@echo "make bench-search measures the search in a browser, against stock Material's"
	@echo "make lighthouse  measures pages as a phone sees them (needs Node; not part of the tests)"
	@echo "make lock    renews the locks (requirements*.lock) from pyproject.toml"
	@echo "make clean   removes what the build and the tests made; .venv/ stays"

# The print pack needs system libraries, unless PRINT=0: they are found or installed before the build, not in its middle.
site: set-up
	@sh scripts/set-up-print.sh
	@$(BIN)/mkdocs build --strict
	@echo
	@echo "The site is in site/. To look at it, run: make serve"
	@if [ "$$PRINT" = 0 ]; then echo "Built without the PDFs, because PRINT is 0."; fi

# A site to be opened as files, from a USB stick or a network drive.
offline: set-up
	@sh scripts/set-up-print.sh
	@OFFLINE=1 $(BIN)/mkdocs build --strict --site-dir offline
	@echo
	@echo "The site is in offline/. Copy the folder to where it is needed, and open its index.html."

serve: set-up
	@$(BIN)/mkdocs serve $(ARGS)

check: set-up
	@$(BIN)/curriculum check --strict --format $(FORMAT)

new: export KIND := $(KIND)
new: export TITLE := $(TITLE)
new: set-up
	@$(BIN)/curriculum new "$$KIND" "$$TITLE" $(ARGS)

report: set-up
	@$(BIN)/curriculum report --format $(FORMAT) $(if $(BASE),--base '$(BASE)') $(ARGS)

# The tests are of the full edition, whatever the shell says. The site is built as it would be published; pytest then
# builds it again for the address it serves it at, and proves that both are the same but for the address.
test: export SITE_URL := $(or $(SITE_URL),http://127.0.0.1:8000/training/)
test: set-up-tests
	@unset EDITION PRINT CACHE OFFLINE && $(BIN)/curriculum check --strict
	@sh scripts/lint.sh
	@unset EDITION PRINT CACHE OFFLINE && $(BIN)/mkdocs build --strict
	@sh scripts/links.sh site "$$SITE_URL"
	@unset EDITION PRINT CACHE OFFLINE && PUBLISHED_SITE=site $(BIN)/pytest --numprocesses auto --dist loadfile $(ARGS)

lint: set-up-tests
	@sh scripts/lint.sh

# Of the site that is in site/.
links: export SITE_URL := $(or $(SITE_URL),http://127.0.0.1:8000/training/)
links: set-up-tests
	@sh scripts/links.sh site "$$SITE_URL"

schemas: set-up
	@$(BIN)/python -m curriculum.reading.schema schemas
	@$(BIN)/python -m curriculum.export.schema > schemas/curriculum.schema.json

canary:
	@sh scripts/canary.sh

# ARGS="100 1" for a hundred modules, once; ARGS="1000 1 stock" without the slowest peer; ARGS="300 3 phone" with Lighthouse;
# ARGS="100 3 print" with the PDFs.
bench: set-up-tests
	@$(BIN)/python benchmarks/building.py $(ARGS)

# ARGS="100 1" for a hundred modules, once.
bench-reading: set-up
	@$(BIN)/python benchmarks/reading.py $(ARGS)

# ARGS=compliance for the documents of one module.
bench-print: set-up
	@sh scripts/set-up-print.sh
	@$(BIN)/python benchmarks/printing.py $(ARGS)

# ARGS=1000 for a thousand modules.
bench-preview: set-up-tests
	@$(BIN)/python benchmarks/preview.py $(ARGS)

# ARGS=1000 for a thousand modules.
bench-search: set-up-tests
	@$(BIN)/python benchmarks/search.py $(ARGS)

# ARGS="mindsets/busy/" for some of the pages.
lighthouse: set-up
	@$(BIN)/python benchmarks/lighthouse.py $(ARGS)

set-up:
	@sh scripts/set-up.sh requirements.lock

set-up-tests:
	@sh scripts/set-up.sh requirements-test.lock
	@sh scripts/set-up-tests.sh

clean:
	rm -rf site offline .cache .pytest_cache .hypothesis test-results
	find hooks tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ARGS=--upgrade takes the newest of everything that pyproject.toml allows.
lock:
	@sh scripts/lock.sh $(ARGS)
