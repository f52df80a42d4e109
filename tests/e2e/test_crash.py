"""What was acknowledged is there: after kill -9, and when the disk is full."""

import json
import os
import random
import subprocess
import threading
import time

import pytest
import zmq

from conftest import new_daemon, recommendation, wait_until

LOOPS = int(os.environ.get("KILLS", 50))


class Caller(threading.Thread):
    """Sends recommend calls, several at a time, and notes what was answered."""

    def __init__(self, daemon, name):
        super().__init__(daemon=True)
        self.endpoint, self.context, self.label = daemon.endpoint, daemon.context, name
        self.acknowledged = {}  # request_id -> (params, result)
        self.sent = {}
        self.done = threading.Event()

    def run(self):
        socket = self.context.socket(zmq.DEALER)
        socket.RCVTIMEO, socket.LINGER = 50, 0
        socket.connect(self.endpoint)
        n = 0
        while not self.done.is_set():
            for _ in range(8):
                n += 1
                request_id = f"crash-{self.label}-{n:08}"
                self.sent[request_id] = recommendation(n % 100, ref=f"c-{n % 7}", request_id=request_id)
                socket.send(json.dumps({"jsonrpc": "2.0", "id": request_id, "method": "recommend",
                                        "params": self.sent[request_id]}).encode())
            for _ in range(8):
                try:
                    reply = socket.recv()
                except zmq.Again:
                    break
                result = reply.split(b'"result":', 1)[1].rsplit(b',"id":', 1)[0]
                self.acknowledged[json.loads(reply)["id"]] = result
        socket.close()


def repeat(daemon, request_id, params):
    reply = daemon.send(json.dumps({"jsonrpc": "2.0", "id": request_id, "method": "recommend",
                                    "params": params}).encode())[-1]
    assert b'"result":' in reply, reply
    return reply.split(b'"result":', 1)[1].rsplit(b',"id":', 1)[0]


def test_nothing_acknowledged_is_lost_by_kill_9(idle):
    chance = random.Random(4711)
    acknowledged, sent = {}, {}
    for loop in range(LOOPS):
        idle.start()
        callers = [Caller(idle, f"{loop:03}-{i}") for i in range(2)]
        for caller in callers:
            caller.start()
        time.sleep(0.05 + chance.random() * 0.15)
        idle.process.kill()
        idle.process.wait()
        for caller in callers:
            caller.done.set()
            caller.join()
            acknowledged.update(caller.acknowledged)
            sent.update(caller.sent)
    idle.start()
    assert len(acknowledged) > LOOPS * 8
    checked = idle.result("decision.verify")
    assert checked["broken"] == [] and checked["checked"] >= len(acknowledged)
    for request_id, result in acknowledged.items():
        assert repeat(idle, request_id, sent[request_id]) == result
    assert idle.result("decision.verify")["checked"] == checked["checked"]


def test_a_restart_is_quick(idle):
    idle.start()
    for _ in range(50):
        idle.recommend()
    idle.process.kill()
    idle.process.wait()
    begun = time.monotonic()
    idle.start()
    assert time.monotonic() - begun < 2
    assert idle.result("decision.verify")["checked"] == 50


@pytest.fixture
def small_disk(tmp_path):
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "polku-test", folder],
                           capture_output=True, text=True)
    if mount.returncode != 0:
        pytest.skip(f"cannot mount a small disk: {mount.stderr.strip()}")
    yield folder
    subprocess.run(["umount", "-l", folder], check=True)


def fill(path):
    """Takes all the space that is left."""
    with open(path, "wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                pass


def test_a_full_disk_is_told_and_recovered_from(tmp_path, small_disk):
    daemon = new_daemon(tmp_path, data=small_disk / "data")
    try:
        daemon.start()
        kept = [daemon.recommend()["decision"] for _ in range(5)]
        fill(small_disk / "ballast")
        refused = 0
        for i in range(60):
            reply = daemon.call("recommend", recommendation(30, ref=f"new-{i}"))
            if "result" in reply:
                kept.append(reply["result"]["decision"])  # in space the journal had already
            else:
                assert reply["error"]["code"] == -32008
                assert reply["error"]["data"]["name"] == "store_unavailable"
                refused += 1
        assert refused > 20
        assert daemon.result("catalog.regions")
        assert daemon.result("decision.get", {"decision": kept[0]})
        daemon.wait_log("decisions cannot be stored, so none is answered")
        os.unlink(small_disk / "ballast")
        kept.append(wait_until(lambda: daemon.call("recommend", recommendation()).get("result"))["decision"])
        daemon.wait_log("decisions can be stored again")
        kept.append(daemon.recommend()["decision"])
        for restart in (False, True):
            if restart:
                daemon.process.kill()
                daemon.process.wait()
                daemon.start()
            assert [d["decision"] for d in daemon.result("decision.list")["decisions"]] == kept
            assert daemon.result("decision.verify") == {"checked": len(kept), "broken": []}
    finally:
        daemon.close()


def test_a_disk_that_fills_up_by_itself(tmp_path, small_disk):
    """No call is answered that is not stored, to the last byte of the disk."""
    daemon = new_daemon(tmp_path, data=small_disk / "data")
    try:
        daemon.start()
        socket = daemon.socket()
        acknowledged, refused, n = [], 0, 0
        while refused < 100:
            batch = []
            for _ in range(10):
                n += 1
                batch.append({"jsonrpc": "2.0", "id": n, "method": "recommend",
                              "params": recommendation(n % 100, ref=f"c-{n}")})
            socket.send(json.dumps(batch).encode())
            for reply in json.loads(socket.recv()):
                if "result" in reply:
                    acknowledged.append(reply["result"]["decision"])
                else:
                    assert reply["error"]["code"] == -32008
                    refused += 1
            assert n < 20000
        assert len(acknowledged) > 100
        daemon.process.kill()
        daemon.process.wait()
        # a larger disk, the same files
        subprocess.run(["mount", "-o", "remount,size=16m", small_disk], check=True)
        daemon.start()
        after, stored = 0, []
        while after is not None:
            page = daemon.result("decision.list", {"limit": 1000, "after": after})
            stored += [d["decision"] for d in page["decisions"]]
            after = page["next"]
        assert stored == acknowledged
        assert daemon.result("decision.verify") == {"checked": len(stored), "broken": []}
    finally:
        daemon.close()


def test_a_disk_that_is_full_from_the_start(tmp_path, small_disk):
    daemon = new_daemon(tmp_path, data=small_disk / "data")
    fill(small_disk / "ballast")
    try:
        daemon.start(wait=False)
        assert daemon.join() == 3
        assert daemon.log()[-1]["message"] == "the journal cannot be opened"
    finally:
        daemon.close()
