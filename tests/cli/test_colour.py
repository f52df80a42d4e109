"""Colour stands on a terminal only, and never with NO_COLOR."""

import json
import os
import pty
import subprocess

import pytest
from conftest import POLKU, RULES, recommend


def on_a_terminal(arguments, env):
    """What the program writes to a terminal of 90 columns."""
    master, slave = pty.openpty()
    import fcntl
    import struct
    import termios

    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 90, 0, 0))
    environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **env}
    child = subprocess.Popen([POLKU, *arguments], stdout=slave, stderr=slave, env=environment)
    os.close(slave)
    text = b""
    while True:
        try:
            part = os.read(master, 65536)
        except OSError:
            break
        if not part:
            break
        text += part
    os.close(master)
    child.wait()
    return text.decode()


@pytest.fixture
def commands(tmp_path):
    path = tmp_path / "r.json"
    path.write_text(json.dumps(recommend()))
    return [
        ["eval", "--pretty", "--rules", str(RULES), str(path)],
        ["explain", "--rules", str(RULES), str(path), "course"],
        ["test", str(RULES / "mini")],
    ]


def test_a_terminal_has_colour_and_its_own_width(commands):
    for arguments in commands:
        assert "\033[" in on_a_terminal(arguments, {})
    wide = on_a_terminal(commands[0], {"NO_COLOR": "1"}).replace("\r", "").splitlines()
    assert 80 < max(map(len, wide)) <= 90


def test_no_color(commands):
    for arguments in commands:
        assert "\033" not in on_a_terminal(arguments, {"NO_COLOR": "1"})


def test_an_empty_no_color_says_nothing(commands):
    assert "\033[" in on_a_terminal(commands[0], {"NO_COLOR": ""})
