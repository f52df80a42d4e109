"""Who may call over HTTP: bearer tokens, with the roles and regions of the clients they belong to."""

import hashlib
import secrets
import signal
import socket
import subprocess

import pytest

import exposition
from conftest import PATIENCE, POLKUD, recommendation
from http_talk import Talk, once, port_of, post, request

CALL = {"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": recommendation()}
STATUS = {"jsonrpc": "2.0", "id": 1, "method": "rules.status"}


def client(name, *tokens, roles=("query",), regions=()):
    """A client block: of a token only the digest stands in it."""
    words = [f'name "{name}"', *(f'role "{role}"' for role in roles),
             *(f'region "{region}"' for region in regions),
             *(f'token "sha256:{hashlib.sha256(token.encode()).hexdigest()}"' for token in tokens)]
    return f"client {{ {', '.join(words)} }}\n"


def bearer(token):
    return f"Authorization: Bearer {token}"


class Tokens:
    def __init__(self, daemon):
        self.daemon = daemon
        self.portal, self.spare, self.admin = (secrets.token_urlsafe(32) for _ in range(3))
        self.config = daemon.folder / "polku.lua"
        self.write(client("portal", self.portal, self.spare, regions=["shore"]),
                   client("boss", self.admin, roles=["admin", "audit"]))

    def write(self, *clients):
        self.config.write_text('http "127.0.0.1:*"\n' + "".join(clients))

    def ask(self, body, *fields):
        return once(self.daemon, post(body, *fields))


@pytest.fixture
def tokens(idle):
    t = Tokens(idle)
    idle.start("-c", t.config)
    return t


def test_a_token_has_the_roles_and_regions_of_its_client(tokens):
    for token in (tokens.portal, tokens.spare):
        assert "result" in tokens.ask(CALL, bearer(token)).json
    elsewhere = {**CALL, "params": recommendation(region="forest")}
    assert tokens.ask(elsewhere, bearer(tokens.portal)).json["error"]["code"] == -32003
    reply = tokens.ask(STATUS, bearer(tokens.portal))
    assert reply.status == 200 and reply.json["error"]["code"] == -32003
    assert reply.json["error"]["data"]["role"] == "admin"
    assert "result" in tokens.ask(STATUS, bearer(tokens.admin)).json
    assert tokens.ask(CALL, bearer(tokens.admin)).json["error"]["code"] == -32003


def test_the_scheme_may_be_written_in_any_case(tokens):
    assert tokens.ask(CALL, f"authorization: bEARER {tokens.portal}").status == 200


@pytest.mark.parametrize("field", [
    None, "Authorization:", "Authorization: Bearer", "Authorization: Bearer  {}", "Authorization: {}",
    "Authorization: Basic {}", "Authorization: Bearer {}x", "Authorization: Bearer x{}",
    "Authorization: Bearer {} {}", "Authorization: Bearer {},", "X-Authorization: Bearer {}",
    "Authorization: Bearer " + "a" * 1000, "Authorization: Bearer sha256:" + "0" * 64,
])
def test_without_a_right_token_nothing_is_read(tokens, field):
    fields = [field.replace("{}", tokens.portal)] if field else []
    reply = tokens.ask(CALL, *fields)
    assert reply.status == 401 and reply.fields["www-authenticate"] == "Bearer"
    with Talk(port_of(tokens.daemon)) as talk:  # the body is not waited for
        head = request("POST", "/rpc", "Content-Type: application/json", "Content-Length: 200000", *fields)
        assert talk.send(head).reply().status == 401


def test_the_digest_of_a_token_is_no_token(tokens):
    digest = hashlib.sha256(tokens.portal.encode()).hexdigest()
    for text in (digest, f"sha256:{digest}"):
        assert tokens.ask(CALL, bearer(text)).status == 401


def test_two_tokens_are_refused(tokens):
    assert tokens.ask(CALL, bearer(tokens.portal), bearer(tokens.admin)).status == 400


def test_each_request_has_its_own_token(tokens):
    with Talk(port_of(tokens.daemon)) as talk:
        assert "result" in talk.send(post(CALL, bearer(tokens.portal))).reply().json
        assert "result" in talk.send(post(STATUS, bearer(tokens.admin))).reply().json
        assert "error" in talk.send(post(STATUS, bearer(tokens.portal))).reply().json
        assert talk.send(post(CALL)).reply().status == 401


