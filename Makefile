# The commands of someone who has this folder, Python and make: `make help` lists them.

# Which Python makes the environment. When it is too old, a newer one that is installed is taken.
PYTHON ?= python3
# What `make test` hands to pytest, for example: make test PYTEST_ARGS="tests/cli -x"
PYTEST_ARGS ?=

VENV := .venv
IN_VENV := $(VENV)/bin/python
# One stamp for what each command needs; a newer pyproject.toml or constraints.txt makes them stale.
RUNTIME := $(VENV)/.ready-to-run
DEVELOPMENT := $(VENV)/.ready-to-develop

# The build backend runs in an environment of its own, which pip pins by these (the second since 25.3).
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help chat test check eval gallery clean environment-missing
.DEFAULT_GOAL := help

help: ## List the commands
	@sed -n 's/^\([a-z]*\): .*## /  make \1 # /p' Makefile | sort | awk -F'#' '{ printf "%-14s%s\n", $$1, $$2 }'

chat: $(RUNTIME) ## Talk to clusterbot here in the terminal; no account, no token
	@$(IN_VENV) -m bot chat

test: $(DEVELOPMENT) ## Run the tests
	$(IN_VENV) -m pytest $(PYTEST_ARGS)

check: $(DEVELOPMENT) ## Check format, lint, types and imports, then run the tests
	$(IN_VENV) -m ruff format --check .
	$(IN_VENV) -m ruff check .
	$(IN_VENV) -m mypy
	$(IN_VENV) $(VENV)/bin/lint-imports
	@$(MAKE) --no-print-directory test

eval: $(DEVELOPMENT) ## Print how much of the corpus is understood, by language and kind
	$(IN_VENV) -m tests.corpus.evaluate

gallery: $(DEVELOPMENT) ## Make docs/gallery: answers of each kind in three languages, with their charts
	$(IN_VENV) -m scripts.gallery.build

clean: ## Remove the environment and what tools have cached
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

$(RUNTIME): pyproject.toml constraints.txt
	@$(call make_environment)
	@$(call install,-e .)
	@touch $@

$(DEVELOPMENT): pyproject.toml constraints.txt
	@$(call make_environment)
	@$(call install,-e ".[dev$(comma)postgresql]")
	@touch $@ $(RUNTIME)

# An environment whose Python does not start (none yet, or its Python was removed) makes every stamp stale.
ifeq ($(shell $(IN_VENV) -c 'print("fine")' 2>/dev/null),)
$(RUNTIME) $(DEVELOPMENT): environment-missing
endif

comma := ,

define make_environment
$(IN_VENV) -c '' 2>/dev/null || { \
	for python in "$(PYTHON)" python3.14 python3.13 python3.12 python3.11 none; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	done; \
	if [ "$$python" = none ]; then \
		echo "clusterbot needs Python 3.11 or newer, and none was found. Install one, or name it: make PYTHON=/path/to/python3" >&2; \
		exit 1; \
	fi; \
	"$$python" -m venv --clear $(VENV) || { \
		echo "Python could not make the folder $(VENV). On Debian and Ubuntu its part for that is the package python3-venv." >&2; \
		exit 1; \
	}; \
}
endef

define install
echo "Installing what clusterbot needs into $(VENV): once, about a minute." >&2; \
$(IN_VENV) -m pip install --quiet --quiet -c constraints.txt $(1) || { \
	echo "That did not work; pip says why above. Without a network nothing can be fetched. Run make again when it is back." >&2; \
	exit 1; \
}
endef
