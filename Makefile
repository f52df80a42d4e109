# Polku's build. `make` builds both programs, `make demo` shows them, `make test` runs every test.
# `make coverage` tells what the tests run, `make analyze` what is wrong without running anything, `make tsan`
# tries the threads; `make fuzz` and `make soak` take as long as one lets them.
# B is the build folder; SAN=1 builds with AddressSanitizer and UndefinedBehaviorSanitizer, TSAN=1 with
# ThreadSanitizer, COV=1 so that it counts what runs.

B ?= build
CC = gcc
CXX = g++
PYTHON = /usr/bin/python3
LIBS = lua5.4 libevent_core libevent_extra libzmq sqlite3 libsodium libcrypto libseccomp libsystemd simdjson liblz4

# V=1 shows every command.
ifndef V
MAKEFLAGS += --silent
endif

WARN = -Wall -Wextra -Werror -Wformat=2 -Wshadow -Wvla -Wpointer-arith -Wundef
CWARN = $(WARN) -Wstrict-prototypes -Wmissing-prototypes -Wold-style-definition
# gcc takes fields that a designated initializer leaves out for meant.
ifeq ($(CC),clang)
WARN += -Wno-missing-field-initializers
endif
OPT = -O2 -g -D_FORTIFY_SOURCE=2
ifdef SAN
OPT = -O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
endif
ifdef TSAN
OPT = -O1 -g -fsanitize=thread -fno-omit-frame-pointer
endif
# Counts what runs; each process leaves its counts beside the objects.
ifdef COV
OPT = -O0 -g --coverage -fprofile-update=atomic -DCOVERED
endif
HARDEN = -fstack-protector-strong -fPIE
# Looked up when a compiler runs, so that `make deps` works before anything is installed.
PKG_CFLAGS = $(shell pkg-config --cflags $(LIBS) 2>/dev/null)
PKG_LIBS = $(shell pkg-config --libs $(LIBS) 2>/dev/null)
CPPFLAGS = -I. -I$(B) -D_GNU_SOURCE
CFLAGS = -std=c11 $(OPT) $(HARDEN) $(CWARN)
CXXFLAGS = -std=c++17 $(OPT) $(HARDEN) $(WARN) -fno-exceptions
LDFLAGS = -pie -Wl,-z,relro,-z,now

ROOMS = engine lua protocol daemon cli
SRC = $(foreach r,$(ROOMS),$(wildcard $(r)/*.c $(r)/*.cc))
obj = $(patsubst %,$(B)/%.o,$(basename $(filter $(1)/%,$(SRC))))
ENGINE = $(call obj,engine)
LUA = $(call obj,lua)
PROTOCOL = $(filter-out $(B)/protocol/client.o,$(call obj,protocol))
DAEMON = $(filter-out $(B)/daemon/main.o,$(call obj,daemon))
CLI = $(filter-out $(B)/cli/main.o,$(call obj,cli))
# What an answer costs is spent in the pure rooms.
ifndef SAN
$(ENGINE) $(PROTOCOL): OPT := $(OPT:-O2=-O3)
endif

.PHONY: all deps test demo bench fuzz soak layers lint format clean
all: deps
	@$(MAKE) --no-print-directory programs

include tests/tests.mk
include tests/coverage/coverage.mk
include tests/analyze.mk
include tests/tsan/tsan.mk
include bench/bench.mk
include tests/fuzz/fuzz.mk
include lua/lua.mk
include protocol/protocol.mk
include debian/debian.mk
include cli/cli.mk

.PHONY: programs
programs: $(B)/polkud $(B)/polku $(B)/libpolku.a

deps:
	@sh tests/deps.sh

$(B)/polkud: $(B)/daemon/main.o $(DAEMON) $(PROTOCOL) $(LUA) $(ENGINE)
	$(CXX) $(LDFLAGS) $(OPT) -o $@ $^ $(PKG_LIBS)

$(B)/polku: $(B)/cli/main.o $(CLI) $(DAEMON) $(PROTOCOL) $(LUA) $(ENGINE) $(B)/protocol/client.o
	$(CXX) $(LDFLAGS) $(OPT) -o $@ $^ $(PKG_LIBS)

$(B)/libpolku.a: $(B)/protocol/client.o
	$(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

$(B)/%.o: %.cc
	@mkdir -p $(@D)
	$(CXX) $(CPPFLAGS) $(CXXFLAGS) $(PKG_CFLAGS) -MMD -MP -c -o $@ $<

# Texts that a program carries: NAME.inc holds the bytes of NAME for an array.
$(B)/%.inc: %
	@mkdir -p $(@D)
	od -An -v -tx1 $< | sed 's/\([0-9a-f][0-9a-f]\)/0x\1,/g' >$@

-include $(shell find /dev/null $(wildcard $(addprefix $(B)/,$(ROOMS) tests bench examples fuzz)) -name '*.d' 2>/dev/null)

clean:
	rm -rf $(B)