def test_pages_are_open_on_this_machine(tokens):
    for path in ("/health", "/ready", "/metrics"):
        assert once(tokens.daemon, request(path=path)).status == 200


def test_tokens_stand_nowhere(tokens):
    tokens.ask(CALL, bearer(tokens.portal))
    tokens.ask(CALL, bearer(tokens.portal + "x"))
    page = once(tokens.daemon, request(path="/metrics")).body.decode()
    tokens.daemon.stop()
    files = [path for path in tokens.daemon.data.rglob("*") if path.is_file()]
    for text in [page, tokens.daemon.log_file.read_text(), *(f.read_bytes().decode("latin-1") for f in files)]:
        assert tokens.portal not in text


def own_address():
    """One by which this machine is reached from others; None: there is none."""
    probe = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        probe.connect(("192.0.2.1", 9))  # sends nothing
        return probe.getsockname()[0]
    except OSError:
        return None
    finally:
        probe.close()


def test_other_machines_need_a_token_for_all_but_health(idle):
    address = own_address()
    if not address or address.startswith("127."):
        pytest.skip("this machine has no other address")
    tokens = Tokens(idle)
    tokens.config.write_text(tokens.config.read_text().replace("127.0.0.1:*", f"{address}:*"))
    idle.start("-c", tokens.config)
    port = port_of(idle)

    def ask(data):
        talk = Talk.__new__(Talk)
        talk.socket, talk.kept = socket.create_connection((address, port), PATIENCE), b""
        with talk:
            return talk.send(data.replace(b"Host: 127.0.0.1", b"Host: " + address.encode())).reply()

    assert ask(request()).status == 200 and ask(request(path="/ready")).status == 200
    assert ask(request(path="/metrics")).status == 401
    assert ask(request("GET", "/metrics", bearer(tokens.portal))).status == 200
    assert ask(post(CALL)).status == 401
    assert "result" in ask(post(CALL, bearer(tokens.portal))).json


@pytest.mark.parametrize("blocks", ["", 'client { name "a", role "query", token "sha256:00" }\n'])
def test_other_machines_are_not_listened_to_without_tokens(idle, blocks):
    config = idle.folder / "polku.lua"
    config.write_text('http "0.0.0.0:7780"\n' + blocks)
    done = subprocess.run([POLKUD, "-n", "-c", config, "--rules", idle.rules],
                          capture_output=True, text=True, timeout=PATIENCE)
    assert done.returncode == 1 and "needs tokens" in done.stderr


def test_tokens_of_the_configuration_hold_for_the_option(idle):
    tokens = Tokens(idle)
    tokens.config.write_text(tokens.config.read_text().replace('http "127.0.0.1:*"', ""))
    idle.start("-c", tokens.config, "--http", "0.0.0.0:*")
    assert tokens.ask(CALL, bearer(tokens.portal)).status == 200


def test_a_reload_takes_tokens_away_and_brings_others(tokens):
    fresh = secrets.token_urlsafe(32)
    with Talk(port_of(tokens.daemon)) as talk:
        assert talk.send(post(CALL, bearer(tokens.portal))).reply().status == 200
        tokens.write(client("portal", tokens.spare, fresh))
        tokens.daemon.process.send_signal(signal.SIGHUP)
        tokens.daemon.wait_log("clients' keys in force")
        assert talk.send(post(CALL, bearer(tokens.spare))).reply().status == 200
        assert talk.send(post(CALL, bearer(fresh))).reply().status == 200
        assert talk.send(post(CALL, bearer(tokens.portal))).reply().status == 401


def test_refusals_are_counted(tokens):
    tokens.ask(CALL)
    tokens.ask(CALL, bearer("nobody"))
    tokens.ask(CALL, bearer("nobody"))
    tokens.ask(STATUS, bearer(tokens.portal))
    tokens.ask(dict(STATUS, method="rules.reload"), bearer(tokens.portal))
    page = exposition.parse(once(tokens.daemon, request(path="/metrics")).body.decode())
    refused = page["polkud_refusals_total"]
    assert refused.value(reason="nobody") == 1 and refused.value(reason="token") == 2
    assert refused.value(reason="role") == 2, "once a call, also of those that are looked at twice"
    assert page["polkud_errors_total"].value(name="not_authorised") == 2
