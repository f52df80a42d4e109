#!/bin/sh
# Installs the Debian packages that building and testing need, and those named, where any is missing; else
# says nothing.
set -eu
needed="gcc g++ make pkg-config liblua5.4-dev libevent-dev libzmq3-dev libsqlite3-dev libsimdjson-dev
libsodium-dev liblz4-dev libssl-dev libseccomp-dev libsystemd-dev libcmocka-dev clang clang-format libclang-rt-14-dev
locales lua-check debhelper lintian blhc mandoc systemd python3-pytest python3-yaml python3-zmq python3-hypothesis python3-jsonschema faketime nodejs graphviz"
missing=""
for package in $needed "$@"; do
    if [ "$package" = nodejs ] && command -v node >/dev/null && command -v npm >/dev/null; then
        continue
    fi
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0
case "$missing" in *nodejs*) missing="$missing npm" ;; esac
run=""
[ "$(id -u)" = 0 ] || run=sudo
echo "installing:$missing" >&2
$run apt-get update -qq >&2
# shellcheck disable=SC2086 — a list of names
DEBIAN_FRONTEND=noninteractive $run apt-get install -y -qq --no-install-recommends $missing >&2
