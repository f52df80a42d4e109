"""The disk fails at the Nth call, for N = 1, 2, 3, …: nothing is acknowledged that is not there
afterwards, nobody crashes, and what can be recovered from is.

The daemon is the real one, with failing.c preloaded: it fails a call of SQLite's on demand."""

import errno
import mmap
import os
import pathlib
import struct
import subprocess

import pytest
from polkud import new_daemon, recommendation, wait_until

HERE = pathlib.Path(__file__).resolve().parent
NTHS = int(os.environ.get("FAULTS", 30))
WRITE, SYNC, READ = range(3)
STORE_UNAVAILABLE = -32008


class Orders:
    """What failing.c is told, and what it tells."""

    LEFT, OFTEN, ERROR, HALF, SEEN, FAILED = 0, 3, 6, 9, 10, 13

    def __init__(self, path):
        path.write_bytes(bytes(14 * 8))
        with open(path, "r+b") as file:
            self.map = mmap.mmap(file.fileno(), 14 * 8)

    def get(self, at):
        return struct.unpack_from("=q", self.map, at * 8)[0]

    def put(self, at, value):
        struct.pack_into("=q", self.map, at * 8, value)

    def fail(self, kind, nth, error, often=1, half=False):
        self.put(self.ERROR + kind, error)
        self.put(self.OFTEN + kind, often)
        self.put(self.HALF, half)
        self.put(self.LEFT + kind, nth)

    def stop(self):
        for kind in range(3):
            self.put(self.LEFT + kind, 0)

    @property
    def failed(self):
        return self.get(self.FAILED)


@pytest.fixture(scope="session")
def library(tmp_path_factory):
    path = tmp_path_factory.mktemp("failing") / "failing.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", path, HERE / "failing.c"], check=True)
    return path


class Failing:
    def __init__(self, folder, library):
        self.daemon = new_daemon(folder)
        self.orders = Orders(folder / "orders")
        self.env = {**os.environ, "LD_PRELOAD": str(library), "FAILING_CALLS": str(folder / "orders"),
                    "ASAN_OPTIONS": "verify_asan_link_order=0"}
        self.known, self.asked = {}, 0
        self.start()

    def start(self):
        self.daemon.start(env=self.env)

    def ask(self):
        """One call with its own id and client; True when it was answered, None when the daemon ended."""
        self.asked += 1
        params = recommendation(self.asked % 100, ref=f"c-{self.asked}", request_id=f"io-request-{self.asked:08}")
        socket = self.daemon.socket()
        socket.RCVTIMEO = 100
        socket.send_json({"jsonrpc": "2.0", "id": self.asked, "method": "recommend", "params": params})
        reply = None
        while reply is None and self.daemon.process.poll() is None:
            try:
                reply = socket.recv_json()
            except Exception as error:
                assert getattr(error, "errno", None) == errno.EAGAIN
        self.daemon.sockets.remove(socket)
        socket.close(0)
        if reply is None:
            return None
        if "error" in reply:
            assert reply["error"]["code"] == STORE_UNAVAILABLE, reply
            return False
        self.known[params["request_id"]] = (params, reply["result"])
        return True

    def ask_until_failed(self, most=40):
        """Until a call of the system failed by order; gives whether something was refused or ended."""
        before, outcomes = self.orders.failed, set()
        for _ in range(most):
            outcomes.add(self.ask())
            if self.orders.failed > before or None in outcomes:
                break
        return outcomes

    def go_on(self):
        """After a failure: what runs is ready again; what ended with a word about it is started again."""
        self.orders.stop()
        wait_until(lambda: self.ask() or self.daemon.process.poll() is not None)
        if self.daemon.process.poll() is None:
            return False
        assert self.daemon.join() == 3
        assert any("the disk failed" in line["message"] for line in self.daemon.log())
        self.start()
        assert self.ask()
        return True

    def all_there(self):
        checked = self.daemon.result("decision.verify")
        assert checked["broken"] == [] and checked["checked"] >= len(self.known)
        for params, result in self.known.values():
            assert self.daemon.result("recommend", params) == result
        assert self.daemon.result("decision.verify") == checked, "repeated calls decide nothing"


