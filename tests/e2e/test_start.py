"""Starting and stopping: flags, configuration, what is refused, signals."""

import json
import os
import signal
import socket
import subprocess

import pytest

from conftest import POLKUD


def run(*args):
    done = subprocess.run([POLKUD, *map(str, args)], capture_output=True, text=True, timeout=20)
    return done.returncode, done.stdout, done.stderr


def test_it_says_what_it_serves(daemon):
    [ready] = [line for line in daemon.log() if line["message"] == "ready"]
    assert ready["regions"] == "forest shore"
    assert ready["endpoints"].startswith("tcp://127.0.0.1:")
    assert daemon.recommend()["region"] == "shore"


def test_sigterm_ends_well(daemon):
    daemon.recommend()
    assert daemon.stop() == 0
    assert daemon.log()[-1]["message"] == "stopped" and daemon.log()[-1]["answered"] == "1"


def test_sigterm_answers_what_it_has(daemon):
    socket = daemon.socket()
    for i in range(300):
        socket.send(json.dumps({"jsonrpc": "2.0", "id": i, "method": "recommend", "params": {
            "region": "shore", "client": {"facts": {"age": 30}}}}).encode())
    socket.recv()  # all of them are on their way
    daemon.process.send_signal(signal.SIGTERM)
    answers = [json.loads(socket.recv())["id"] for _ in range(299)]
    assert answers == list(range(1, 300))
    assert daemon.join() == 0


def test_an_ipc_socket(idle):
    idle.start("--listen", f"ipc://{idle.folder}/socket")
    idle.endpoint = f"ipc://{idle.folder}/socket"
    assert idle.recommend()


def test_help_names_every_option():
    code, out, err = run("--help")
    assert code == 0 and err == ""
    for word in ("--config", "--rules", "--data", "--listen", "-n", "--help", "Example"):
        assert word in out


@pytest.mark.parametrize("args", [("--nonsense",), ("--rules",), ("stray",), ("-x",)])
def test_wrong_usage(args):
    code, out, err = run(*args)
    assert code == 2 and out == "" and "polkud --help" in err


@pytest.mark.parametrize("endpoint", [
    "tcp://0.0.0.0:7700", "tcp://*:7700", "tcp://192.0.2.1:7700", "tcp://localhost:7700",
    "tcp://127.evil.example:7700", "tcp://[::]:7700", "tcp://eth0:7700", "inproc://x", "7700",
    "tcp://127.0.0.1:70000", "tcp://127.0.0.1:", "ipc://", "ws://127.0.0.1:7700",
])
def test_other_machines_are_not_listened_to(idle, endpoint):
    code, _, err = run("--rules", idle.rules, "--data", idle.data, "--listen", endpoint)
    assert code == 2 and endpoint in err and "tcp://127.0.0.1:PORT" in err
    assert not idle.data.exists()


def test_a_port_in_use_is_told(daemon):
    other = daemon.folder / "other"
    code, _, err = run("--rules", daemon.rules, "--data", other, "--listen", daemon.endpoint)
    assert code == 3 and "Address already in use" in err


def test_one_journal_has_one_daemon(daemon):
    code, _, err = run("--rules", daemon.rules, "--data", daemon.data, "--listen", "tcp://127.0.0.1:*")
    assert code == 3 and "in use by another process" in err
    assert daemon.recommend()


def test_no_rules_no_start(idle):
    code, _, err = run("--rules", idle.folder / "none", "--data", idle.data)
    assert code == 3 and "cannot read the rules folder" in err
    (idle.folder / "empty").mkdir()
    code, _, err = run("--rules", idle.folder / "empty", "--data", idle.data)
    assert code == 1 and "no pack" in err


def test_a_bad_pack_does_not_keep_the_others_from_starting(idle):
    idle.edit("shore/services.lua", "age in 18..64", "agee in 18..64")
    idle.start()
    assert idle.pack("shore")["refused"] and idle.pack("shore")["digest"] is None
    assert idle.recommend(region="forest")
    assert [line["nearest"] for line in idle.log() if line.get("code")] == ["age"]


