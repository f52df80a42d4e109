# make fuzz: each fuzzer for FUZZ_SECONDS. A fuzzer that finds something leaves the input in
# $(B)/fuzz/ and fails; what is learnt on the way is kept in $(B)/fuzz/found/ for the next run.

FUZZ_SECONDS ?= 60
FUZZERS = fuzz_json fuzz_image fuzz_cond fuzz_request fuzz_frame fuzz_config fuzz_journal fuzz_gate fuzz_http
# Their libraries keep memory from one run to the next, which is looked for in vain each time.
FUZZ_KEEPING = fuzz_gate fuzz_journal
FUZZ_CC = clang
FUZZ_CXX = clang++
FUZZ_FLAGS = -g -O2 -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FUZZ_OBJECTS = $(patsubst $(B)/%,$(B)/fuzz/%,$(ENGINE) $(LUA) $(PROTOCOL) $(DAEMON))

$(B)/fuzz/%.o: %.c
	@mkdir -p $(@D)
	$(FUZZ_CC) $(CPPFLAGS) $(PKG_CFLAGS) -std=c11 $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

$(B)/fuzz/%.o: %.cc
	@mkdir -p $(@D)
	$(FUZZ_CXX) $(CPPFLAGS) -std=c++17 -fno-exceptions $(FUZZ_FLAGS) -fsanitize=fuzzer-no-link -MMD -MP -c -o $@ $<

$(B)/fuzz/fuzz_%: $(B)/fuzz/tests/fuzz/fuzz_%.o $(FUZZ_OBJECTS)
	$(FUZZ_CXX) $(FUZZ_FLAGS) $(FUZZ_WRAPS) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

# What a fuzzer does itself instead of the function of that name.
$(B)/fuzz/fuzz_config: FUZZ_WRAPS = $(foreach f,sandbox_run sandbox_send sandbox_tell sandbox_receive \
	luaL_newstate lua_sethook,-Wl,--wrap=$(f))

# The texts that programs carry are in $(B): -I$(B) finds them.
$(FUZZ_OBJECTS): $(LUA)

# The calls of the tests, as bodies.
$(B)/fuzz/calls: tests/fuzz/calls.py $(wildcard tests/cases/*.json)
	$(PYTHON) $< $@

$(B)/fuzz/seed/hill: $(B)/polku $(wildcard tests/cases/assessing/hill/*.lua)
	@mkdir -p $(@D)
	$(B)/polku image tests/cases/assessing/hill >$@ 2>/dev/null

# A small pack with every kind of fact: what conditions are read against, and an image to spoil.
$(B)/fuzz/seed/lakeland: $(B)/polku $(wildcard tests/cases/rules/lakeland/*.lua)
	@mkdir -p $(@D)
	$(B)/polku image tests/cases/rules/lakeland >$@ 2>/dev/null

FUZZ_SEEDS = $(B)/fuzz/seed/lakeland $(B)/fuzz/seed/hill $(B)/fuzz/calls
FUZZ_ENV = POLKU_SEED=$(B)/fuzz/seed/lakeland POLKU_ASSESSING=$(B)/fuzz/seed/hill

# That they still fit the code, with each change: quicker than building them.
.PHONY: fuzz-look
fuzz-look:
	@$(CC) -fsyntax-only $(CPPFLAGS) -std=c11 $(CWARN) $(PKG_CFLAGS) $(FUZZERS:%=tests/fuzz/%.c)

fuzz: $(FUZZERS:%=$(B)/fuzz/%) $(FUZZ_SEEDS)
	@set -e; for fuzzer in $(FUZZERS); do \
		echo "$$fuzzer, $(FUZZ_SECONDS) seconds"; \
		mkdir -p $(B)/fuzz/found/$$fuzzer; \
		$(FUZZ_ENV) $(B)/fuzz/$$fuzzer -max_total_time=$(FUZZ_SECONDS) \
			-dict=tests/fuzz/$$fuzzer.dict -max_len=24000 -timeout=10 -rss_limit_mb=2048 \
			-artifact_prefix=$(B)/fuzz/ -print_final_stats=1 -verbosity=0 \
			$$(case " $(FUZZ_KEEPING) " in *" $$fuzzer "*) echo -detect_leaks=0 ;; esac) \
			$(B)/fuzz/found/$$fuzzer tests/fuzz/corpus/$$fuzzer $(B)/fuzz/seed $(B)/fuzz/calls; \
	done
