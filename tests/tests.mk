# Tests, measures and the demonstration. Every C test is one program, linked with all rooms; tests in
# Python run the real programs, which they find through POLKU and POLKUD.

UNITS = $(patsubst %.c,$(B)/%,$(wildcard tests/*/test_*.c))
ROOM_OBJECTS = $(CLI) $(DAEMON) $(PROTOCOL) $(LUA) $(ENGINE) $(B)/protocol/client.o
PROGRAMS_ENV = POLKU=$(abspath $(1))/polku POLKUD=$(abspath $(1))/polkud BUILD=$(abspath $(1))

# What tests/plan drives: the engine alone.
$(B)/tests/plan/driver: $(B)/tests/plan/driver.o $(ENGINE)
	$(CC) $(LDFLAGS) $(OPT) -o $@ $^

.PHONY: units e2e docs
$(B)/tests/%: $(B)/tests/%.o $(ROOM_OBJECTS)
	$(CXX) $(LDFLAGS) $(OPT) -o $@ $^ $(PKG_LIBS) -lcmocka

units: $(UNITS)
	@for unit in $(UNITS); do \
	    $$unit >$$unit.log 2>&1 || { cat $$unit.log; echo "$$unit failed"; exit 1; }; \
	    echo "$$unit: $$(sed -n 's/^\[  PASSED  \] //p' $$unit.log)"; \
	done

# Each folder by itself: its helpers are its own.
PYTESTS = $(sort $(dir $(wildcard tests/*/test_*.py)))
e2e: programs $(B)/tests/faults/polkud_short $(B)/tests/json/read $(B)/tests/plan/driver
	@for folder in $(PYTESTS); do \
	    echo "$$folder"; \
	    $(call PROGRAMS_ENV,$(B)) $(PYTHON) -m pytest -q -p no:cacheprovider $$folder || exit 1; \
	done

# What decides must not depend on the compiler: built by another one, it gives the kept answers, and the
# same bytes as the builds there are.
.PHONY: clang
clang:
	@$(MAKE) --no-print-directory CC=clang CXX=clang++ B=$(B)/clang programs
	@$(call PROGRAMS_ENV,$(B)/clang) $(PYTHON) -m pytest -q -p no:cacheprovider tests/packs/test_answers.py
	@$(call PROGRAMS_ENV,$(B)/clang) OTHER_BUILDS="$(wildcard $(B)/polkud $(B)/san/polkud)" \
		$(PYTHON) -m pytest -q -p no:cacheprovider tests/e2e/test_same_bytes.py

# What the sanitizers leave out, the filter of system calls and the lock on memory, is tried as shipped.
SHIPPED = tests/attacks/ tests/lua/ tests/ops/ tests/e2e/test_secrecy.py tests/e2e/test_fence.py \
	tests/faults/test_endless.py

# Every test there is: units twice, as they are shipped and with AddressSanitizer and
# UndefinedBehaviorSanitizer; all others with the sanitizers, and those of SHIPPED also without.
test: deps
	@$(MAKE) --no-print-directory layers lint
	@$(MAKE) --no-print-directory analyze
	@$(MAKE) --no-print-directory programs units
	@$(MAKE) --no-print-directory PYTESTS="$(SHIPPED)" e2e
	@$(MAKE) --no-print-directory SAN=1 B=$(B)/san programs units e2e
	@$(MAKE) --no-print-directory clang
	@echo "all tests passed"

layers:
	@sh tests/layers.sh

lint: fuzz-look
	@clang-format --dry-run -Werror $(wildcard $(foreach r,$(ROOMS) tests/* bench examples/*/*,$(r)/*.c $(r)/*.h $(r)/*.cc))
	@luacheck -q rules lua

format:
	@clang-format -i $(wildcard $(foreach r,$(ROOMS) tests/* bench examples/*/*,$(r)/*.c $(r)/*.h $(r)/*.cc))

demo: deps
	@$(MAKE) --no-print-directory -s programs
	@BUILD=$(abspath $(B)) sh tests/demo.sh

# The pages of docs/findings/ are made from the table of findings.
docs: programs
	$(B)/polku help --pages docs/findings

# The kept answers to examples/situations/, written anew: review the difference before you commit it.
.PHONY: answers
answers: programs
	$(call PROGRAMS_ENV,$(B)) $(PYTHON) tests/packs/answers.py

# A polkud whose memory runs out on demand.
SHORT_WRAPS = $(foreach f,malloc calloc realloc aligned_alloc strdup,-Wl,--wrap=$(f))
$(B)/tests/faults/polkud_short: $(B)/tests/faults/short.o $(B)/daemon/main.o $(DAEMON) $(PROTOCOL) $(LUA) $(ENGINE)
	$(CXX) $(LDFLAGS) $(OPT) $(SHORT_WRAPS) -o $@ $^ $(PKG_LIBS)

# Long runs: every test of faults as often as one can wait for, then loads of SOAK_SECONDS together.
SOAK_SECONDS ?= 3600
SOAK_ENV = KILLS=500 FAULTS=500 SHORTAGES=2000 MUTATIONS=10000 IDLE_CONNECTIONS=10000 RELOADS=1000 \
	GARBAGE_CONNECTIONS=100000 SAME_REQUESTS=10000 RANDOM_REQUESTS=10000 POWER_CUTS=20000 BIT_FLIPS=10000 \
	ENDLESS_MESSAGES=20 SLOW_CALLERS=2000
SOAK_TESTS = tests/attacks tests/faults tests/e2e/test_crash.py tests/e2e/test_http_patience.py tests/protocol/test_any_request.py
.PHONY: soak-faults soak-loads
soak: soak-faults soak-loads

soak-faults: programs $(B)/tests/faults/polkud_short $(filter $(B)/tests/faults/%,$(UNITS))
	@for unit in $(filter $(B)/tests/faults/%,$(UNITS)); do $(SOAK_ENV) $$unit || exit 1; done
	@for folder in $(SOAK_TESTS); do \
	    echo "$$folder"; \
	    $(SOAK_ENV) $(call PROGRAMS_ENV,$(B)) $(PYTHON) -m pytest -q -p no:cacheprovider $$folder || exit 1; \
	done

soak-loads: programs $(B)/tests/soak/fill
	@$(call PROGRAMS_ENV,$(B)) SOAK_SECONDS=$(SOAK_SECONDS) $(PYTHON) tests/soak/soak.py
