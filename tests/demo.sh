#!/bin/sh
# Shows Polku at work: starts the daemon on a temporary store, asks it what clients in several
# situations should do next, explains one answer, reads and verifies the decision log, stops it.
# Builds nothing. BUILD is the folder of the programs.
set -eu
cd "$(dirname "$0")/.."
B=${BUILD:-build}
polku=$B/polku
situations=examples/situations

for program in "$B/polkud" "$polku"; do
    if [ ! -x "$program" ]; then
        echo "demo: $program is missing; run 'make' first" >&2
        exit 3
    fi
done

store=$(mktemp -d)
daemon=""
stop() {
    status=$?
    trap - EXIT INT TERM
    if [ -n "$daemon" ]; then
        kill "$daemon" 2>/dev/null || true
        wait "$daemon" 2>/dev/null || true
    fi
    if [ "$status" -ne 0 ] && [ -s "$store/log" ]; then
        echo "demo: the daemon said:" >&2
        tail -n 20 "$store/log" >&2
    fi
    rm -rf "$store"
    exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

caption() {
    printf '\n%s\n' "────────────────────────────────────────────────────────────────────────────────"
    printf '%s\n\n' "$1"
}

# A socket of this machine alone: no port can be taken already.
endpoint="ipc://$store/polku.sock"
data=$store/data
"$B/polkud" --rules rules --data "$data" --listen "$endpoint" 2>"$store/log" &
daemon=$!

# It says `ready` once it answers.
tries=0
until grep -q ready "$store/log" 2>/dev/null; do
    tries=$((tries + 1))
    if [ "$tries" -gt 150 ] || ! kill -0 "$daemon" 2>/dev/null; then
        echo "demo: the daemon did not start" >&2
        exit 3
    fi
    sleep 0.1
done

ask() {
    "$polku" ask --connect "$endpoint" "$situations/$1"
}

caption "1. A jobseeker of 30 who moved to Kajaani three weeks ago (asked in English)"
ask just-arrived.json
caption "2. A mother at home with her children, outside most services (in Finnish)"
ask at-home-with-children.json
caption "3. The programme is over, there is neither work nor a study place (in Swedish)"
ask second-phase.json
caption "4. The training ends in less than eight weeks; what a counsellor sees"
ask training-ends-soon.json
caption "5. The whole way to work, for a newcomer of whom all is known: a plan"
ask path-to-work.json
caption "Why not integration training for the newcomer? 'polku explain' (no daemon needed)"
"$polku" explain "$situations/just-arrived.json" integration_training
caption "Each of these decisions was stored before it was answered: 'polku journal list'"
"$polku" journal list --connect "$endpoint"

kill "$daemon"
wait "$daemon" || true
daemon=""
caption "The daemon has stopped. The chain of the log, and every decision decided again:"
"$polku" journal verify --data "$data"
"$polku" replay --data "$data"
