"""Hostile rule files: each ends with a finding, soon, and harms nobody.

The packs are written into a folder of their own and checked with the real program.
"""
import json
import os
import pathlib
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
POLKU = os.environ.get("POLKU", str(ROOT / "build" / "polku"))
PATIENCE = 60  # a machine that is busy gives the three seconds of a load late


def check(folder):
    """All findings of a pack; fails when the program crashes or hangs."""
    done = subprocess.run([POLKU, "check", "--json", str(folder)], capture_output=True, timeout=PATIENCE)
    assert done.returncode in (0, 1), (done.returncode, done.stderr)
    return json.loads(done.stdout)[0]["findings"]


def codes(folder):
    return [finding["code"] for finding in check(folder)]


def pack(tmp_path, text, **files):
    folder = tmp_path / "rules" / "hostile"
    folder.mkdir(parents=True)
    data = text if isinstance(text, bytes) else text.encode()
    (folder / "region.lua").write_bytes(data)
    for name, content in files.items():
        (folder / f"{name}.lua").write_text(content)
    return folder


# What a file may try, and the codes of which it must end with one: on a slow machine the time is over
# before the steps or the memory are.
HOSTILE = {
    "endless_loop": ("while true do end", "too-many-steps too-slow"),
    "endless_goto": ("::a:: goto a", "too-many-steps too-slow"),
    "endless_repeat": ("local n = 0 repeat n = n + 1 until false", "too-many-steps too-slow"),
    "endless_for_in": ("for x in service do end", None),
    "endless_tail_calls": ("local function f() return f() end f()", "too-many-steps too-slow"),
    "deep_recursion": ("local function f() return 1 + f() end f()", "too-much-memory program-stopped"),
    "text_doubling": ('local s = "x" while true do s = s .. s end', "too-much-memory too-slow"),
    "memory_bomb": ("local t = {} for i = 1, 1e9 do t[i] = { i } end", "too-much-memory too-slow"),
    "closure_bomb": ("local t = {} for i = 1, 1e9 do t[i] = function() return i end end", "too-much-memory too-slow"),
    "million_declarations": (
        'for i = 1, 1e6 do concept "c" { name { fi "x" }, when "age < 18" } end', "too-much-memory too-slow"),
    "million_words": ('for i = 1, 1e6 do local x = name { fi "x" } end', "too-much-memory too-slow"),
    "coroutine": ("coroutine.wrap(function() end)()", "no-library"),
    "os": ('os.execute("touch never")', "no-library"),
    "io": ('local f = io.open("/etc/passwd")', "no-library"),
    "require": ('require "os"', "no-library"),
    "load": ('loadstring("x = 1")()', "no-library"),
    "load_is_a_word": ('load("x = 1")()', "misplaced-word"),
    "pcall": ("pcall(function() while true do end end)", "no-library"),
    "debug": ("debug.getinfo(1)", "no-library"),
    "setmetatable": ("setmetatable({}, {})", "no-library"),
    "globals": ("local g = _G g.service = nil", "no-library"),
    "text_methods": ('local s = ("x"):rep(1e9)', "program-stopped"),
    "overwrite_a_word": ("service = nil", "equals-sign"),
    "without_names": ("_ENV = nil service()", "program-stopped"),
    "own_names": ("local _ENV = {} service()", "program-stopped"),
    "inside_an_element": ('local e = name { fi "x" } e.word = "region"', "program-stopped"),
    "calculate_with_a_word": ("local x = service + 1", "program-stopped"),
    "nested_brackets": ("local x = " + "(" * 100000 + "1" + ")" * 100000, None),
    "nested_braces": ("local x = " + "{" * 100000 + "}" * 100000, None),
    "nested_blocks": ("do " * 100000 + "end " * 100000, None),
    "nested_functions": ("local x = " + "function() return " * 300 + "1" + " end" * 300, None),
    "no_text": (b"\xff\xfe\x00\x01", "not-text"),
    "nul": (b'name "a\x00b"', "not-text"),
    "compiled": (b"\x1bLua\x54\x00\x19\x93\r\n\x1a\n\x04\x08\x08", "not-text"),
    "turned_around": ('-- \u202e evil', "hidden-character"),
    "without_width": ('goal "a\u200bb" { }', "hidden-character"),
    "hidden_by_escape": ('goal "a\\0b" { name { fi "x" }, reached "age < 1" }', "bad-text"),
    "bytes_by_escape": ('goal "a" { name { fi "\\xff" }, reached "age < 1" }', "bad-text"),
    "long_text": ('local s = "x" for i = 1, 16 do s = s .. s end goal "a" { name { fi (s) }, reached "x" }',
                  "bad-text"),
    "nan_and_infinity": ('service "a" { priority (0/0), capacity (1/0) }', "wrong-type"),
    "huge_number": ('number "a" { between (0, 1e300) }', "wrong-type"),
    "outside": ('include "../secret"', "bad-file-name"),
    "absolute": ('include "/etc/passwd"', "bad-file-name"),
    "hidden_file": ('include ".secret"', "bad-file-name"),
    "other_pack": ('use "../hostile"', "bad-file-name"),
    "itself": ('use "hostile"', "read-circle"),
    "own_start": ('include "region"', "read-circle"),
    "gone": ('include "gone"', "no-such-file"),
    "pack_gone": ('use "gone"', "no-such-file"),
    "thousand_mistakes": ('for i = 1, 5000 do bogus "x" end', "unknown-word"),
    "long_line": ('goal "a" { ' + 'name { fi "x" }, ' * 12000 + "}", None),
    "cyclic_body": ('local t = {} t[1] = t service "a" { t }', "stray-value"),
    "element_in_itself": ('local t = {} local e = name(t) t[1] = e goal "a" { e }', "missing-word"),
}


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_file_ends_with_a_finding(tmp_path, name):
    text, wanted = HOSTILE[name]
    found = codes(pack(tmp_path, text))
    assert found, "no finding"
    if wanted:
        assert set(wanted.split()) & set(found), found


