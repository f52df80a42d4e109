# make analyze: what can be found without running anything, by cppcheck and by gcc's analyzer. Any
# finding fails it. Files that have not changed are not looked at again.
#
# Left out, each for a reason:
#   varFuncNullUB      NULL behind a "..." : POSIX makes it a pointer, and Polku is for Linux alone
#   missingInclude...  headers of the system are not looked into
#   malloc-leak        gcc 12 loses an owner that stands in an array; leaks are found by the sanitizers'
#                      build, in every process that the tests start
# The analyzer of gcc 12 knows C alone: the one file in C++ is cppcheck's.

ANALYZED = $(patsubst %.c,$(B)/%.o,$(filter %.c,$(SRC)))
CPPCHECK = cppcheck -q -j 2 --enable=warning,performance,portability --inline-suppr --error-exitcode=1 \
	--suppress=varFuncNullUB --suppress=missingIncludeSystem -I. -I$(B) -D_GNU_SOURCE \
	--template='{file}:{line}:{column}: {severity}: {message} [{id}]' --cppcheck-build-dir=$(B)/cppcheck

.PHONY: analyze analyzed cppcheck
analyze:
	@sh tests/deps.sh cppcheck
	@$(MAKE) --no-print-directory B=$(B)/analyze OPT="-O0 -fanalyzer -Wno-analyzer-malloc-leak" \
		analyzed cppcheck
	@echo "nothing found"

analyzed: $(ANALYZED)

# The files that the sources include are made before.
cppcheck: analyzed
	@mkdir -p $(B)/cppcheck
	@$(CPPCHECK) --std=c11 --std=c++17 $(ROOMS)
