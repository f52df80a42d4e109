"""`polku graph`: DOT that Graphviz reads, and the picture."""

import os
import re
import subprocess
import xml.etree.ElementTree

import pytest
from conftest import POLKU, ROOT, RULES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("region", ["national", "kainuu", "kanta-hame", "pohjanmaa", "savogrow"])
def test_each_service_and_each_crossing_is_drawn(polku, region):
    dot = polku("graph", "--language", "en", "--on", "2026-11-27", ROOT / "rules" / region).stdout
    nodes = re.findall(r'^  "(\w+)" \[label=', dot, re.M)
    edges = re.findall(r'^  "(\w+)" -> "(\w+)"', dot, re.M)
    assert len(nodes) > 30 and len(edges) > 20 and len(nodes) == len(set(nodes))
    assert {end for edge in edges for end in edge} <= {*nodes, "start"}
    assert ("initial_assessment", "integration_plan") in edges
    drawn = polku("graph", "--svg", "--language", "en", "--on", "2026-11-27", ROOT / "rules" / region)
    assert drawn.returncode == 0 and drawn.stderr == ""
    groups = [g.get("class") for g in xml.etree.ElementTree.fromstring(drawn.stdout).iter(SVG + "g")]
    assert groups.count("node") == len(nodes) + 1 and groups.count("edge") == len(edges)


def test_owners_names_and_days(polku):
    then = polku("graph", "--language", "sv", "--on", "2017-09-04", ROOT / "rules" / "kanta-hame").stdout
    now = polku("graph", "--language", "sv", "--on", "2026-11-27", ROOT / "rules" / "kanta-hame").stdout
    assert "Arbetskraftsmyndigheten" in then and '"monet_polut" [label=' in now
    assert "-> \"monet_polut\"" in then and "-> \"monet_polut\"" not in now


def test_names_are_quoted(polku):
    files = {"rules/q/region.lua": '''
choice "municipality" { name { en "M" }, option "001" { en "One" } }
region "q" { name { en "Q" }, speaks "en", municipality "001" }
actor "one" { name { en "One" }, role "association" }
service "odd" { name { en "The \\"Q\\" \\\\ <tour>" }, kind "service", area "work", provider "one", entry (true) }
'''}
    done = polku("graph", "--svg", "rules/q", files=files)
    assert done.returncode == 0 and "The &quot;Q&quot; \\ &lt;tour&gt;" in done.stdout


def test_without_graphviz_there_is_a_remedy(tmp_path):
    done = subprocess.run([POLKU, "graph", "--svg", RULES / "mini"], capture_output=True, encoding="utf-8",
                          env={**os.environ, "PATH": str(tmp_path)})
    assert done.returncode == 3 and "graphviz" in done.stderr and done.stdout == ""
