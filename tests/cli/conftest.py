"""The program under test, and clients of the small region in rules/mini."""

import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import time

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
POLKUD = os.environ.get("POLKUD", str(ROOT / "build" / "polkud"))
RULES = pathlib.Path(__file__).resolve().parent / "rules"

NEWCOMER = {
    "municipality": "001",
    "age": 30,
    "employment": "unemployed",
    "finnish": "none",
    "arrival": "2026-11-02",
    "wishes": ["company"],
}
AFTER_TALK = [
    {"service": "first_talk", "state": "completed", "started": "2026-11-02", "ended": "2026-11-16"}
]


def call(method="recommend", **params):
    """A request of the small region."""
    body = {"region": "mini", "as_of": "2026-11-23"}
    body.update(params)
    return {"jsonrpc": "2.0", "id": 1, "method": method, "params": body}


def recommend(language="en", facts=None, history=None, **params):
    client = {"facts": NEWCOMER if facts is None else facts}
    if history:
        client["history"] = history
    return call(language=language, client=client, **params)


@pytest.fixture
def polku(tmp_path):
    """Runs the program in a folder of its own; `files` are written there first."""

    def run(*arguments, files=None, stdin=None, env=None):
        for name, content in (files or {}).items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(content if isinstance(content, str) else json.dumps(content))
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **(env or {})}
        for name in ("ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                environment[name] = os.environ[name]
        return subprocess.run(
            [POLKU, *map(str, arguments)],
            cwd=tmp_path,
            env=environment,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
        )

    run.folder = tmp_path
    return run


@pytest.fixture
def shown(polku):
    """The answer to a request as `polku eval --pretty` shows it."""

    def show(request):
        done = polku("eval", "--pretty", "--rules", RULES, "r.json", files={"r.json": request})
        assert done.returncode == 0, done.stderr
        return done.stdout

    return show


class Daemon:
    """A daemon with the small region, on a socket and a store of its own."""

    def __init__(self, folder, *more):
        self.data = folder / "store"
        self.endpoint = f"ipc://{folder}/s"
        self.log = folder / "log"
        environment = {k: v for k, v in os.environ.items() if k != "NOTIFY_SOCKET"}
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [POLKUD, "--rules", RULES, "--data", self.data, "--listen", self.endpoint, *more],
                stderr=log, env=environment)
        deadline = time.monotonic() + 30
        while "ready" not in self.log.read_text():
            assert self.process.poll() is None and time.monotonic() < deadline, self.log.read_text()
            time.sleep(0.02)

    def stop(self):
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


@pytest.fixture
def daemon():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="polku"))  # a short path: sockets have a limit
    running = Daemon(folder)
    yield running
    running.stop()
    shutil.rmtree(folder)