def test_slow_to_compile_and_harmless(tmp_path):
    assert codes(pack(tmp_path, "if 1 then " + "elseif 1 then " * 15000 + "end")) == []


def test_too_slow_names_the_file(tmp_path):
    slow = "if 1 then " + "elseif 1 then " * 18000 + "end"
    names = [f"slow_{i:02}" for i in range(40)]
    folder = pack(tmp_path, "".join(f'include "{name}"\n' for name in names), **dict.fromkeys(names, slow))
    found = check(folder)
    assert [f["code"] for f in found] == ["too-slow"]
    assert found[0]["file"].startswith("hostile/slow_")


def test_not_more_findings_than_anybody_reads(tmp_path):
    found = codes(pack(tmp_path, 'bogus "x"\n' * 600))
    assert len(found) == 501
    assert found.count("too-many-findings") == 1


def test_finding_names_the_file(tmp_path):
    folder = pack(tmp_path, 'include "good"\ninclude "bad"\n',
                  good='goal "a" { name { fi "x" }, reached "x" }', bad="while true do end")
    found = [f for f in check(folder) if f["code"] in ("too-many-steps", "too-slow")]
    assert [f["file"] for f in found] == ["hostile/bad.lua"]


def test_file_may_have_256_kib_and_no_byte_more(tmp_path):
    body = 'goal "a" { name { fi "x" }, reached "x" }\n--'
    fits = body + "x" * (256 * 1024 - len(body))
    folder = pack(tmp_path, 'include "big"\n', big=fits)
    assert "file-too-large" not in codes(folder)
    (folder / "big.lua").write_text(fits + "x")
    found = check(folder)
    assert [(f["code"], f["file"], f["line"]) for f in found if f["code"] == "file-too-large"] == [
        ("file-too-large", "hostile/region.lua", 1)]


def test_links_are_not_followed(tmp_path):
    secret = tmp_path / "secret.lua"
    secret.write_text('goal "stolen" { name { fi "x" }, reached "x" }')
    folder = pack(tmp_path, 'include "link"\n')
    (folder / "link.lua").symlink_to(secret)
    found = check(folder)
    assert [f["code"] for f in found] == ["file-refused"]
    assert "stolen" not in json.dumps(found)


def test_linked_packs_folders_and_pipes_are_refused(tmp_path):
    folder = pack(tmp_path, 'use "linked"\ninclude "folder"\ninclude "pipe"\n')
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "region.lua").write_text("")
    (folder.parent / "linked").symlink_to(elsewhere)
    (folder / "folder.lua").mkdir()
    os.mkfifo(folder / "pipe.lua")
    assert codes(folder) == ["file-refused"] * 3


def test_endless_chain_of_includes_is_cut(tmp_path):
    chain = {f"f{i}": f'include "f{i + 1}"\n' for i in range(2500)}
    folder = pack(tmp_path, 'include "f0"\n', **chain)
    assert [f["code"] for f in check(folder) if f["code"] != "no-such-file"][0] == "too-many-files"


def test_circle_of_includes(tmp_path):
    folder = pack(tmp_path, 'include "a"\n', a='include "b"\n', b='include "a"\n')
    found = check(folder)
    assert [(f["code"], f["file"], f["line"]) for f in found] == [("read-circle", "hostile/b.lua", 1)]


def test_no_pack_is_the_world_failing(tmp_path):
    done = subprocess.run([POLKU, "check", str(tmp_path / "gone")], capture_output=True, timeout=20)
    assert done.returncode == 3
    assert done.stdout == b""


def test_terminal_is_not_reached_through_findings(tmp_path):
    folder = pack(tmp_path, '-- \x07\u202e\nfoo "\\27[31m" { }\ngoal "\x7f" { }\n')
    found = check(folder)
    text = "".join(str(value) for finding in found for value in finding.values())
    assert found
    assert all(c.isprintable() for c in text), text