def test_n_only_checks(idle):
    code, _, err = run("-n", "--rules", idle.rules, "--data", idle.data)
    assert code == 0 and "2 packs can be in force, 0 refused" in err
    assert not idle.data.exists()
    idle.edit("shore/services.lua", "age in 18..64", "agee in 18..64")
    code, _, err = run("-n", "--rules", idle.rules)
    assert code == 1 and "shore/services.lua:11:" in err and "did you mean 'age'?" in err


def test_a_configuration_file(idle):
    config = idle.folder / "polku.lua"
    config.write_text(f'''-- where things are
data "{idle.folder}/elsewhere"
local port = "*"
listen ("tcp://127.0.0.1:*")
rules "{idle.rules}"
batch_calls (3)
''')
    process = subprocess.Popen([POLKUD, "-c", config], stderr=open(idle.log_file, "ab"))
    idle.process, idle.mark = process, 0
    idle.endpoint = idle.wait_log("ready")["endpoints"]
    assert (idle.folder / "elsewhere" / "journal.db").exists()
    call = '{"jsonrpc":"2.0","id":1,"method":"catalog.regions"}'
    assert len(json.loads(idle.send(f"[{call},{call},{call}]".encode())[0])) == 3
    assert json.loads(idle.send(f"[{call},{call},{call},{call}]".encode())[0])["error"]["code"] == -32600


TOKEN = f'token "sha256:{64 * "a"}"'
KEY = 'key "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID"'


def words_of(count, word):
    """So many lines of a word, each with another text."""
    return "\n".join(word % i for i in range(count))


@pytest.mark.parametrize("text,line,words", [
    ('listn "tcp://127.0.0.1:1"', 1, ["unknown-word", "did you mean 'listen'?"]),
    ('\ndata (3)', 2, ["wrong-type", 'write data "']),
    ('data "a"\ndata "b"', 2, ["word-twice"]),
    ('listen "tcp://0.0.0.0:7700"', 1, ["not on this machine alone"]),
    ('body_bytes (7)', 1, ["out-of-range", "between 1024"]),
    ('plan_states (7)', 1, ["out-of-range", "between 1000"]),
    ('plan_memory_mib (0)', 1, ["out-of-range", "between 1 "]),
    ('plan_threads ("many")', 1, ["wrong-type", "write plan_threads ("]),
    ('ipc_mode "rw"', 1, ["wrong-type", "0660"]),
    ('client "x"', 1, ["wrong-type", "write client {"]),
    ('client { "x" }', 1, ["wrong-type", "write client {"]),
    ('name "x"', 1, ["unknown-word", "no word 'name' in a configuration"]),
    ('rules "r"\nclient = { name "a", role "query" }', 2, ["wrong-type", "'client' takes something else", "write client {"]),
    ('client { name "x", { role "query" } }', 1, ["wrong-type", "write client {"]),
    ('client {\n  nam "x" }', 2, ["unknown-word", "in a client", "did you mean 'name'?"]),
    ('client { name "x y" }', 1, ["wrong-type", "letters, digits"]),
    ('client { name "local" }', 1, ["wrong-type", "without a key"]),
    ('client { name "x", name "y" }', 1, ["word-twice"]),
    ('client { name "x", key "short" }', 1, ["wrong-type", "40 characters"]),
    ('client { name "x", token "secret" }', 1, ["wrong-type", "its digest"]),
    ('client { name "x", role "queri" }', 1, ["unknown-value", "did you mean 'query'?"]),
    (f'client {{ name "x", {TOKEN}, region "" }}', 1, ["wrong-type", "names no region"]),
    ('client { name "x", role "query" }', 1, ["missing-word", "a key or a token"]),
    (f'client {{ name "x", {TOKEN} }}', 1, ["missing-word", "without a role"]),
    (f'client {{ {TOKEN}, role "query" }}', 1, ["missing-word", "a client has a name"]),
    (f'client {{ name "x", {TOKEN}, role "query" }}\nclient {{ name "y", {TOKEN}, role "query" }}', 2,
     ["duplicate-id", "the same key"]),
    (f'client {{ name "x", {KEY}, role "query" }}', 1, ["missing-word", "the daemon has none"]),
    ('data = "x"', 1, ["wrong-type"]),
    ('rules ""', 1, ["wrong-type", "'rules' names nothing"]),
    ('key_file ""', 1, ["wrong-type", "'key_file' names nothing"]),
    ('events "udp://127.0.0.1:1"', 1, ["wrong-type", "is no endpoint"]),
    (f'listen "tcp://127.0.0.1:{"1" * 300}"', 1, ["wrong-type", "is longer than"]),
    (words_of(17, 'listen "tcp://127.0.0.1:%d"'), 17, ["too-many", "more than 16 endpoints"]),
    (words_of(17, 'http_host "h%d.example"'), 17, ["too-many", "'http_host' is said more than 16 times"]),
    (words_of(17, 'http_origin "https://h%d.example"'), 17, ["too-many", "'http_origin' is said more than 16 times"]),
    ('ipc_mode "0777"', 1, ["wrong-type", "0660"]),
    ('batch_calls (99999999999999999999)', 1, ["wrong-type", "batch_calls ("]),
    ('calls_at_once (0)', 1, ["out-of-range", "between 1 "]),
    ('client { name "x", searches_a_second (0) }', 1, ["out-of-range", "'searches_a_second' lies between 1 "]),
    (f'client {{ name "{"x" * 65}" }}', 1, ["wrong-type", "1 to 64 letters"]),
    ('client { name "x", %s }' % ", ".join(f'token "sha256:{i:064x}"' for i in range(5)), 1, ["too-many", "at most 4 tokens"]),
    (f'client {{ name "x", {", ".join([KEY] * 5)} }}', 1, ["too-many", "at most 4 keys"]),
    (f'client {{ name "x", {TOKEN}, role "query" }}\nclient {{ name "x", token "sha256:{"b" * 64}", role "audit" }}', 2,
     ["duplicate-id", "there are two clients 'x'", "several keys"]),
    ('error ("x")', 1, ["unknown-word", "no word 'error'"]),
    ('local t = nil\ndata (t.x)', 2, ["syntax", "nil"]),
    (words_of(4097, 'region "r%d"'), 4097, ["syntax", "more than 4096 words"]),
    ('data "x', 1, ["syntax"]),
    ('while true do end', 1, ["takes too long"]),
    ('local s = "0123456789abcdef"\nfor i = 1, 19 do s = s .. s end\nwhile true do local t = s .. "x" end', 3,
     ["takes too long"]),
])
def test_mistakes_in_the_configuration(idle, text, line, words):
    config = idle.folder / "polku.lua"
    config.write_text(text)
    code, _, err = run("-n", "-c", config, "--rules", idle.rules)
    assert code == 1, err
    assert f"{config}:{line}:" in err
    for word in words:
        assert word in err


