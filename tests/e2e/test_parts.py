"""What a reply says in every case is written once and copied from then on: nobody may see that."""

import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
SITUATIONS = sorted((ROOT / "examples" / "situations").glob("*.json"))
BEFORE = "2024-06-03"  # offices and services had names that they have lost since
BATCH = 50


def questions():
    """Each situation in each language, for each reader, on its day and, without what came later, on one before."""
    for path in SITUATIONS:
        call = json.loads(path.read_text())
        if call["method"] != "recommend" or "placements" in call["params"]:
            continue
        for language in ("fi", "sv", "en"):
            for reader in ("client", "counsellor"):
                asked = {**call["params"], "language": language, "reader": reader, "plans": 0}
                yield asked
                yield {**asked, "as_of": BEFORE, "client": {"facts": asked["client"]["facts"]}}


def steady(result):
    return json.dumps({key: value for key, value in result.items() if key != "decision"})


def evaluated(asked):
    """The results of `polku eval`, which keeps no parts: each is written anew."""
    calls = [{"jsonrpc": "2.0", "id": i, "method": "recommend", "params": params} for i, params in enumerate(asked)]
    done = subprocess.run([POLKU, "eval", "--rules", ROOT / "rules", "-"], input=json.dumps(calls), check=True,
                          stdout=subprocess.PIPE, text=True)
    return [steady(reply["result"]) for reply in sorted(json.loads(done.stdout), key=lambda reply: reply["id"])]


@pytest.fixture
def packs(idle):
    idle.rules = ROOT / "rules"
    return idle.start()


def test_a_reply_is_the_same_whether_its_parts_were_kept_or_not(packs):
    asked = list(questions())
    first = [steady(packs.result("recommend", params)) for params in asked]
    again = [steady(packs.result("recommend", params)) for params in reversed(asked)][::-1]
    assert first == again
    assert len(set(first)) > len(asked) / 2  # languages, readers and days do differ
    for at in range(0, len(asked), BATCH):
        assert first[at:at + BATCH] == evaluated(asked[at:at + BATCH])
