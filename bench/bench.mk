# The measures: made and run by `make bench`, which prints a table. Nothing here is part of the tests.

BENCH_SIZES = 10 100 1000 10000
BENCH_ENGINE = $(ENGINE) $(filter $(B)/protocol/image.o $(B)/protocol/json%.o $(B)/protocol/out.o,$(PROTOCOL))
BENCH_PROGRAMS = $(addprefix $(B)/bench/,load echo json plans polkud-unstored $(addprefix decide-,$(BENCH_SIZES))) \
                 $(B)/tests/plan/driver

bench: deps
	@$(MAKE) --no-print-directory -s programs $(BENCH_PROGRAMS)
	@BUILD=$(abspath $(B)) $(PYTHON) bench/run.py

$(B)/bench/load $(B)/bench/echo: $(B)/bench/%: $(B)/bench/%.o
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/bench/json: $(B)/bench/json.o $(BENCH_ENGINE)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/bench/plans: $(B)/bench/plans.o $(PROTOCOL) $(ENGINE)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

# The daemon without what it stores: no_journal.c takes the place of house_store.
$(B)/bench/polkud-unstored: $(B)/daemon/main.o $(B)/bench/no_journal.o $(DAEMON) $(PROTOCOL) $(LUA) $(ENGINE)
	$(CXX) $(LDFLAGS) -Wl,--wrap=house_store -o $@ $^ $(PKG_LIBS)

# A generated pack, its image, and the same rules in straight C.
$(B)/bench/%/straight.c: bench/generate.py
	@mkdir -p $(@D)
	$(PYTHON) bench/generate.py $* $(@D)

$(B)/bench/%/image.json: $(B)/bench/%/straight.c $(B)/polku
	$(B)/polku image $(@D)/bench >$@.new 2>/dev/null
	@mv $@.new $@

$(B)/bench/decide-%: $(B)/bench/decide.o $(B)/bench/%/straight.c $(B)/bench/%/image.json $(BENCH_ENGINE)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $(B)/bench/$*/straight.o $(B)/bench/$*/straight.c
	$(CXX) $(LDFLAGS) -o $@ $(B)/bench/decide.o $(B)/bench/$*/straight.o $(BENCH_ENGINE) $(PKG_LIBS)

.PRECIOUS: $(B)/bench/%/straight.c $(B)/bench/%/image.json
