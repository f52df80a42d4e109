"""docs/models.md: a row for each capability, and whatever a row names is there."""

import json
import re

import pytest
from pack_eval import ROOT, RULES, run

PAGE = (ROOT / "docs" / "models.md").read_text()
ROWS = re.findall(r"^\| (S\d-\d+) \|(.*)\|(.*)\|(.*)\|$", PAGE, re.M)
MODELS = {"S0": 12, "S1": 20, "S2": 14, "S3": 13, "S4": 13}


def read(pattern, folder):
    return "\n".join(path.read_text() for path in sorted(folder.glob(pattern)))


DECLARED = read("*/*.lua", RULES)
EXAMPLES = re.findall(r'^example "([^"]+)"', DECLARED, re.M)
TESTS = re.findall(r"^def (test_\w+)", read("*/*.py", ROOT / "tests"), re.M)
# Blocks of rules, their options and groups; words of the language; methods and members of answers.
NAMES = set(re.findall(r'"([\w-]+)"', DECLARED))
WORDS = set(re.findall(r'^  \{ "(\w+)"', (ROOT / "lua" / "words.lua").read_text(), re.M)) | {"fi", "sv", "en"}
SCHEMAS = sorted((ROOT / "protocol" / "schema").glob("*.json"))
METHODS = {path.name.removesuffix(".json") for path in SCHEMAS}
MEMBERS = set(re.findall(r'"(\w+)": \{', read("*.json", ROOT / "protocol" / "schema")))
FINDINGS = {path.stem for path in (ROOT / "docs" / "findings").glob("*.md")}
EVENTS = {"plan.due.REGION", "report.REGION", "obstacle.REGION", "arrival.MUNICIPALITY"}
STATES = {"suppressed", "recommended"}


def named(cell):
    """What stands in backticks, but for texts within them."""
    return re.findall(r"`([^`]+)`", cell)


def file_there(name, row):
    pack = re.search(r"`(\w[\w-]*)/\w+\.lua`", row[2] + row[3])
    places = [ROOT, RULES, ROOT / "tests"] + ([RULES / pack.group(1)] if pack else [])
    return any((place / name).exists() for place in places)


def commands():
    return set(re.findall(r"^  (\w+) ", run("help").stdout, re.M))


def known(name, row):
    if re.search(r"\.(lua|py|json|c)$|/$", name):
        return file_there(name, row)
    if name.startswith("test_") and any(test.startswith(name.rstrip("…")) for test in TESTS):
        return True
    if name.startswith("polku "):
        return name.split()[1] in commands()
    first = re.match(r"[\w.-]+", name.strip('"'))
    word = first.group(0) if first else name
    return (word in NAMES | WORDS | METHODS | MEMBERS | FINDINGS | STATES or name in EVENTS
            or all(part in MEMBERS for part in word.split(".")))


def test_each_capability_has_its_row_and_no_cell_is_empty():
    assert [row[0] for row in ROWS] == [f"{m}-{i}" for m, n in MODELS.items() for i in range(1, n + 1)]
    assert all(cell.strip() for row in ROWS for cell in row)
    assert "lanned" not in PAGE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_is_there(row):
    for name in re.findall(r'(?<!`)"([^"`]+)"', row[3]):
        part = name.strip("… ").rstrip(",")
        assert any(part in example for example in EXAMPLES), name
    for name in named(row[2]) + named(row[3]):
        assert known(name, row), name


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_what_does_it_and_what_shows_it(row):
    does = [name for name in named(row[2]) if re.match(r"[\w.-]+", name)]
    assert does, "no rule, method or command"
    shown = re.findall(r'(?<!`)"([^"`]+)"', row[3]) + [
        name for name in named(row[3]) if re.search(r"^test_|\.(py|json|lua)$", name)]
    assert shown or re.search(r"the examples of S\d-\d+", row[3]), "no test, example or situation"


def test_schemas_are_named_for_their_methods():
    for path in SCHEMAS:
        assert json.loads(path.read_text())["$id"].endswith(path.name)
