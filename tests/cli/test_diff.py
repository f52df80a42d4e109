"""`polku diff`: packs, images and git revisions against each other."""

import json
import os
import shutil
import subprocess

import pytest
from conftest import RULES


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
