"""What the manual shows is what the programs do.

docs/authors.md is a tour that is walked here: a block under `<!-- FILE -->` is written to that file
(added to it when the tour has written it before), and each line of a shell block that begins with `$` is
run. Lines below a command must stand in its output, in their order.
"""

import re
import shutil
import subprocess

import pytest
from conftest import POLKU, POLKUD, ROOT, RULES

DOCS = ROOT / "docs"
PAGES = sorted(DOCS.rglob("*.md"))


def blocks(text):
    """(file or None, language, flags, content) of each fenced block."""
    pattern = re.compile(r"(?:<!-- (\S+) -->\n)?^```(\w*)([^\n]*)\n(.*?)^```$", re.M | re.S)
    for match in pattern.finditer(text):
        yield match.group(1), match.group(2), match.group(3).strip(), match.group(4)


def commands(content):
    """(command, lines that must be shown) of a shell block."""
    for part in re.split(r"^\$ ", content, flags=re.M)[1:]:
        command, *shown = part.rstrip("\n").split("\n")
        yield command, [line for line in shown if line]


def test_the_authors_tour(polku):
    shutil.copytree(ROOT / "rules" / "national", polku.folder / "rules" / "national")
    written, ran = set(), 0
    for name, language, flags, content in blocks((DOCS / "authors.md").read_text()):
        if name:
            path = polku.folder / name
            path.write_text(path.read_text() + "\n" + content if name in written else content)
            written.add(name)
        if language != "sh":
            continue
        wanted = int(flags.split()[1]) if flags.startswith("exit") else 0
        for command, shown in commands(content):
            ran += 1
            arguments = command.split()
            assert arguments[0] == "polku"
            done = polku(*arguments[1:])
            assert done.returncode == wanted, (command, done.stdout, done.stderr)
            at = 0
            for line in shown:
                found = done.stdout.find(line, at)
                assert found >= 0, (command, line, done.stdout)
                at = found + len(line)
    assert ran >= 8 and len(written) >= 4


def test_the_tours_rules_have_no_warning(polku):
    """But for the step that is about mistakes."""
    shutil.copytree(ROOT / "rules" / "national", polku.folder / "rules" / "national")
    text = (DOCS / "authors.md").read_text().split("## 10.")[0]
    (polku.folder / "rules" / "lappi").mkdir()
    for name, _, _, content in blocks(text):
        if name:
            path = polku.folder / name
            path.write_text((path.read_text() if path.exists() else "") + content)
    done = polku("check", "rules/lappi")
    assert done.returncode == 0 and "warning[" not in done.stdout, done.stdout


def test_every_command_of_the_manual_exists():
    """Each `polku COMMAND … --flag` that a page shows is known to the program."""
    for page in PAGES:
        for _, language, _, content in blocks(page.read_text()):
            for line in content.splitlines() if language == "sh" else []:
                for part in line.split("#")[0].split("&&"):
                    words = part.replace("$ ", "").replace("build/", "").split()
                    if not words or words[0] != "polku":
                        continue
                    help_text = subprocess.run(
                        [POLKU, words[1], "--help"], capture_output=True, encoding="utf-8")
                    assert help_text.returncode == 0, line
                    for word in words[2:]:
                        if word.startswith("--"):
                            assert word in help_text.stdout, (page, line)


def test_the_operators_configuration_is_read(tmp_path):
    (block,) = [c for _, language, _, c in blocks((DOCS / "operations.md").read_text())
                if language == "lua"]
    block = block.replace("/srv/polku/rules", str(RULES)).replace("/var/lib/polku", str(tmp_path))
    (tmp_path / "polkud.conf").write_text(block)
    done = subprocess.run([POLKUD, "-n", "-c", tmp_path / "polkud.conf"],
                          capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(DOCS)))
def test_links_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text()):
        if "://" not in target:
            assert (page.parent / target).exists(), (page, target)


def test_the_pages_of_findings_are_up_to_date(polku):
    done = polku("help", "--pages", "findings")
    assert done.returncode == 0
    made = {p.name: p.read_text() for p in (polku.folder / "findings").iterdir()}
    kept = {p.name: p.read_text() for p in (DOCS / "findings").iterdir()}
    assert kept.keys() - made.keys() == set(), "remove these pages of docs/findings"
    assert made.keys() - kept.keys() == set(), "run: build/polku help --pages docs/findings"
    for name in made:
        assert made[name] == kept[name], f"{name}: run build/polku help --pages docs/findings"
    assert polku("help", "--pages", "findings").stdout == ""
