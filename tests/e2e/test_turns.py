"""Letters are answered while the turn before is being committed, and nothing leaves before its commit."""

import datetime
import errno
import json
import mmap
import os
import struct
import subprocess

import pytest
import zmq

from conftest import HERE, recommendation, wait_until

KNOWN = "turns-0123456789"


class Disk:
    """The disk of a daemon: held, its commits wait."""

    def __init__(self, folder):
        self.library, state = folder / "held.so", folder / "disk"
        subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", self.library,
                        HERE / "held.c"], check=True)
        state.write_bytes(bytes(16))
        with open(state, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 16)
        self.env = {**os.environ, "LD_PRELOAD": str(self.library), "HELD_DISK": str(state),
                    "ASAN_OPTIONS": "verify_asan_link_order=0"}

    def set(self, held, error=0):
        self.map[0:8] = struct.pack("=ii", held, error)

    def syncs(self):
        """How many there were, with those that wait."""
        return struct.unpack("=i", self.map[12:16])[0]

    def wait(self):
        """Until a commit is under way."""
        wait_until(lambda: struct.unpack("=i", self.map[8:12])[0])


@pytest.fixture
def disk(tmp_path):
    return Disk(tmp_path)


@pytest.fixture
def held(idle, disk):
    """A daemon whose disk is held, with the commit of one decision under way; and a socket on which
    nothing has come back yet."""
    idle.start(env=disk.env)
    idle.line = idle.socket()
    disk.set(held=1)
    ask(idle.line, 1)
    disk.wait()
    yield idle
    disk.set(held=0)


def ask(socket, number, method="recommend", **params):
    if method == "recommend":
        params = recommendation(number % 100, **params)
    socket.send(json.dumps({"jsonrpc": "2.0", "id": number, "method": method, "params": params}).encode())


def replies(socket, n):
    return [json.loads(socket.recv()) for _ in range(n)]


def quiet(socket, ms=150):
    return socket.poll(ms, zmq.POLLIN) == 0


def test_nothing_leaves_before_its_commit_and_all_in_order(held, disk):
    for number in range(2, 601):
        ask(held.line, number, ref=f"c-{number % 50}")
    assert quiet(held.line)
    disk.set(held=0)
    got = replies(held.line, 600)
    assert [reply["id"] for reply in got] == list(range(1, 601))
    stored, after = [], 0
    while after is not None:
        page = held.result("decision.list", {"limit": 1000, "after": after})
        stored += [d["decision"] for d in page["decisions"]]
        after = page["next"]
    assert stored == [reply["result"]["decision"] for reply in got]
    assert held.result("decision.verify") == {"checked": 600, "broken": []}


def test_letters_are_answered_while_the_disk_is_waited_for(held, disk):
    for number in range(2, 12):
        ask(held.line, number)
    assert quiet(held.line, 1000)
    released = datetime.datetime.now(datetime.timezone.utc)
    disk.set(held=0)
    replies(held.line, 11)
    for decision in held.result("decision.list")["decisions"]:
        assert datetime.datetime.fromisoformat(decision["at"].replace("Z", "+00:00")) <= released


@pytest.fixture
def written(held, disk):
    """A disk that waits for one decision, with 300 after it; none needs a new key, whose sync would come
    before."""
    disk.set(held=0)
    replies(held.line, 1)
    disk.set(held=1)
    ask(held.line, 2)
    disk.wait()
    for number in range(3, 303):
        ask(held.line, number)
    assert quiet(held.line, 1000)
    return held


def test_turns_that_are_written_meanwhile_share_the_next_wait(written, disk):
    before = disk.syncs()
    disk.set(held=0)
    assert [reply["id"] for reply in replies(written.line, 301)] == list(range(2, 303))
    assert disk.syncs() - before <= 2, "at most 64 letters are of a turn"


def test_kill_9_while_turns_that_are_written_wait_for_the_disk(written, disk):
    """They are found in what the system still knows; of a turn there is all or nothing."""
    held = written
    held.process.kill()
    held.process.wait()
    disk.set(held=0)
    held.start()
    checked = held.result("decision.verify")
    assert checked["broken"] == [] and 200 < checked["checked"] <= 302


def test_what_is_not_stored_waits_its_turn_too(held, disk):
    ask(held.line, 2, "catalog.services", region="shore")
    assert quiet(held.line)
    disk.set(held=0)
    assert [reply["id"] for reply in replies(held.line, 2)] == [1, 2]


