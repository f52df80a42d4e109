"""A real daemon behind a real socket, for each test that wants one."""

import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import time

import pytest
import zmq

HERE = pathlib.Path(__file__).resolve().parent
POLKUD = pathlib.Path(os.environ.get("POLKUD", HERE.parent.parent / "build" / "polkud")).resolve()
STORES = HERE / "stores"  # that earlier versions wrote, by their schema
PATIENCE = int(os.environ.get("PATIENCE", 10))  # seconds that anything may take on a busy machine
GRACE = 5  # seconds that a daemon nobody asks any more may take to end


class Daemon:
    """One polkud, its folders, and a socket to it."""

    def __init__(self, folder, data=None):
        self.folder = folder
        self.rules = folder / "rules"
        self.data = data or folder / "data"
        self.log_file = folder / "log"
        self.log_file.touch()
        self.process = None
        self.endpoint = None
        self.context = zmq.Context.instance()
        self.context.sndtimeo = PATIENCE * 1000  # whoever is refused has nowhere to send to
        self.sockets = []
        self.calls = 0

    # -- its life

    def start(self, *flags, wait=True, env=None, before=()):
        """Starts it; what it says is added to the log file. `before`: words that begin it with limits."""
        self.mark = self.log_file.stat().st_size
        with open(self.log_file, "ab") as log:
            self.process = subprocess.Popen(
                [*before, POLKUD, "--rules", self.rules, "--data", self.data, "--listen",
                 "tcp://127.0.0.1:*", *flags],
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=log, env=env)
        if wait:
            ready = self.wait_log("ready")
            self.endpoint = ready["endpoints"].split()[0]
        return self

    def stop(self, how=signal.SIGTERM):
        """Ends it and gives its exit code."""
        if self.process is None:
            return None
        self.process.send_signal(how)
        return self.join()

    def join(self):
        code = self.process.wait(PATIENCE)
        self.process = None
        return code

    def close(self):
        for socket in self.sockets:
            socket.close(0)
        self.sockets = []
        if self.process:
            self.process.terminate()  # one that is killed cannot tell what of it was run
            try:
                self.process.wait(GRACE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
            self.process = None

    # -- its log

    def log(self, whole=False):
        """The log's lines since the last start (or all of them), as objects."""
        text = self.log_file.read_bytes()[0 if whole else self.mark:]
        whole_lines = text[:text.rfind(b"\n") + 1].decode()  # the last one may still be on its way
        return [json.loads(line[3:]) for line in whole_lines.splitlines() if line.startswith("<")]

    def wait_log(self, message, count=1):
        """Waits for the count-th line of that message since the start."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            found = [line for line in self.log() if line["message"] == message]
            if len(found) >= count:
                return found[count - 1]
            if self.process.poll() is not None:
                break
            time.sleep(0.01)
        raise AssertionError(f"no '{message}' in the log:\n{self.log_file.read_text()}")

    # -- talking to it

    def socket(self, kind=zmq.DEALER):
        socket = self.context.socket(kind)
        socket.RCVTIMEO = PATIENCE * 1000
        socket.LINGER = 0
        socket.connect(self.endpoint)
        self.sockets.append(socket)
        return socket

    def send(self, *frames):
        """Sends frames on a socket of their own; gives the reply's frames."""
        socket = self.socket()
        socket.send_multipart(frames)
        reply = socket.recv_multipart()
        self.sockets.remove(socket)
        socket.close(0)
        return reply

    def call(self, method, params=None, **more):
        """One call; gives the reply's object."""
        self.calls += 1
        call = {"jsonrpc": "2.0", "id": self.calls, "method": method, **more}
        if params is not None:
            call["params"] = params
        reply = json.loads(self.send(json.dumps(call).encode())[-1])
        assert reply["id"] == self.calls
        return reply

    def result(self, method, params=None):
        reply = self.call(method, params)
        assert "result" in reply, reply
        return reply["result"]

    def error(self, method, params=None):
        reply = self.call(method, params)
        assert "error" in reply, reply
        return reply["error"]

    def recommend(self, age=30, **more):
        return self.result("recommend", recommendation(age, **more))

    # -- its rules

    def pack(self, name):
        """The rules in force of one pack, as rules.status tells."""
        packs = {p["pack"]: p for p in self.result("rules.status")["packs"]}
        return packs.get(name)

    def edit(self, file, old, new):
        """Changes a rule file in one step, as editors do."""
        path = self.rules / file
        text = path.read_text()
        assert old in text
        fresh = path.with_suffix(".new")
        fresh.write_text(text.replace(old, new))
        fresh.rename(path)


def recommendation(age=30, region="shore", ref=None, **more):
    """The params of a recommend call."""
    client = {"facts": {"age": age}}
    if ref is not None:
        client["ref"] = ref
    return {"region": region, "client": client, **more}


def lay(data, schema):
    """The files of an old store, as that version left them."""
    data.mkdir(mode=0o700)
    for name in ("journal", "keys"):
        db = sqlite3.connect(data / f"{name}.db")
        db.executescript((STORES / str(schema) / f"{name}.sql").read_text())
        db.close()
    for file in (STORES / str(schema)).glob("checkpoint*"):
        shutil.copy(file, data)
        (data / file.name).chmod(0o600)
    return data


def wait_until(condition):
    """Waits until the condition holds, and gives its value."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.02)
    raise AssertionError("it does not come to that")


def new_daemon(folder, **more):
    shutil.copytree(HERE / "packs", folder / "rules")
    return Daemon(folder, **more)


@pytest.fixture
def idle(tmp_path):
    """A daemon that was not started."""
    d = new_daemon(tmp_path)
    yield d
    d.close()


@pytest.fixture
def daemon(idle):
    return idle.start()


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    """One daemon that speaks HTTP, for all tests of a file that leave nothing behind."""
    from http_talk import CALL, once, post  # which imports this file
    d = new_daemon(tmp_path_factory.mktemp("served"))
    yield d.start("--http", "127.0.0.1:*")
    assert once(d, post(CALL)).json["id"] == CALL["id"]
    d.close()


@pytest.fixture
def keyed(idle):
    """A daemon that was not started, with keys of its own."""
    from keyed import Keyed  # which imports this file
    return Keyed(idle)


@pytest.fixture
def office(keyed):
    return keyed.pair("office")


@pytest.fixture
def bay(tmp_path):
    """A region with plans, in March 2026; the test sets the clock on."""
    from tracking import Bay  # which imports this file
    d = Bay(tmp_path).fake_clock().set_clock("2026-03-01").start()
    yield d
    d.close()
