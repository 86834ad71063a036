# Two commands: `make run` and `make test`. `make help` lists the rest.

.DEFAULT_GOAL := help
.PHONY: help run dev test prove check seed backup restore shell messages fmt lock drawing screenshot bench-search check-search
MAKEFLAGS += --no-print-directory

# Any Python 3 will do to begin with. pyenv fails where it lacks the version in .python-version, and is asked for others.
PYTHON3 ?= python3
pyenv_has := $(shell command -v pyenv >/dev/null && ! pyenv version-name >/dev/null 2>&1 \
	&& pyenv versions --bare | grep -E '^3\.1[234]\.[0-9]+$$' | paste -s -d : -)
ifneq ($(pyenv_has),)
export PYENV_VERSION := $(pyenv_has)
endif
python := .venv/bin/python
# The environment's own tools come first, xgettext among them.
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# What is given beside a command means the same written small, and is not passed over where nobody knows it.
ifdef port
PORT := $(port)
endif
ifdef args
ARGS := $(args)
endif
ifdef PORT
export PORT
endif
known := PORT ARGS PYTHON3 port args
given := $(foreach name,$(.VARIABLES),$(if $(findstring command,$(origin $(name))),$(name)))
ifneq ($(filter-out $(known),$(given)),)
$(error $(filter-out $(known),$(given)) means nothing here; what may be given is PORT, ARGS and PYTHON3)
endif

ready_to_run := $(PYTHON3) bin/bootstrap.py base
ready_to_develop := $(PYTHON3) bin/bootstrap.py dev
ready_to_test = $(ready_to_develop) && $(python) manage.py compile_catalogues && $(python) -m tests.chromium
# One lock for every Python from the oldest on.
locked := $(PYTHON3) ../bin/bootstrap.py uv pip compile --quiet --generate-hashes --universal --python-version 3.12 \
	--no-emit-index-url --no-header $(ARGS)

help: ## list these commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 22

run: ## serve the register at http://127.0.0.1:8000/ (another port: make run PORT=8001)
	@$(ready_to_run) && exec $(python) -m koreanrw.operations.serving

dev: ## the same for developers: debug pages, and every change is seen at once
	@$(ready_to_develop) && exec $(python) -m koreanrw.operations.developing

test: ## run the tests, those in a browser too (some only: make test ARGS="tests/records -k date")
	@$(ready_to_test) && exec $(python) -m tests $(ARGS)

prove: ## run what takes long: crawls, every look, many random examples; an hour at most (less: make prove ARGS=--short)
	@$(ready_to_test) && exec $(python) -m tests --prove $(ARGS)

check: ## style, format, templates, types, migrations, messages, deployment settings
	@$(ready_to_develop) && exec $(python) -m bin.check

seed: ## load the register's records into an empty database
	@$(ready_to_run) && $(python) manage.py migrate --verbosity 0 && exec $(python) manage.py seed

backup: ## put the whole register into one file under var/backups (elsewhere: make backup ARGS=/mnt/backups)
	@$(ready_to_run) && exec $(python) manage.py backup $(ARGS)

restore: ## bring a backup back: make restore ARGS=var/backups/koreanrw-….zip (over what is there: --replace)
	@$(ready_to_run) && exec $(python) manage.py restore $(ARGS)

shell: ## a Python shell with the register's models
	@$(ready_to_run) && exec $(python) manage.py shell

messages: ## bring the catalogues of messages up to what the sources say
	@$(ready_to_develop) && exec $(python) manage.py update_messages

fmt: ## format code, templates, stylesheets and scripts
	@$(ready_to_develop) && exec $(python) -m bin.check --fix

lock: ## lock the requirements anew, with hashes (newer versions: make lock ARGS=--upgrade)
	@$(ready_to_develop) && cd requirements && for set in uv base dev; do \
		$(locked) $$set.in --output-file $$set.txt || exit 1; \
	done && cd ../benchmarks && $(locked) requirements.in --output-file requirements.txt

drawing: ## draw the house anew in docs/architecture.md
	@$(ready_to_develop) && exec $(python) -m bin.drawing

screenshot: ## renew the README's picture
	@$(ready_to_develop) && exec $(python) -m bin.screenshot

bench-search: ## measure how fast agreements are found (less: make bench-search ARGS="--sizes 10000,100000")
	@$(ready_to_develop) && exec $(python) -m benchmarks.search $(ARGS)

check-search: ## say whether the search index agrees with the records (to mend it: manage.py rebuild_search)
	@$(ready_to_run) && exec $(python) manage.py check_search
