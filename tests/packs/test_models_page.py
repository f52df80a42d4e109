"""docs/models.md: a row for each capability, and whatever a row names is there."""

import re

import pytest
from pack_eval import ROOT, RULES

PAGE = (ROOT / "docs" / "models.md").read_text()
ROWS = re.findall(r"^\| (S\d-\d+) \|(.*)\|(.*)\|(.*)\|$", PAGE, re.M)
MODELS = {"S0": 12, "S1": 20, "S2": 14, "S3": 13, "S4": 13}
EXAMPLES = re.findall(r'^example "([^"]+)"', "\n".join(p.read_text() for p in sorted(RULES.glob("*/*.lua"))), re.M)
TESTS = re.findall(r"^def (test_\w+)", "\n".join(p.read_text() for p in sorted((ROOT / "tests").glob("*/*.py"))), re.M)


def test_each_capability_has_its_row_and_no_cell_is_empty():
    assert [row[0] for row in ROWS] == [f"{m}-{i}" for m, n in MODELS.items() for i in range(1, n + 1)]
    assert all(cell.strip() for row in ROWS for cell in row)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_what_a_row_names_is_there(row):
    for name in re.findall(r'(?<!`)"([^"`]+)"', row[3]):
        part = name.strip("… ").rstrip(",")
        assert any(part in example for example in EXAMPLES), name
    for name in re.findall(r"`(test_\w+)(?:…)?`", row[3]):
        assert any(test.startswith(name) for test in TESTS), name
    for name in re.findall(r"`([\w/-]+\.(?:lua|py|json))`", row[2] + row[3]):
        pack = re.search(r"`(\w[\w-]*)/\w+\.lua`", row[2] + row[3])
        places = [ROOT, RULES, ROOT / "tests"] + ([RULES / pack.group(1)] if pack else [])
        assert any((place / name).exists() for place in places), name
