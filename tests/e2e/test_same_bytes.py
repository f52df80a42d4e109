"""The same request gets the same bytes: again, after a start, after a reload, in another time zone and
language, from many callers at once, and from another build. Only a decision's own id differs."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import threading

import pytest

import conftest
from conftest import Daemon

ROOT = pathlib.Path(__file__).resolve().parents[2]
SITUATIONS = sorted((ROOT / "examples" / "situations").glob("*.json"))
OWN_ID = re.compile(rb'"decision":"[0-9a-f-]{36}"')
CALLERS = 8


def body(situation):
    """The situation as a call that asks for all there is; nothing of the client is kept."""
    call = json.loads(situation.read_text())
    call["params"].update(explain=True, plans=1, limit=100)
    call["params"]["client"].pop("ref", None)
    return json.dumps(call, ensure_ascii=False).encode()


def others():
    """What does not depend on a client, and what is refused."""
    for method, params in (("catalog.services", {"region": "kainuu", "language": "sv"}), ("catalog.regions", {}),
                           ("rpc.discover", {}), ("recommend", {"region": "nowhere", "client": {}}),
                           ("recommend", {"region": "kainuu", "client": {"facts": {"age": "old", "finnish": "Z9"}}})):
        yield json.dumps({"jsonrpc": "2.0", "id": method, "method": method, "params": params}).encode()


BODIES = [*map(body, SITUATIONS), *others()]


def answers(daemon):
    """Of all bodies, one after the other, by one caller."""
    peer, got = daemon.socket(), []
    for sent in BODIES:
        peer.send(sent)
        got.append(OWN_ID.sub(b"", peer.recv()))
    return got


@pytest.fixture
def real(tmp_path):
    """A daemon with the packs of this project, not started."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    d = Daemon(tmp_path)
    yield d
    d.close()


@pytest.fixture
def first(real):
    """What it answers when it was just started."""
    return answers(real.start())


def test_again_after_a_reload_and_after_a_start(real, first):
    assert len(first) > 40 and sum(b'"result"' in answer for answer in first) >= 40
    assert answers(real) == first
    for file in real.rules.glob("**/*.lua"):  # written anew: other inodes and times, the same text
        file.with_suffix(".new").write_bytes(file.read_bytes())
        file.with_suffix(".new").rename(file)
    assert "error" not in real.call("rules.reload", {"region": "kainuu"})
    assert answers(real) == first
    real.stop()
    assert answers(real.start()) == first


def languages(folder):
    """LC_ALL and the folder of locales whose letters, numbers and dates are not those of English."""
    for name in ("fi_FI", "tr_TR"):
        subprocess.run(["localedef", "-c", "-i", name, "-f", "UTF-8", folder / f"{name}.UTF-8"], check=False, capture_output=True)
        assert (folder / f"{name}.UTF-8" / "LC_CTYPE").exists()
        yield f"{name}.UTF-8"


def test_in_other_languages_and_time_zones(real, first, tmp_path):
    """The day is part of these requests: nothing else may come from where the daemon runs."""
    (tmp_path / "locales").mkdir()
    for language, zone in zip([*languages(tmp_path / "locales"), "C"], ("EARLY-14", "LATE+12", "UTC0")):
        real.stop()
        real.start(env={"PATH": os.environ["PATH"], "LC_ALL": language, "LANG": language, "TZ": zone,
                        "LOCPATH": str(tmp_path / "locales")})
        assert answers(real) == first, (language, zone)


def test_to_many_callers_at_once(real, first):
    got = [None] * CALLERS

    def ask(i):
        got[i] = answers(real)

    callers = [threading.Thread(target=ask, args=(i,)) for i in range(CALLERS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    assert all(one == first for one in got)


@pytest.mark.parametrize("program", os.environ.get("OTHER_BUILDS", "").split())
def test_from_another_build(real, first, program, monkeypatch):
    """Other compilers, and the sanitizers: also the rules' digests are the same."""
    real.stop()
    monkeypatch.setattr(conftest, "POLKUD", pathlib.Path(program).resolve())
    assert answers(real.start()) == first