def test_what_reads_the_store_sees_what_was_decided_before_it(held, disk):
    ask(held.line, 2, ref="a-1029")
    ask(held.line, 3, "decision.list")
    ask(held.line, 4, ref="a-1029")
    ask(held.line, 5, "client.export", ref="a-1029")
    disk.set(held=0)
    got = {reply["id"]: reply["result"] for reply in replies(held.line, 5)}
    assert [d["decision"] for d in got[3]["decisions"]] == [got[1]["decision"], got[2]["decision"]]
    assert [d["decision"] for d in got[5]["decisions"]] == [got[2]["decision"], got[4]["decision"]]


@pytest.mark.parametrize("apart", [False, True], ids=["in one turn", "in two turns"])
def test_a_call_that_is_sent_twice_at_once_is_decided_once(held, disk, apart):
    if apart:
        ask(held.line, 2, ref="a-1029", request_id=KNOWN)
        disk.set(held=0)
        first = replies(held.line, 2)[1]
        disk.set(held=1)
        ask(held.line, 3)
        disk.wait()
        ask(held.line, 2, ref="a-1029", request_id=KNOWN)
        ask(held.line, 4)
        disk.set(held=0)
        got = {reply["id"]: reply for reply in replies(held.line, 3)}
    else:
        for number in (2, 3, 4):
            ask(held.line, number, **({"ref": "a-1029", "request_id": KNOWN} if number != 3 else {}))
        other = held.socket()
        other.send(json.dumps({"jsonrpc": "2.0", "id": 2, "method": "recommend",
                               "params": recommendation(2, ref="a-1029", request_id=KNOWN)}).encode())
        assert quiet(other)
        disk.set(held=0)
        got = {reply["id"]: reply for reply in replies(held.line, 4)}
        first = replies(other, 1)[0]
        assert got[4]["error"]["data"]["name"] == "conflict", "4 is another call: another age"
    assert got[2] == first and got[3]["result"]["decision"] != first["result"]["decision"]
    stored = held.result("decision.list")["decisions"]
    assert len(stored) == (4 if apart else 3)
    assert held.result("decision.verify") == {"checked": len(stored), "broken": []}


def test_kill_9_before_the_commit(held, disk):
    for number in range(2, 40):
        ask(held.line, number)
    assert quiet(held.line)
    held.process.kill()
    held.process.wait()
    disk.set(held=0)
    held.start()
    stored = held.result("decision.list")["decisions"]
    assert len(stored) <= 1, "the first was written, and not acknowledged; the others were not"
    assert held.result("decision.verify") == {"checked": len(stored), "broken": []}


def test_a_disk_that_fails_while_it_is_waited_for(held, disk):
    """Nobody knows what is on it then: nothing of both turns is acknowledged, and the process ends."""
    for number in range(2, 40):
        ask(held.line, number)
    assert quiet(held.line)
    disk.set(held=0, error=errno.EIO)
    first = replies(held.line, 1)[0]
    assert first["error"]["data"]["name"] == "store_unavailable"
    assert held.join() == 3
    assert quiet(held.line)
    held.wait_log("decisions cannot be stored, so none is answered")
    disk.set(held=0)
    held.start()
    assert held.result("decision.verify")["broken"] == []


def test_stopping_waits_for_the_disk(held, disk):
    for number in range(2, 10):
        ask(held.line, number)
    held.process.terminate()
    assert quiet(held.line)
    disk.set(held=0)
    assert [reply["id"] for reply in replies(held.line, 9)] == list(range(1, 10))
    assert held.join() == 0
    held.start()
    assert held.result("decision.verify") == {"checked": 9, "broken": []}


def test_rules_that_are_replaced_while_their_decisions_wait(held, disk):
    """The old rules stay until what was decided by them is stored."""
    for number in range(2, 20):
        ask(held.line, number)
    assert quiet(held.line)
    held.edit("shore/region.lua", 'region "shore"', '-- edited\nregion "shore"')
    held.process.send_signal(1)
    for number in range(20, 40):
        ask(held.line, number)
    assert quiet(held.line)
    disk.set(held=0)
    got = replies(held.line, 39)
    assert [reply["id"] for reply in got] == list(range(1, 40))
    for reply in got[::6]:
        assert held.result("decision.replay", {"decision": reply["result"]["decision"]})["same"]


def test_what_was_committed_is_copied_in_a_pause(daemon):
    """SQLite's log does not grow for ever: without a restart, its pages come into the database's file."""
    journal = daemon.data / "journal.db"
    began = journal.stat().st_size
    for _ in range(20000):
        daemon.recommend()
        if journal.stat().st_size > began + 100_000:
            break
    else:
        raise AssertionError("nothing was copied")
    assert (daemon.data / "journal.db-wal").stat().st_size > 4096 * 4096
    assert daemon.result("decision.verify")["broken"] == []
