"""The daemon may make only the system calls that it needs. That it needs no others the other tests show:
all of them run within the fence."""

import errno
import os
import pathlib
import re
import signal
import subprocess
import sys

import pytest
from conftest import HERE, POLKUD, wait_until

REFUSED = "a system call was refused, and the daemon ends"
LENIENT = POLKUD.parent.name in ("san", "tsan", "coverage")  # they need more calls: see lua/sanitized.h


@pytest.fixture
def stray(idle, tmp_path):
    """A daemon that makes a call on demand; without one it is as any other."""
    library, idle.stray = tmp_path / "forbidden.so", tmp_path / "forbidden"
    subprocess.run(["gcc", "-shared", "-fPIC", "-O1", "-D_GNU_SOURCE", "-o", library, HERE / "forbidden.c", "-ldl"],
                   check=True)
    idle.env = {**os.environ, "LD_PRELOAD": str(library), "FORBIDDEN": str(idle.stray),
                "ASAN_OPTIONS": "verify_asan_link_order=0"}
    return idle.start(env=idle.env)


def threads(daemon):
    return [(task / "status").read_text() for task in pathlib.Path(f"/proc/{daemon.process.pid}/task").iterdir()]


def test_every_thread_is_within_it(daemon):
    assert len(threads(daemon)) > 4
    for status in threads(daemon):
        assert re.search(r"^Seccomp:\t2$", status, re.M) and re.search(r"^NoNewPrivs:\t1$", status, re.M)
        # the calls of the start were taken away, too
        assert int(re.search(r"^Seccomp_filters:\t(\d+)$", status, re.M)[1]) == 3


CALLS = ["mount", "unshare", "socket", "connect", "execve", "mprotect", "mmap", "kill"]


@pytest.mark.parametrize("call", CALLS + ([] if LENIENT else ["ptrace"]))
def test_a_call_that_it_does_not_need_is_refused_and_told(stray, call):
    decision = stray.recommend(request_id="kept-0123456789ab")["decision"]
    stray.stray.write_text(call)
    stray.process.send_signal(signal.SIGHUP)
    refused = stray.wait_log(REFUSED)
    assert refused["call"] == call and refused["number"].isdigit()
    assert stray.join() == -signal.SIGSYS
    assert stray.stray.read_text() == call  # the system answered nothing: it never happened
    stray.stray.unlink()
    stray.start(env=stray.env)
    assert stray.recommend(request_id="kept-0123456789ab")["decision"] == decision
    assert stray.stop() == 0


def test_a_call_that_the_kernel_has_got_since_is_answered_as_before(stray):
    stray.stray.write_text("newer")
    stray.process.send_signal(signal.SIGHUP)
    wait_until(lambda: stray.stray.read_text() == f"newer {-errno.ENOSYS}")
    assert stray.recommend()["decision"]


def test_the_threads_that_read_the_network_are_held_too(stray):
    """They block all signals, so nobody can tell in the log; but the call does not happen."""
    stray.stray.write_text("accept mount")
    socket = stray.socket()
    socket.send(b"{}")
    assert stray.join() == -signal.SIGSYS
    assert stray.stray.read_text() == "accept mount"


# What systems do that know no such filters for all threads at once.
WITHOUT = """
import ctypes, os, sys
seccomp = ctypes.CDLL("libseccomp.so.2")
seccomp.seccomp_init.restype = ctypes.c_void_p
calls = ctypes.c_void_p(seccomp.seccomp_init(0x7FFF0000))
number = seccomp.seccomp_syscall_resolve_name(b"seccomp")
assert seccomp.seccomp_rule_add(calls, 0x00050000 | 38, number, 0) == 0
assert seccomp.seccomp_load(calls) == 0
os.execv(sys.argv[1], sys.argv[1:])
"""


def test_a_system_without_such_filters_is_told(idle):
    done = subprocess.run([sys.executable, "-c", WITHOUT, POLKUD, "--rules", idle.rules, "--data", idle.data],
                          capture_output=True, encoding="utf-8", timeout=60)
    assert done.returncode == 3
    assert "the system has no filter of system calls (seccomp) for Polku" in done.stderr
