"""Keys: who is let in, what each key may do, keys that are taken away and added while the daemon runs."""

import contextlib
import json
import os
import signal
import stat
import subprocess

import pytest
import zmq
from conftest import HERE, recommendation, wait_until
from keyed import POLKU, client, handshake, watched

ALL = ("query", "plan", "admin", "audit")


# ---- who is let in --------------------------------------------------------------------------------


def intruder(keyed, office, kind):
    """A socket of somebody who must not be let in, not yet connected."""
    stranger = keyed.pair("stranger")
    socket = keyed.daemon.context.socket(zmq.DEALER)
    socket.LINGER = 0
    if kind == "plain":
        socket.plain_username, socket.plain_password = b"office", office.public.encode()
    elif kind != "null":
        own = office if kind == "wrong server key" else stranger
        server = stranger if kind == "wrong server key" else keyed.server
        socket.curve_publickey, socket.curve_secretkey = own.public.encode(), own.secret.encode()
        socket.curve_serverkey = server.public.encode()
    keyed.daemon.sockets.append(socket)
    return socket


@pytest.mark.parametrize("kind", ["null", "plain", "wrong server key", "unknown key"])
def test_whoever_has_no_key_reaches_nothing(keyed, office, kind):
    keyed.start(client("office", [office], ALL))
    socket = intruder(keyed, office, kind)
    monitor = watched(socket)
    socket.connect(keyed.daemon.endpoint)
    for _ in range(3):
        with contextlib.suppress(zmq.Again):  # already refused
            socket.send(json.dumps({"jsonrpc": "2.0", "id": 1, "method": "recommend",
                                    "params": recommendation()}).encode(), zmq.NOBLOCK)
    assert handshake(monitor) != zmq.EVENT_HANDSHAKE_SUCCEEDED
    assert keyed.result(office, "decision.list")["decisions"] == []
    assert not socket.poll(200)
    assert len(keyed.refusals("key")) == (kind == "unknown key")
    keyed.daemon.stop()
    assert keyed.daemon.wait_log("stopped")["answered"] == "1"


def test_a_key_opens_each_endpoint(keyed, office, tmp_path):
    path = tmp_path / "polku.sock"
    keyed.start(client("office", [office]), flags=("--listen", f"ipc://{path}", "--listen", "tcp://0.0.0.0:*"))
    local, ipc, everywhere = keyed.daemon.log()[-1]["endpoints"].split()
    for endpoint in (local, ipc, everywhere.replace("0.0.0.0", "127.0.0.1")):
        socket = keyed.socket(office, endpoint=endpoint)
        assert "result" in keyed.call(socket, "recommend", recommendation())


def test_the_daemon_does_not_start_unguarded(keyed, office, tmp_path):
    """Without a handler of ZAP libzmq lets in everybody: the daemon notices, and serves nobody."""
    library = tmp_path / "unguarded.so"
    subprocess.run(["gcc", "-shared", "-fPIC", "-D_GNU_SOURCE", "-o", library, HERE / "unguarded.c", "-ldl"],
                   check=True)
    env = {**os.environ, "LD_PRELOAD": str(library), "ASAN_OPTIONS": "verify_asan_link_order=0"}
    keyed.start(client("office", [office]), wait=False, env=env)
    assert keyed.daemon.join() == 3
    assert "a key that nobody holds was let in" in keyed.daemon.wait_log("no socket")["why"]


def test_other_machines_need_keys(keyed, office):
    keyed.write()
    keyed.daemon.start("-c", keyed.config, "--listen", "tcp://0.0.0.0:*", wait=False)
    assert keyed.daemon.join() == 2
    assert "need keys" in keyed.daemon.log_file.read_text()
    keyed.config.write_text('listen "tcp://0.0.0.0:*"\n' + f'key_file "{keyed.server.file}"')
    keyed.daemon.start("-c", keyed.config, wait=False)
    assert keyed.daemon.join() == 1
    assert f"{keyed.config}:1:1" in keyed.daemon.log_file.read_text()
    keyed.config.write_text('listen "tcp://0.0.0.0:*"\n' + f'key_file "{keyed.server.file}"\n'
                            + client("office", [office]))
    keyed.daemon.start("-c", keyed.config)


# ---- what a key may do ----------------------------------------------------------------------------


