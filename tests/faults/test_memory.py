"""Memory is refused at the Nth time that it is asked for, for N = 1, 2, 3, …, in each call of a session
and while starting: an error that says so, or the right answer, and never a crash or a loss.

The daemon is the real one, linked with short.c. Under the sanitizers its end also shows leaks."""

import json
import mmap
import os
import pathlib
import struct

import polkud
import pytest
import zmq
from polkud import new_daemon, recommendation, wait_until

SHORT = pathlib.Path(os.environ.get("BUILD", pathlib.Path(__file__).resolve().parents[2] / "build")) / "tests/faults/polkud_short"
NTHS = int(os.environ.get("SHORTAGES", 60))
LEFT, OFTEN, SEEN, FAILED = range(4)
ERRORS = {"internal_error", "store_unavailable", "rules_invalid", "overloaded"}
CLIENT = {"ref": "a-1029", "facts": {"age": 30, "municipality": "901"}}

SESSION = {
    "recommend": ("recommend", recommendation(30, as_of="2026-11-22")),
    "explained": ("recommend", {"region": "shore", "client": CLIENT, "explain": True, "plans": 2}),
    "plan": ("plan", {"region": "shore", "client": CLIENT, "plans": 1, "goal": "*"}),
    "explain": ("explain", {"region": "shore", "client": CLIENT, "service": "boat_course"}),
    "catalog": ("catalog.services", {"region": "shore"}),
    "discover": ("rpc.discover", {}),
    "status": ("rules.status", {}),
    "reload": ("rules.reload", {"region": "shore"}),
    "check": ("rules.check", {"region": "shore"}),
    "list": ("decision.list", {}),
    "verify": ("decision.verify", {}),
    "statistics": ("statistics", {"region": "shore", "from": "2026-01-01", "to": "2026-12-31"}),
    "export": ("client.export", {"ref": "a-1029"}),
    "forget": ("client.forget", {"ref": "a-1029"}),
    "faulty": ("recommend", {"region": "shore", "client": {"facts": {"agee": 1, "age": "x"}}}),
}


class Short:
    def __init__(self, folder):
        self.file = folder / "orders"
        self.file.write_bytes(bytes(32))
        with open(self.file, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 32)
        self.daemon = new_daemon(folder)

    def get(self, at):
        return struct.unpack_from("=q", self.map, at * 8)[0]

    def fail(self, nth, often=1):
        struct.pack_into("=q", self.map, OFTEN * 8, often)
        struct.pack_into("=q", self.map, LEFT * 8, nth)

    def start(self, **more):
        usual, polkud.POLKUD = polkud.POLKUD, SHORT
        try:
            self.daemon.start(env={**os.environ, "SHORT_MEMORY": str(self.file)}, **more)
        finally:
            polkud.POLKUD = usual


    def still_runs(self, name):
        """Of an erasure that cannot be ended the next start must take care; of nothing else."""
        socket = self.daemon.socket()
        socket.RCVTIMEO = 200
        socket.send(b'{"jsonrpc":"2.0","id":1,"method":"catalog.regions"}')
        while self.daemon.process.poll() is None:
            try:
                socket.recv()
                break
            except zmq.Again:
                continue
        self.daemon.sockets.remove(socket)
        socket.close(0)
        if self.daemon.process.poll() is not None:
            assert self.daemon.join() == 3 and name == "forget", self.daemon.log_file.read_text()[-2000:]
            self.start()

    def call(self, method, params):
        """Without memory for a reply there is one without the call's id; none when the daemon has ended."""
        body = json.dumps({"jsonrpc": "2.0", "id": 17, "method": method, "params": params})
        try:
            reply = json.loads(self.daemon.send(body.encode())[-1])
        except zmq.Again:
            assert method == "client.forget" and self.daemon.process.poll() is not None
            return {"result": None}
        assert reply["id"] == 17 or (reply["id"] is None and "error" in reply)
        return reply


@pytest.fixture
def short(tmp_path):
    s = Short(tmp_path)
    yield s
    s.daemon.close()


@pytest.mark.parametrize("often", [1, 5])
def test_every_nth_allocation_of_a_call_fails(short, often):
    short.start()
    known = 0
    for name, (method, params) in SESSION.items():
        for nth in range(1, NTHS + 1):
            before = short.get(FAILED)
            short.still_runs(name)
            known += bool(short.daemon.recommend(ref="a-1029")["decision"])
            short.fail(nth, often)
            reply = short.call(method, params)
            reached = short.get(FAILED) > before
            short.fail(0)
            if reached and "error" in reply:
                assert reply["error"]["data"]["name"] in ERRORS | ({"invalid_facts"} if name == "faulty" else set()), reply
            if not reached:
                break
    assert short.daemon.result("decision.verify")["broken"] == []
    assert short.daemon.result("decision.verify")["checked"] >= known
    assert short.daemon.stop() == 0, short.daemon.log_file.read_text()[-3000:]


def test_every_nth_allocation_of_a_start_fails(short):
    short.start()
    kept = [short.daemon.recommend()["decision"] for _ in range(3)]
    assert short.daemon.stop() == 0
    short.fail(0)
    before = short.get(SEEN)
    short.start()
    needed = short.get(SEEN) - before
    assert short.daemon.stop() == 0
    for nth in range(1, needed, max(1, needed // NTHS)):
        short.fail(nth)
        short.start(wait=False)
        wait_until(lambda: short.daemon.process.poll() is not None
                   or any(line["message"] == "ready" for line in short.daemon.log()))
        short.fail(0)
        if short.daemon.process.poll() is None:
            [ready] = [line for line in short.daemon.log() if line["message"] == "ready"]
            short.daemon.endpoint = ready["endpoints"].split()[0]
            short.call("recommend", recommendation(30))  # of rules that were loaded, or not
            assert short.daemon.stop() == 0, (nth, short.daemon.log_file.read_text()[-3000:])
        else:
            assert short.daemon.join() in (1, 3), (nth, short.daemon.log_file.read_text()[-3000:])
    short.start()
    assert [d["decision"] for d in short.daemon.result("decision.list")["decisions"]][:3] == kept
    assert short.daemon.result("decision.verify")["broken"] == []
