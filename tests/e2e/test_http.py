"""HTTP: what is asked, and what is refused and how."""

import http.client
import json
import os
import signal
import socket
import subprocess

import pytest

from conftest import PATIENCE, recommendation
from http_talk import CALL, JSON, NOTE, Talk, once, port_of, post, refused, request


@pytest.fixture
def daemon(idle):
    return idle.start("--http", "127.0.0.1:*")


# ---- pages


def test_health_says_that_it_lives(served):
    assert once(served, request()).json == {"alive": True}


def test_ready_says_what_is_well(served):
    reply = once(served, request(path="/ready"))
    assert reply.status == 200 and reply.json["ready"] and reply.json["why"] == []
    assert set(reply.json["checks"]) == {"store", "rules", "descriptors", "running"}
    assert all(reply.json["checks"].values())


def test_ready_is_not_while_no_pack_is_in_force(daemon):
    for folder in ("shore", "forest"):
        (daemon.rules / folder).rename(daemon.folder / folder)
    daemon.process.send_signal(signal.SIGHUP)
    daemon.wait_log("rules loaded")
    reply = once(daemon, request(path="/ready"))
    assert reply.status == 503 and not reply.json["checks"]["rules"]
    assert len(reply.json["why"]) == 1 and "rules.status" in reply.json["why"][0]
    assert once(daemon, request()).status == 200


def test_ready_is_not_when_descriptors_run_short(idle):
    idle.start("--http", "127.0.0.1:*")
    port = port_of(idle)
    used = len(os.listdir(f"/proc/{idle.process.pid}/fd"))
    subprocess.run(["prlimit", f"--pid={idle.process.pid}", f"--nofile={used + 2}:"], check=True)
    with Talk(port) as talk:
        assert talk.send(request(path="/ready")).reply().json["checks"]["descriptors"] is False
        subprocess.run(["prlimit", f"--pid={idle.process.pid}", f"--nofile={used * 10}:"], check=True)
        assert talk.send(request(path="/ready")).reply().status == 200


def test_every_reply_keeps_browsers_out_and_names_no_program(served):
    for data in (request(), request(path="/nothing"), post(CALL), post(NOTE)):
        fields = once(served, data).fields
        assert fields["x-content-type-options"] == "nosniff"
        assert fields["cache-control"] == "no-store"
        assert fields["content-security-policy"].startswith("default-src 'none'")
        assert not {"server", "x-powered-by", "access-control-allow-origin"} & set(fields)


def test_head_is_a_get_without_its_body(served):
    with Talk(port_of(served)) as talk:
        whole = talk.send(request()).reply()
        bare = talk.send(request("HEAD")).reply(bare=True)
        assert bare.fields["content-length"] == whole.fields["content-length"]
        assert talk.send(request()).reply().json == whole.json


def test_a_query_is_no_part_of_the_path(served):
    assert once(served, request(path="/health?since=1")).status == 200


# ---- calls


def test_a_call_is_answered_like_over_zeromq(served):
    reply = once(served, post({**CALL, "method": "catalog.regions"}))
    assert reply.status == 200
    assert reply.json["result"] == served.result("catalog.regions")


def test_a_decision_is_stored_before_it_is_answered(daemon):
    result = once(daemon, post({**CALL, "method": "recommend", "params": recommendation()})).json
    [stored] = daemon.result("decision.list")["decisions"]
    assert stored["decision"] == result["result"]["decision"]


def test_a_repeated_call_over_another_way_is_the_same(daemon):
    params = {**recommendation(), "request_id": "0123456789abcdef"}
    first = once(daemon, post({**CALL, "method": "recommend", "params": params})).json
    assert daemon.result("recommend", params) == first["result"]
    assert len(daemon.result("decision.list")["decisions"]) == 1


def test_errors_come_inside_of_200(served):
    for body, code in ((b"{", -32700), (b"", -32700), (b"[]", -32600),
                       (json.dumps({**CALL, "method": "nothing"}).encode(), -32601),
                       (json.dumps({**CALL, "method": "recommend"}).encode(), -32602)):
        reply = once(served, post(body))
        assert reply.status == 200 and reply.json["error"]["code"] == code


def test_a_batch(daemon):
    reply = once(daemon, post([CALL, NOTE, {**CALL, "id": 8}, 1]))
    assert [part["id"] for part in reply.json] == [7, 8, None]


@pytest.mark.parametrize("body", [NOTE, [NOTE, NOTE]])
def test_notifications_have_no_content_and_are_stored(daemon, body):
    with Talk(port_of(daemon)) as talk:
        reply = talk.send(post(body)).reply()
        assert reply.status == 204 and reply.body == b"" and "content-length" not in reply.fields
        assert talk.send(request()).reply().status == 200
    assert len(daemon.result("decision.list")["decisions"]) == (2 if isinstance(body, list) else 1)


