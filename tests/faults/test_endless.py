"""A message of endless frames fills the memory: libzmq hands a message over only once it is whole. So the
daemon's memory is limited from outside, as the unit does it; it ends, is started anew, and nothing that was
acknowledged is lost."""

import json
import os
import pathlib
import signal
import socket
import threading
import time

import pytest
import zmq

from polkud import PATIENCE, new_daemon, wait_until
from test_limits import GREETING, MIB, READY, READY_NAMES, sanitised

ROUNDS = int(os.environ.get("ENDLESS_MESSAGES", 2))
FRAMES = {"large": b"\x03" + (60000).to_bytes(8, "big") + bytes(60000),  # of a message that goes on
          "small": (b"\x01" + bytes([9]) + bytes(9)) * 5000}
LIMIT = (900 if sanitised() else 200) * MIB


# -- what limits memory

def groups():
    """Where groups of processes can be made whose memory the kernel limits, and the name of the limit."""
    for folder, limit in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
        made = pathlib.Path(folder, f"polku-{os.getpid()}")
        try:
            made.mkdir()
            there = (made / limit).exists()
            made.rmdir()
        except OSError:
            continue
        if there:
            return made, limit
    return None, None


class Group:
    """As MemoryMax= of the unit: the kernel ends the process that takes more."""

    def __enter__(self):
        self.folder, limit = groups()
        if self.folder is None:
            pytest.skip("no control group for memory can be made here")
        self.folder.mkdir()
        (self.folder / limit).write_text(str(LIMIT))
        self.before = ["sh", "-c", 'echo $$ >"$0/cgroup.procs" && exec "$@"', self.folder]
        return self

    def __exit__(self, *error):
        wait_until(lambda: not (self.folder / "cgroup.procs").read_text())
        self.folder.rmdir()

    def ended(self, codes):
        return codes == [-signal.SIGKILL] * ROUNDS + [0]


class Data:
    """Where there are no such groups: libzmq gets no memory for a frame, and closes the connection. What else
    needs memory gets none either; where that is libzmq itself, it ends the process."""

    before = ["prlimit", f"--data={LIMIT}"]

    def __enter__(self):
        if sanitised():
            pytest.skip("AddressSanitizer needs terabytes")
        return self

    def __exit__(self, *error):
        pass

    def ended(self, codes):
        return set(codes) <= {0, -signal.SIGABRT}


# -- what starts it anew

class Supervisor(threading.Thread):
    """Restart=on-failure, without the pause."""

    def __init__(self, daemon, before):
        super().__init__(daemon=True)
        self.polkud, self.before = daemon, before
        self.ends, self.starts, self.over = [], 0, False

    def run(self):
        while not self.over:
            self.polkud.start("--listen", f"ipc://{self.polkud.folder}/s", wait=False, before=self.before)
            self.polkud.wait_log("ready")
            self.starts += 1
            self.ends.append(self.polkud.process.wait())

    def stop(self):
        self.over = True
        self.polkud.process.send_signal(signal.SIGTERM)
        self.join(PATIENCE)


class Caller(threading.Thread):
    """One call after another; what gets no answer is sent again, to whoever is there then."""

    def __init__(self, endpoint):
        super().__init__(daemon=True)
        self.endpoint, self.answers, self.over = endpoint, {}, False

    def ask(self, n):
        peer = zmq.Context.instance().socket(zmq.DEALER)
        peer.LINGER, peer.RCVTIMEO = 0, 1000
        peer.connect(self.endpoint)
        peer.send(json.dumps({"jsonrpc": "2.0", "id": n, "method": "recommend", "params": {
            "region": "shore", "client": {"facts": {"age": n % 80}}, "request_id": f"endless-{n:08}"}}).encode())
        try:
            return peer.recv()
        except zmq.Again:
            return None
        finally:
            peer.close()

    def run(self):
        while not self.over:
            n = len(self.answers)
            answer = self.ask(n)
            if answer and b'"result"' in answer:
                self.answers[n] = answer


def endless(path, frames):
    """Sends them again and again until nobody takes them; gives how many bytes were."""
    peer = socket.socket(socket.AF_UNIX)
    peer.settimeout(PATIENCE)
    sent = 0
    try:
        peer.connect(str(path))
        peer.sendall(GREETING + READY)
        told = b""
        while READY_NAMES[:6] not in told:
            told += peer.recv(1000)
        while True:
            sent += peer.send(frames[sent % len(frames):])
    except OSError:
        return sent
    finally:
        peer.close()


def survive(daemon, supervisor, frames):
    """The rounds; gives what a caller was answered, who was served before and after each of them."""
    caller = Caller(f"ipc://{daemon.folder}/s")
    wait_until(lambda: supervisor.starts == 1)
    caller.start()
    for _ in range(ROUNDS):
        served(caller)
        begun = time.monotonic()
        sent = endless(daemon.folder / "s", FRAMES[frames])
        ended = time.monotonic()
        served(caller)
        print(f"{sent / MIB:.0f} MiB in {ended - begun:.1f} s, served after another {time.monotonic() - ended:.2f} s")
    caller.over = True
    caller.join(PATIENCE)
    return caller.answers


def served(caller):
    before = len(caller.answers)
    wait_until(lambda: len(caller.answers) > before + 20)


def kept(daemon, answers):
    """Each is there, and a call that is sent again gets it."""
    daemon.start("--listen", f"ipc://{daemon.folder}/s")
    checked = daemon.result("decision.verify")
    assert checked["broken"] == [] and checked["checked"] >= len(answers) > 40
    again = Caller(f"ipc://{daemon.folder}/s")
    for n, answer in answers.items():
        assert again.ask(n) == answer
    assert daemon.stop() == 0


@pytest.mark.parametrize("limit", [Group, Data], ids=["group", "data"])
@pytest.mark.parametrize("frames", FRAMES)
def test_a_message_without_an_end(tmp_path, limit, frames):
    daemon = new_daemon(tmp_path)
    with limit() as within:
        supervisor = Supervisor(daemon, within.before)
        supervisor.start()
        try:
            answers = survive(daemon, supervisor, frames)
            supervisor.stop()
            assert within.ended(supervisor.ends), supervisor.ends
            kept(daemon, answers)
        finally:
            supervisor.over = True
            daemon.close()
