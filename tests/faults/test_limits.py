"""What is limited is used up, and what is not wanted comes in masses: idle connections, garbage, callers
who never read, a machine's descriptors. The others are answered, and afterwards all is as before."""

import json
import os
import pathlib
import random
import re
import resource
import select
import socket
import struct
import subprocess
import sys
import time

import pytest
from polkud import PATIENCE, new_daemon, wait_until

IDLE = int(os.environ.get("IDLE_CONNECTIONS", 2000))
GARBAGE = int(os.environ.get("GARBAGE_CONNECTIONS", 20000))
DEAF = 50
PER_PROCESS = 2500
MIB = 1 << 20

GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
READY_NAMES = b"\x05READY\x0bSocket-Type\x00\x00\x00\x06DEALER"
READY = b"\x04" + bytes([len(READY_NAMES)]) + READY_NAMES
CURVE = GREETING.replace(b"NULL\0", b"CURVE")
HELLO = b"\x04\xc8\x05HELLO\x01\x00" + bytes(192)


def status(pid, name):
    return int(re.search(name + r":\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1])


def resident(daemon):
    return status(daemon.process.pid, "VmRSS") * 1024


def descriptors(daemon):
    return len(os.listdir(f"/proc/{daemon.process.pid}/fd"))


def port(daemon):
    return int(daemon.endpoint.rsplit(":", 1)[1])


def sanitised():
    polkud = os.environ.get("POLKUD", str(pathlib.Path(__file__).resolve().parents[2] / "build" / "polkud"))
    return b"__asan_init" in pathlib.Path(polkud).read_bytes()


def grew_less(daemon, before, most):
    """Memory has bounds; the sanitizers' quarantine has its own."""
    if not sanitised():
        assert resident(daemon) < before + most, f"{(resident(daemon) - before) / MIB:.0f} MiB more"


# -- idle connections

HOLDER = """
import socket, sys, time
port, n = int(sys.argv[1]), int(sys.argv[2])
held = []
for i in range(n):
    s = socket.create_connection(("127.0.0.1", port))
    if i % 2: s.sendall(bytes.fromhex(sys.argv[3]))
    held.append(s)
print("held", flush=True)
sys.stdin.read()
"""


def test_idle_connections(daemon):
    """Half of them say nothing, half greet and say nothing more."""
    fds, before = descriptors(daemon), resident(daemon)
    holders = [subprocess.Popen([sys.executable, "-c", HOLDER, str(port(daemon)), str(min(PER_PROCESS, IDLE - first)),
                                 (GREETING + READY).hex()], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
               for first in range(0, IDLE, PER_PROCESS)]
    try:
        while True:
            daemon.recommend()
            if all(h.stdout in wait_ready(holders) for h in holders):
                break
        for _ in range(50):
            daemon.recommend()
    finally:
        for h in holders:
            h.stdin.close()
            h.wait()
    wait_until(lambda: descriptors(daemon) <= fds + 2)
    grew_less(daemon, before, 200 * MIB)
    assert daemon.recommend() and daemon.stop() == 0


def wait_ready(holders):
    return select.select([h.stdout for h in holders], [], [], 0.01)[0]


# -- garbage

def garbage(chance):
    """What a peer could send: noise, right beginnings that go wrong, lengths beyond everything."""
    whole = chance.choice([GREETING, GREETING + READY, CURVE, CURVE + HELLO, GREETING + READY + b"\x00\x05hello",
                           b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
                           GREETING + READY + b"\x02" + struct.pack(">Q", 1 << 31) + b"x" * 100,
                           GREETING + READY + b"\x02" + struct.pack(">Q", (1 << 64) - 1),
                           GREETING + READY + b"\x01\x00" * 500, b"\x01\x00\x00\x05hello", b"\xff" * 64])
    data = bytearray(whole)
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(data))
        data[at:at + chance.randrange(3)] = chance.randbytes(chance.randrange(1, 4))
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)):]
    return bytes(data) if chance.random() < 0.8 else chance.randbytes(chance.randrange(1, 300))


def test_garbage_connections(daemon):
    seed = int(os.environ.get("SEED", 20261127))
    address, fds = ("127.0.0.1", port(daemon)), descriptors(daemon)
    for number in range(200):  # what a first peer costs is asked for once
        throw(address, random.Random(seed - number))
    wait_until(lambda: descriptors(daemon) <= fds + 2)
    before = resident(daemon)
    for number in range(GARBAGE):
        throw(address, random.Random(seed * 1000003 + number))
        if number % 200 == 0:
            daemon.recommend()
    wait_until(lambda: descriptors(daemon) <= fds + 2)
    grew_less(daemon, before, 20 * MIB)
    assert daemon.recommend() and daemon.stop() == 0


