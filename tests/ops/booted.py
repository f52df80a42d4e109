"""The packages in a Debian that is booted: systemd starts the unit, with all of its walls.

    booted.py BUILD             (make deb-test; as root, after installed.py)

The Debian of installed.py, copied, gets systemd and is booted in namespaces of its own. Where this
machine itself may not raise limits (no CAP_SYS_RESOURCE), the unit's limits are lowered to what there
is, which is said: whether memory can be locked is then not tried.
"""

import json
import pathlib
import resource
import shutil
import subprocess
import sys
import time

from installed import MIRRORS, QUESTION, packages, run, say, within

BOOT = r"""
set -e
mount --make-rprivate /
mount --bind "$1" "$1"
cd "$1"
mount -t proc proc proc
mount -t sysfs -o ro sysfs sys
mount -t cgroup2 cgroup2 sys/fs/cgroup
for folder in run tmp dev; do mount -t tmpfs -o mode=755 tmpfs $folder; done
chmod 1777 tmp
for name in null zero full random urandom tty; do cp -a /dev/$name dev/$name; done
mkdir dev/pts dev/shm old
mount -t devpts -o newinstance,ptmxmode=666 devpts dev/pts
mount -t tmpfs tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
touch dev/console
ip link set lo up
pivot_root . old
umount -l /old
mount --make-rshared /
exec env -i container=other PATH=/usr/sbin:/usr/bin:/sbin:/bin /sbin/init
"""
UNIT = "polkud.service"
ENDPOINT = "tcp://127.0.0.1:7700"
LIMITS = {"LimitNOFILE": resource.RLIMIT_NOFILE, "LimitMEMLOCK": resource.RLIMIT_MEMLOCK}


