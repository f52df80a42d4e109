"""The situations in examples/ and the demonstration, with the real packs."""

import json
import os
import pathlib
import subprocess

import pytest
from conftest import POLKU, ROOT

SITUATIONS = sorted((ROOT / "examples" / "situations").glob("*.json"))
FIRST = {
    "just-arrived": "initial_assessment",
    "second-phase": "follow_up_plan",
    "training-ends-soon": "follow_up_plan",
}


@pytest.mark.parametrize("path", SITUATIONS, ids=lambda p: p.stem)
def test_a_situation_is_answered_and_can_be_read(polku, path):
    done = polku("eval", "--rules", ROOT / "rules", path)
    assert done.returncode == 0, done.stdout
    result = json.loads(done.stdout)["result"]
    recommended = [r["service"] for r in result["recommendations"]]
    assert "basic_information" in recommended and result["fallbacks"] == []
    assert FIRST.get(path.stem, recommended[0]) == recommended[0]
    shown = polku("eval", "--pretty", "--all", "--rules", ROOT / "rules", path)
    assert shown.returncode == 0 and max(map(len, shown.stdout.splitlines())) <= 80
    assert len(shown.stdout) >= len(polku("eval", "--pretty", "--rules", ROOT / "rules", path).stdout)


def test_every_expectation_has_its_situation():
    assert FIRST.keys() <= {path.stem for path in SITUATIONS} and len(SITUATIONS) >= 4


def test_the_demonstration(tmp_path):
    environment = {**os.environ, "BUILD": str(pathlib.Path(POLKU).parent), "TMPDIR": str(tmp_path)}
    done = subprocess.run(["sh", ROOT / "tests" / "demo.sh"], env=environment, timeout=120,
                          capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "5 decisions checked, 0 broken" in done.stdout
    assert "5 decided again with the same bytes, 0 differ" in done.stdout
    assert "\033" not in done.stdout and list(tmp_path.iterdir()) == []


def test_the_demonstration_without_programs(tmp_path):
    done = subprocess.run(["sh", ROOT / "tests" / "demo.sh"], capture_output=True, encoding="utf-8",
                          env={**os.environ, "BUILD": str(tmp_path)})
    assert done.returncode == 3 and "make" in done.stderr
