# What can be done here: `make help`.
#
# make and Python 3.11 or newer are needed; all else is installed into .venv, from the lock
# files, when a target first needs it and again whenever its lock file changes.
#
#   SPHINXOPTS=-W      more options for every Sphinx build
#   LIVEOPTS='--port 8001'  options of live itself
#   NOW=2023-11-01     the moment that a build takes as now, also 2023-11-01T09:00 (else the clock):
#                      what has a later `release` is left out
#   PROFILE=nightly    test tries far more cases, and takes far longer
#   VERSIONS=lowest    versions tries one alone: lowest, newest or a Python (3.12)
#   PYTHON=python3.13  what .venv is made with; remove .venv to change it

PYTHON ?= python3.14 python3.13 python3.12 python3.11 python3
SPHINXOPTS ?=
LIVEOPTS ?=
PROFILE ?= quick

python := .venv/bin/python
site_tools := .venv/requirements.stamp
dev_tools := .venv/requirements-dev.stamp
# Builders that share doctrees leave stale pages behind, so each has a folder of its own.
sphinx_options = -d _build/doctrees/$@ -j auto $(SPHINXOPTS) . _build/$@
# The languages that the pages are translated into; conf.py says more of each.
translations := fa
latexmk_options = -xelatex -interaction=nonstopmode -halt-on-error -file-line-error -silent

# Pages that are not out yet are to be translated, too; and a date in catalogs would change them each time.
of_all_time := NOW=2199-12-31 SOURCE_DATE_EPOCH=0
pybabel := $(python) -m babel.messages.frontend -q

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Two targets at once would install into .venv at once.
.NOTPARALLEL:
.PHONY: html pdf latexpdf tex test versions check lint linkcheck live guide bench lock audit translations clean help

html: $(site_tools) ## Build the site, each edition, into _build/html; warnings are shown and do not hold it back
	$(python) -m sphinx -b html $(sphinx_options)
	for language in $(translations); do $(python) -m sphinx -b html -D language=$$language \
		-d _build/doctrees/$@-$$language -j auto $(SPHINXOPTS) . _build/$@/$$language || exit; done

pdf: html ## Build the site, and copy its handouts to _build/pdf: handout.pdf, handout-fa.pdf
	@rm -f _build/$@/handout*.pdf && mkdir -p _build/$@
	@test -f _build/html/handout.pdf || { echo "conf.py wants no handout: syllabus_handout_sections is empty" >&2; exit 1; }
	cp _build/html/handout.pdf _build/$@/
	for language in $(translations); do \
		cp _build/html/$$language/handout.pdf _build/$@/handout-$$language.pdf || exit; done