def throw(address, chance):
    with socket.create_connection(address, timeout=PATIENCE) as peer:
        try:
            peer.sendall(garbage(chance))
            if chance.random() < 0.2:
                peer.recv(64)
            if chance.random() < 0.5:
                peer.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # cut off hard
        except (ConnectionError, TimeoutError):
            pass  # it has closed before


CALL = b'{"jsonrpc":"2.0","id":1,"method":"catalog.regions"}'


@pytest.mark.parametrize("greeting,head", [
    (b"\x01\x00", bytes([len(CALL) + 1, 0])),  # ZMTP 1.0
    (b"\xff" + bytes(8) + b"\x7f\x01\x05\x00\x00", bytes([0, len(CALL)])),  # ZMTP 2.0
])
def test_peers_of_old_protocols_are_turned_away(daemon, greeting, head):
    """ZeroMQ's library can lose memory with each of them."""
    heard = b""
    with socket.create_connection(("127.0.0.1", port(daemon)), timeout=PATIENCE) as peer:
        try:
            peer.sendall(greeting + head + CALL)
            while data := peer.recv(4096):
                heard += data
        except ConnectionError:
            pass  # closed with what was not read
    assert b"result" not in heard
    assert daemon.recommend()


# -- descriptors

def test_descriptors_are_used_up(tmp_path):
    daemon = new_daemon(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (256, hard))
    try:
        daemon.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    known = daemon.socket()
    known.send_json({"jsonrpc": "2.0", "id": 0, "method": "catalog.regions"})
    known.recv()
    held = []
    for _ in range(400):
        s = socket.socket()
        s.settimeout(1)
        try:
            s.connect(("127.0.0.1", port(daemon)))
        except OSError:
            pass
        held.append(s)
    # who is connected is answered, a pack that is loaded needs descriptors and may have none
    for i in range(20):
        known.send_json({"jsonrpc": "2.0", "id": i, "method": "recommend",
                         "params": {"region": "shore", "client": {"facts": {"age": 30}}}})
        assert known.recv_json()["result"]
        known.send_json({"jsonrpc": "2.0", "id": i, "method": "rules.reload", "params": {"region": "shore"}})
        reply = known.recv_json()
        assert "result" in reply or reply["error"]["data"]["name"]
    for s in held:
        s.close()
    wait_until(lambda: descriptors(daemon) < 120)
    assert daemon.recommend() and daemon.pack("shore")["digest"]
    assert daemon.result("rules.reload", {"region": "shore"})
    assert daemon.stop() == 0
    daemon.close()


# -- callers who never read

def test_fifty_callers_never_read(daemon):
    before = resident(daemon)
    deaf = []
    for _ in range(DEAF):
        s = daemon.socket()
        s.SNDHWM = 0
        s.RCVHWM = 1
        deaf.append(s)
    for _ in range(20):
        for s in deaf:
            s.send(b'{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}')
    for _ in range(30):
        assert daemon.recommend()
    grew_less(daemon, before, 512 * MIB)
    for s in deaf:
        daemon.sockets.remove(s)
        s.close(0)
    assert daemon.recommend() and daemon.stop() == 0


def test_messages_of_very_many_frames(daemon):
    """Within the bounds of one message; beyond them ZeroMQ itself has none (docs/reliability.md)."""
    peer = daemon.socket()
    for count in (3, 100, 2000):
        peer.send_multipart([b"x" * 100] * count)
        reply = json.loads(peer.recv_multipart()[-1])
        assert reply["error"]["code"] == -32600 and reply["id"] is None
    assert daemon.recommend()


# -- the same request, again and again

def test_the_same_request_gives_the_same_bytes(daemon):
    """But for the decision's own id."""
    times = int(os.environ.get("SAME_REQUESTS", 1500))
    peer, answers = daemon.socket(), set()
    body = json.dumps({"jsonrpc": "2.0", "id": 7, "method": "recommend", "params": {
        "region": "shore", "explain": True, "plans": 1, "as_of": "2026-11-22",
        "client": {"facts": {"age": 30, "municipality": "901"}}}}).encode()
    for _ in range(times):
        peer.send(body)
        answers.add(re.sub(rb'"decision":"[0-9a-f-]{36}"', b"", peer.recv()))
    assert len(answers) == 1 and b'"result"' in answers.pop()
