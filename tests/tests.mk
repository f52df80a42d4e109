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
e2e: programs
	@for folder in $(PYTESTS); do \
	    echo "$$folder"; \
	    $(call PROGRAMS_ENV,$(B)) $(PYTHON) -m pytest -q -p no:cacheprovider $$folder || exit 1; \
	done

# Every test there is: twice, as it is shipped and with AddressSanitizer and UndefinedBehaviorSanitizer.
test: deps
	@$(MAKE) --no-print-directory layers lint
	@$(MAKE) --no-print-directory programs units
	@$(MAKE) --no-print-directory SAN=1 B=$(B)/san programs units e2e
	@echo "all tests passed"

layers:
	@sh tests/layers.sh

lint:
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
