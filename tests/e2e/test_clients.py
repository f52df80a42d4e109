"""The example clients in C, Python and JavaScript: against a real daemon with the real packs, against one
that keeps silent at first, and against nobody."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import threading

import pytest
import zmq
from conftest import Daemon
from keyed import Keyed, client as client_block

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
CLIENTS = ROOT / "examples" / "clients"
SITUATIONS = ROOT / "examples" / "situations"
TIMEOUT = 60


def node_client():
    """The JavaScript client with what its lock file names, installed once in the build folder."""
    folder = BUILD / "examples" / "node"
    if not shutil.which("npm"):
        pytest.skip("there is no npm")
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("package.json", "package-lock.json", "ask.js"):
        shutil.copy(CLIENTS / "node" / name, folder)
    if not (folder / "node_modules" / "zeromq").exists():
        done = subprocess.run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder,
                              capture_output=True, encoding="utf-8", timeout=300)
        if done.returncode != 0:
            pytest.skip("npm cannot install zeromq: " + done.stderr[-300:])
    return ["node", folder / "ask.js"]


@pytest.fixture(scope="module", params=["c", "python", "node"])
def client(request):
    if request.param == "c":
        return [BUILD / "examples" / "ask"]
    if request.param == "python":
        return [sys.executable, CLIENTS / "python" / "ask.py"]
    return node_client()


@pytest.fixture(scope="module")
def endpoint(tmp_path_factory):
    """A daemon with the packs of this project."""
    d = Daemon(tmp_path_factory.mktemp("clients"))
    d.rules = ROOT / "rules"
    d.start()
    yield d.endpoint
    d.close()


def ask(client, endpoint, file, env=None):
    return subprocess.run([*client, endpoint, file], capture_output=True, encoding="utf-8", timeout=TIMEOUT,
                          env=env)


def test_recommendations_are_shown(client, endpoint):
    done = ask(client, endpoint, SITUATIONS / "just-arrived.json")
    assert done.returncode == 0, done.stderr
    assert "Assessment of skills and need of integration services" in done.stdout
    assert "2027-01-02" in done.stdout and "kainuu" in done.stdout
    assert done.stderr == ""


# Places that are taken are the daemon's own knowledge: only `polku eval` is told them.
ASKED = [p for p in sorted(SITUATIONS.glob("*.json")) if '"placements"' not in p.read_text()]


@pytest.mark.parametrize("situation", ASKED, ids=lambda p: p.stem)
def test_every_situation_is_answered(client, endpoint, situation):
    done = ask(client, endpoint, situation)
    assert done.returncode == 0 and len(done.stdout.splitlines()) > 5


def test_faults_are_shown_with_their_places(client, endpoint, tmp_path):
    call = json.loads((SITUATIONS / "just-arrived.json").read_text())
    call["params"]["client"]["facts"] = {"agee": 30, "finnish": "A9"}
    file = tmp_path / "faulty.json"
    file.write_text(json.dumps(call))
    done = ask(client, endpoint, file)
    assert done.returncode == 1
    assert "/client/facts/agee" in done.stdout and "/client/facts/finnish" in done.stdout
    assert "age" in done.stdout.replace("agee", "")


def test_another_method(client, endpoint, tmp_path):
    file = tmp_path / "regions.json"
    file.write_text('{"jsonrpc": "2.0", "id": "r", "method": "catalog.regions"}')
    done = ask(client, endpoint, file)
    assert done.returncode == 0 and "Kainuu" in done.stdout


def test_a_wrong_call_is_told_how(client):
    done = subprocess.run(client, capture_output=True, encoding="utf-8", timeout=TIMEOUT)
    assert done.returncode == 2 and "ENDPOINT FILE" in done.stderr


def test_silence_is_answered_with_the_same_bytes(client):
    """The first try gets no answer; the second, which must be the same, does."""
    received = []
    context = zmq.Context()
    router = context.socket(zmq.ROUTER)
    router.linger = 0
    router.rcvtimeo = 20000
    port = router.bind_to_random_port("tcp://127.0.0.1")

    def serve():
        for _ in range(2):
            frames = router.recv_multipart()
            received.append(frames[-1])
        call = json.loads(frames[-1])
        error = {"code": -32004, "message": "Not found", "data": {"name": "not_found", "message": "at last"}}
        router.send_multipart([*frames[:-1], json.dumps({"jsonrpc": "2.0", "id": call["id"], "error": error},
                                                        separators=(",", ":")).encode()])

    thread = threading.Thread(target=serve)
    thread.start()
    done = ask(client, f"tcp://127.0.0.1:{port}", SITUATIONS / "nothing-known.json")
    thread.join()
    context.destroy(0)
    assert done.returncode == 1 and "at last" in done.stdout
    assert received[0] == received[1]
    assert 16 <= len(json.loads(received[0])["params"]["request_id"]) <= 64


def test_nobody_there(client):
    done = ask(client, "tcp://127.0.0.1:1", SITUATIONS / "nothing-known.json")
    assert done.returncode == 3
    assert "tcp://127.0.0.1:1" in done.stderr and done.stdout == ""


def test_with_keys(client, idle):
    """Who holds a key is answered; who holds another one is not."""
    keyed = Keyed(idle)
    office, stranger = keyed.pair("office"), keyed.pair("stranger")
    idle.rules = ROOT / "rules"
    keyed.start(client_block("office", [office]))
    for pair, code in ((office, 0), (stranger, 3)):
        env = {**os.environ, "POLKU_SERVER_KEY": keyed.server.public, "POLKU_PUBLIC_KEY": pair.public,
               "POLKU_SECRET_KEY": pair.secret}
        done = ask(client, idle.endpoint, SITUATIONS / "just-arrived.json", env)
        assert done.returncode == code, done.stderr
        assert ("kainuu" in done.stdout) == (code == 0)
