# What the protocol's files need beside their sources.

# protocol/schema.c carries the schema files.
$(B)/protocol/schema.o: $(patsubst %,$(B)/%.inc,$(wildcard protocol/schema/*.json))

# The client library's second file; the first is named in the Makefile.
$(B)/libpolku.a: $(B)/protocol/client_body.o

# The example client in C: needs the library and libzmq, nothing else of Polku.
programs: $(B)/examples/ask
$(B)/examples/ask: $(B)/examples/clients/c/ask.o $(B)/libpolku.a
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) $(OPT) -o $@ $^ $$(pkg-config --libs libzmq)
