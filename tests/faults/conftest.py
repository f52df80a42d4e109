"""The daemon of tests/e2e, for these tests too."""

import importlib.util
import pathlib
import sys

import pytest

E2E = pathlib.Path(__file__).resolve().parents[1] / "e2e" / "conftest.py"
spec = importlib.util.spec_from_file_location("polkud", E2E)
polkud = importlib.util.module_from_spec(spec)
sys.modules["polkud"] = polkud
spec.loader.exec_module(polkud)


@pytest.fixture
def daemon(tmp_path):
    d = polkud.new_daemon(tmp_path)
    yield d.start()
    d.close()
