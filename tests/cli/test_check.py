"""check, test, image and new: what rule authors use."""

import json
import shutil

from conftest import ROOT, RULES


def broken(polku, old, new):
    """The small region with one thing changed."""
    shutil.copytree(RULES / "mini", polku.folder / "rules" / "mini", dirs_exist_ok=True)
    path = polku.folder / "rules" / "mini" / "services.lua"
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))
    return "rules/mini"


def test_a_sound_pack(polku):
    done = polku("check", RULES / "mini")
    assert done.returncode == 0, done.stdout
    assert "mini: 6 services, 1 transitions, 3 examples hold" in done.stdout


def test_a_broken_pack_is_refused_with_its_place(polku):
    pack = broken(polku, "age in 17..64", "agee in 17..64")
    done = polku("check", pack)
    assert done.returncode == 1
    line = (polku.folder / pack / "services.lua").read_text().split("agee")[0].count("\n") + 1
    assert f"rules/mini/services.lua:{line}:" in done.stdout
    assert "did you mean 'age'?" in done.stdout and "mini: refused" in done.stdout
    assert "\033[" not in done.stdout


def test_a_broken_pack_as_json(polku):
    done = polku("check", "--json", broken(polku, "finnish < B1.1", "finnish < B11"))
    (pack,) = json.loads(done.stdout)
    assert done.returncode == 1 and pack["pack"] == "mini" and pack["digest"] is None
    (finding,) = [f for f in pack["findings"] if f["level"] == "error"]
    assert finding["code"] == "unknown-level" and finding["file"] == "mini/services.lua"
    assert finding["line"] > 1 and finding["column"] > 1 and finding["nearest"] == "B1.1"


def test_warnings_are_errors_when_strict(polku):
    pack = broken(polku, '  because { fi "Kokeilu näyttää.", sv "Prövningen visar.", en "Trying shows." },\n', "")
    relaxed, strict = polku("check", pack), polku("check", "--strict", pack)
    assert relaxed.returncode == 0 and "warning[" in relaxed.stdout
    assert strict.returncode == 1


def test_what_depends_on_the_day(polku):
    pack = broken(polku, "  capacity (3),", '  capacity (3), valid "to 2027-06-30",')
    before, after = polku("check", "--on", "2027-01-01", pack), polku("check", "--on", "2028-01-01", pack)
    assert "expired" not in before.stdout and "expired" in after.stdout


def test_several_packs_are_all_checked(polku):
    pack = broken(polku, "entry (true)", "entry (ture)")
    done = polku("check", "--json", pack, RULES / "mini")
    first, second = json.loads(done.stdout)
    assert done.returncode == 1 and first["digest"] is None and second["digest"].startswith("sha256:")


# ---- test


def test_examples_are_run_one_line_each(polku):
    done = polku("test", RULES / "mini")
    lines = done.stdout.splitlines()
    assert done.returncode == 0 and len(lines) == 4
    assert lines[0].startswith("holds  ") and lines[0].endswith("A newcomer has a talk first")
    assert lines[3] == "mini: 3 of 3 examples hold"


def test_an_example_that_does_not_hold(polku):
    done = polku("test", broken(polku, 'when "need_found"', 'when "not need_found"'))
    assert done.returncode == 0
    done = polku("test", broken(polku, "priority (70)", "priority (1)"))
    assert done.returncode == 1 and "FAILS" in done.stdout and "error[example-failed]" in done.stdout
    assert "mini: 2 of 3 examples hold" in done.stdout


def test_a_pack_whose_example_fails_is_refused(polku):
    done = polku("check", broken(polku, "priority (70)", "priority (1)"))
    assert done.returncode == 1 and "example-failed" in done.stdout


def test_coverage_names_what_no_example_tries(polku):
    done = polku("test", "--coverage", "--json", RULES / "mini")
    (pack,) = json.loads(done.stdout)
    parts = {(p["kind"], p["id"], p["part"]): p for p in pack["coverage"]["untried"]}
    assert pack["held"] == 3 and all(e["holds"] for e in pack["examples"])
    never_known = parts["service", "support", "need_found"]
    assert not never_known["was_true"] and not never_known["was_false"]
    never_false = parts["service", "first_talk", "age in 17..64"]
    assert never_false["was_true"] and not never_false["was_false"]
    assert ("service", "first_talk", "employment is unemployed") not in parts
    assert ("obstacle", "no_evening_course", "employment is employed") not in parts
    assert pack["coverage"]["parts"] == pack["coverage"]["tried"] + len(parts)


def test_coverage_for_a_person(polku):
    done = polku("test", "--coverage", RULES / "mini")
    assert "never known" in done.stdout and "service support: need_found" in done.stdout


# ---- image


def test_an_image_is_canonical_and_has_its_digest(polku):
    image, again = polku("image", RULES / "mini"), polku("image", RULES / "mini")
    digest = polku("image", "--digest", RULES / "mini").stdout.strip()
    (checked,) = json.loads(polku("check", "--json", RULES / "mini").stdout)
    assert image.returncode == 0 and image.stdout == again.stdout
    assert json.loads(image.stdout)["pack"] == "mini"
    assert digest == checked["digest"] and len(digest) == len("sha256:") + 64


# ---- new


def test_a_new_pack_passes_and_its_examples_hold(polku):
    shutil.copytree(ROOT / "rules" / "national", polku.folder / "rules" / "national")
    made = polku("new", "rules/koti-seutu")
    assert made.returncode == 0 and "rules/koti-seutu/region.lua" in made.stdout
    checked = polku("check", "--json", "rules/koti-seutu")
    (pack,) = json.loads(checked.stdout)
    own = [f for f in pack["findings"] if (f["file"] or "").startswith("koti-seutu/")]
    assert checked.returncode == 0 and own == []
    tested = polku("test", "rules/koti-seutu")
    assert tested.returncode == 0 and "koti-seutu: 2 of 2 examples hold" in tested.stdout


def test_an_option_called_by_its_name_is_told_its_id(polku):
    shutil.copytree(ROOT / "rules" / "national", polku.folder / "rules" / "national")
    polku("new", "rules/koti")
    services = polku.folder / "rules" / "koti" / "services.lua"
    services.write_text(services.read_text().replace('"finnish < B1.1"', '"finnish < B1.1 and municipality is Kajana"'))
    done = polku("check", "rules/koti")
    assert done.returncode == 1 and "has no option 'Kajana'" in done.stdout and "did you mean '205'?" in done.stdout


def test_new_says_where_the_national_pack_is_missing(polku):
    assert "'national'" in polku("new", "alone").stderr
    shutil.copytree(ROOT / "rules" / "national", polku.folder / "rules" / "national")
    assert polku("new", "rules/beside").stderr == ""


def test_new_leaves_what_is_there_alone(polku):
    (polku.folder / "here").mkdir()
    done = polku("new", "here")
    assert done.returncode == 3 and list((polku.folder / "here").iterdir()) == []


def test_new_wants_a_proper_name(polku):
    done = polku("new", "Oma Seutu")
    assert done.returncode == 2 and "small letters" in done.stderr
