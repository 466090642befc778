# The commands of this project; README.md and CONTRIBUTING.md tell what each
# is for. Needs cargo, git and make; R and the R packages a command needs are
# installed through apt where they are missing (tools/setup.sh).

export PATH := $(PATH):$(HOME)/.cargo/bin

# What Cargo compiled stays here, so that the next build is incremental.
export KERATIN_TARGET_DIR ?= $(CURDIR)/src/rust/target
export CARGO_TARGET_DIR := $(KERATIN_TARGET_DIR)

# The R library into which this project installs itself.
export KERATIN_LIB ?= $(CURDIR)/.lib
export R_LIBS := $(KERATIN_LIB):$(R_LIBS)

# Messages and sorting do not depend on the language of the machine.
export LC_ALL := C.UTF-8
unexport LANGUAGE

.DEFAULT_GOAL := help
.PHONY: help demo test generate check dist bench bench-build oracle msrv install dev setup clean

help:
	@sed -n 's/^#: //p' Makefile

#: make demo      install keratin into .lib and run the demonstration
demo:
	@sh tools/setup.sh demo
	@sh tools/install.sh release
	Rscript --vanilla "$(KERATIN_LIB)/keratin/demo/resnet50.R"

#: make test      everything that must hold: format, lints, tests, offline install
test:
	@sh tools/setup.sh test
	@sh tools/test.sh

#: make generate  write the generated R code, NAMESPACE, help and licence notes
generate:
	@sh tools/setup.sh generate
	@sh tools/generate.sh

#: make check     R CMD check --as-cran on the source package of make dist
check:
	@sh tools/setup.sh check
	@sh tools/check.sh

#: make dist      source package with its Rust crates, in dist/
dist:
	@sh tools/setup.sh dist
	@sh tools/dist.sh

#: make bench     speed of the core and of the package
bench:
	@sh tools/setup.sh bench
	@sh tools/install.sh release
	@sh tools/bench.sh

#: make bench-build  how long builds take, from nothing and after a change
bench-build:
	@sh tools/setup.sh demo
	@sh tools/bench-build.sh

#: make oracle    let real Keras read what keratin wrote (Python, from PyPI)
oracle:
	@sh tools/setup.sh oracle
	@sh tools/install.sh release
	@sh tools/oracle.sh

#: make msrv      build with the oldest supported Rust (needs rustup)
msrv:
	@sh tools/msrv.sh

#: make install   optimized build into .lib
install:
	@sh tools/setup.sh demo
	@sh tools/install.sh release

#: make dev       fast build into .lib: library(keratin, lib.loc = ".lib")
dev:
	@sh tools/setup.sh demo
	@sh tools/install.sh dev

#: make setup     install what all of the above need (but make oracle's Python)
setup:
	@sh tools/setup.sh check

#: make clean     remove everything that the commands above made
clean:
	@./cleanup
	rm -rf .lib .oracle dist $(KERATIN_TARGET_DIR)
