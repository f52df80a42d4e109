"""Help, wrong usage and what the world refuses: the conventions that all commands share."""

import json

import pytest
from conftest import RULES, recommend

COMMANDS = ["check", "test", "eval", "ask", "explain", "handbook", "diff", "compare", "graph", "who", "image", "replay", "journal", "new", "bench", "help"]
NEEDS_AN_ARGUMENT = ["check", "test", "eval", "ask", "explain", "handbook", "diff", "compare", "graph", "who", "image", "journal", "new", "bench"]


def test_the_overview_names_every_command(polku):
    done = polku("help")
    assert done.returncode == 0 and done.stderr == ""
    for command in COMMANDS:
        assert f"\n  {command} " in done.stdout


def test_without_a_command_the_overview_is_an_error(polku):
    done = polku()
    assert done.returncode == 2 and done.stdout == "" and "check" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_shows_an_example(polku, command):
    done = polku(command, "--help")
    assert done.returncode == 0 and done.stderr == ""
    assert done.stdout.startswith(f"usage: polku {command}")
    assert f"polku {command} " in done.stdout.split("example:")[1]
    assert polku("help", command).stdout == done.stdout


@pytest.mark.parametrize("command", NEEDS_AN_ARGUMENT)
def test_a_missing_argument_is_wrong_usage(polku, command):
    done = polku(command)
    assert done.returncode == 2 and done.stdout == ""
    assert "usage:" in done.stderr


@pytest.mark.parametrize("command", COMMANDS)
def test_an_unknown_option_is_wrong_usage(polku, command):
    done = polku(command, "--colour-of-the-sky", "blue")
    assert done.returncode == 2 and "--colour-of-the-sky" in done.stderr


def test_an_unknown_command_names_the_nearest(polku):
    done = polku("chekc", "rules/kainuu")
    assert done.returncode == 2 and "'check'" in done.stderr


def test_an_option_without_its_value_is_wrong_usage(polku):
    done = polku("eval", "r.json", "--rules")
    assert done.returncode == 2 and "--rules DIR" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["eval", "--rules", RULES, "missing.json"],
        ["ask", "missing.json"],
        ["explain", "--rules", RULES, "missing.json", "cafe"],
        ["check", "missing"],
        ["test", "missing"],
        ["image", "missing"],
        ["handbook", "missing"],
        ["diff", "missing", RULES / "mini"],
        ["compare", RULES / "mini", "missing"],
        ["graph", "missing"],
        ["who", "missing", "word"],
        ["journal", "list", "--data", "missing"],
        ["replay", "--data", "missing"],
    ],
)
def test_what_is_not_there_is_the_worlds_failure(polku, arguments):
    done = polku(*arguments)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "missing" in done.stderr and done.stdout == ""


def test_no_daemon_gives_a_remedy(polku):
    done = polku(
        "ask", "--connect", "tcp://127.0.0.1:1", "r.json", files={"r.json": recommend()}
    )
    assert done.returncode == 3 and done.stdout == ""
    assert "tcp://127.0.0.1:1" in done.stderr and "polkud" in done.stderr


def test_a_finding_is_explained(polku):
    done = polku("help", "unknown-level")
    assert done.returncode == 0 and done.stdout.startswith("error[unknown-level]")


def test_an_unknown_finding_names_the_nearest(polku):
    done = polku("help", "unknown-levle")
    assert done.returncode == 2 and "unknown-level" in done.stderr


def test_all_findings_are_listed_alike(polku):
    codes = json.loads(polku("help", "--codes", "--json").stdout)
    lines = polku("help", "--codes").stdout.splitlines()
    assert len(codes) > 60 and len(lines) == len(codes)
    for code, line in zip(codes, lines):
        assert line.split()[:2] == [code["level"], code["code"]]
        assert code["title"] and code["remedy"]


@pytest.mark.parametrize("action, code", [("lsit", 2), ("show", 2), ("list extra", 2)])
def test_wrong_use_of_the_journal(polku, action, code):
    assert polku("journal", *action.split()).returncode == code


def test_a_day_that_is_none(polku):
    done = polku("check", "--on", "2026-02-30", RULES / "mini")
    assert done.returncode == 2 and "2026-02-30" in done.stderr
