"""Some hundreds of documents through the real reader, and through the daemon's socket: what is read, what
it is read as, and what is refused with which words."""

import json
import random

import pytest
from documents import documents
from strict import strict

ALL = list(documents())


def test_they_are_many_and_each_has_its_name():
    assert len(ALL) >= 300
    assert len({name for name, _, _ in ALL}) == len(ALL)


def test_python_finds_the_same_documents_good():
    """The list itself is held against a reader that is not ours."""
    wrong = [name for name, document, wanted in ALL if good(document) != (wanted is None)]
    assert wrong == []


def good(document):
    try:
        strict(document)
    except (ValueError, RecursionError):
        return False
    return True


def same(read_as, value):
    """Equal, and of the same kind: 1.0 is the whole number 1, true is no number."""
    if isinstance(value, dict):
        return isinstance(read_as, dict) and list(read_as) == list(value) and all(same(read_as[k], value[k]) for k in value)
    if isinstance(value, list):
        return isinstance(read_as, list) and len(read_as) == len(value) and all(map(same, read_as, value))
    if isinstance(value, (bool, str)) or value is None:
        return type(read_as) is type(value) and read_as == value
    return type(read_as) in (int, float) and read_as == value


def test_each_is_read_as_what_it_is_or_refused_for_what_is_wrong(read):
    wrong = []
    for (name, document, wanted), (is_read, said) in zip(ALL, read([document for _, document, _ in ALL])):
        if wanted is None and not (is_read and same(json.loads(said), strict(document))):
            wrong.append((name, document[:80], said))
        if wanted is not None and (is_read or not said.startswith(wanted)):
            wrong.append((name, document[:80], wanted, said))
    assert wrong == []


def changed(chance, document):
    """The document with a few of its bytes changed, taken out, doubled or moved."""
    b = bytearray(document)
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(b) + 1)
        letter = chance.choice(b'{}[],:"\\/ \t\n0123456789-+.eEtrufalsn\x00\x1f\x7f\x80\xbf\xc3\xe4\xed\xf0\xff')
        how = chance.randrange(4)
        if how == 0:
            b[at:at] = [letter]
        elif how == 1:
            b[at:at + 1] = [letter]
        elif how == 2:
            del b[at:at + chance.randrange(1, 4)]
        else:
            piece = b[at:at + chance.randrange(1, 8)]
            other = chance.randrange(len(b) + 1)
            b[other:other] = piece
    return bytes(b)


def test_changed_documents_are_good_for_both_readers_or_for_none(read):
    chance = random.Random(19)
    small = [document for _, document, _ in ALL if len(document) < 300]
    made = [changed(chance, chance.choice(small)) for _ in range(30000)]
    wrong = []
    for document, (is_read, said) in zip(made, read(made)):
        if is_read != good(document) or (is_read and not same(json.loads(said), strict(document))):
            wrong.append((document, said))
    assert wrong == []


@pytest.fixture
def peer(daemon):
    return daemon.socket()


def asked(peer, document):
    """The reply to the document as a body."""
    peer.send(document)
    return json.loads(peer.recv())


def name_of(reply):
    one = reply[0] if isinstance(reply, list) else reply
    return one["error"]["data"]["name"]


def test_the_daemon_takes_and_refuses_the_same_bodies(peer):
    """None of them is a call: those that are JSON are told so."""
    wrong = []
    for name, document, wanted in ALL:
        found = name_of(asked(peer, document))
        deep = wanted is not None and wanted.startswith("it is nested")
        if found != ("invalid_request" if wanted is None or deep else "parse_error"):
            wrong.append((name, found))
    assert wrong == []


def test_what_is_read_as_a_text_comes_back_as_it_was(peer):
    """As a call's id, which is given back."""
    for name, document, wanted in ALL:
        if wanted is None and document.startswith(b'"') and len(document) < 60:
            reply = asked(peer, b'{"jsonrpc":"2.0","method":"rules.status","id":' + document + b"}")
            assert reply["id"] == json.loads(document), name
