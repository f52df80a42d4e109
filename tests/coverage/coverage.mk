# make coverage: which lines and branches of the rooms the tests run. All units and all tests in Python run
# with a build that counts, but those that build packages or run this again (COVERAGE_TESTS names
# others); then a table by room. It fails below the figures here.
#
# Left out are the branches of assert: one that is taken ends the process and tells of a bug. Also those
# that the compiler makes where the source has none (the ends of functions). Lines are left out nowhere.
# A process that is killed leaves no counts, and the sandboxed child of this build has no filter of
# system calls, since it has to write files: of lua/seal.c the filter is not counted.

COVERED_LINES = 90    # per cent, at least
COVERED_BRANCHES = 80
COVERAGE_TESTS = $(filter-out tests/ops/,$(PYTESTS))
COVERAGE_SET = COV=1 B=$(B)/coverage
GCOVR = gcovr --root . $(foreach r,$(ROOMS),--filter '$(r)/') --exclude-branches-by-pattern '.*\bassert\(.*' \
	--exclude-unreachable-branches -j 2

ifdef COV
FLUSH = $(B)/tests/coverage/flush.o
LDFLAGS += -Wl,--wrap=_exit $(FLUSH)
$(ENGINE) $(call obj,protocol): | $(FLUSH)
endif

.PHONY: coverage coverage-table
coverage:
	@sh tests/deps.sh gcovr
	@$(MAKE) --no-print-directory $(COVERAGE_SET) programs
	@find $(B)/coverage -name '*.gcda' -delete
	@PATIENCE=120 $(MAKE) --no-print-directory $(COVERAGE_SET) PYTESTS="$(COVERAGE_TESTS)" units e2e
	@$(MAKE) --no-print-directory coverage-table

# Of what was counted last.
coverage-table:
	@$(GCOVR) $(foreach r,$(ROOMS),$(B)/coverage/$(r)) --json-summary $(B)/coverage/summary.json \
		--txt $(B)/coverage/lines.txt
	@$(PYTHON) tests/coverage/table.py $(B)/coverage/summary.json $(COVERED_LINES) $(COVERED_BRANCHES)
	@echo "line by line: $(B)/coverage/lines.txt"
