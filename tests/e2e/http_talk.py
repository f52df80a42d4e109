"""HTTP by hand: what is sent are bytes, what comes back is taken apart strictly."""

import json
import re
import socket

from conftest import PATIENCE, recommendation

STATUS = re.compile(rb"HTTP/1\.1 (\d{3}) ([A-Z][A-Za-z ]*)\Z")
FIELD = re.compile(rb"([A-Za-z-]+): ([\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?)\Z")

JSON = "Content-Type: application/json"
CALL = {"jsonrpc": "2.0", "id": 7, "method": "catalog.regions"}
NOTE = {"jsonrpc": "2.0", "method": "recommend", "params": recommendation()}


class Reply:
    def __init__(self, status, fields, body):
        self.status, self.fields, self.body = status, fields, body

    @property
    def json(self):
        assert self.fields["content-type"] == "application/json"
        return json.loads(self.body)


class Talk:
    """One connection."""

    def __init__(self, port, source=None):
        self.socket = socket.create_connection(("127.0.0.1", port), PATIENCE,
                                               source and (source, 0))
        self.kept = b""

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.socket.close()

    def send(self, data):
        self.socket.sendall(data)
        return self

    def more(self):
        data = self.socket.recv(65536)
        self.kept += data
        return data

    def until(self, mark):
        while mark not in self.kept:
            assert self.more(), f"closed within a reply: {self.kept!r}"
        part, self.kept = self.kept.split(mark, 1)
        return part

    def reply(self, bare=False):
        """The next reply; `bare`: to a HEAD, so it has no body."""
        first, *lines = self.until(b"\r\n\r\n").split(b"\r\n")
        status = int(STATUS.match(first)[1])
        fields = {}
        for line in lines:
            name, value = FIELD.match(line).groups()
            name = name.decode().lower()
            assert name not in fields
            fields[name] = value.decode()
        if status == 100:
            return Reply(status, fields, b"")
        n = 0 if bare or status == 204 else int(fields["content-length"])
        while len(self.kept) < n:
            assert self.more(), "closed within a body"
        body, self.kept = self.kept[:n], self.kept[n:]
        return Reply(status, fields, body)

    def closed(self):
        """Nothing more comes, and the peer has closed."""
        try:
            return self.kept == b"" and self.more() == b""
        except ConnectionResetError:
            return True


def request(method="GET", path="/health", *fields, body=b""):
    """The bytes of one request; `fields` are added to Host."""
    lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *fields]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def post(body, *fields):
    if not isinstance(body, bytes):
        body = json.dumps(body).encode()
    return request("POST", "/rpc", JSON, f"Content-Length: {len(body)}", *fields, body=body)


def port_of(daemon):
    return int(daemon.wait_log("ready")["http"].rsplit(":", 1)[1])


def once(daemon, data):
    """Sends bytes on a connection of their own; gives the reply."""
    with Talk(port_of(daemon)) as talk:
        return talk.send(data).reply()


def refused(reply, status):
    """A refusal says why, for a person, and ends the connection."""
    assert reply.status == status, reply.body
    assert reply.json["status"] == status and len(reply.json["message"]) > 10
    assert reply.fields["connection"] == "close"
    return reply
