"""The unit of systemd: tight, well formed, and not so tight that the daemon cannot work in it."""

import json
import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import pytest
import zmq

import jail
from conftest import PATIENCE, POLKUD, RULES, ROOT, UNIT

JAIL = ROOT / "tests" / "ops" / "jail.py"


def run(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, encoding="utf-8", timeout=60, **more)


def test_the_exposure_is_small():
    done = run("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", UNIT)
    assert done.returncode == 0, done.stdout


def test_systemd_reads_it(tmp_path):
    unit = tmp_path / "polkud.service"
    unit.write_text(UNIT.read_text().replace("/usr/sbin/polkud", str(POLKUD)))
    done = run("systemd-analyze", "verify", "--man=no", unit)
    assert done.returncode == 0 and done.stderr == ""


class Walled:
    """A daemon behind the unit's walls."""

    def __init__(self, folder, unit=UNIT, before=(), programs=None):
        """`programs`: where the program and its walls lie, if not where they were made."""
        self.folder = folder
        polkud, jail_py = (programs / path.name if programs else path for path in (POLKUD, JAIL))
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [*before, sys.executable, jail_py, unit, polkud, "--rules", folder / "rules", "--data", folder / "data",
             "--listen", f"ipc://{folder}/socket", "--listen", "tcp://127.0.0.1:*"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=open(self.log, "wb"),
            env={"PATH": "/usr/bin:/bin", "ASAN_OPTIONS": "detect_leaks=0"})
        self.socket = zmq.Context.instance().socket(zmq.DEALER)
        self.socket.LINGER = 0
        self.socket.RCVTIMEO = PATIENCE * 1000
        self.socket.connect(f"ipc://{folder}/socket")

    def wait(self, message, count=1):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            if self.log.read_text().count(f'"message":"{message}"') >= count:
                return True
            time.sleep(0.02)
        return False

    def call(self, method, params):
        call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params}
        self.socket.send(json.dumps(call).encode())
        return json.loads(self.socket.recv())

    def close(self):
        self.socket.close(0)
        self.process.kill()
        return self.process.wait()


@pytest.fixture
def folder(tmp_path):
    for pack in ("national", "kainuu"):
        shutil.copytree(RULES / pack, tmp_path / "rules" / pack)
    return tmp_path


@pytest.fixture
def open_folder():
    """One that every user can reach, with all that a daemon needs, which belongs to nobody."""
    path = pathlib.Path(tempfile.mkdtemp(dir="/tmp"))
    path.chmod(0o755)
    for file in (POLKUD, JAIL):
        shutil.copy(file, path)
    for pack in ("national", "kainuu"):
        shutil.copytree(RULES / pack, path / "rules" / pack)
    subprocess.run(["chown", "-R", "65534:65534", path], check=True)
    yield path
    shutil.rmtree(path)


def test_the_daemon_works_within_it(folder):
    """Compiles (which forks, and seals the child), stores, searches for plans, loads anew, erases, ends."""
    walled = Walled(folder)
    assert walled.wait("ready"), walled.log.read_text()
    client = {"ref": "a-1", "facts": {"municipality": "205", "age": 30, "employment": "unemployed"}}
    reply = walled.call("recommend", {"region": "kainuu", "client": client, "plans": 1})
    assert reply["result"]["recommendations"], reply
    assert walled.call("rules.check", {"region": "kainuu"})["result"]["findings"] == []
    walled.process.send_signal(signal.SIGHUP)
    assert walled.call("rules.reload", {})["result"]["packs"]
    assert walled.call("client.forget", {"ref": "a-1"})["result"]["forgotten"]
    walled.process.send_signal(signal.SIGTERM)
    assert walled.process.wait(PATIENCE) == 0, walled.log.read_text()
    walled.close()


FENCE = (ROOT / "daemon" / "fence_calls.c").read_text().split("SANITIZED")[0]
NEEDED = set(re.findall(r'(?:ALWAYS|WHERE)\("(\w+)"|\{"(\w+)", GRANT_STARTING', FENCE))
NEEDED = {always or starting for always, starting in NEEDED}
MACHINES = {"x86-64": 0xC000003E, "arm64": 0xC00000B7}


def test_what_the_daemon_allows_itself_the_unit_allows():
    """But for what belongs to root, which the service never is."""
    assert len(NEEDED) > 100
    assert NEEDED - jail.calls_allowed(jail.Unit(UNIT)) == {"fchown"}
    assert len(NEEDED) < len(jail.calls_allowed(jail.Unit(UNIT))) / 2  # its own fence is the narrower one


@pytest.mark.parametrize("machine", MACHINES)
def test_the_daemons_calls_are_calls_of_that_machine(machine):
    """Those of the C library on arm64 are the newer ones: each older call has one that takes its place."""
    has = {name for name in NEEDED if jail.number_of(name, MACHINES[machine]) >= 0}
    assert all(jail.number_of(name, MACHINES[machine]) != -1 for name in NEEDED)  # none is misspelt
    newer = {"open": "openat", "access": "faccessat", "stat": "newfstatat", "lstat": "newfstatat",
             "readlink": "readlinkat", "mkdir": "mkdirat", "rmdir": "unlinkat", "unlink": "unlinkat",
             "rename": "renameat", "chmod": "fchmodat", "poll": "ppoll", "select": "pselect6",
             "epoll_wait": "epoll_pwait", "dup2": "dup3", "time": "gettimeofday", "arch_prctl": "set_tid_address"}
    assert {newer.get(name, name) for name in NEEDED} <= has


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can begin it as another user without limits")
@pytest.mark.skipif("san" in os.environ.get("POLKUD", ""), reason="AddressSanitizer locks nothing")
@pytest.mark.parametrize("limit", ["infinity", "67108864"])
def test_its_user_locks_its_memory(open_folder, limit):
    """With a limit nothing is locked: later allocations would fail where it is reached."""
    unit = open_folder / "polkud.service"
    unit.write_text(UNIT.read_text().replace("LimitMEMLOCK=infinity", f"LimitMEMLOCK={limit}"))
    if limit == "infinity" and resource.getrlimit(resource.RLIMIT_MEMLOCK)[1] != resource.RLIM_INFINITY:
        pytest.skip("this machine lets nobody go without a limit")
    as_user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--bounding-set=-all"]
    walled = Walled(open_folder, unit, as_user, open_folder)
    assert walled.wait("ready"), walled.log.read_text()
    status = pathlib.Path(f"/proc/{walled.process.pid}/status").read_text()
    locked, resident = (int(re.search(rf"{name}:\s+(\d+)", status)[1]) for name in ("VmLck", "VmRSS"))
    assert (locked > resident / 2) == (limit == "infinity")
    said = "memory may be written to swap: the system lets us lock too little"
    assert (said in walled.log.read_text()) == (limit != "infinity")
    walled.close()


def test_without_seccomp_in_its_filter_it_does_not_start(folder):
    """Which shows that the walls of these tests hold."""
    unit = folder / "polkud.service"
    unit.write_text(UNIT.read_text().replace("@system-service seccomp", "@system-service"))
    walled = Walled(folder, unit)
    assert walled.process.wait(PATIENCE) == -signal.SIGSYS and "ready" not in walled.log.read_text()
    walled.close()
