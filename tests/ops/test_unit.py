"""The unit of systemd: tight, well formed, and not so tight that the daemon cannot work in it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time

import pytest
import zmq

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

    def __init__(self, folder, unit=UNIT):
        self.folder = folder
        self.log = folder / "log"
        self.process = subprocess.Popen(
            [sys.executable, JAIL, unit, POLKUD, "--rules", folder / "rules", "--data", folder / "data",
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


@pytest.mark.skipif("san" in os.environ.get("POLKUD", ""), reason="AddressSanitizer's child has no filter of its own")
def test_without_seccomp_in_its_filter_nothing_is_compiled(folder):
    """Which shows that the walls of these tests hold."""
    unit = folder / "polkud.service"
    unit.write_text(UNIT.read_text().replace("@system-service seccomp", "@system-service"))
    walled = Walled(folder, unit)
    assert not walled.wait("ready")
    assert walled.process.wait(PATIENCE) == 1 and "the reader was stopped" in walled.log.read_text()
    walled.close()
