"""The same sources give the same image, and the order of files and declarations does not show in it."""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
RULES = ROOT / "rules"
BLOCK = re.compile(r"^(?=[a-z_]+ \"[^\n]*\{)", re.M)


def image(folder):
    done = subprocess.run([POLKU, "image", str(folder)], capture_output=True, timeout=20)
    assert done.returncode == 0, done.stderr.decode() + done.stdout.decode()
    return done.stdout


def without_places(value):
    """The declarations of an image without files and lines."""
    if isinstance(value, dict):
        return {key: without_places(member) for key, member in value.items() if key not in ("at", "files")}
    if isinstance(value, list):
        return [without_places(member) for member in value]
    return value


def packs():
    return sorted(path.parent.name for path in RULES.glob("*/region.lua"))


@pytest.mark.parametrize("pack", packs())
def test_same_bytes_each_time(pack):
    first = image(RULES / pack)
    assert first
    for _ in range(10):
        assert image(RULES / pack) == first


def test_same_bytes_elsewhere(tmp_path):
    shutil.copytree(RULES, tmp_path / "deep" / "rules")
    assert image(tmp_path / "deep" / "rules" / "national") == image(RULES / "national")


def shuffled(folder, target, chance):
    """The pack with all its blocks dealt anew over as many files, in another order."""
    blocks, head = [], []
    files = sorted(folder.glob("*.lua"))
    for file in files:
        parts = BLOCK.split(file.read_text())
        head += [line for line in parts[0].splitlines() if line.startswith(("use ", "include "))]
        blocks += parts[1:]
    use = [line for line in head if line.startswith("use ")]
    names = [f"part_{i}" for i in range(len(files))]
    dealt = {name: [] for name in names}
    chance.shuffle(blocks)
    for block in blocks:
        dealt[chance.choice(names)].append(block)
    target.mkdir(parents=True)
    for name in names:
        (target / f"{name}.lua").write_text("".join(dealt[name]))
    lines = use + [f'include "{name}"' for name in names]
    chance.shuffle(lines)
    (target / "region.lua").write_text("\n".join(lines) + "\n")


@pytest.mark.parametrize("seed", range(5))
def test_order_does_not_show(tmp_path, seed):
    chance = random.Random(seed)
    shuffled(RULES / "national", tmp_path / "national", chance)
    there = without_places(json.loads(image(tmp_path / "national")))
    here = without_places(json.loads(image(RULES / "national")))
    programs = there.pop("programs"), here.pop("programs")
    assert programs[0] == [] or programs[1] != []
    assert there == here


def test_programs_are_marked(tmp_path):
    folder = tmp_path / "marked"
    folder.mkdir()
    goal = '{ name { fi "A" }, reached "age < 18" }\n'
    (folder / "region.lua").write_text('include "plain"\ninclude "loop"\ninclude "joined"\n')
    (folder / "plain.lua").write_text(
        '-- for, local and function in a comment\nnumber "age" { name { fi "for local" }, between (-5, 120) }\n'
        'yes_or_no "hired" { name { fi [[while]] }, default (false) }\n')
    (folder / "loop.lua").write_text(f'for i = 1, 2 do goal ("g" .. i) {goal} end\n')
    (folder / "joined.lua").write_text('goal ("a" .. "b") ' + goal)
    assert json.loads(image(folder))["programs"] == ["marked/joined.lua", "marked/loop.lua"]


def test_used_packs_leave_their_region_and_examples_at_home(tmp_path):
    for name in ("first", "second", "third"):
        (tmp_path / name).mkdir()
    own = 'goal "{0}" {{ name {{ fi "A" }}, reached "age < 18" }}\n'
    region = 'region "{0}" {{ name {{ fi "A" }}, speaks "fi", municipality "091" }}\n'
    facts = ('number "age" { name { fi "A" }, between (0, 120) }\n'
             'choice "municipality" { name { fi "A" }, option "091" { fi "A" } }\n')
    (tmp_path / "first" / "region.lua").write_text(facts + own.format("one") + region.format("first"))
    (tmp_path / "second" / "region.lua").write_text(
        'use "first"\n' + own.format("two") + region.format("second") + 'example "x" { on_date "2026-11-22" }\n')
    (tmp_path / "third" / "region.lua").write_text(
        'use "second"\nuse "first"\n' + own.format("three") + region.format("third"))
    built = json.loads(image(tmp_path / "third"))
    assert built["packs"] == ["first", "second", "third"]
    kinds = [(d["word"], d["args"][0]) for d in built["declarations"]]
    assert ("region", "third") in kinds and len([k for k in kinds if k[0] == "region"]) == 1
    assert not [k for k in kinds if k[0] == "example"]
    assert {"one", "two", "three"} <= {name for _, name in kinds}


@pytest.mark.parametrize("order", [("alpha", "beta"), ("beta", "alpha")])
def test_order_of_use_does_not_show(tmp_path, order):
    for name in ("alpha", "beta", "main"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "region.lua").write_text("")
    (tmp_path / "main" / "region.lua").write_text("".join(f'use "{name}"\n' for name in order))
    assert json.loads(image(tmp_path / "main"))["packs"] == ["alpha", "beta", "main"]
