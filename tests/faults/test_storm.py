"""A storm of reloads, half of the packs broken, while callers ask: none of their calls fails, and each
answer comes from exactly one version of the rules."""

import os
import pathlib
import re
import threading

import zmq
from polkud import PATIENCE, recommendation

RELOADS = int(os.environ.get("RELOADS", 120))
SCORES = [10, 20, 30, 40]


class Caller(threading.Thread):
    """Asks all the time; notes each pair of digest and score that was answered."""

    def __init__(self, daemon):
        super().__init__(daemon=True)
        self.endpoint, self.context = daemon.endpoint, daemon.context
        self.pairs, self.failed, self.answered = set(), [], 0
        self.done = threading.Event()

    def run(self):
        socket = self.context.socket(zmq.DEALER)
        socket.RCVTIMEO, socket.LINGER = 3 * PATIENCE * 1000, 0
        socket.connect(self.endpoint)
        while not self.done.is_set():
            socket.send_json({"jsonrpc": "2.0", "id": self.answered, "method": "recommend",
                              "params": recommendation(30)})
            try:
                reply = socket.recv_json()
            except zmq.Again:
                self.failed.append("no answer")
                break
            if "result" not in reply:
                self.failed.append(reply)
                break
            result = reply["result"]
            mending = [r for r in result["recommendations"] if r["service"] == "net_mending"]
            self.pairs.add((result["rules"]["digest"], mending[0]["score"] if mending else None))
            self.answered += 1
        socket.close()


def resident(daemon):
    status = pathlib.Path(f"/proc/{daemon.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024


def reloaded(daemon):
    """What a reload says; an endless file takes three seconds of a processor that others want, too."""
    socket = daemon.socket()
    socket.RCVTIMEO = 12 * PATIENCE * 1000
    socket.send_json({"jsonrpc": "2.0", "id": 1, "method": "rules.reload", "params": {"region": "shore"}})
    reply = socket.recv_json()
    daemon.sockets.remove(socket)
    socket.close(0)
    return reply


def test_a_storm_of_reloads(daemon):
    services = daemon.rules / "shore" / "services.lua"
    right = services.read_text()
    callers = [Caller(daemon) for _ in range(2)]
    for caller in callers:
        caller.start()
    memory = None
    for number in range(RELOADS):
        text = right.replace("priority (10)", f"priority ({SCORES[number // 2 % len(SCORES)]})")
        if number % 2:
            text = text.replace("age in 18..64", ["agee in 18..64", "age in 18..", "while true do end"][number % 3])
        fresh = services.with_suffix(".new")
        fresh.write_text(text)
        fresh.rename(services)
        reply = reloaded(daemon)
        assert ("error" in reply) == (number % 2 == 1), reply
        if number == RELOADS // 3:
            memory = resident(daemon)
    for caller in callers:
        caller.done.set()
        caller.join()
        assert caller.failed == [] and caller.answered > RELOADS
    pairs = callers[0].pairs | callers[1].pairs
    assert len({digest for digest, _ in pairs}) == len(pairs) <= len(SCORES), "a digest has one answer"
    assert {score for _, score in pairs} >= set(SCORES[:3]) or RELOADS < 20
    if not os.environ.get("POLKUD", "").count("/san/"):
        assert resident(daemon) < memory + (32 << 20)
    assert daemon.result("decision.verify")["broken"] == []
    assert daemon.stop() == 0
