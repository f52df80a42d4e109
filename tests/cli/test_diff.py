"""`polku diff`: packs, images and git revisions against each other."""

import json
import os
import shutil
import subprocess

import pytest
from conftest import NEWCOMER, RULES, call, recommend


@pytest.fixture
def packs(polku):
    """The small region as old/mini, and a copy to change as new/mini."""
    for name in ("old", "new"):
        shutil.copytree(RULES / "mini", polku.folder / name / "mini")

    def change(file, was, now):
        path = polku.folder / "new" / "mini" / file
        text = path.read_text()
        assert text.count(was) == 1, (was, text.count(was))
        path.write_text(text.replace(was, now))

    return change


def changes(polku, *arguments):
    done = polku("diff", "--json", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["changes"]


def test_what_says_the_same_does_not_differ(polku, packs):
    done = polku("diff", "old/mini", "new/mini")
    assert done.returncode == 0 and done.stdout == "the rules say the same\n" and done.stderr == ""
    packs("region.lua", 'include "services"', '-- a remark, and lines further down\n\n\ninclude "services"')
    assert changes(polku, "old/mini", "new/mini") == []


def test_a_changed_word_is_told_with_what_it_was_and_in_words(polku, packs):
    packs("services.lua", 'when "finnish < B1.1",\n  decided_by', 'when "finnish < A2.1 and age >= 18",\n  decided_by')
    packs("services.lua", 'fi "Alkukeskustelu"', 'fi "Ensijuttelu"')
    told = {c["id"]: c for c in changes(polku, "old/mini", "new/mini")}
    assert all(c["change"] == "changed" and c["kind"] == "service" for c in told.values())
    words = {w["word"]: w for c in told.values() for w in c["words"]}
    assert words.keys() == {"when", "name fi"}
    assert words["name fi"]["was"] == ['"Alkukeskustelu"'] and words["name fi"]["now"] == ['"Ensijuttelu"']
    assert words["when"]["now"] == ['"finnish < A2.1 and age >= 18"'] and "at least 18" in words["when"]["now_in_words"]
    shown = polku("diff", "--language", "fi", "old/mini", "new/mini").stdout
    assert "vähintään 18" in shown and "0 added, 0 removed, 2 changed" in shown
    assert "mini/services.lua:" in shown and max(map(len, shown.splitlines())) <= 80


def test_what_comes_and_what_goes(polku, packs):
    packs("region.lua", 'goal "work" {', 'goal "house" { name { fi "Talo", sv "Hus", en "House" }, reached "age > 30" }\ngoal "work" {')
    assert [(c["change"], c["kind"], c["id"], c["name"]) for c in changes(polku, "old/mini", "new/mini")] == [
        ("added", "goal", "house", "House")]
    assert [(c["change"], c["id"]) for c in changes(polku, "new/mini", "old/mini")] == [("removed", "house")]


def test_an_amendment_is_named(polku, packs):
    for name in ("old", "new"):
        (polku.folder / name / "own").mkdir()
        (polku.folder / name / "own" / "region.lua").write_text(
            'use "mini"\n' + ('amend "service" "first_talk" { priority (7) }\n' if name == "new" else ""))
    (change,) = changes(polku, "old/own", "new/own")
    assert change["amended"] == "own/region.lua:2" and change["rule"].startswith("mini/services.lua:")
    assert [w["word"] for w in change["words"]] == ["priority"] and change["words"][0]["now"] == ["(7)"]


def test_an_image_is_as_good_as_its_folder(polku, packs):
    image = polku("image", "old/mini").stdout
    (polku.folder / "old.json").write_text(image)
    assert changes(polku, "old.json", "old/mini") == []
    packs("services.lua", 'when "finnish < B1.1",\n  decided_by', 'when "finnish < A2.1",\n  decided_by')
    assert len(changes(polku, "old.json", "new/mini")) == 1


def test_git_revisions(polku, packs):
    def git(*arguments):
        subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e@example.org", *arguments],
                       cwd=polku.folder, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", "new")
    git("commit", "-q", "-m", "first")
    packs("services.lua", 'when "finnish < B1.1",\n  decided_by', 'when "finnish < A2.1",\n  decided_by')
    kept = polku.folder / "tmp"
    kept.mkdir()
    done = polku("diff", "--json", "main:new/mini", "new/mini", env={"TMPDIR": str(kept)})
    assert len(json.loads(done.stdout)["changes"]) == 1 and os.listdir(kept) == []
    done = polku("diff", "nowhere:new/mini", "new/mini", env={"TMPDIR": str(kept)})
    assert done.returncode == 3 and "nowhere" in done.stderr and done.stdout == "" and os.listdir(kept) == []
    assert polku("diff", "--", "--output=x:new/mini", "new/mini").returncode == 3
    assert not (polku.folder / "x").exists()


@pytest.mark.parametrize("image", ["", "{}", "[1", '{"polku_image":1}', "\0\0"])
def test_what_is_no_image(polku, packs, image):
    done = polku("diff", "bad.json", "old/mini", files={"bad.json": image})
    assert done.returncode == 1 and done.stdout == "" and "error[" in done.stderr


def test_a_pack_with_an_error_is_shown_with_it(polku, packs):
    packs("services.lua", 'when "finnish < B1.1",\n  decided_by', 'when "finnish < B9.1",\n  decided_by')
    done = polku("diff", "old/mini", "new/mini")
    assert done.returncode == 1 and "unknown-level" in done.stderr and done.stdout == ""


# ---- whom it touches


@pytest.fixture
def log(polku, daemon):
    """Decisions of four clients as `polku journal export` writes them: one was described twice, one has no
    reference; a fifth was erased; another method was called; and one decision is of another region."""

    def ask(request):
        done = polku("ask", "--json", "--connect", daemon.endpoint, "r.json", files={"r.json": request})
        assert done.returncode == 0, done.stderr

    for ref, age in [("a-1", 30), ("b-2", 30), ("a-1", 20), (None, 30), ("gone", 30), ("c-3", 100)]:
        request = recommend(facts={**NEWCOMER, "age": age})
        request["params"]["client"].update({"ref": ref} if ref else {})
        ask(request)
    ask(call("plan", client={"ref": "a-1", "facts": {**NEWCOMER, "age": 30}}))
    ask({"jsonrpc": "2.0", "id": 1, "method": "client.forget", "params": {"ref": "gone"}})
    lines = polku("journal", "export", "--connect", daemon.endpoint).stdout
    assert len(lines.splitlines()) >= 7
    elsewhere = {**json.loads(lines.splitlines()[0]), "region": "elsewhere", "ref": "z-9"}
    (polku.folder / "log.jsonl").write_text(lines + json.dumps(elsewhere) + "\n")


def touched(polku, *arguments):
    done = polku("diff", "--json", "--decisions", "log.jsonl", *arguments)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["clients"]


FEWER_TALKS = ("services.lua", "age in 17..64", "age in 17..29")


def test_a_change_tells_whom_it_touches_as_last_described(polku, packs, log):
    packs(*FEWER_TALKS)
    found = touched(polku, "old/mini", "new/mini")
    assert (found["decided"], found["refused"]) == (4, 0)
    assert [one["ref"] for one in found["touched"]] == ["b-2", None]
    for one in found["touched"]:
        assert one["changes"] == [{"kind": "service", "id": "first_talk", "was": "recommended", "now": None}]
        assert not one["order"] and one["refused_was"] is one["refused_now"] is None
    back = touched(polku, "new/mini", "old/mini")["touched"]
    assert [one["changes"][0]["now"] for one in back] == ["recommended", "recommended"]
    shown = polku("diff", "--decisions", "log.jsonl", "--language", "sv", "old/mini", "new/mini").stdout
    assert "2 of 4 clients" in shown and "Inledande samtal: was recommended, now not in the answer" in shown
    assert "changed  service first_talk" in shown and max(map(len, shown.splitlines())) <= 80


def test_a_change_that_touches_nobody(polku, packs, log):
    packs("services.lua", 'fi "Alkukeskustelu"', 'fi "Ensijuttelu"')
    assert touched(polku, "old/mini", "new/mini") == {"decided": 4, "refused": 0, "touched": []}
    assert "0 of 4 clients" in polku("diff", "--decisions", "log.jsonl", "old/mini", "new/mini").stdout


def test_another_order_touches_too(polku, packs, log):
    packs("services.lua", "priority (70)", "priority (1)")
    packs("examples.lua", 'expect_first "first_talk"', 'expect "first_talk"')
    found = touched(polku, "old/mini", "new/mini")["touched"]
    assert {one["ref"] for one in found} >= {"a-1", "b-2"}
    assert all(one["order"] and one["changes"] == [] for one in found)
    assert "in another order" in polku("diff", "--decisions", "log.jsonl", "old/mini", "new/mini").stdout


def test_who_is_refused_is_touched(polku, packs, log):
    packs("facts.lua", "between (0, 120)", "between (0, 90)")
    (one,) = touched(polku, "old/mini", "new/mini")["touched"]
    assert one["ref"] == "c-3" and one["refused_was"] is None and one["refused_now"]
    (one,) = touched(polku, "new/mini", "old/mini")["touched"]
    assert one["refused_was"] and one["refused_now"] is None
    assert touched(polku, "new/mini", "new/mini") == {"decided": 3, "refused": 1, "touched": []}
    shown = polku("diff", "--decisions", "log.jsonl", "old/mini", "new/mini").stdout
    assert "now refused: " in shown and "1 of 4 clients" in shown


def test_decisions_that_are_none(polku, packs, log):
    path = polku.folder / "log.jsonl"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(lines[:2]) + '{"decision": 7}\n' + "".join(lines[2:]))
    done = polku("diff", "--decisions", "log.jsonl", "old/mini", "new/mini")
    assert done.returncode == 1 and "log.jsonl:3 " in done.stderr and done.stdout == ""
    done = polku("diff", "--decisions", "nowhere", "old/mini", "new/mini")
    assert done.returncode == 3 and "nowhere" in done.stderr
    piped = polku("diff", "--decisions", "-", "old/mini", "new/mini", stdin=path.read_text())
    assert piped.returncode == 2 and "write them to a file" in piped.stderr and piped.stdout == ""
    assert polku("diff", "--decisions", ".", "old/mini", "new/mini").returncode == 3
    packs("region.lua", 'region "mini"', 'region "maxi"')
    done = polku("diff", "--decisions", "log.jsonl", "old/mini", "new/mini")
    assert done.returncode == 2 and "'mini'" in done.stderr and "'maxi'" in done.stderr
