"""The reader of JSON, and the daemon of tests/e2e."""

import importlib.util
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build"))
spec = importlib.util.spec_from_file_location("polkud", ROOT / "tests" / "e2e" / "conftest.py")
polkud = importlib.util.module_from_spec(spec)
sys.modules["polkud"] = polkud
spec.loader.exec_module(polkud)


@pytest.fixture
def daemon(tmp_path):
    d = polkud.new_daemon(tmp_path)
    yield d.start()
    d.close()


@pytest.fixture(scope="session")
def read():
    """What the real reader says of each of many documents: (whether it is read, its value or why not)."""
    def read_all(documents):
        sent = b"".join(b"%d\n%s" % (len(d), d) for d in documents)
        done = subprocess.run([BUILD / "tests" / "json" / "read"], input=sent, capture_output=True, timeout=600, check=True)
        said = done.stdout.decode().split("\n")[:-1]
        assert len(said) == len(documents), done.stderr.decode()
        return [(line.startswith("yes "), line.split(" ", 1)[1]) for line in said]
    return read_all
