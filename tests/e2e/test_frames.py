"""What comes in as frames and bodies, and what goes back."""

import json
import signal
import time

import pytest
import zmq

CALL = b'{"jsonrpc":"2.0","id":7,"method":"catalog.regions"}'


def reply_of(frames):
    return json.loads(frames[-1])


def test_a_dealer_may_leave_the_delimiter_out(daemon):
    frames = daemon.send(CALL)
    assert len(frames) == 1
    assert {r["id"] for r in reply_of(frames)["result"]} == {"shore", "forest"}


def test_a_delimiter_is_kept(daemon):
    frames = daemon.send(b"", CALL)
    assert frames[0] == b"" and len(frames) == 2
    assert reply_of(frames)["id"] == 7


def test_a_req_socket_is_answered_again_and_again(daemon):
    socket = daemon.socket(zmq.REQ)
    for _ in range(5):
        socket.send(CALL)
        assert json.loads(socket.recv())["id"] == 7


@pytest.mark.parametrize("frames", [(b"x", CALL), (b"", b"x", CALL), (CALL, b"", CALL), (b"x", b"")])
def test_other_frames_are_refused(daemon, frames):
    reply = reply_of(daemon.send(*frames))
    assert reply["error"]["code"] == -32600 and reply["id"] is None
    assert reply["error"]["data"]["name"] == "invalid_request"
    assert daemon.send(CALL)


@pytest.mark.parametrize("frames", [(b"",), (b"", b"")])
def test_an_empty_body_is_a_parse_error(daemon, frames):
    got = daemon.send(*frames)
    assert reply_of(got)["error"]["code"] == -32700 and reply_of(got)["id"] is None
    assert len(got) == len(frames)


@pytest.mark.parametrize("body", [
    b"{", b"nul", b'{"a":1}{', b'{"jsonrpc":"2.0","id":1,"method":"x","method":"y"}',
    b'"\\u0000"', b'"\xff"', b"\x00", b"[1,]", b"'x'", b"\xef\xbb\xbf{}",
])
def test_bad_json_is_a_parse_error(daemon, body):
    assert reply_of(daemon.send(body))["error"]["code"] == -32700


@pytest.mark.parametrize("body", [
    b"1", b"{}", b"[]", b'{"jsonrpc":"1.0","id":1,"method":"catalog.regions"}',
    b'{"jsonrpc":"2.0","id":{},"method":"catalog.regions"}', b"[" * 40 + b"]" * 40,
    b"[" + b",".join([CALL] * 101) + b"]",
])
def test_what_is_no_call_is_an_invalid_request(daemon, body):
    reply = reply_of(daemon.send(body))
    error = reply[0]["error"] if isinstance(reply, list) else reply["error"]
    assert error["code"] == -32600


def test_a_batch_is_answered_as_an_array(daemon):
    body = [{"jsonrpc": "2.0", "id": "a", "method": "catalog.regions"},
            {"jsonrpc": "2.0", "method": "catalog.regions"},
            {"jsonrpc": "2.0", "id": "b", "method": "no.such"},
            17]
    reply = reply_of(daemon.send(json.dumps(body).encode()))
    assert [r["id"] for r in reply] == ["a", "b", None]
    assert "result" in reply[0]
    assert reply[1]["error"]["code"] == -32601 and reply[2]["error"]["code"] == -32600


def test_a_notification_gets_no_answer_and_is_stored(daemon):
    socket = daemon.socket()
    note = {"jsonrpc": "2.0", "method": "recommend",
            "params": {"region": "shore", "client": {"facts": {"age": 30}}}}
    socket.send(json.dumps(note).encode())
    socket.send(json.dumps([note, note]).encode())
    socket.send(CALL)
    assert json.loads(socket.recv())["id"] == 7
    assert len(daemon.result("decision.list")["decisions"]) == 3


def test_a_body_of_the_full_size_is_read(daemon):
    call = CALL[:-1] + b" " * (262144 - len(CALL)) + b"}"
    assert "result" in reply_of(daemon.send(call))


def test_a_larger_body_is_refused(daemon):
    call = CALL[:-1] + b" " * (262145 - len(CALL)) + b"}"
    reply = reply_of(daemon.send(call))
    assert reply["error"]["code"] == -32600 and reply["id"] is None


def test_beyond_a_mebibyte_the_connection_is_closed(daemon):
    socket = daemon.socket()
    monitor = socket.get_monitor_socket(zmq.EVENT_DISCONNECTED)
    monitor.RCVTIMEO = 10000
    socket.send(b" " * 1048577)
    assert monitor.recv_multipart()
    socket.disable_monitor()
    assert daemon.send(CALL)


def test_many_calls_of_one_caller_are_answered_in_order(daemon):
    socket = daemon.socket()
    for i in range(200):
        socket.send(b'{"jsonrpc":"2.0","id":%d,"method":"rules.status"}' % i)
    assert [json.loads(socket.recv())["id"] for _ in range(200)] == list(range(200))


def test_what_piled_up_is_answered_without_another_word(daemon):
    """More than one turn's letters are there at once, and nothing comes after them."""
    callers = [daemon.socket() for _ in range(5)]
    for socket in callers:
        socket.send(CALL)
        socket.recv()
    daemon.process.send_signal(signal.SIGSTOP)
    for socket in callers:
        for i in range(100):
            socket.send(b'{"jsonrpc":"2.0","id":%d,"method":"rules.status"}' % i)
    daemon.process.send_signal(signal.SIGCONT)
    for socket in callers:
        assert [json.loads(socket.recv())["id"] for _ in range(100)] == list(range(100))


def test_a_caller_who_reads_late_loses_nothing(idle, tmp_path):
    """Far more than its pipes hold, and long after it was answered. (The system keeps much of what goes over
    TCP, so not that.)"""
    idle.start("--listen", f"ipc://{tmp_path}/socket")
    idle.endpoint = f"ipc://{tmp_path}/socket"
    late = idle.socket()
    late.SNDHWM = 0
    for i in range(3000):
        late.send(b'{"jsonrpc":"2.0","id":%d,"method":"catalog.facts","params":{"region":"shore"}}' % i)
    time.sleep(2)
    assert [json.loads(late.recv())["id"] for _ in range(3000)] == list(range(3000))


def test_a_caller_who_never_reads_harms_nobody(daemon):
    deaf = daemon.socket()
    deaf.SNDHWM = 0
    for _ in range(2000):
        deaf.send(b'{"jsonrpc":"2.0","id":1,"method":"rpc.discover"}')
    for _ in range(20):
        assert daemon.send(CALL)
