#!/bin/sh
# Holds the drawing of the rooms: which room may include which, and that the engine needs libc alone.
set -u
cd "$(dirname "$0")/.." || exit 1
failed=0

# room: the rooms whose headers it may include
allowed() {
    case $1 in
    engine) echo "engine" ;;
    lua) echo "lua engine" ;;
    protocol) echo "protocol engine" ;;
    daemon) echo "daemon protocol lua engine" ;;
    cli) echo "cli daemon protocol lua engine" ;;
    esac
}

for room in engine lua protocol daemon cli; do
    for file in "$room"/*.c "$room"/*.h "$room"/*.cc; do
        [ -e "$file" ] || continue
        for included in $(sed -n 's/^#include "\([^"]*\)".*/\1/p' "$file"); do
            case " $(allowed "$room") " in
            *" ${included%%/*} "*) ;;
            *) echo "$file includes $included: $room may reach only: $(allowed "$room")"; failed=1 ;;
            esac
        done
    done
done

libc='assert ctype errno inttypes limits setjmp stdarg stdbool stddef stdint stdio stdlib string'
for file in engine/*.c engine/*.h; do
    for header in $(sed -n 's/^#include <\([^>]*\)\.h>.*/\1/p' "$file"); do
        case " $libc " in
        *" $header "*) ;;
        *) echo "$file includes <$header.h>: the engine needs libc alone, without the system"; failed=1 ;;
        esac
    done
    if grep -nE '\b(fopen|printf|time|getenv|rand|malloc|free) *\(' "$file" | grep -v '^engine/arena.c' |
        grep -v 'arena' | grep -q . && [ "$file" != engine/arena.c ]; then
        echo "$file reaches for the world"; failed=1
    fi
done
exit $failed
