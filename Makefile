# make demo: from nothing to a report on the example story. Everything else is for those who work on the code.
PYTHON ?= $(shell for p in python3.11 python3.12 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint format bench bench-store docs pictures lock clean

demo: $(READY)
	$(BIN)/firsthand report examples/pier -o story.html

test: $(READY)
	$(BIN)/python -m pytest -q -n 2 --dist loadfile --no-loadscope-reorder

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff check --fix-only -q .
	$(BIN)/ruff format .

bench: $(READY)
	$(BIN)/python benchmarks/run.py

# A store of 20,000 articles; an hour or so.
bench-store: $(READY)
	$(BIN)/python benchmarks/store.py --size 20000

docs: $(READY)
	$(BIN)/python docs/make.py

pictures: $(READY)
	$(BIN)/python docs/pictures/take.py

$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Firsthand needs Python 3.11 or newer" >&2; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $(READY)

# needs uv (pip install uv) on the path
lock:
	{ echo "# Everything the package, its tests and its lint need, pinned with hashes. Made by: make lock"; \
	uv pip compile -q pyproject.toml --extra en --extra postgres --extra tagger --extra dev --generate-hashes --universal \
		--python-version 3.11 --no-emit-index-url --no-header --no-annotate; } > requirements.lock

clean:
	rm -rf $(VENV) build dist story.html