latexpdf: tex $(site_tools) ## Build the whole site as a book into _build/latex, with XeLaTeX
	rm -f _build/latex/*.tex
	$(python) -m sphinx -b latex -d _build/doctrees/$@ -j auto $(SPHINXOPTS) . _build/latex
	@$(MAKE) -C _build/latex LATEXMKOPTS='$(latexmk_options)' || \
		{ grep -A 6 '^[^ ]*:[0-9]*: ' _build/latex/*.log >&2; exit 1; }
	@grep -h '^Missing character' _build/latex/*.log | sort -u >&2

test: $(dev_tools) ## Run all tests
	PROFILE=$(PROFILE) $(python) -m pytest -n auto --dist loadfile

versions: $(dev_tools) ## Test other Pythons, and the lowest and newest packages allowed, without a browser; takes an hour
	$(python) tools/test_versions.py $(VERSIONS)

check: $(site_tools) ## Read the course's data only, and list every problem in it
	PYTHONPATH=_ext $(python) -m sphinx_syllabus check

lint: $(dev_tools) ## Check the style and the types of the code
	$(python) -m ruff check
	$(python) -m ruff format --check
	$(python) -m mypy

linkcheck: $(site_tools) ## Open every link that leads out of the site
	$(python) -m sphinx -b linkcheck $(sphinx_options)

live: $(dev_tools) ## Serve the site, and build it anew on every edit, of data too
	@PYTHONPATH=_ext $(python) -m sphinx_syllabus live $(LIVEOPTS)

translations: $(dev_tools) ## Bring new words to the translators' catalogs, and list what is not translated
	rm -rf _build/gettext
	$(of_all_time) $(python) -m sphinx -q -b gettext -d _build/doctrees/gettext -j auto . _build/gettext/pages
	$(python) -m sphinx_intl update -p _build/gettext/pages -d locale $(translations:%=-l %)
	$(pybabel) extract --no-default-keywords -k words -k plural:1,2 --no-location --sort-output \
		-o _build/gettext/sphinx_syllabus.pot _ext/sphinx_syllabus
	for language in $(translations); do \
		$(pybabel) update --init-missing --no-fuzzy-matching --ignore-pot-creation-date -l $$language \
			-i _build/gettext/sphinx_syllabus.pot -d _ext/sphinx_syllabus/locale -D sphinx_syllabus || exit; done
	for catalog in _ext/*/locale/*/LC_MESSAGES/*.po; do \
		$(pybabel) compile -i $$catalog -o $${catalog%.po}.mo || exit; done
	PYTHONPATH=_ext $(python) tools/report_translations.py

guide: $(site_tools) ## Build the guide into _build/guide: the tutorial, how to do what, and the reference
	$(python) -m sphinx -b html -d _build/doctrees/$@ -j auto $(SPHINXOPTS) docs _build/$@

bench: $(dev_tools) ## Measure how fast and light the site is beside the stock theme's; takes minutes
	$(python) -m bench

lock: $(dev_tools) ## Take the newest versions that pyproject.toml allows into the lock files
	$(compile) --group dev -o requirements-dev.txt
	$(compile) -c requirements-dev.txt -o requirements.txt

audit: $(dev_tools) ## Ask for published faults of what the lock file names, which DEPENDENCIES.md lists
	$(python) -m uv tool run pip-audit --strict --disable-pip --require-hashes -r requirements.txt

clean: ## Remove everything that was built; .venv stays
	rm -rf _build

help: ## List these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Asked first, so that nobody waits for a build that cannot end well.
tex:
	@sh tools/require_tex.sh

# -- Setting up ---------------------------------------------------------------------------------

# One version of each package for every Python and system, and no word of where it came from.
compile = $(python) -m uv pip compile pyproject.toml --extra site --upgrade --quiet --no-config \
	--universal --python-version 3.11 --fork-strategy fewest \
	--only-binary :all: --emit-build-options --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-annotate --custom-compile-command "make lock"

define install
@echo "Installing into .venv what $< names"
@$(python) -m pip install --quiet --disable-pip-version-check --no-input \
	--require-hashes --only-binary :all: -r $<
@touch $@
endef

# Without an interpreter (it can vanish by an upgrade), what the stamps say no longer holds.
ifeq ($(realpath $(python)),)
.PHONY: $(site_tools) $(dev_tools)
endif

$(site_tools): requirements.txt $(python)
	$(install)

# These hold the site's packages too, at the same versions.
$(dev_tools): requirements-dev.txt $(python)
	$(install)
	@touch $(site_tools)

# Each is tried by running it: one that is found may still be a pyenv shim of nothing, too old,
# or a Debian Python without python3-venv.
$(python):
	@for python in $(PYTHON); do \
		if $$python -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			echo "Setting up .venv with $$($$python --version)"; \
			exec $$python -m venv --clear .venv; \
		fi; \
	done; \
	echo 'No Python 3.11 or newer that has the module venv was found (tried: $(PYTHON)).' >&2; \
	echo 'Install one (on Debian and Ubuntu, python3-venv too), or name it: make PYTHON=/path/to/python3' >&2; \
	exit 1