@pytest.fixture
def failing(tmp_path, library):
    f = Failing(tmp_path, library)
    yield f
    f.daemon.close()


def finish(failing):
    failing.all_there()
    failing.daemon.process.kill()
    failing.daemon.process.wait()
    failing.start()
    failing.all_there()
    assert failing.daemon.stop() == 0


@pytest.mark.parametrize("error,half", [(errno.EIO, False), (errno.ENOSPC, True)])
def test_every_nth_write_fails(failing, error, half):
    refused = 0
    for nth in range(1, NTHS + 1):
        failing.orders.fail(WRITE, nth, error, half=half)
        refused += False in failing.ask_until_failed(nth)  # each call writes
        failing.go_on()
    assert failing.orders.failed >= NTHS and refused > NTHS // 2
    finish(failing)


def test_every_nth_sync_fails(failing):
    """Nobody knows what is on the disk then, so the daemon ends and looks at it anew."""
    ended = 0
    for nth in range(1, NTHS // 2 + 1):
        failing.orders.fail(SYNC, nth, errno.EIO)
        failing.ask_until_failed(nth)  # each call asks for a sync
        ended += failing.go_on()
    assert ended > NTHS // 4
    finish(failing)


def test_every_nth_read_fails(failing):
    for nth in range(1, NTHS + 1):
        failing.orders.fail(READ, nth, errno.EIO)
        failing.ask_until_failed()
        failing.go_on()
    finish(failing)


def test_writes_fail_for_a_while(failing):
    """Every call is refused meanwhile, and none of them is stored."""
    assert failing.ask()
    failing.orders.fail(WRITE, 1, errno.ENOSPC, often=1 << 40)
    assert {failing.ask() for _ in range(30)} == {False}
    assert failing.daemon.result("catalog.regions"), "what stores nothing is answered still"
    failing.go_on()
    finish(failing)


@pytest.mark.parametrize("kind, error", [(WRITE, errno.ENOSPC), (SYNC, errno.EIO)], ids=["full", "sync"])
def test_a_backup_that_fails(failing, tmp_path, kind, error):
    """At the Nth call: it says so, leaves nothing that looks like a backup, and disturbs nobody."""
    daemon, folder = failing.daemon, tmp_path / "backup"
    daemon.stop()
    (tmp_path / "polku.conf").write_text(f'backup "{folder}"\n')
    daemon.start("-c", tmp_path / "polku.conf", env=failing.env)
    for _ in range(20):
        assert failing.ask()

    def backup():
        daemon.result("backup.begin")
        return wait_until(lambda: (r := daemon.result("backup.status"))["state"] in ("done", "failed") and r)

    for nth in (1, 2, 5) if kind == WRITE else (1, 2):
        failing.orders.fail(kind, nth, error)
        report = backup()
        failing.orders.stop()
        assert report["state"] == "failed" and report["why"], report
        assert not [p for p in folder.rglob("*") if p.is_file() and p.suffix in (".db", ".part")]
        assert not [p for p in folder.glob("journal/*")]
        assert failing.ask()
    assert backup()["state"] == "done"
    finish(failing)


def test_a_start_that_fails(failing):
    """The Nth call of a start: it starts, or ends with a word; the next start finds all."""
    for _ in range(5):
        assert failing.ask()
    started = 0
    for kind in (WRITE, READ, SYNC):
        for nth in range(1, 12):
            failing.daemon.process.kill()
            failing.daemon.process.wait()
            failing.orders.fail(kind, nth, errno.EIO)
            failing.daemon.start(wait=False, env=failing.env)
            wait_until(lambda: failing.daemon.process.poll() is not None
                       or any(line["message"] == "ready" for line in failing.daemon.log()))
            started += failing.daemon.process.poll() is None
            assert failing.daemon.process.poll() in (None, 3), failing.daemon.log_file.read_text()[-2000:]
            failing.orders.stop()
    failing.daemon.process.kill()
    failing.daemon.process.wait()
    failing.start()
    assert started > 0
    finish(failing)
