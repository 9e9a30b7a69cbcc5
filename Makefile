# Everything a developer or an operator of this repository runs. `make help` lists it.
SHELL := /bin/bash
.DEFAULT_GOAL := help

SWIFT ?= swift
ADDRESS ?= 127.0.0.1:7423
DATA ?= ./keiyaku-data
ROUNDS ?= 50
CALLS ?= 100000
SUBSCRIPTIONS ?= 10000000
BASE ?= df44ae8
SOURCES := Package.swift Sources Tests clients Tools/Package.swift Tools/Sources Tools/Tests Benchmarks/Package.swift Benchmarks/Sources

# Debian packages: what the product links, what generating needs, what the benchmark is held against.
PACKAGES_BUILD := libprotobuf-c-dev libidn2-dev libcrypt-dev pkg-config
PACKAGES_GENERATE := protobuf-compiler protobuf-c-compiler
PACKAGES_TEST := strace
PACKAGES_BENCH := redis-server redis-tools

.PHONY: help
help: ## Show this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

# Installs the Debian packages that are missing, and nothing where all are there.
define install
	@missing=""; for package in $(1); do dpkg -s $$package >/dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
	  sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo"; \
	  echo "installing:$$missing"; \
	  $$sudo apt-get update -qq && DEBIAN_FRONTEND=noninteractive $$sudo apt-get install -y -qq $$missing >/dev/null; \
	fi
endef

.PHONY: setup
setup: ## Install missing system packages
	$(call install,$(PACKAGES_BUILD))

.PHONY: build
build: setup ## Build the release executable
	$(SWIFT) build -c release --product keiyaku

.PHONY: run
run: build ## Build and serve on $(ADDRESS) with data in $(DATA)
	@exec "$$($(SWIFT) build -c release --show-bin-path)/keiyaku" serve --listen $(ADDRESS) --data-dir $(DATA)

.PHONY: demo
demo: build ## A throw-away server, the scenarios through the CLI, kill -9, restart, everything still there
	@Tests/demo.sh "$$($(SWIFT) build -c release --show-bin-path)/keiyaku"

.PHONY: test
test: setup ## Every test; ROUNDS=n sets the rounds of the crash test
	$(call install,$(PACKAGES_GENERATE) $(PACKAGES_TEST))
	$(SWIFT) test --package-path Tools
	$(SWIFT) build --build-tests
	Tests/client-fixture.sh "$$($(SWIFT) build --show-bin-path)/keiyaku"
	KEIYAKU_CRASH_ROUNDS=$(ROUNDS) SWIFT="$(SWIFT)" Tests/run.sh --skip-build

.PHONY: crash
crash: build ## The crash test alone, against the release executable: make crash ROUNDS=1000
	KEIYAKU_CRASH_ROUNDS=$(ROUNDS) KEIYAKU_EXECUTABLE="$$($(SWIFT) build -c release --show-bin-path)/keiyaku" \
	  $(SWIFT) test --filter CrashTests

.PHONY: soak
soak: build ## Calls of every shape while servers come and go, against the release executable: make soak CALLS=100000
	KEIYAKU_SOAK_CALLS=$(CALLS) KEIYAKU_EXECUTABLE="$$($(SWIFT) build -c release --show-bin-path)/keiyaku" \
	  SWIFT="$(SWIFT)" Tests/run.sh --filter SoakTests

.PHONY: sim
sim: ## The whole core on a simulated disk and clock: make sim SEED=1 ROUNDS=1000
	KEIYAKU_SIM_SEED=$(SEED) KEIYAKU_SIM_ROUNDS=$(ROUNDS) SWIFT="$(SWIFT)" Tests/run.sh --filter SimulationTests

.PHONY: model
model: ## The services against the reference model: make model SEED=1 ROUNDS=10000
	KEIYAKU_MODEL_SEED=$(SEED) KEIYAKU_MODEL_SEQUENCES=$(ROUNDS) SWIFT="$(SWIFT)" Tests/run.sh --filter ModelTests

.PHONY: scale
scale: build ## What a large database costs: make scale SUBSCRIPTIONS=10000000
	Benchmarks/scale.sh "$$($(SWIFT) build -c release --show-bin-path)/keiyaku" $(SUBSCRIPTIONS)

.PHONY: mutants
mutants: setup ## Plant faults in a copy of the sources, and see the simulation and the model find each within a minute
	Tests/mutants.sh

.PHONY: bench
bench: build ## Side by side: get against a raw SwiftNIO echo, durable create against Redis
	$(call install,$(PACKAGES_BENCH))
	Benchmarks/run.sh "$$($(SWIFT) build -c release --show-bin-path)/keiyaku"

.PHONY: compare
compare: build ## Side by side with another version, by default the last one without streams: make compare BASE=df44ae8
	Benchmarks/compare.sh $(BASE) "$$($(SWIFT) build -c release --show-bin-path)/keiyaku"

.PHONY: lint
lint: ## Hold the sources against the format
	$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)

.PHONY: format
format: ## Format the sources
	$(SWIFT) format --in-place --recursive --parallel $(SOURCES)

.PHONY: generate
generate: ## Generate everything that is derived from proto/
	$(call install,$(PACKAGES_GENERATE))
	Tools/generate.sh

.PHONY: check-generated
check-generated: ## Fail where a generated file is not what proto/ gives
	$(call install,$(PACKAGES_GENERATE))
	Tools/generate.sh --check

.PHONY: ci
ci: ## What continuous integration runs
	.ci/run

.PHONY: clean
clean: ## Remove what was built
	rm -rf .build Tools/.build Benchmarks/.build Benchmarks/.build-compare
	git worktree prune
