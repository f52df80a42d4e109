"""The driver, built with the programs it is tested with."""

import os
import pathlib
import subprocess
import sys

import pytest

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))
BUILD = os.environ.get("BUILD", str(HERE.parent.parent / "build"))


@pytest.fixture(scope="session")
def program():
    path = f"{BUILD}/tests/plan/driver"
    subprocess.run(["make", "-s", f"B={BUILD}", path], cwd=HERE.parent.parent, check=True)
    return path


@pytest.fixture(scope="session")
def driver(program):
    import packs
    running = packs.Driver(program)
    yield running
    running.close()
