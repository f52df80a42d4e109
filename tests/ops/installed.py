"""The packages in a Debian of their own: installed, started, upgraded with an old store, removed, purged.

    installed.py BUILD          (make deb-test; as root, with debootstrap and iproute2)

The first run makes the Debian (BUILD/deb-chroot, some minutes), later ones copy it. There is no systemd
in it: the daemon is started as the unit says, by its user and with its folders. Everything happens in
a network of its own.
"""

import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys


HERE = pathlib.Path(__file__).resolve().parent
STORES = HERE.parent / "e2e" / "stores"
MIRRORS = """deb http://deb.debian.org/debian bookworm main
deb http://deb.debian.org/debian bookworm-updates main
deb http://deb.debian.org/debian-security bookworm-security main
"""
QUESTION = {"jsonrpc": "2.0", "id": 1, "method": "recommend", "params": {
    "region": "kainuu", "as_of": "2026-11-23", "client": {
        "ref": "a-1", "facts": {"municipality": "205", "age": 30, "employment": "unemployed"}}}}


def run(*words, check=True, **more):
    done = subprocess.run(list(map(str, words)), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", **more)
    assert not check or done.returncode == 0, f"{words}\n{done.stdout}"
    return done


def within(root, *words, check=True):
    return run("chroot", root, "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
               "DEBIAN_FRONTEND=noninteractive", *words, check=check)


def say(text):
    print(f"  {text}", flush=True)


# -- the Debian


def base_make(base, debs):
    """A small Debian with what the packages depend on; of their own nothing."""
    if (base / "made").exists():
        return
    say("making a Debian: some minutes")
    if not (base / "etc/debian_version").exists():
        run("debootstrap", "--variant=minbase", "bookworm", base, "http://deb.debian.org/debian")
    (base / "etc/apt/sources.list").write_text(MIRRORS)
    depends = set()
    for deb in debs:
        fields = run("dpkg-deb", "--field", deb, "Depends").stdout
        depends |= {re.split(r"[ |(]", part.strip())[0] for part in fields.split(",")}
    within(base, "apt-get", "update", "-qq")
    within(base, "apt-get", "install", "-y", "-qq", "--no-install-recommends",
           *sorted(depends - {"polku", "systemd"}), "systemd-standalone-sysusers")
    within(base, "apt-get", "clean")
    (base / "made").touch()


def older(deb, folder):
    """The same package under an earlier version."""
    tree = folder / deb.stem
    run("dpkg-deb", "--raw-extract", deb, tree)
    control = tree / "DEBIAN/control"
    control.write_text(re.sub(r"^Version: .*$", "Version: 0.0.1", control.read_text(), flags=re.M)
                       .replace("polku (= ", "polku (>= 0.0.1) | polku (= "))
    path = folder / f"{deb.name.split('_')[0]}_0.0.1.deb"
    run("dpkg-deb", "--root-owner-group", "--build", tree, path)
    shutil.rmtree(tree)
    return path


# -- the service, without a service manager


class Service:
    def __init__(self, root):
        self.root = root
        unit = (root / "lib/systemd/system/polkud.service").read_text()
        self.command = re.search(r"^ExecStart=(.*)$", unit, re.M).group(1).split()
        self.user = re.search(r"^User=(.*)$", unit, re.M).group(1)
        assert "StateDirectory=polku" in unit and "UMask=0077" in unit

    def start(self):
        within(self.root, "install", "-d", "-m", "700", "-o", self.user, "-g", self.user, "/var/lib/polku")
        told = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        path = self.root / "run/notify"
        path.unlink(missing_ok=True)
        told.bind(str(path))
        path.chmod(0o777)
        told.settimeout(60)
        self.log = open(self.root / "log", "ab")
        self.process = subprocess.Popen(
            ["chroot", self.root, "env", "-i", "NOTIFY_SOCKET=/run/notify", "setpriv", "--reuid", self.user,
             "--regid", self.user, "--clear-groups", "--no-new-privs", "--bounding-set", "-all", "sh", "-c",
             'umask 077; exec "$@"', "sh", *self.command],
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        try:
            while told.recv(1000) != b"READY=1":
                pass
        except TimeoutError:
            raise AssertionError((self.root / "log").read_text()) from None

    def stop(self):
        self.process.terminate()
        assert self.process.wait(20) == 0
        self.log.close()


def ask(root):
    (root / "tmp/question.json").write_text(json.dumps(QUESTION))
    done = within(root, "polku", "ask", "--json", "/tmp/question.json")
    return json.loads(done.stdout)["result"]["decision"]


# -- its life


def installs(root, debs):
    say("installs, and starts")
    within(root, "dpkg", "--install", *debs)
    within(root, "getent", "passwd", "polku")
    assert within(root, "stat", "-c", "%U %a", "/etc/polku/keys").stdout.split() == ["root", "700"]
    within(root, "install", "-d", "-m", "700", "-o", "polku", "-g", "polku", "/var/backups/polku")
    within(root, "polkud", "-n", "-c", "/etc/polku/polkud.conf")
    service = Service(root)
    service.start()
    assert ask(root)
    service.stop()
    assert within(root, "stat", "-c", "%U %a", "/var/lib/polku/keys.db").stdout.split() == ["polku", "600"]
    return service


def store_lay(root, schema):
    """A store of long ago, as its files lay then."""
    import sqlite3
    data = root / "var/lib/polku"
    for path in data.iterdir():
        path.unlink()
    for name in ("journal", "keys"):
        db = sqlite3.connect(data / f"{name}.db")
        db.executescript((STORES / schema / f"{name}.sql").read_text())
        db.close()
        (data / f"{name}.db").chmod(0o600)
    within(root, "chown", "-R", "polku:polku", "/var/lib/polku")


def upgrades(root, debs, service):
    say("upgrades: what was configured and decided stays")
    config = root / "etc/polku/polkud.conf"
    config.write_text(config.read_text() + "-- a line of ours\n")
    store_lay(root, "1")
    within(root, "dpkg", "--install", *debs)
    assert config.read_text().endswith("-- a line of ours\n")
    assert "0.0.1" not in within(root, "dpkg-query", "-W", "polkud").stdout
    service.start()
    decision = ask(root)
    endpoint = "tcp://127.0.0.1:7700"
    listed = json.loads(within(root, "polku", "journal", "list", "--json", "--connect", endpoint).stdout)
    assert len(listed["decisions"]) == 5 and listed["decisions"][-1]["decision"] == decision
    assert (root / "var/lib/polku/journal.db.v1").exists()
    done = within(root, "polku", "journal", "backup", "--connect", endpoint)
    assert "5 decisions, the whole chain checked" in done.stdout
    service.stop()
    within(root, "polku", "journal", "verify", "--data", "/var/lib/polku")


def removes(root):
    say("is removed: the configuration and the decisions stay")
    within(root, "dpkg", "--remove", "polkud", "polku")
    assert not (root / "usr/sbin/polkud").exists() and not (root / "usr/share/polku").exists()
    assert (root / "etc/polku/polkud.conf").exists() and (root / "var/lib/polku/journal.db").exists()


def purges(root):
    say("is purged: the decisions stay, and it says so")
    done = within(root, "dpkg", "--purge", "polkud", "polku")
    assert "the decision log stays in /var/lib/polku" in done.stdout, done.stdout
    assert (root / "var/lib/polku/journal.db").exists() and not (root / "etc/polku").exists()
    for folder in ("debs", "old"):
        shutil.rmtree(root / folder)
    left = within(root, "find", "/", "-xdev", "-path", "/proc", "-prune", "-o", "-iname", "*polku*", "-print").stdout
    assert set(left.split()) <= {"/var/lib/polku", "/var/backups/polku"}, left


def packages(build):
    return [next((build / "deb").glob(f"{name}_*.deb")) for name in ("polku", "polkud")]


def main(build):
    debs, base, root = packages(build), build / "deb-chroot", build / "deb-root"
    run("ip", "link", "set", "lo", "up")
    shutil.rmtree(root, ignore_errors=True)
    run("cp", "-a", base, root)
    run("mount", "-t", "proc", "proc", root / "proc")
    try:
        for folder in ("debs", "old"):
            (root / folder).mkdir()
        for deb in debs:
            older(deb, root / "old")
            shutil.copy(deb, root / "debs")
        old = [f"/old/{name}_0.0.1.deb" for name in ("polku", "polkud")]
        service = installs(root, old)
        upgrades(root, [f"/debs/{deb.name}" for deb in debs], service)
        removes(root)
        purges(root)
    finally:
        run("umount", root / "proc", check=False)
        shutil.rmtree(root, ignore_errors=True)
    print("the packages live as they should")


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1]).resolve()
    if os.environ.get("APART") == "1":
        main(folder)
    else:  # the rest apart: no port is taken by others, no mount is left behind
        base_make(folder / "deb-chroot", packages(folder))
        os.execvpe("unshare", ["unshare", "--net", "--mount", sys.executable, *sys.argv], {**os.environ, "APART": "1"})