def test_with_keys_nobody_is_answered_without_one(idle):
    config = idle.folder / "polku.lua"
    config.write_text(f'client {{ name "portal", {TOKEN}, role "query", role "admin" }}')
    idle.start("-c", config)
    for method in ("recommend", "rules.reload", "rpc.discover", "decision.list"):
        error = idle.error(method)
        assert error["code"] == -32003 and "asks for a key" in error["data"]["message"]
    assert idle.call("no.such.method")["error"]["code"] == -32601


def test_more_endpoints_than_it_listens_on():
    code, _, err = run(*["--listen=tcp://127.0.0.1:*"] * 17)
    assert code == 2 and "too many endpoints" in err


def test_a_configuration_that_is_not_there(idle):
    code, _, err = run("-c", idle.folder / "none.lua")
    assert code == 3 and "none.lua" in err


def test_systemd_is_told(idle):
    told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    told.settimeout(10)
    path = str(idle.folder / "notify")
    told.bind(path)
    env = {"NOTIFY_SOCKET": path, "WATCHDOG_USEC": "400000"}
    idle.start(env={**os.environ, **env})
    assert told.recv(100) == b"READY=1"
    assert told.recv(100) == b"WATCHDOG=1"
    idle.process.send_signal(signal.SIGHUP)
    heard = [message for message in (told.recv(100) for _ in range(6)) if message != b"WATCHDOG=1"]
    assert heard == [b"RELOADING=1", b"READY=1"]
    idle.process.terminate()
    while (message := told.recv(100)) != b"STOPPING=1":
        assert message == b"WATCHDOG=1"
    assert idle.join() == 0
    told.close()
