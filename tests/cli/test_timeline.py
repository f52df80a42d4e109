"""Plans as timelines: what a counsellor reads first, at 80 columns, without colour."""

import json

import pytest

PACK = """
region "lakes" {
  name { fi "Järvet", sv "Sjöarna", en "Lakes" },
  speaks "fi", speaks "sv", speaks "en", municipality "091", default_goal "sails",
}
choice "municipality" {
  name { fi "Kotikunta", sv "Hemkommun", en "Municipality" },
  asks { fi "Missä?", sv "Var?", en "Where?" },
  option "091" { fi "Helsinki", sv "Helsingfors", en "Helsinki" },
}
actor "office" { name { fi "Työvoimaviranomainen", sv "Arbetskraftsmyndigheten", en "Office" }, role "authority" }
actor "school" {
  name { fi "Järvenrannan merenkulkuoppilaitos", sv "Sjöfartsläroverket vid sjön", en "The school of sailing at the lake" },
  role "education",
}
date "came" { name { fi "Tulo", sv "Ankomst", en "Came" }, asks { fi "Milloin?", sv "När?", en "When?" } }
yes_or_no "rows" { name { fi "Soutaa", sv "Ror", en "Rows" }, asks { fi "Soudatko?", sv "Ror du?", en "Do you row?" } }
yes_or_no "sails" { name { fi "Purjehtii", sv "Seglar", en "Sails" }, asks { fi "Purjehditko?", sv "Seglar du?", en "Do you sail?" } }
service "talk" {
  name { fi "Käynti", sv "Besök", en "Visit" }, kind "service", area "work", provider "office",
  summary { fi "Käynti.", sv "Besök.", en "A visit." }, because { fi "Tulit.", sv "Du kom.", en "You came." },
  entry (true), everywhere (true), waits "14 days", takes "14 days", start_within "7 days of came",
  gives "rows becomes yes",
}
service "course" {
  name {
    fi "Pitkä purjehduskurssi, jolla opitaan käsittelemään köysiä ja purjeita",
    sv "Lång seglingskurs där man lär sig att sköta tåg och segel på sjön",
    en "Long course",
  },
  kind "service", area "work", provider "school",
  summary { fi "Kurssi.", sv "Kurs.", en "A course." }, because { fi "Soudat.", sv "Du ror.", en "You row." },
  everywhere (true), when "rows", takes "WEEKS weeks", review_every "10 weeks", gives "sails becomes yes",
}
transition "on" { from "talk", to "course", AHEADby "office", hands_over { fi "Päämäärä", sv "Målet", en "The goal" } }
goal "sails" { name { fi "Purjehtii", sv "Seglar", en "Sails" }, reached "sails" }
"""


@pytest.fixture
def chart(polku):
    """The lines of the timeline of a plan in the pack above, and the whole answer."""

    def run(weeks, language="fi", history=(), ahead="", **more):
        call = {"jsonrpc": "2.0", "id": 1, "method": "plan", "params": {
            "region": "lakes", "as_of": "2026-11-30", "language": language,
            "client": {"facts": {"municipality": "091", "came": "2026-11-30", "rows": False, "sails": False},
                       "history": list(history)}, **more}}
        done = polku("eval", "--pretty", "--rules", "rules", "call.json", files={
            "rules/lakes/region.lua": PACK.replace("WEEKS", str(weeks)).replace("AHEAD", ahead),
            "call.json": json.dumps(call)})
        assert done.returncode == 0, done.stdout + done.stderr
        assert max(map(len, done.stdout.splitlines())) <= 80 and "\033" not in done.stdout
        lines = done.stdout.splitlines()
        first = next(i for i, line in enumerate(lines) if "├" in line) - 2
        return lines[first:next(i for i in range(first, len(lines)) if not lines[i])]
    return run


def test_bars_handovers_reviews_and_owners(chart):
    """The visit begins later than it should; the course is handed over to and reviewed four times."""
    assert chart(45) == [
        "                              11/2026 1/2027  3/2027  5/2027  7/2027  9/2027",
        "      viikot                  0       8       16      24      32      40",
        "                              ├───────┼───────┼───────┼───────┼───────┼───────┼",
        "   1. Käynti",
        "      Työvoimaviranomainen    ·!██",
        "   2. Pitkä purjehduskurssi, jolla opitaan käsittelemään köysiä ja purjeita",
        "      Työvoimaviranomainen        ↓█████████◆█████████◆█████████◆█████████◆████",
        "      · odotus  █ palvelu  ▒ käynnissä  ↓ siirto  ◆ tarkistus  ! myöhässä"]


def test_a_short_plan(chart):
    assert chart(3, "en")[:5] == [
        "                              11/2026       12/2026       12/2026       1/2027",
        "      weeks                   0             2             4             6",
        "                              ├─────────────┼─────────────┼─────────────┼──────",
        "   1. Visit",
        "      Office                  ·······!······██████████████"]


def test_a_long_plan_hides_no_short_service(chart):
    lines = chart(200, "sv")
    assert lines[:5] == [
        "                              11/2026     11/2027     11/2028      11/2029",
        "      veckor                  0           52          104          156",
        "                              ├───────────┼───────────┼────────────┼───────────",
        "   1. Besök",
        "      Arbetskraftsmyndigheten █!"]
    assert lines[5] == "   2. Lång seglingskurs där man lär sig att sköta tåg och segel på sjön"
    assert lines[6].startswith("      Arbetskraftsmyndigheten ↓██◆█") and len(lines[6]) == 79


def test_what_is_under_way_comes_first(chart):
    visit = {"service": "talk", "state": "ongoing", "started": "2026-11-20", "ends": "2026-12-20"}
    for parallel in (False, True):
        assert chart(20, history=[visit], parallel=parallel)[3:7] == [
            "   ▸  Käynti",
            "                              ▒▒▒▒▒▒",
            "   1. Pitkä purjehduskurssi, jolla opitaan käsittelemään köysiä ja purjeita",
            "      Työvoimaviranomainen          ↓████████████████████◆█████████████████████"]


def test_a_handover_is_drawn_on_its_day(chart):
    """Agreed on two weeks before the end of what is under way."""
    visit = {"service": "talk", "state": "ongoing", "started": "2026-11-20", "ends": "2027-02-01"}
    row = chart(20, "en", [visit], ahead='on "ongoing", ahead "28 days", ')[6]
    assert row.index("↓") < row.index("█") and row[row.index("↓") + 1] == " "
