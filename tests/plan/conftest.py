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
def driver():
    import packs
    program = f"{BUILD}/tests/plan/driver"
    subprocess.run(["make", "-s", f"B={BUILD}", program], cwd=HERE.parent.parent, check=True)
    running = packs.Driver(program)
    yield running
    running.close()
