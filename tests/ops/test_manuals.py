"""The manual pages: well formed, and true to the tables that they tell of."""

import re
import subprocess

import pytest

from conftest import POLKU, POLKUD, ROOT

PAGES = {"polku.1": None, "polkud.8": ROOT / "daemon" / "polkud.8", "polkud.conf.5": ROOT / "daemon" / "polkud.conf.5"}


def run(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, encoding="utf-8", **more)


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """As they lie when they are installed."""
    folder = tmp_path_factory.mktemp("man")
    for name, path in PAGES.items():
        page = folder / f"man{name[-1]}" / name
        page.parent.mkdir()
        page.write_text(path.read_text() if path else run(POLKU, "help", "--manual").stdout)
    return folder


@pytest.mark.parametrize("name", PAGES)
def test_mandoc_has_nothing_against_it(pages, name):
    """It looks for the pages that one refers to where nothing of ours is installed: they are ours."""
    done = run("mandoc", "-T", "lint", pages / f"man{name[-1]}" / name)
    for line in done.stdout.splitlines():
        missing = re.search(r"referenced manual not found: Xr (\S+) (\d)", line)
        assert missing and ".".join(missing.groups()) in PAGES, line


def text_of(pages, name):
    """As it is read: without bold and underlining."""
    shown = run("mandoc", "-T", "utf8", "-O", "width=200", pages / f"man{name[-1]}" / name).stdout
    return re.sub(".\b", "", shown)


def flags_of(text):
    return set(re.findall(r"(?<![\w-])--?[a-z][a-z-]*", text))


def test_every_command_and_option_of_polku_is_told(pages):
    text = text_of(pages, "polku.1")
    overview = run(POLKU, "help").stdout
    commands = re.findall(r"^  (\w+) ", overview, re.M)
    assert len(commands) > 8
    for command in commands:
        (part,) = re.findall(rf"^   polku {command}$(.*?)^(?:   polku \w+$|\w)", text, re.M | re.S)
        told = run(POLKU, command, "--help").stdout.split("options:")[1]
        for flag in flags_of(told.split("example:")[0]):
            assert flag in part, (command, flag)


def test_every_option_of_polkud_is_told(pages):
    told, text = flags_of(run(POLKUD, "--help").stdout), flags_of(text_of(pages, "polkud.8"))
    assert told == text, told ^ text


def words_of_configuration():
    """The master is the table in the source: a word's name, then what it takes."""
    source = "".join(p.read_text() for p in sorted((ROOT / "daemon").glob("config*.c")))
    return set(re.findall(r"^\s*\{\"(\w+)\", SAID_\w+, ", source, re.M))


def test_every_word_of_the_configuration_is_told():
    page = PAGES["polkud.conf.5"].read_text()
    told = set(re.findall(r"^\.It Ic (\w+)", page, re.M))
    words = words_of_configuration()
    assert len(words) >= 6
    assert told == words, told ^ words


def test_the_example_is_a_configuration(pages, tmp_path):
    text = text_of(pages, "polkud.conf.5")
    example = text.split("EXAMPLES")[1].split("SEE ALSO")[0]
    example = example.replace("/etc/polku/rules", str(ROOT / "rules"))
    (tmp_path / "polkud.conf").write_text(example)
    done = run(POLKUD, "-n", "-c", tmp_path / "polkud.conf")
    assert done.returncode == 0, done.stderr
