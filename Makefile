LIB := $(CURDIR)/.lib
TARGET := $(CURDIR)/src/rust/target
R := R_LIBS=$(LIB) R

# A fast build into .lib: library(keratin, lib.loc = ".lib")
.PHONY: dev
dev:
	mkdir -p $(LIB)
	KERATIN_PROFILE=dev KERATIN_TARGET_DIR=$(TARGET) $(R) CMD INSTALL --no-docs -l $(LIB) .

# R/extendr-wrappers.R from the exported functions
.PHONY: wrappers
wrappers: dev
	Rscript --vanilla tools/document.R $(LIB)/keratin/libs/keratin.so