def test_roles_and_regions(keyed, office):
    clerk = keyed.pair("clerk")
    keyed.start(client("office", [office], ALL), client("clerk", [clerk], ["query"], ["shore"]))
    socket = keyed.socket(clerk)
    assert "result" in keyed.call(socket, "recommend", recommendation())
    for method, params, data in [("recommend", recommendation(region="forest"), {"region": "forest"}),
                                 ("rules.reload", {}, {"role": "admin"}),
                                 ("decision.list", {}, {"role": "audit"})]:
        error = keyed.call(socket, method, params)["error"]
        assert error["code"] == -32003 and error["data"].items() >= data.items()
    assert [r["id"] for r in keyed.call(socket, "catalog.regions")["result"]] == ["shore"]
    decision, = keyed.result(office, "decision.list")["decisions"]
    stored = keyed.result(office, "decision.get", {"decision": decision["decision"]})
    assert json.loads(stored["added"])["by"] == "clerk"
    assert keyed.refusals("role")[0]["holder"] == keyed.refusals("region")[0]["holder"] == "clerk"


def test_refusals_do_not_fill_the_log(keyed, office):
    keyed.start(client("office", [office]))
    socket = keyed.socket(office)
    for _ in range(50):
        keyed.call(socket, "rules.status")
    assert len(keyed.refusals("role")) == 1


# ---- keys that come and go ------------------------------------------------------------------------


def test_a_key_is_taken_away_while_connected(keyed, office):
    crm = keyed.pair("crm")
    keyed.start(client("office", [office], ALL), client("crm", [crm], ALL))
    socket = keyed.socket(crm)
    assert "result" in keyed.call(socket, "recommend", recommendation())
    keyed.reload(client("office", [office], ALL))
    error = keyed.call(socket, "recommend", recommendation())["error"]
    assert error["code"] == -32003 and "asks for a key" in error["data"]["message"]
    assert len(keyed.result(office, "decision.list")["decisions"]) == 1
    fresh = keyed.daemon.context.socket(zmq.DEALER)
    fresh.curve_publickey, fresh.curve_secretkey = crm.public.encode(), crm.secret.encode()
    fresh.curve_serverkey = keyed.server.public.encode()
    keyed.daemon.sockets.append(fresh)
    monitor = watched(fresh)
    fresh.connect(keyed.daemon.endpoint)
    assert handshake(monitor) != zmq.EVENT_HANDSHAKE_SUCCEEDED


def test_roles_change_while_connected(keyed, office):
    keyed.start(client("office", [office], ["query"]))
    socket = keyed.socket(office)
    assert "error" in keyed.call(socket, "rules.status")
    keyed.reload(client("office", [office], ["admin"]))
    assert "result" in keyed.call(socket, "rules.status")
    assert "error" in keyed.call(socket, "recommend", recommendation())


def test_a_key_is_replaced(keyed, office):
    """The old key and the new one hold side by side, then the new one alone."""
    new = keyed.pair("new")
    keyed.start(client("office", [office]))
    keyed.reload(client("office", [office, new]))
    sockets = [keyed.socket(office), keyed.socket(new)]
    for socket in sockets:
        assert "result" in keyed.call(socket, "catalog.regions")
    keyed.reload(client("office", [new]))
    assert "error" in keyed.call(sockets[0], "catalog.regions")
    assert "result" in keyed.call(sockets[1], "catalog.regions")


def test_a_faulty_configuration_changes_no_key(keyed, office):
    other = keyed.pair("other")
    keyed.start(client("office", [office], ALL))
    kept = "the configuration was not taken: the keys stay as they are"
    keyed.reload(client("other", [other], ["everything"]), message=kept)
    assert "there is no role 'everything'" in keyed.daemon.log_file.read_text()
    assert keyed.result(office, "rules.status")
    keyed.config.unlink()
    keyed.daemon.process.send_signal(signal.SIGHUP)
    assert "No such file" in keyed.daemon.wait_log(kept, 2)["why"]
    assert keyed.result(office, "rules.status")


def test_without_any_client_left_nobody_is_let_in(keyed, office):
    keyed.start(client("office", [office], ALL))
    socket = keyed.socket(office)
    assert "result" in keyed.call(socket, "rules.status")
    keyed.reload(message="no client is left: nobody is let in")
    assert keyed.call(socket, "rules.status")["error"]["code"] == -32003


