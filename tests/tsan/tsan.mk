# make tsan: the tests that use the threads (writer, loader, searches, backups, and HTTP beside ZeroMQ), with
# a build by ThreadSanitizer, and the gate's fuzzer with one of clang. It fails when anything is reported,
# whichever process did. SQLite, libevent and ZeroMQ are not built with it: see tests/tsan/suppressions.

TSAN_TESTS = $(addprefix tests/e2e/test_, turns.py rules.py searches.py backup.py http.py plans_kept.py \
	statistics.py erasing.py callers.py) tests/faults/test_storm.py tests/faults/test_clock.py
TSAN_BUILD = $(B)/tsan
TSAN_OPTIONS = suppressions=$(abspath tests/tsan/suppressions) log_path=$(abspath $(TSAN_BUILD))/race \
	second_deadlock_stack=1
TSAN_FUZZ = FUZZERS=fuzz_gate B=$(TSAN_BUILD)/gate FUZZ_FLAGS="-g -O1 -fsanitize=thread -fno-omit-frame-pointer"

.PHONY: tsan
tsan: export TSAN_OPTIONS := $(TSAN_OPTIONS)
tsan: deps
	@$(MAKE) --no-print-directory TSAN=1 B=$(TSAN_BUILD) programs
	@rm -f $(TSAN_BUILD)/race.*
	@$(call PROGRAMS_ENV,$(TSAN_BUILD)) PATIENCE=120 $(PYTHON) -m pytest -q -p no:cacheprovider $(TSAN_TESTS)
	@$(MAKE) --no-print-directory $(TSAN_FUZZ) fuzz
	@! grep -h SUMMARY $(TSAN_BUILD)/race.* 2>/dev/null || { echo "the reports are $(TSAN_BUILD)/race.*"; exit 1; }