@pytest.mark.parametrize("kind", ["application/json", "Application/JSON; charset=utf-8"])
def test_content_types_that_are_read(served, kind):
    body = json.dumps(CALL).encode()
    head = request("POST", "/rpc", f"Content-Type: {kind}", f"Content-Length: {len(body)}")
    assert once(served, head + body).status == 200


def test_chunks(served):
    body = json.dumps(CALL).encode()
    chunks = b"".join(b"%x\r\n%c\r\n" % (1, byte) for byte in body[:20])
    chunks += b"%X\r\n%s\r\n0\r\n\r\n" % (len(body) - 20, body[20:])
    head = request("POST", "/rpc", "Content-Type: application/json", "Transfer-Encoding: chunked")
    with Talk(port_of(served)) as talk:
        assert talk.send(head + chunks).reply().json["id"] == 7
        for byte in head + chunks:
            talk.send(bytes([byte]))
        assert talk.reply().json["id"] == 7


def test_a_caller_may_ask_before_it_sends(served):
    data = post(CALL, "Expect: 100-continue")
    head, body = data[:data.index(b"\r\n\r\n") + 4], data[data.index(b"\r\n\r\n") + 4:]
    with Talk(port_of(served)) as talk:
        assert talk.send(head).reply().status == 100
        assert talk.send(body).reply().json["id"] == 7
    refused(once(served, post(CALL, "Expect: a miracle")), 417)


def test_python_s_own_client(served):
    client = http.client.HTTPConnection("127.0.0.1", port_of(served), timeout=PATIENCE)
    for i in range(3):
        client.request("POST", "/rpc", json.dumps({**CALL, "id": i}),
                       {"Content-Type": "application/json"})
        assert json.load(client.getresponse())["id"] == i
    client.request("POST", "/rpc", iter([json.dumps(CALL).encode()]),
                   {"Content-Type": "application/json"}, encode_chunked=True)
    assert json.load(client.getresponse())["id"] == 7
    client.close()


# ---- one connection, many requests


def test_a_connection_stays(served):
    with Talk(port_of(served)) as talk:
        for i in range(20):
            reply = talk.send(post({**CALL, "id": i})).reply()
            assert reply.json["id"] == i and reply.fields["connection"] == "keep-alive"


def test_requests_may_be_sent_ahead(served):
    with Talk(port_of(served)) as talk:
        talk.send(b"".join(post({**CALL, "id": i}) + request() for i in range(100)))
        for i in range(100):
            assert talk.reply().json["id"] == i
            assert talk.reply().json == {"alive": True}


