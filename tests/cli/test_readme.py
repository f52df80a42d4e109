"""The README's tour, followed literally in a copy of the rules with the programs that are tested."""
import os
import pathlib
import re
import shutil
import subprocess

import pytest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build"))
README = (ROOT / "README.md").read_text()
STEP = re.compile(r"<!-- (tour|append|write) ?(\S*) -->\n```\w+\n(.*?)```", re.S)
LINK = re.compile(r"\]\(([^)#]+)\)")


@pytest.fixture
def place(tmp_path):
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    (tmp_path / "build").symlink_to(BUILD)
    return tmp_path


def shell(place, commands):
    """What `make` builds is there already; a busy machine may take longer than a reader's two seconds; and
    when a command fails the daemon of the tour is not left behind."""
    commands = commands.replace("make\n", "").replace("sleep 2\n", "while ! [ -S tour.sock ]; do sleep 0.1; done\n")
    commands = "trap '[ -z \"$!\" ] || kill $! 2>/dev/null || true' EXIT\n" + commands
    done = subprocess.run(["sh", "-e", "-c", commands], cwd=place, capture_output=True, text=True,
                          timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def follow(place):
    """Does every step; returns what the commands of each step showed."""
    shown = []
    for kind, path, text in STEP.findall(README):
        if kind == "tour":
            shown.append(shell(place, text))
        else:
            with open(place / path, "a" if kind == "append" else "w") as file:
                file.write(text)
    return shown


def test_the_tour_leads_where_it_says(place):
    new, asked, served = follow(place)
    assert "rules/lappi/services.lua" in new
    first = asked.split("Recommended")[1]
    assert "1. Ski club" in first and "(lappi/services.lua:27)" in first
    assert "Ski club" in served and "1 decisions checked, 0 broken" in served


def test_the_mistake_is_shown_as_printed(place):
    follow(place)
    services = place / "rules/lappi/services.lua"
    services.write_text(services.read_text().replace("has participation", "has partcipation"))
    done = subprocess.run(["build/polku", "check", "rules/lappi"], cwd=place, capture_output=True,
                          text=True)
    finding = "\n".join(done.stdout.splitlines()[:3])
    assert done.returncode == 1
    assert finding in README, done.stdout


def test_the_links_lead_somewhere():
    links = [link for link in LINK.findall(README) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
