"""Runs a program inside the walls that a unit of systemd describes: its filter of system calls, no memory
that is writable and executable, its address families, its limits. What systemd does, done without it, but
for one thing: a call that the unit has refused ends the program here, so that no refusal goes unseen.

    jail.py UNIT PROGRAM ARGUMENT…
"""

import ctypes
import os
import re
import resource
import socket
import subprocess
import sys

KILL, ALLOW = 0x80000000, 0x7FFF0000
PROT_WRITE, PROT_EXEC = 2, 4
SCMP_CMP_EQ, SCMP_CMP_MASKED = 4, 7


def refuse(error):
    return 0x00050000 | error


class Compare(ctypes.Structure):
    _fields_ = [("arg", ctypes.c_uint), ("op", ctypes.c_int), ("a", ctypes.c_uint64), ("b", ctypes.c_uint64)]


lib = ctypes.CDLL("libseccomp.so.2")
lib.seccomp_init.restype = ctypes.c_void_p
lib.seccomp_init.argtypes = [ctypes.c_uint32]
lib.seccomp_load.argtypes = [ctypes.c_void_p]
lib.seccomp_syscall_resolve_name_arch.argtypes = [ctypes.c_uint32, ctypes.c_char_p]
lib.seccomp_rule_add_array.argtypes = [
    ctypes.c_void_p, ctypes.c_uint32, ctypes.c_int, ctypes.c_uint, ctypes.POINTER(Compare)]


def number_of(call, machine):
    """Negative when that machine has no such call; -1 when no machine has."""
    return lib.seccomp_syscall_resolve_name_arch(machine, call.encode())


class Filter:
    def __init__(self, otherwise):
        self.context = lib.seccomp_init(otherwise)
        assert self.context

    def rule(self, action, call, *compares):
        number = lib.seccomp_syscall_resolve_name(call.encode())
        if number == -1:
            return  # not of this machine
        array = (Compare * max(1, len(compares)))(*compares)
        code = lib.seccomp_rule_add_array(self.context, action, number, len(compares), array)
        assert code == 0, (call, code)

    def load(self):
        assert lib.seccomp_load(self.context) == 0


class Unit:
    """The settings of [Service]; those that are written twice are lists."""

    def __init__(self, path):
        self.settings = {}
        section = None
        for line in open(path, encoding="utf-8"):
            line = line.strip()
            if re.fullmatch(r"\[\w+\]", line):
                section = line[1:-1]
            elif section == "Service" and line and line[0] not in "#;":
                name, _, value = line.partition("=")
                self.settings.setdefault(name, []).append(value)

    def one(self, name):
        (value,) = self.settings[name]
        return value


def calls_of(group):
    """The system calls of a group, those of its groups among them."""
    if not group.startswith("@"):
        return {group}
    shown = subprocess.run(["systemd-analyze", "syscall-filter", "--no-pager", group],
                           capture_output=True, encoding="utf-8", check=True).stdout
    found = set()
    for line in shown.splitlines()[1:]:
        name = line.strip()
        if name and not name.startswith("#"):
            found |= calls_of(name)
    return found


def calls_allowed(unit):
    allowed = set()
    for line in unit.settings["SystemCallFilter"]:
        takes_away = line.startswith("~")
        for group in line.lstrip("~").split():
            allowed = allowed - calls_of(group) if takes_away else allowed | calls_of(group)
    return allowed


def wall_in(unit):
    for name in ("NOFILE", "CORE", "MEMLOCK"):
        value = unit.one("Limit" + name)
        kind = getattr(resource, "RLIMIT_" + name)
        hard = resource.getrlimit(kind)[1]
        value = hard if value == "infinity" else int(value)
        value = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(kind, (value, value))

    memory = Filter(ALLOW)
    if unit.one("MemoryDenyWriteExecute") == "yes":
        for call in ("mprotect", "pkey_mprotect"):
            memory.rule(refuse(1), call, Compare(2, SCMP_CMP_MASKED, PROT_EXEC, PROT_EXEC))
        both = PROT_WRITE | PROT_EXEC
        memory.rule(refuse(1), "mmap", Compare(2, SCMP_CMP_MASKED, both, both))

    families = Filter(ALLOW)
    wanted = {int(getattr(socket, name)) for name in unit.one("RestrictAddressFamilies").split()}
    for family in set(range(46)) - wanted:
        families.rule(refuse(97), "socket", Compare(0, SCMP_CMP_EQ, family, 0))

    # SQLite gives its files to the folder's owner when root runs it, which the unit never does.
    of_root = {"fchown"} if os.geteuid() == 0 else set()
    calls = Filter(KILL)
    for call in calls_allowed(unit) | of_root:
        calls.rule(ALLOW, call)
    for each in (memory, families, calls):
        each.load()


if __name__ == "__main__":
    wall_in(Unit(sys.argv[1]))
    os.execv(sys.argv[2], sys.argv[2:])
