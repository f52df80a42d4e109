"""The table of words is the only one: what is made from it is up to date, and the engine knows each word."""
import json
import os
import pathlib
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
LUA = next((path for name in ("lua5.4", "lua5.3", "lua5.1", "lua") if (path := shutil.which(name))), None)

# One line a word of a block: block, how often, the word as it is written.
DUMP = """
local master = dofile("lua/words.lua")
local words = {}
for _, word in ipairs(master.words) do words[word[1]] = word end
for _, block in ipairs(master.blocks) do
  local own = words[block[1]]
  if own and own.body == "block" then
    for _, entry in ipairs(block.all) do
      local word = words[entry[1]]
      print(table.concat({ block[1], own.takes and "id" or "", entry[1], entry[2],
        master.usage(word, entry.takes), word.body or "" }, "\\t"))
    end
  end
end
"""

# What must be right for the other words of a block to be read.
INNER = {"value": "says (1)", "prefer": 'points (1), when "age < 18"', "outcome": 'at "low"'}


def dump():
    assert LUA, "no Lua to run lua/generate.lua with"
    done = subprocess.run([LUA, "-"], input=DUMP, cwd=ROOT, capture_output=True, text=True, check=True)
    return [line.split("\t") for line in done.stdout.splitlines()]


def test_what_is_made_from_the_words_is_up_to_date():
    assert LUA, "no Lua to run lua/generate.lua with"
    done = subprocess.run([LUA, "lua/generate.lua", "--check"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_a_changed_table_is_noticed(tmp_path):
    for folder in ("lua", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    path = tmp_path / "lua" / "words.lua"
    path.write_text(path.read_text().replace("the text in Finnish", "the Finnish text"))
    done = subprocess.run([LUA, "lua/generate.lua", "--check"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert "docs/words.md is out of date" in done.stderr


def block_text(block, has_id, rows):
    lines = [f'{block} "some_id" {{' if has_id else f"{block} {{"]
    for word, usage, body in rows:
        if body == "block":
            usage = f"{word} {{ {INNER[word]} }}"
        lines.append(f"  {usage},")
    return "\n".join(lines + ["}", ""])


@pytest.mark.parametrize("block", sorted({row[0] for row in dump()}))
def test_the_engine_knows_every_word_of_the_block(tmp_path, block):
    rows = [row for row in dump() if row[0] == block]
    text = block_text(block, bool(rows[0][1]), [(row[2], row[4], row[5]) for row in rows])
    if block == "value":
        text = f'parameter "some_id" {{ {text} }}\n'
    elif block == "prefer":
        text = f'service "some_id" {{ {text} }}\n'
    elif block == "outcome":
        text = f'assessment "some_id" {{ {text} }}\n'
    folder = tmp_path / "words"
    folder.mkdir()
    (folder / "region.lua").write_text(text)
    done = subprocess.run([POLKU, "check", "--json", str(folder)], capture_output=True, timeout=20)
    found = json.loads(done.stdout)[0]["findings"]
    shape = {"unknown-word", "misplaced-word", "missing-comma", "missing-value", "word-twice", "syntax"}
    assert not [f for f in found if f["code"] in shape], json.dumps(found, indent=1) + text


def test_rule_files_name_nothing_but_words():
    if not shutil.which("luacheck"):
        pytest.skip("luacheck is not installed")
    done = subprocess.run(["luacheck", "-q", "--no-color", "rules", "lua"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
