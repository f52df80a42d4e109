"""The Debian packages: built from this tree, looked over by Debian's own tools, unpacked and used."""

import os
import re
import shutil
import subprocess

import pytest

from conftest import BUILD, ROOT

NAMES = ("polku", "polkud", "libpolku-dev")


def run(*words, **more):
    return subprocess.run(list(map(str, words)), capture_output=True, encoding="utf-8", **more)


@pytest.fixture(scope="module")
def built():
    """The folder with the packages; built by make, without what the tests' own make has set."""
    env = {k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")}
    folder = BUILD / "package"
    done = run("make", "-C", ROOT, "deb", f"B={os.path.relpath(folder, ROOT)}", "SAN=", env=env)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "deb"


def package(built, name):
    (path,) = built.glob(f"{name}_*.deb")
    return path


@pytest.fixture(scope="module")
def root(built, tmp_path_factory):
    """A system in which they are unpacked."""
    root = tmp_path_factory.mktemp("root")
    (root / "var/lib/dpkg/info").mkdir(parents=True)
    (root / "var/lib/dpkg/status").touch()
    done = run("dpkg", "--root", root, "--force-not-root", "--force-depends", "--force-script-chrootless",
               "--log", root / "log", "--unpack", *(package(built, n) for n in NAMES))
    assert done.returncode == 0, done.stderr
    return root


def test_lintian_has_nothing_against_them(built):
    (changes,) = built.glob("*.changes")
    root = ["--allow-root"] if os.geteuid() == 0 else []
    done = run("lintian", *root, "--pedantic", "--display-experimental", "--fail-on", "error,warning,pedantic",
               changes)
    assert done.returncode == 0 and "W:" not in done.stdout, done.stdout + done.stderr


def test_overrides_have_reasons():
    for path in (ROOT / "debian").glob("*.lintian-overrides"):
        lines = path.read_text().splitlines()
        for before, line in zip([""] + lines, lines):
            assert line.startswith("#") or before.startswith("#"), line


def test_hardened(built):
    log = built / "build.log"
    done = run("blhc", "--all", log)
    assert done.returncode == 0, done.stdout


def test_what_is_in_them(root):
    found = {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}
    for wanted in ("usr/bin/polku", "usr/sbin/polkud", "lib/systemd/system/polkud.service",
                   "etc/polku/polkud.conf.dpkg-new", "usr/lib/sysusers.d/polkud.conf",
                   "usr/lib/tmpfiles.d/polkud.conf", "usr/share/man/man1/polku.1.gz",
                   "usr/share/man/man8/polkud.8.gz", "usr/share/man/man5/polkud.conf.5.gz",
                   "usr/share/doc/polkud/operations.md.gz", "usr/include/polku/client.h",
                   "usr/lib/libpolku.a"):
        assert wanted in found, wanted
    packs = {p.name for p in (root / "usr/share/polku/rules").iterdir()}
    assert packs == {p.parent.name for p in (ROOT / "rules").glob("*/region.lua")}
    assert (root / "etc/polku/keys").stat().st_mode & 0o777 == 0o700
    assert not any(name.startswith("var/lib/polku") for name in found)


def test_libevent_is_the_mended_one(built):
    fields = run("dpkg-deb", "--field", package(built, "polkud"), "Depends").stdout
    for library in re.findall(r"libevent-\S+", fields):
        assert f"{library} (>= 2.1.12-stable-8+deb12u1)" in fields, fields
    assert "libevent-core-2.1-7 " in fields


def test_its_licence_is_told_whole(root):
    text = (root / "usr/share/doc/polkud/copyright").read_text()
    for line in (ROOT / "LICENCE").read_text().splitlines():
        assert line.rstrip() in text


def test_the_configuration_and_the_packs_work(root, tmp_path):
    config = (root / "etc/polku/polkud.conf.dpkg-new").read_text()
    config = config.replace("/usr/share", f"{root}/usr/share").replace("/var/lib/polku", f"{tmp_path}/data")
    (tmp_path / "polkud.conf").write_text(config)
    done = run(root / "usr/sbin/polkud", "-n", "-c", tmp_path / "polkud.conf")
    assert done.returncode == 0 and "5 packs can be in force, 0 refused" in done.stderr, done.stderr
    done = run(root / "usr/bin/polku", "check", root / "usr/share/polku/rules/kainuu")
    assert done.returncode == 0


def test_a_program_in_c_finds_the_library(root, tmp_path):
    source = tmp_path / "ask.c"
    shutil.copy(ROOT / "examples/clients/c/ask.c", source)
    source.write_text(source.read_text().replace('"protocol/client.h"', "<polku/client.h>"))
    done = run("gcc", "-I", root / "usr/include", source, root / "usr/lib/libpolku.a", "-lzmq",
               "-o", tmp_path / "ask")
    assert done.returncode == 0, done.stderr


def test_make_install_goes_where_it_is_told(tmp_path):
    done = run("make", "-C", ROOT, "install", f"B={os.path.relpath(BUILD, ROOT)}", "PREFIX=/opt/polku",
               f"DESTDIR={tmp_path}", *(["SAN=1"] if "san" in BUILD.name else []),
               env={k: v for k, v in os.environ.items() if k not in ("MAKEFLAGS", "MFLAGS", "MAKELEVEL")})
    assert done.returncode == 0, done.stdout + done.stderr
    assert {p.name for p in tmp_path.iterdir()} == {"opt"}
    prefix = tmp_path / "opt/polku"
    assert run(prefix / "bin/polku", "help").returncode == 0
    assert run(prefix / "sbin/polkud", "--help").returncode == 0
    assert (prefix / "share/man/man8/polkud.8").exists() and (prefix / "share/polku/rules/kainuu").is_dir()
