"""`polku compare`: what one region or municipality offers and another lacks."""

import json

import pytest
from conftest import ROOT, RULES

SAVOGROW, KAINUU = ROOT / "rules" / "savogrow", ROOT / "rules" / "kainuu"
BASE = '''
choice "municipality" {{ name {{ en "Municipality" }}, option "001" {{ en "Nearby" }}, option "002" {{ en "Faraway" }} }}
scale "finnish" {{ name {{ en "Finnish" }}, level "none" {{ en "none" }}, level "A1.1" {{ en "A1.1" }} }}
region "{0}" {{ name {{ en "{0}" }}, speaks "en", municipality "001", municipality "002" }}
actor "helpers" {{ name {{ en "Helpers of {0}" }}, role "association" }}
'''
SERVICE = '''
service "{0}" {{ name {{ en "{0}" }}, summary {{ en "A." }}, because {{ en "B." }}, kind "service", area "work",
  provider "helpers", entry (true), {1} }}
'''


def pack(name, *services):
    return {f"rules/{name}/region.lua": BASE.format(name) + "".join(SERVICE.format(*s) for s in services)}


def compared(polku, *arguments, files=None):
    done = polku("compare", "--json", "--on", "2026-11-27", *arguments, files=files)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def only(side):
    return {lack["service"]: lack for lack in side["only_here"]}


def test_the_group_of_rautalampi_is_missing_in_vesanto(polku):
    result = compared(polku, "--municipality", "Rautalampi,vesanto", SAVOGROW, SAVOGROW)
    here, there = result["sides"]
    assert here["municipality"] == "686" and there["municipality"] == "921"
    (lack,) = here["only_here"]
    assert lack["service"] == "rautalampi_peer_group" and lack["known_there"] and not lack["transferable"]
    assert "local_actors" in lack["could_provide"] and "rautalampi_group" not in lack["could_provide"]
    assert there["only_here"] == [] and result["both"] > 30


def test_regions_tell_what_they_could_learn_from_each_other(polku):
    kainuu, savogrow = compared(polku, KAINUU, SAVOGROW)["sides"]
    assert only(kainuu)["polku_guidance"]["transferable"]
    start = only(savogrow)["kotoutumisstartti_group"]
    assert not start["transferable"] and "concept needs_a_hand" in start["needs"]
    assert "integration_training" in only(kainuu)["kajaani_language_training"]["instead"]
    assert not {"basic_information", "initial_assessment"} & (only(kainuu).keys() | only(savogrow).keys())


@pytest.mark.parametrize("language,words", [("fi", "Voidaan ottaa käyttöön sellaisenaan."),
                                            ("sv", "Kan tas i bruk som den är."), ("en", "Can be taken over as it is.")])
def test_it_can_be_read(polku, language, words):
    done = polku("compare", "--language", language, KAINUU, SAVOGROW)
    assert done.returncode == 0 and words in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 80


def test_what_a_service_rests_on_is_looked_for(polku):
    files = {**pack("a", ("plain", 'when "finnish >= A1.1"'),
                    ("odd", 'when "moose has antlers and (licence or completed plain within last patience)"'),
                    ("gives", 'gives "licence becomes yes", start_within "patience of birthday"')),
             **pack("b")}
    files["rules/a/region.lua"] += '''
choices "moose" { name { en "Moose" }, option "antlers" { en "antlers" } }
yes_or_no "licence" { name { en "Licence" } }
date "birthday" { name { en "Birthday" } }
parameter "patience" { value { says "2 weeks", basis "made up" } }
'''
    files["rules/b/region.lua"] += 'choices "moose" { name { en "Moose" }, option "legs" { en "legs" } }\n'
    a, b = compared(polku, "rules/a", "rules/b", files=files)["sides"]
    assert only(a)["plain"]["needs"] == [] and only(a)["plain"]["transferable"]
    assert only(a)["odd"]["needs"] == ["fact licence", "option antlers of moose", "parameter patience", "service plain"]
    assert only(a)["gives"]["needs"] == ["fact birthday", "fact licence", "parameter patience"]
    assert only(a)["odd"]["could_provide"] == ["helpers"] and b["only_here"] == []


def test_only_what_is_on_offer_on_the_day_counts(polku):
    files = {**pack("a", ("old", 'valid "to 2026-11-26"'), ("here", 'in_municipality "001"')), **pack("b")}
    assert only(compared(polku, "rules/a", "rules/b", files=files)["sides"][0]).keys() == {"here"}
    faraway = compared(polku, "--municipality", "Faraway,Nearby", "rules/a", "rules/b")["sides"]
    assert only(faraway[0]) == {}
    then = polku("compare", "--json", "--on", "2026-11-26", "rules/a", "rules/b")
    assert only(json.loads(then.stdout)["sides"][0]).keys() == {"old", "here"}


@pytest.mark.parametrize("municipality,said", [("Rautalampi", "one for each pack"), ("Rautalampi,Helsinki", "'Helsinki'"),
                                               (",", "''")])
def test_wrong_municipalities(polku, municipality, said):
    done = polku("compare", "--municipality", municipality, SAVOGROW, SAVOGROW)
    assert done.returncode == 2 and said in done.stderr and done.stdout == ""


def test_a_pack_without_a_region_has_no_municipality(polku):
    done = polku("compare", "--municipality", "001,001", RULES / "mini", RULES / "mini")
    assert done.returncode == 0 and "0" in done.stdout
