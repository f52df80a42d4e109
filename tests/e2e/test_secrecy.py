"""What is known of a client stays inside: no core, nobody looks in, nothing is left in memory or in the log."""

import json
import os
import pathlib
import re
import signal
import time

import pytest
import zmq
from conftest import recommendation, wait_until

MARK = "marked-5f1c0a97"


def status(daemon, name):
    """A line of /proc/PID/status or limits."""
    proc = pathlib.Path("/proc", str(daemon.process.pid))
    text = (proc / "status").read_text() + (proc / "limits").read_text()
    return re.search(rf"^{name}[: ]\s*(.*)$", text, re.MULTILINE)[1]


def test_no_core_and_nobody_looks_in(daemon):
    assert status(daemon, "Max core file size").split()[:2] == ["0", "0"]
    owner = pathlib.Path("/proc", str(daemon.process.pid), "mem").stat().st_uid
    assert owner == 0  # of a process that may be dumped it is the process's user


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may lock all of its memory")
@pytest.mark.skipif("san" in os.environ.get("POLKUD", ""), reason="AddressSanitizer locks nothing")
def test_memory_is_kept_from_swap(daemon):
    locked, resident = (int(status(daemon, n).split()[0]) for n in ("VmLck", "VmRSS"))
    assert locked >= resident / 2 and int(status(daemon, "VmSwap").split()[0]) == 0


def found(daemon, mark, pid=None):
    """In how many places of the process's memory the bytes stand."""
    count = 0
    pid = pid or daemon.process.pid
    with open(f"/proc/{pid}/maps", encoding="utf-8") as maps, open(f"/proc/{pid}/mem", "rb", 0) as memory:
        for line in maps:
            area = re.match(r"([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \d+ *(.*)", line)
            start, end = int(area[1], 16), int(area[2], 16)
            if area[3][0] != "r" or area[4] in ("[vvar]", "[vsyscall]") or end - start > 1 << 30:
                continue
            memory.seek(start)
            try:
                count += memory.read(end - start).count(mark)
            except OSError:
                continue
    return count


def marked(facts, method="recommend", **more):
    """A call whose bytes are marked right beside the client's facts."""
    return {"jsonrpc": "2.0", "id": MARK, "method": method,
            "params": {"region": "shore", "client": {"facts": facts}, **more}}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root reads another process's memory")
@pytest.mark.skipif("san" in os.environ.get("POLKUD", ""), reason="AddressSanitizer keeps what was freed")
def test_nothing_of_a_request_is_left_in_memory(daemon):
    """But for the last eight KiB that libzmq has sent over a connection: so longer answers follow."""
    socket = daemon.socket()
    for call in (marked({"age": 31}), marked({"age": 32}, plans=2), marked({"agee": 33}),
                 marked({"age": 34}, "explain", service="harbour_work"), [marked({"age": 35})] * 3):
        socket.send(json.dumps(call).encode())
        assert MARK.encode() in socket.recv()
    for _ in range(2):
        socket.send(json.dumps([{**marked({"age": 36}), "id": "other"}] * 8).encode())
        assert MARK.encode() not in socket.recv()
    socket.close(0)

    def gone():
        for _ in range(20):
            daemon.recommend()
        return found(daemon, MARK.encode()) == 0

    wait_until(gone)


def child(daemon, which):
    """The process that reads a file for the daemon."""
    for task in pathlib.Path(f"/proc/{daemon.process.pid}/task").iterdir():
        for other in (task / "children").read_text().split():
            if which in pathlib.Path(f"/proc/{other}/cmdline").read_bytes():
                return other
    return None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root reads another process's memory")
def test_what_reads_rule_files_has_nothing_of_the_daemon(daemon):
    """While a file without an end is read: the process that does has not even what is public."""
    digest = daemon.recommend()["rules"]["digest"].encode()
    with open(daemon.rules / "shore/services.lua", "a") as file:
        file.write("while true do end\n")
        file.flush()
        daemon.socket().send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "rules.check",
                                         "params": {"region": "shore"}}).encode())
        reader = wait_until(lambda: child(daemon, b"--compile"))
        assert found(daemon, digest) > 0
        assert found(daemon, digest, reader) == 0
        assert daemon.stop() == 0


def stopped(pid):
    """Stops a process; False when it was done before."""
    os.kill(pid, signal.SIGSTOP)
    while True:
        state = re.search(r"State:\t(.)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]
        if state in "TZ":
            return state == "T"


def stopped_reader(daemon):
    """What reads the configuration, stopped in the middle of it: it is done within a tenth of a second."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        daemon.process.send_signal(signal.SIGHUP)
        try:
            reader = None
            while not reader and time.monotonic() < end:
                reader = child(daemon, b"--read-configuration")
            if stopped(int(reader)):
                return reader
        except (ProcessLookupError, FileNotFoundError):
            continue  # it was done meanwhile
    raise AssertionError("it was never caught")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root reads another process's memory")
def test_nor_has_what_reads_the_configuration(idle):
    config = idle.folder / "polkud.conf"
    config.write_text("body_bytes (65536)\n")
    idle.start("-c", config)
    digest = idle.recommend()["rules"]["digest"].encode()
    config.write_text('local s = "x" for i = 1, 22 do s = s .. s end while true do local t = s .. "y" end')
    reader = stopped_reader(idle)
    assert found(idle, digest) > 0
    assert found(idle, digest, reader) == 0 < found(idle, b"--read-configuration", reader)
    os.kill(int(reader), signal.SIGKILL)
    assert idle.wait_log("Lua cannot read this: its reader was stopped")
    assert idle.recommend()["decision"]


def test_the_log_names_no_client(daemon):
    daemon.call("recommend", recommendation(ref="secret-ref-77"))
    daemon.call("recommend", {"region": "shore", "client": {"facts": {MARK: 1}}})
    daemon.call("client.forget", {"ref": "secret-ref-77"})
    daemon.send(b'{"jsonrpc": "2.0", "id": 1, "method": "' + MARK.encode() + b'"}')
    daemon.send(MARK.encode(), b"", MARK.encode())
    daemon.stop()
    log = daemon.log_file.read_text()
    assert MARK not in log and "secret-ref" not in log