def test_keys_come_to_a_daemon_without_them_with_its_next_start(keyed, office):
    keyed.start()
    assert keyed.daemon.result("rules.status")
    line = keyed.reload(client("office", [office]),
                        message="the configuration was not taken: the keys stay as they are")
    assert "start the daemon anew" in line["why"]
    assert keyed.daemon.result("rules.status")
    keyed.daemon.stop()
    keyed.daemon.start("-c", keyed.config)
    assert keyed.result(office, "catalog.regions")


# ---- events ---------------------------------------------------------------------------------------


def hears(keyed, pair):
    """A subscriber that was let in; None when it was not."""
    socket = keyed.daemon.context.socket(zmq.SUB)
    socket.LINGER = 0
    socket.subscribe(b"")
    socket.curve_publickey, socket.curve_secretkey = pair.public.encode(), pair.secret.encode()
    socket.curve_serverkey = keyed.server.public.encode()
    keyed.daemon.sockets.append(socket)
    monitor = watched(socket)
    socket.connect(keyed.daemon.log()[-1].get("events") or keyed.events)
    return socket if handshake(monitor) == zmq.EVENT_HANDSHAKE_SUCCEEDED else None


def test_events_are_for_those_who_may_see_every_region(keyed, office):
    query, local = keyed.pair("query"), keyed.pair("local")
    keyed.start(client("office", [office], ALL), client("query", [query], ["query"]),
                client("shore", [local], ALL, ["shore"]), flags=("--events", "tcp://127.0.0.1:*"))
    keyed.events = keyed.daemon.wait_log("ready")["events"]
    subscriber = hears(keyed, office)
    assert hears(keyed, query) is None and hears(keyed, local) is None
    assert keyed.refusals("events")
    keyed.daemon.edit("shore/services.lua", "age in 18..64", "age in 18..63")
    assert subscriber.poll(10000) and subscriber.recv_multipart()[0] == b"rules.shore"
    events = keyed.result(local, "events.since", {"number": 0})["events"]
    assert events and all("forest" not in json.dumps(e) for e in events)
    assert "forest" in json.dumps(keyed.result(office, "events.since", {"number": 0}))


def test_whoever_lost_the_key_hears_no_more_events(keyed, office):
    crm = keyed.pair("crm")
    keyed.start(client("office", [office], ALL), client("crm", [crm], ALL), flags=("--events", "tcp://127.0.0.1:*"))
    keyed.events = keyed.daemon.wait_log("ready")["events"]
    stays, leaves = hears(keyed, office), hears(keyed, crm)
    keyed.reload(client("office", [office], ALL))
    tried = []

    def heard():
        """The one who stays connects again by itself."""
        tried.append(1)
        old, new = ("age in 18..64", "age in 18..63")[::1 if len(tried) % 2 else -1]
        keyed.daemon.edit("shore/services.lua", old, new)
        return stays.poll(1000)

    wait_until(heard)
    assert not leaves.poll(200)


# ---- files ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("mode,shown", [(None, 0o660), ("0600", 0o600), ("0666", 0o666)])
def test_the_mode_of_a_socket_file(idle, tmp_path, mode, shown):
    path = tmp_path / "polku.sock"
    config = tmp_path / "polku.lua"
    config.write_text(f'ipc_mode "{mode}"' if mode else "")
    idle.start("-c", config, "--listen", f"ipc://{path}")
    assert stat.S_IMODE(path.stat().st_mode) == shown
    idle.stop()
    assert not path.exists()


def test_a_socket_file_that_was_left_behind(idle, tmp_path):
    path = tmp_path / "polku.sock"
    idle.start("--listen", f"ipc://{path}")
    idle.stop(signal.SIGKILL)
    assert path.exists()
    idle.start("--listen", f"ipc://{path}")
    idle.endpoint = f"ipc://{path}"
    assert idle.result("catalog.regions")


def test_a_socket_file_in_use(idle, tmp_path):
    path = tmp_path / "polku.sock"
    idle.start("--listen", f"ipc://{path}")
    done = subprocess.run([idle.process.args[0], "--rules", idle.rules, "--data", tmp_path / "other", "--listen",
                           f"ipc://{path}"], capture_output=True, encoding="utf-8", timeout=30)
    assert done.returncode == 3 and "in use" in done.stderr
    idle.endpoint = f"ipc://{path}"
    assert idle.result("catalog.regions")


