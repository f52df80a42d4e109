"""Every broken rule file gives the findings that it names, to the line and the column, and no others.

A file NAME.lua is read as the file 'services' of a small pack that uses the pack 'base'. A folder in
'packs' is a whole pack; a folder in it whose name begins with '+' is another pack beside it. Comments
say what is wanted:

    -- wanted: LINE:COLUMN CODE
    -- wanted: FILE:LINE:COLUMN CODE       of another file of the pack, or PACK/FILE
    -- wanted: nothing

A column of 0 says that the finding is about the whole line or file.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess

import pytest

HERE = pathlib.Path(__file__).resolve().parent
POLKU = os.environ.get("POLKU", str(HERE.parents[1] / "build" / "polku"))
WANTED = re.compile(r"^-- wanted: (?:(?P<file>[a-z_/]+):)?(?P<line>\d+):(?P<column>\d+) (?P<code>[a-z-]+)$")
REGION = """use "base"
include "services"

region "broken" {
  name { fi "Rikki", sv "Trasig", en "Broken" },
  speaks "fi", speaks "sv", speaks "en",
  municipality "091",
}
"""

FILES = sorted(HERE.glob("*.lua"))
PACKS = sorted(path for path in (HERE / "packs").iterdir() if path.is_dir())


def wanted(text, own):
    """The findings that the head of a file names, as (file, line, column, code)."""
    found = []
    for line in text.splitlines():
        if not line.startswith("-- wanted: ") or line == "-- wanted: nothing":
            continue
        match = WANTED.match(line)
        assert match, f"cannot read: {line}"
        name = match["file"] or own
        path = f"{name}.lua" if "/" in name else f"broken/{name}.lua"
        found.append((path, int(match["line"]), int(match["column"]), match["code"]))
    return sorted(found)


def findings(rules):
    done = subprocess.run([POLKU, "check", "--json", "--on", "2026-11-23", str(rules / "broken")],
                          capture_output=True, timeout=20)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)
    return json.loads(done.stdout)[0]["findings"]


def places(found):
    return sorted((f["file"], f["line"], f["column"], f["code"]) for f in found)


def rules_folder(tmp_path):
    shutil.copytree(HERE / "base", tmp_path / "base")
    (tmp_path / "broken").mkdir()
    return tmp_path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_broken_file(tmp_path, path):
    rules = rules_folder(tmp_path)
    (rules / "broken" / "region.lua").write_text(REGION)
    shutil.copy(path, rules / "broken" / "services.lua")
    found = findings(rules)
    assert places(found) == wanted(path.read_text(), "services"), json.dumps(found, indent=1)
    lines = path.read_text().splitlines()
    for finding in found:
        if finding["file"] == "broken/services.lua" and finding["line"]:
            shown = lines[finding["line"] - 1]
            assert len(finding["text"]) == len(shown)
            assert finding["column"] <= len(shown) + 1


@pytest.mark.parametrize("path", PACKS, ids=lambda path: path.name)
def test_broken_pack(tmp_path, path):
    rules = rules_folder(tmp_path)
    shutil.copytree(path, rules / "broken", dirs_exist_ok=True, ignore=shutil.ignore_patterns("+*"))
    for other in path.glob("+*"):
        shutil.copytree(other, rules / other.name[1:])
    text = "".join(file.read_text() for file in sorted(path.glob("*.lua")))
    found = findings(rules)
    assert places(found) == wanted(text, "region"), json.dumps(found, indent=1)


def test_base_is_sound(tmp_path):
    rules = rules_folder(tmp_path)
    (rules / "broken" / "region.lua").write_text(REGION)
    (rules / "broken" / "services.lua").write_text("")
    assert findings(rules) == []


def test_a_pack_with_errors_has_no_digest(tmp_path):
    rules = rules_folder(tmp_path)
    (rules / "broken" / "region.lua").write_text(REGION)
    (rules / "broken" / "services.lua").write_text('goal "rest" { }\n')
    done = subprocess.run([POLKU, "check", "--json", str(rules / "broken")], capture_output=True, timeout=20)
    assert done.returncode == 1
    assert json.loads(done.stdout)[0]["digest"] is None
