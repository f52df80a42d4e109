# Installing and packaging. `make install` takes PREFIX and DESTDIR; `make deb` builds the packages in
# $(B)/deb from the files of this folder, without touching anything else.

PREFIX ?= /usr/local
DESTDIR ?=
SHARE = $(DESTDIR)$(PREFIX)/share
MANUALS = $(B)/man/polku.1 daemon/polkud.8 daemon/polkud.conf.5
PACKS = $(patsubst rules/%/region.lua,%,$(wildcard rules/*/region.lua))

.PHONY: manuals install deb deb-again deb-test
manuals: $(MANUALS)

$(B)/man/polku.1: $(B)/polku
	@mkdir -p $(@D)
	$(B)/polku help --manual >$@

install: programs manuals
	install -D -m 755 $(B)/polku $(DESTDIR)$(PREFIX)/bin/polku
	install -D -m 755 $(B)/polkud $(DESTDIR)$(PREFIX)/sbin/polkud
	install -D -m 644 $(B)/libpolku.a $(DESTDIR)$(PREFIX)/lib/libpolku.a
	install -D -m 644 protocol/client.h $(DESTDIR)$(PREFIX)/include/polku/client.h
	for page in $(MANUALS); do \
	    install -D -m 644 $$page $(SHARE)/man/man$${page##*.}/$${page##*/} || exit 1; \
	done
	for pack in $(PACKS); do \
	    install -d $(SHARE)/polku/rules/$$pack && \
	    install -m 644 rules/$$pack/*.lua $(SHARE)/polku/rules/$$pack || exit 1; \
	done

# dpkg-buildpackage writes beside its folder, so it works on a copy. DEB is where.
DEB ?= $(B)/deb
deb:
	rm -rf $(DEB)
	mkdir -p $(DEB)/polku
	tar --exclude=./$(firstword $(subst /, ,$(B))) --exclude=./build --exclude=.git --exclude=node_modules \
	    --exclude=__pycache__ --exclude=./data -cf - . | tar -xf - -C $(DEB)/polku
	cd $(DEB)/polku && unset MAKEFLAGS MFLAGS MAKELEVEL B SAN DEB && \
	    dpkg-buildpackage -b -us -uc -j$$(nproc) >../build.log 2>&1 || { tail -20 ../build.log; exit 1; }
	rm -r $(DEB)/polku
	ls $(DEB)/*.deb

# Whoever builds the packages from the same sources gets the same bytes, wherever and whenever.
deb-again: deb
	$(MAKE) --no-print-directory DEB=$(B)/deb-again deb
	for package in $(B)/deb/*.deb; do \
	    cmp $$package $(B)/deb-again/$${package##*/} || exit 1; \
	done
	rm -r $(B)/deb-again

# In a Debian of their own, as root: installed, started, upgraded, removed, purged. The first run takes
# minutes, for making that Debian.
deb-test: deb deb-again
	$(PYTHON) tests/ops/installed.py $(B)
	$(PYTHON) tests/ops/booted.py $(B)
