# What the programs carry of Lua, and what is made from the table of words (lua/words.lua).

$(B)/lua/host.o: $(addprefix $(B)/lua/,$(addsuffix .lua.inc,words prelude shape packs))

# Debian's luacheck brings a Lua; generate.lua runs on any of them.
LUA_RUN = $(shell for l in lua5.4 lua5.3 lua5.1 lua; do command -v $$l && break; done)

.PHONY: words
words:
	$(LUA_RUN) lua/generate.lua