@pytest.mark.parametrize("data,stays", [
    (b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", False),
    (b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: te, Close\r\n\r\n", False),
    (b"GET /health HTTP/1.0\r\n\r\n", False),
    (b"GET /health HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", True),
    (b"\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", True),
])
def test_who_wants_the_connection_to_end(served, data, stays):
    with Talk(port_of(served)) as talk:
        reply = talk.send(data).reply()
        assert reply.status == 200
        assert reply.fields["connection"] == ("keep-alive" if stays else "close")
        if stays:
            assert talk.send(data).reply().status == 200
        else:
            assert talk.closed()


def test_a_caller_who_has_said_all_is_still_answered(served):
    with Talk(port_of(served)) as talk:
        talk.send(post(CALL))
        talk.socket.shutdown(socket.SHUT_WR)
        assert talk.reply().json["id"] == 7
        assert talk.closed()


def test_callers_who_leave_harm_nobody(daemon):
    for i in range(50):
        with Talk(port_of(daemon)) as talk:
            talk.send(post({**CALL, "method": "recommend", "params": recommendation()})[:-i or None])
    assert once(daemon, post(CALL)).json["id"] == 7


# ---- refusals


@pytest.mark.parametrize("method,path,allow", [
    ("POST", "/health", "GET, HEAD"), ("DELETE", "/ready", "GET, HEAD"), ("GET", "/rpc", "POST"),
    ("PUT", "/rpc", "POST"), ("OPTIONS", "/rpc", "POST"), ("TRACE", "/health", "GET, HEAD"),
    ("get", "/health", "GET, HEAD"), ("BREW", "/health", "GET, HEAD"),
])
def test_other_methods(served, method, path, allow):
    reply = refused(once(served, request(method, path)), 405)
    assert reply.fields["allow"] == allow


@pytest.mark.parametrize("path", [
    "/", "/nothing", "/Health", "/health/", "//health", "/../etc/passwd", "/health/../rpc",
    "/%2e%2e/%2e%2e/etc/passwd", "/%68ealth", "/health%00", "/rpc/..%2f..%2f",
    "/health;x=1", "/.git/config",
])
def test_nothing_is_elsewhere(served, path):
    refused(once(served, request(path=path)), 404)


@pytest.mark.parametrize("host,status", [
    ("127.0.0.1", 200), ("127.0.0.1:7780", 200), ("LOCALHOST:1", 200), ("localhost", 200),
    ("[::1]:7780", 200), ("[::1]", 200), ("127.9.9.9", 200),
    ("polku.example.fi", 421), ("evil.example", 421), ("127.0.0.1.evil.example", 421),
    ("localhost.evil.example", 421), ("192.0.2.1", 421), ("0.0.0.0", 421), ("[2001:db8::1]", 421),
    ("localhost:80:80", 421), ("127.0.0.1:", 421), ("127.1", 421), ("2130706433", 421),
    ("0x7f000001", 421), ("user@localhost", 421), ("[::1", 421), ("", 421), ("localhost.", 421),
])
def test_whom_a_request_is_meant_for(served, host, status):
    """A name that somebody else has pointed here must not let their page in."""
    reply = once(served, b"GET /health HTTP/1.1\r\nHost: %s\r\n\r\n" % host.encode())
    assert reply.status == status


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:7780", ""])
def test_pages_in_a_browser_may_not_call(served, origin):
    refused(once(served, request("GET", "/health", f"Origin: {origin}")), 403)
    refused(once(served, post(CALL, f"Origin: {origin}")), 403)


def test_names_and_pages_that_are_configured(idle):
    config = idle.folder / "polku.lua"
    config.write_text('http "127.0.0.1:*"\nhttp_host "polku.example.fi", '
                      'http_origin "https://polku.example.fi"\n'.replace(", ", "\n"))
    idle.start("-c", config)
    head = b"GET /health HTTP/1.1\r\nHost: %s\r\nOrigin: %s\r\n\r\n"
    assert once(idle, head % (b"Polku.example.fi:443", b"https://polku.example.fi")).status == 200
    assert once(idle, head % (b"polku.example.fi", b"http://polku.example.fi")).status == 403
    assert once(idle, head % (b"polku.example.com", b"https://polku.example.fi")).status == 421


@pytest.mark.parametrize("kind", ["", "Content-Type: text/plain", "Content-Type: application/json5",
                                  "Content-Type: application/x-www-form-urlencoded",
                                  "Content-Type: application/json\r\nContent-Encoding: gzip"])
def test_other_kinds_of_bodies(served, kind):
    fields = [kind] if kind else []
    refused(once(served, request("POST", "/rpc", *fields, "Content-Length: 2", body=b"{}")), 415)


def test_a_body_must_say_its_length(served):
    refused(once(served, request("POST", "/rpc", "Content-Type: application/json")), 411)


@pytest.mark.parametrize("fields,body,status", [
    # two lengths, or a length and chunks: where does the next request begin?
    (["Content-Length: 4", "Transfer-Encoding: chunked"], b"0\r\n\r\n", 400),
    (["Transfer-Encoding: chunked", "Content-Length: 4"], b"0\r\n\r\n", 400),
    (["Content-Length: 4", "Content-Length: 5"], b"{}  ", 400),
    (["Content-Length: 4", "Content-Length: 4"], b"{}  ", 400),
    (["Content-Length: 4, 4"], b"{}  ", 400),
    (["Content-Length: +4"], b"{}  ", 400), (["Content-Length: -4"], b"{}  ", 400),
    (["Content-Length: 0x4"], b"{}  ", 400), (["Content-Length: 4 4"], b"{}  ", 400),
    (["Content-Length: 4.0"], b"{}  ", 400), (["Content-Length:"], b"{}  ", 400),
    (["Content-Length: 99999999999999999999"], b"{}  ", 400),
    (["Content-Length : 4"], b"{}  ", 400), ([" Content-Length: 4"], b"{}  ", 400),
    (["Content\x0bLength: 4"], b"{}  ", 400), (["Content-Length: 4\x00"], b"{}  ", 400),
    (["Content-Length: 4\r"], b"{}  ", 400), (["Content-Length: 4", " 2"], b"{}  ", 400),
    (["X: a", "\tb", "Content-Length: 4"], b"{}  ", 400),
    (["Content-Length: 4", "X: a\nTransfer-Encoding: chunked"], b"{}  ", 400),
    (["Content-Length: 4", ": empty"], b"{}  ", 400), (["Content-Length: 4", "no colon"], b"{}", 400),
    (["Content-Length: 4", "Host: localhost"], b"{}  ", 400),
    # other codings
    (["Transfer-Encoding: gzip, chunked"], b"0\r\n\r\n", 501),
    (["Transfer-Encoding: identity"], b"", 501), (["Transfer-Encoding: xchunked"], b"0\r\n\r\n", 501),
    (["Transfer-Encoding: chunked, chunked"], b"0\r\n\r\n", 501),
    (["Transfer-Encoding: \x0bchunked"], b"0\r\n\r\n", 400), (["Transfer-Encoding;chunked"], b"", 400),
    (["Transfer-Encoding: chunked", "Transfer-Encoding: chunked"], b"0\r\n\r\n", 400),
    # chunks
    *((["Transfer-Encoding: chunked"], chunks, 400) for chunks in (
        b"0x2\r\n{}\r\n0\r\n\r\n", b"+2\r\n{}\r\n0\r\n\r\n", b"-2\r\n{}\r\n0\r\n\r\n",
        b" 2\r\n{}\r\n0\r\n\r\n", b"2 \r\n{}\r\n0\r\n\r\n", b"2;a=b\r\n{}\r\n0\r\n\r\n",
        b"\r\n2\r\n{}\r\n0\r\n\r\n", b"2\n{}\r\n0\r\n\r\n", b"2\r\n{}0\r\n\r\n",
        b"2\r\n{} \r\n0\r\n\r\n", b"2\r\n{}\n0\r\n\r\n", b"2\r\n{}\r\n0\r\nTrailer: x\r\n\r\n",
        b"g\r\n", b"ffffffffffffffff\r\n", b"000000000002\r\n{}\r\n0\r\n\r\n")),
    (["Transfer-Encoding: chunked"], b"40001\r\n", 413),
    (["Transfer-Encoding: chunked"], b"4\r\n    \r\n3fffd\r\n", 413),
    (["Content-Length: 262145"], b"", 413), (["Content-Length: 99000000"], b"", 413),
])
def test_bodies_whose_end_is_doubtful(served, fields, body, status):
    """One refusal, and the connection ends: nothing after it is taken for a request."""
    with Talk(port_of(served)) as talk:
        talk.send(request("POST", "/rpc", JSON, *fields) + body + request())
        refused(talk.reply(), status)
        assert talk.closed()


def test_a_large_body_that_is_sent_at_once_still_hears_why(served):
    with Talk(port_of(served)) as talk:
        talk.send(request("POST", "/rpc", JSON, "Content-Length: 400000") + b" " * 400000)
        refused(talk.reply(), 413)


def test_a_body_of_the_full_size(served):
    body = json.dumps(CALL).encode()
    assert once(served, post(body[:-1] + b" " * (262144 - len(body)) + b"}")).json["id"] == 7


@pytest.mark.parametrize("data,status", [
    (b"GET /health HTTP/1.1\r\n\r\n", 400), (b"GET /health\r\n\r\n", 400),
    (b"GET  /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET /health  HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET /health HTTP/1.1 \r\nHost: localhost\r\n\r\n", 400),
    (b" GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET\t/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET /hea\x01lth HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET /\xc3\xa4 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET http://localhost/health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"CONNECT localhost:7780 HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"G(T /health HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET /health http/1.1\r\nHost: localhost\r\n\r\n", 400),
    (b"GET /health HTTP/1.2\r\nHost: localhost\r\n\r\n", 505),
    (b"GET /health HTTP/2.0\r\nHost: localhost\r\n\r\n", 505),
    (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", 505),
    (b"GET /health HTTP/1.1\nHost: localhost\n\n", 400),
    (b"GET /health HTTP/1.1\r\nHost: localhost\n\r\n", 400),
    (b"GET /health HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400),
    (b"GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\n\r\nx", 400),
    (b"\x00" * 20 + b"\r\n\r\n", 400), (b"\n", 400), (b"<policy-file-request/>\x00\n", 400),
    (b"GET /" + b"a" * 1025 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n", 414),
    (b"GET /health HTTP/1.1\r\nHost: localhost\r\n" + b"X: y\r\n" * 64 + b"\r\n", 431),
    (b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + b"y" * 20000 + b"\r\n\r\n", 431),
    (b"GET /" + b"a" * 20000, 431), (b"A" * 20000, 431),
])
def test_heads_that_are_none(served, data, status):
    with Talk(port_of(served)) as talk:
        refused(talk.send(data).reply(), status)
        assert talk.closed()


def test_as_many_fields_as_there_may_be(served):
    assert once(served, request("GET", "/health", *["X: y"] * 63)).status == 200
