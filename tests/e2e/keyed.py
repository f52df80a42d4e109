"""Daemons that ask for keys, and callers with and without one."""

import json
import signal
import subprocess

import zmq
import zmq.auth
from conftest import PATIENCE, POLKUD
from zmq.utils.monitor import recv_monitor_message

POLKU = POLKUD.parent / "polku"


class Pair:
    """A key pair that `polku keygen` has made."""

    def __init__(self, folder, name):
        self.file = folder / f"{name}.key"
        done = subprocess.run([POLKU, "keygen", self.file], capture_output=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr
        self.public, self.secret = (c.decode() for c in zmq.auth.load_certificate(self.file))
        assert done.stdout == self.public + "\n"


def client(name, keys, roles=("query",), regions=(), more=""):
    """A `client` block."""
    words = [f'name "{name}"', *(f'key "{k.public}"' for k in keys), *(f'role "{r}"' for r in roles),
             *(f'region "{r}"' for r in regions)]
    return "client { " + ", ".join(words) + more + " }\n"


class Keyed:
    """A daemon with a configuration of clients."""

    def __init__(self, daemon):
        self.daemon = daemon
        self.config = daemon.folder / "polku.lua"
        self.server = self.pair("server")

    def pair(self, name):
        return Pair(self.daemon.folder, name)

    def write(self, *clients, head=None):
        head = f'key_file "{self.server.file}"\n' if head is None else head
        self.config.write_text(head + "".join(clients))

    def start(self, *clients, flags=(), head=None, **more):
        self.write(*clients, head=head)
        self.daemon.start("-c", self.config, *flags, **more)
        return self

    def reload(self, *clients, head=None, message="clients' keys in force"):
        """Writes new clients, and waits until the daemon says what it makes of them."""
        count = sum(line["message"] == message for line in self.daemon.log())
        self.write(*clients, head=head)
        self.daemon.process.send_signal(signal.SIGHUP)
        return self.daemon.wait_log(message, count + 1)

    def socket(self, pair, server=None, kind=zmq.DEALER, endpoint=None):
        """A socket with these keys; `pair` None: with none."""
        socket = self.daemon.context.socket(kind)
        socket.RCVTIMEO, socket.LINGER = PATIENCE * 1000, 0
        if pair:
            socket.curve_publickey, socket.curve_secretkey = pair.public.encode(), pair.secret.encode()
            socket.curve_serverkey = (server or self.server).public.encode()
        socket.connect(endpoint or self.daemon.endpoint)
        self.daemon.sockets.append(socket)
        return socket

    def call(self, socket, method, params=None):
        call = {"jsonrpc": "2.0", "id": 1, "method": method, "params": params or {}}
        socket.send(json.dumps(call).encode())
        return json.loads(socket.recv_multipart()[-1])

    def result(self, pair, method, params=None):
        """The result of one call over a connection of its own."""
        socket = self.socket(pair)
        reply = self.call(socket, method, params)
        socket.close(0)
        assert "result" in reply, reply
        return reply["result"]

    def refusals(self, why):
        return [line for line in self.daemon.log() if line["message"] == "refused" and line["why"] == why]


def watched(socket):
    """A monitor of a socket that is not yet connected."""
    monitor = socket.get_monitor_socket(
        zmq.EVENT_HANDSHAKE_SUCCEEDED | zmq.EVENT_HANDSHAKE_FAILED_AUTH | zmq.EVENT_HANDSHAKE_FAILED_PROTOCOL |
        zmq.EVENT_HANDSHAKE_FAILED_NO_DETAIL | zmq.EVENT_DISCONNECTED)
    monitor.RCVTIMEO = PATIENCE * 1000
    return monitor


def handshake(monitor):
    """What the next handshake came to; a connection that is closed in it is no success, either."""
    return recv_monitor_message(monitor)["event"]
