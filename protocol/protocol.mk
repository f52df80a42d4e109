# What the protocol's files need beside their sources.

# protocol/schema.c carries the schema files.
$(B)/protocol/schema.o: $(patsubst %,$(B)/%.inc,$(wildcard protocol/schema/*.json))