class Booted:
    """A system under way."""

    def __init__(self, root):
        self.root = root
        self.process = subprocess.Popen(
            ["unshare", "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup", "--fork", "--kill-child",
             "sh", "-c", BOOT, "boot", str(root)], stdin=subprocess.DEVNULL)

    def init(self):
        """Its first process, as this machine counts; None at the very beginning and after its end."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return children[0] if children else None

    def boots(self):
        def running():
            assert self.process.poll() is None, "its first process ended"
            return self.init() and self.inside("systemctl", "is-system-running", check=False).returncode == 0
        self.until(running, "it does not boot")

    def inside(self, *words, check=True):
        return run("nsenter", "--target", self.init(), "--mount", "--pid", "--uts", "--ipc", "--net", "--cgroup",
                   "--root", "--wd", "env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C.UTF-8",
                   "DEBIAN_FRONTEND=noninteractive", *words, check=check)

    def until(self, good, what, seconds=60):
        end = time.monotonic() + seconds
        while not good():
            assert time.monotonic() < end, f"{what}\n{self.told()}"
            time.sleep(0.3)

    def told(self):
        return self.inside("journalctl", "--no-pager", "--lines", 40, check=False).stdout

    def show(self, name):
        return self.inside("systemctl", "show", "--property", name, "--value", UNIT).stdout.strip()

    def ask(self, *more, check=True):
        return self.inside("polku", "ask", "--json", "--connect", ENDPOINT, *more, "/question.json", check=check)

    def answers(self, *more):
        return bool(json.loads(self.ask(*more).stdout)["result"]["decision"])

    def end(self):
        self.process.kill()
        self.process.wait()


def root_make(base, root, debs):
    """The Debian with systemd; nothing of Polku is installed yet."""
    shutil.rmtree(root, ignore_errors=True)
    run("cp", "-a", base, root)
    (root / "etc/apt/sources.list").write_text(MIRRORS)
    within(root, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "systemd", "systemd-sysv", "dbus")
    (root / "usr/sbin/policy-rc.d").unlink(missing_ok=True)
    within(root, "systemctl", "mask", "console-getty.service")
    (root / "question.json").write_text(json.dumps(QUESTION))
    for deb in debs:
        shutil.copy(deb, root)
    limits_fit(root)


def limits_fit(root):
    allowed = int(pathlib.Path("/proc/self/status").read_text().split("CapEff:")[1].split()[0], 16) >> 24 & 1
    if allowed:
        return
    lowered = [f"{word}={resource.getrlimit(limit)[1]}" for word, limit in LIMITS.items()]
    say(f"this machine may not raise limits: {', '.join(lowered)}")
    folder = root / f"etc/systemd/system/{UNIT}.d"
    folder.mkdir(parents=True)
    (folder / "limits.conf").write_text("\n".join(["[Service]", *lowered, ""]))


def starts(system, debs):
    say("is installed: systemd starts it, and it says that it is ready")
    system.inside("dpkg", "--install", *[f"/{deb.name}" for deb in debs])
    system.until(lambda: system.show("ActiveState") == "active", "it does not start")
    assert system.answers()
    assert system.inside("systemctl", "is-enabled", UNIT).stdout.strip() == "enabled"
    status = system.inside("cat", f"/proc/{system.show('MainPID')}/status").stdout
    fields = dict(line.split(":\t", 1) for line in status.splitlines() if ":\t" in line)
    assert fields["NoNewPrivs"] == "1" and fields["Seccomp"] == "2" and int(fields["CapBnd"], 16) == 0


def reloads(system):
    say("is told to load its rules anew")
    system.inside("systemctl", "reload", UNIT)
    system.until(lambda: "rules loaded" in system.told(), "it does not reload")
    assert system.show("NRestarts") == "0"


def comes_back(system):
    say("comes back when it is killed, and when it hangs")
    for signal, restarts in (("KILL", "1"), ("STOP", "2")):
        system.inside("systemctl", "kill", "--signal", signal, UNIT)
        system.until(lambda: system.show("NRestarts") == restarts and system.show("ActiveState") == "active",
                     f"it does not come back after SIG{signal}", seconds=90)
        assert system.answers()


def public(system, path):
    return system.inside("sed", "-n", 's/.*public-key = "\\(.*\\)"/\\1/p', path).stdout.strip()


def takes_keys(system):
    say("reads its secret key as a credential, and asks callers for theirs")
    system.inside("polku", "keygen", "/etc/polku/keys/server.key")
    system.inside("polku", "keygen", "/desk.key")
    config = system.root / "etc/polku/polkud.conf"
    words = f'key_file "keys_server.key"\nclient {{ name "desk", key "{public(system, "/desk.key.pub")}", ' \
            'role "query", role "admin" }\n'
    config.write_text(config.read_text() + words)
    system.inside("systemctl", "restart", UNIT)
    assert system.answers("--key", "/desk.key", "--server-key", "/etc/polku/keys/server.key.pub")
    assert system.ask(check=False).returncode != 0


def stays_down(system):
    say("is not tried again with a faulty configuration, and says where the fault is")
    config = system.root / "etc/polku/polkud.conf"
    good = config.read_text()
    config.write_text(good + 'listn "tcp://127.0.0.1:7701"\n')
    assert system.inside("systemctl", "restart", UNIT, check=False).returncode != 0
    time.sleep(4)  # longer than RestartSec
    assert system.show("ActiveState") == "failed" and system.show("ExecMainStatus") == "1"
    assert f"/etc/polku/polkud.conf:{good.count(chr(10)) + 1}" in system.told()
    config.write_text(good)


def stops(system):
    say("starts again, stops when it is told, and leaves when it is purged")
    system.inside("systemctl", "start", UNIT)
    system.inside("systemctl", "stop", UNIT)
    assert system.show("Result") == "success" and system.show("ExecMainStatus") == "0"
    system.inside("dpkg", "--purge", "polkud", "polku")
    assert system.inside("systemctl", "is-enabled", UNIT, check=False).returncode != 0


def main(build):
    debs, root = packages(build), build / "deb-booted"
    root_make(build / "deb-chroot", root, debs)
    system = Booted(root)
    try:
        system.boots()
        starts(system, debs)
        reloads(system)
        comes_back(system)
        takes_keys(system)
        stays_down(system)
        stops(system)
    finally:
        system.end()
        shutil.rmtree(root, ignore_errors=True)
    print("the unit runs as it should")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
