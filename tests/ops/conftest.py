"""Where the programs are, and the pieces that operating them needs."""

import os
import pathlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ.get("BUILD", ROOT / "build")).resolve()
POLKU = pathlib.Path(os.environ.get("POLKU", BUILD / "polku")).resolve()
POLKUD = pathlib.Path(os.environ.get("POLKUD", BUILD / "polkud")).resolve()
RULES = ROOT / "rules"
UNIT = ROOT / "debian" / "polkud.service"
PATIENCE = 20  # seconds that anything may take on a busy machine
