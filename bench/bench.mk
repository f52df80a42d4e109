# The measures: made and run by `make bench`, which prints a table. Nothing here is part of the tests.

BENCH_SIZES = 10 100 1000 10000
BENCH_ENGINE = $(ENGINE) $(filter $(B)/protocol/image.o $(B)/protocol/json%.o $(B)/protocol/out.o,$(PROTOCOL))
BENCH_PROGRAMS = $(addprefix $(B)/bench/,load due echo json answer store plans polkud-unstored slow_disk.so $(addprefix decide-,$(BENCH_SIZES))) \
                 $(B)/tests/plan/driver

bench: deps
	@sh tests/deps.sh libclips-dev
	@$(MAKE) --no-print-directory -s programs $(BENCH_PROGRAMS) $(PEERS)/ready
	@BUILD=$(abspath $(B)) $(PYTHON) bench/run.py

# Ten minutes of load with rules that change: how much memory the daemon has meanwhile.
FLAT_SECONDS ?= 600
FLAT_RATE ?= 1000
bench-flat: deps
	@$(MAKE) --no-print-directory -s programs
	@BUILD=$(abspath $(B)) $(PYTHON) bench/flat.py $(FLAT_SECONDS) $(FLAT_RATE)

$(B)/bench/slow_disk.so: bench/slow_disk.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -fPIC -shared -o $@ $<

$(B)/bench/load $(B)/bench/echo $(B)/bench/due: $(B)/bench/%: $(B)/bench/%.o
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/bench/json: $(B)/bench/json.o $(BENCH_ENGINE)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/bench/store: $(B)/bench/store.o $(B)/bench/rules.o $(DAEMON) $(PROTOCOL) $(LUA) $(ENGINE)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/bench/answer: $(B)/bench/answer.o $(B)/bench/rules.o $(PROTOCOL) $(ENGINE)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/bench/plans: $(B)/bench/plans.o $(PROTOCOL) $(ENGINE)
	$(CXX) $(LDFLAGS) -o $@ $^ $(PKG_LIBS)

# Other engines, from Debian and from npm, and the rules and situations of one size as they read them.
PEERS_SIZE = 1000
PEERS = $(B)/bench/peers
$(PEERS)/clips: bench/peers/clips.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) -std=gnu11 -O2 -w -o $@ $< -lclips -lm

# Not `npm ci`, which wants every platform in the lock file; what is installed is what the lock says.
$(PEERS)/node_modules: bench/peers/package.json bench/peers/package-lock.json
	@mkdir -p $(@D)
	cp bench/peers/package.json bench/peers/package-lock.json $(@D)/
	cd $(@D) && npm install --ignore-scripts --no-audit --no-fund --silent
	@touch $@

$(PEERS)/ready: $(B)/bench/decide-$(PEERS_SIZE) $(PEERS)/clips $(PEERS)/node_modules bench/peers/forms.py
	cp $(B)/bench/$(PEERS_SIZE)/rules.json $(PEERS)/
	$(B)/bench/decide-$(PEERS_SIZE) $(B)/bench/$(PEERS_SIZE)/image.json $(PEERS)/situations.jsonl >/dev/null
	$(PYTHON) bench/peers/forms.py $(PEERS)
	@touch $@

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

$(B)/bench/decide-%: $(B)/bench/decide.o $(B)/bench/bitmap.o $(B)/bench/%/straight.c $(B)/bench/%/image.json $(BENCH_ENGINE)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $(B)/bench/$*/straight.o $(B)/bench/$*/straight.c
	$(CXX) $(LDFLAGS) -o $@ $(B)/bench/decide.o $(B)/bench/bitmap.o $(B)/bench/$*/straight.o $(BENCH_ENGINE) $(PKG_LIBS)

.PRECIOUS: $(B)/bench/%/straight.c $(B)/bench/%/image.json
