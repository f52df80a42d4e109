"""The clock of the machine is set back and forth: ids stay unique and rise, the chain and the log of
decisions stay in order, and nothing that waits is disturbed.

The real daemon, with the clock of tests/e2e/shifted.c before it."""

import os
import pathlib
import struct
import subprocess
import time

from polkud import new_daemon, recommendation

SHIFTED = pathlib.Path(__file__).resolve().parents[1] / "e2e" / "shifted.c"
DAY = 86400
JUMPS = [0, -DAY, 3650 * DAY, 3600, -3600, 1, -1, 0, -3650 * DAY, DAY // 2]


def shifted(tmp_path):
    library, clock = tmp_path / "shifted.so", tmp_path / "clock"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", library, SHIFTED], check=True)
    clock.write_bytes(struct.pack("=q", 0))
    env = {**os.environ, "LD_PRELOAD": str(library), "SHIFTED_CLOCK": str(clock),
           "ASAN_OPTIONS": "verify_asan_link_order=0"}

    def jump(seconds):
        with open(clock, "r+b") as file:
            file.write(struct.pack("=q", seconds))

    return new_daemon(tmp_path), env, jump


def test_the_clock_jumps(tmp_path):
    daemon, env, jump = shifted(tmp_path)
    try:
        daemon.start(env=env)
        peer, ids = daemon.socket(), []
        for seconds in JUMPS:
            jump(seconds)
            begun = time.monotonic()
            for _ in range(30):
                peer.send_json({"jsonrpc": "2.0", "id": 1, "method": "recommend",
                                "params": recommendation(as_of="2026-11-22")})
                ids.append(peer.recv_json()["result"]["decision"])
            assert time.monotonic() - begun < 30
        assert len(set(ids)) == len(ids)
        assert [d["decision"] for d in listed(daemon)] == ids, "in the order in which they were made"
        assert daemon.result("decision.verify") == {"checked": len(ids), "broken": []}
        for restarted_at in (-DAY, 3650 * DAY):  # a start under another clock
            daemon.stop()
            jump(restarted_at)
            daemon.start(env=env)
            ids.append(daemon.recommend(as_of="2026-11-22")["decision"])
        assert len(set(ids)) == len(ids)
        assert daemon.result("decision.verify") == {"checked": len(ids), "broken": []}
        assert daemon.stop() == 0
    finally:
        daemon.close()


def test_retries_and_reloads_do_not_mind(tmp_path):
    daemon, env, jump = shifted(tmp_path)
    try:
        daemon.start(env=env)
        first = daemon.recommend(request_id="clock-request-01", as_of="2026-11-22")
        for seconds in (DAY, -DAY, 3650 * DAY):
            jump(seconds)
            assert daemon.recommend(request_id="clock-request-01", as_of="2026-11-22") == first
            daemon.edit("shore/services.lua", "priority (10)", "priority (11)")
            daemon.result("rules.reload")
            daemon.edit("shore/services.lua", "priority (11)", "priority (10)")
            assert daemon.result("rules.reload")["packs"]
    finally:
        daemon.close()


def listed(daemon):
    after, found = 0, []
    while after is not None:
        page = daemon.result("decision.list", {"limit": 100, "after": after})
        found += page["decisions"]
        after = page["next"]
    return found
