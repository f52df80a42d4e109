"""HTTP under strain: callers who dawdle or leave no room, garbage, ends, reloads, and where it is spoken."""

import os
import random
import signal
import socket
import subprocess
import time

import pytest

from conftest import PATIENCE, POLKUD, recommendation, wait_until
from http_talk import CALL, JSON, NOTE, Talk, once, port_of, post, refused, request

SLOW = int(os.environ.get("SLOW_CALLERS", 40))


@pytest.fixture
def daemon(idle):
    return idle.start("--http", "127.0.0.1:*")


def dribble(talks, data, until):
    """A byte a moment on each connection, until all are closed or the time is over."""
    at = 0
    left = list(talks)
    while left and time.monotonic() < until:
        for talk in list(left):
            try:
                talk.socket.send(data[at:at + 1])
            except OSError:
                left.remove(talk)
        at = (at + 1) % len(data)
        time.sleep(0.3)
    return left


def test_who_takes_too_long_is_ended(served):
    """Whoever says nothing, stops halfway, or sends a byte a moment; others are answered."""
    port = port_of(served)
    slow = [Talk(port) for _ in range(SLOW)]
    for talk in slow[SLOW // 2:]:
        talk.send(request("POST", "/rpc", JSON, "Content-Length: 2000"))
    silent = [Talk(port) for _ in range(5)]  # after so many that some of them had to make room
    halfway = [Talk(port).send(b"GET /health HTTP/1.1\r\n") for _ in range(5)]
    bodies = [Talk(port).send(post(CALL)[:-1]) for _ in range(5)]
    end = time.monotonic() + 3 * PATIENCE
    left = dribble(slow, b"GET /health HTTP/1.1\r\nX-A: ", time.monotonic() + 3)
    assert once(served, request()).status == 200
    assert dribble(left, b"a: b\r\n", end) == []
    for talk in halfway + bodies:
        refused(talk.reply(), 408)
    assert all(talk.closed() for talk in silent + halfway + bodies)
    for talk in silent + halfway + bodies + slow:
        talk.socket.close()
    assert once(served, post(CALL)).json["id"] == 7


def test_the_quietest_make_room(idle):
    """With room for few, a new caller is let in still: who holds a seat and asks nothing leaves."""
    idle.start("--http", "127.0.0.1:*", before=["prlimit", "--nofile=128"])
    port = port_of(idle)
    with Talk(port) as kept:
        assert kept.send(request()).reply().status == 200
        quiet = [Talk(port) for _ in range(200)]
        for _ in range(20):
            assert once(idle, request()).status == 200
        assert len(os.listdir(f"/proc/{idle.process.pid}/fd")) < 100
        for talk in quiet:
            talk.socket.close()


def test_who_does_not_read_is_ended(daemon):
    """Replies that pile up unread stop the requests, not the daemon."""
    with Talk(port_of(daemon)) as talk:
        talk.socket.settimeout(1)
        data = post({**CALL, "method": "rpc.discover"}) * 100
        with pytest.raises(OSError):
            for _ in range(1000):
                talk.send(data)
        assert once(daemon, request()).status == 200


def test_garbage_harms_nobody(daemon):
    """Random bytes, and right requests with some bytes changed."""
    rng = random.Random(11)
    port = port_of(daemon)
    chunked = request("POST", "/rpc", JSON, "Transfer-Encoding: chunked", body=b"2\r\n{}\r\n0\r\n\r\n")
    right = [request(), post(CALL), chunked, post([NOTE, CALL])]
    end = time.monotonic() + 3
    while time.monotonic() < end:
        data = bytearray(b"".join(rng.choices(right, k=3)))
        for _ in range(rng.choice([1, 2, 5, 50])):
            data[rng.randrange(len(data))] = rng.choice([rng.randrange(256), 10, 13, 32, 58])
        if rng.random() < 0.1:
            data = rng.randbytes(rng.randrange(1, 3000))
        with Talk(port) as talk:
            talk.send(data)
            talk.socket.shutdown(socket.SHUT_WR)
            while True:  # whatever comes back is replies, one after another, and then the end
                try:
                    if not talk.kept and not talk.more():
                        break
                except ConnectionResetError:
                    break
                talk.reply()
    assert once(daemon, post(CALL)).json["id"] == 7
    assert len(os.listdir(f"/proc/{daemon.process.pid}/fd")) < 60


# ---- its life


def test_sigterm_answers_what_it_has(daemon):
    port = port_of(daemon)
    talks = [Talk(port) for _ in range(20)]
    idle = Talk(port)
    assert idle.send(request()).reply().status == 200
    daemon.process.send_signal(signal.SIGSTOP)
    for i, talk in enumerate(talks):
        talk.send(post({**CALL, "id": i, "method": "recommend", "params": recommendation()}))
    daemon.process.send_signal(signal.SIGTERM)
    daemon.process.send_signal(signal.SIGCONT)
    for i, talk in enumerate(talks):
        reply = talk.reply()
        assert reply.json["id"] == i and "result" in reply.json
        assert talk.closed()
    assert idle.closed()
    assert daemon.join() == 0
    daemon.start()
    assert len(daemon.result("decision.list")["decisions"]) == 20


def test_reloads_disturb_no_request(daemon):
    with Talk(port_of(daemon)) as talk:
        before = talk.send(post({**CALL, "method": "rules.status"})).reply().json
        daemon.edit("shore/services.lua", "age in 18..64", "age in 19..64")
        daemon.process.send_signal(signal.SIGHUP)
        for i in range(100):
            assert talk.send(post({**CALL, "id": i})).reply().json["id"] == i
        wait_until(lambda: talk.send(post({**CALL, "method": "rules.status"})).reply().json != before)


@pytest.mark.parametrize("address", [
    "0.0.0.0:7780", "192.0.2.1:7780", "[::]:7780", "localhost:7780", "7780", "127.0.0.1",
    "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:77" + 60 * "0", "::1:7780", "unix:/run/polku", "*:7780", ""])
def test_where_it_is_not_spoken(idle, address):
    done = subprocess.run([POLKUD, "--rules", idle.rules, "--data", idle.data, "--http", address],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 2 and address in done.stderr and "127.0.0.1:PORT" in done.stderr
    config = idle.folder / "polku.lua"
    config.write_text(f'http "{address}"\n')
    done = subprocess.run([POLKUD, "-n", "-c", config, "--rules", idle.rules],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1 and f"{config}:1" in done.stderr


def test_a_port_in_use_is_told(daemon):
    done = subprocess.run([POLKUD, "--rules", daemon.rules, "--data", daemon.folder / "other",
                           "--listen", "tcp://127.0.0.1:*", "--http", f"127.0.0.1:{port_of(daemon)}"],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 3 and "Address already in use" in done.stderr


def test_it_is_spoken_where_it_is_wanted(idle):
    idle.start()
    assert "http" not in idle.wait_log("ready")
    idle.stop()
    config = idle.folder / "polku.lua"
    config.write_text('http "[::1]:*"\n')
    idle.start("-c", config)
    assert idle.wait_log("ready")["http"].startswith("http://[::1]:")
    idle.stop()
    idle.start("-c", config, "--http", "none")
    assert "http" not in idle.wait_log("ready")