def test_a_file_that_is_no_socket_is_left_alone(idle, tmp_path):
    path = tmp_path / "letter.txt"
    path.write_text("dear")
    idle.start("--listen", f"ipc://{path}", wait=False)
    assert idle.join() == 3
    assert path.read_text() == "dear"


@pytest.mark.parametrize("spoil,words", [
    (lambda p: p.chmod(0o640), "can be read by others"),
    (lambda p: p.unlink(), "is not there"),
    (lambda p: p.write_text("curve\n"), "holds no secret key"),
    (lambda p: (p.rename(p.with_suffix(".old")), p.symlink_to(p.with_suffix(".old"))), "is a link"),
])
def test_a_key_file_that_is_not_fit(keyed, office, spoil, words):
    spoil(keyed.server.file)
    keyed.start(client("office", [office]), wait=False)
    assert keyed.daemon.join() == 3
    assert words in keyed.daemon.wait_log("no socket")["why"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_a_key_file_of_another_user(keyed, office):
    os.chown(keyed.server.file, 65534, 65534)
    keyed.start(client("office", [office]), wait=False)
    assert keyed.daemon.join() == 3
    assert "belongs to another user" in keyed.daemon.wait_log("no socket")["why"]


def test_the_key_as_a_credential_of_systemd(keyed, office, tmp_path):
    folder = tmp_path / "credentials"
    folder.mkdir()
    keyed.server.file.rename(folder / "polkud.key")
    (folder / "polkud.key").chmod(0o440)
    keyed.start(client("office", [office]), head='key_file "polkud.key"\n',
                env={**os.environ, "CREDENTIALS_DIRECTORY": str(folder)})
    assert keyed.result(office, "catalog.regions")


# ---- the tools ------------------------------------------------------------------------------------


def polku(*args):
    return subprocess.run([POLKU, *args], capture_output=True, encoding="utf-8", timeout=60)


def test_keygen(tmp_path):
    file = tmp_path / "office.key"
    done = polku("keygen", file)
    assert done.returncode == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    secret = file.read_text()
    public = done.stdout.strip()
    assert public in secret and public in (tmp_path / "office.key.pub").read_text()
    hidden = secret.split("secret-key")[1].split('"')[1]
    assert hidden not in done.stdout + done.stderr + (tmp_path / "office.key.pub").read_text()
    again = polku("keygen", file)
    assert again.returncode == 3 and "is there already" in again.stderr and file.read_text() == secret


def test_a_token(tmp_path):
    file = tmp_path / "token"
    done = polku("keygen", "--token", file)
    assert done.returncode == 0 and stat.S_IMODE(file.stat().st_mode) == 0o600
    token = file.read_text().strip()
    assert len(token) == 64 and token not in done.stdout
    digest = subprocess.run(["sha256sum"], input=token, capture_output=True, encoding="utf-8").stdout.split()[0]
    assert done.stdout.strip() == f"sha256:{digest}"


def test_ask_with_a_key(keyed, office, tmp_path):
    keyed.start(client("office", [office], ALL))
    file = tmp_path / "call.json"
    file.write_text('{"jsonrpc": "2.0", "id": 1, "method": "catalog.regions"}')
    to = ("--connect", keyed.daemon.endpoint)
    for server_key in (keyed.server.public, f"{keyed.server.file}.pub"):
        done = polku("ask", *to, "--key", office.file, "--server-key", server_key, file)
        assert done.returncode == 0 and "Shore" in done.stdout, done.stderr
    done = polku("journal", "list", *to, "--key", office.file, "--server-key", keyed.server.public)
    assert done.returncode == 0, done.stderr
    assert polku("ask", *to, "--key", office.file, file).returncode == 2
    assert polku("ask", *to, "--key", tmp_path / "none", "--server-key", keyed.server.public, file).returncode == 3
    stranger = keyed.pair("stranger")
    done = polku("ask", *to, "--key", stranger.file, "--server-key", keyed.server.public, file)
    assert done.returncode == 3 and "not to these keys" in done.stderr
