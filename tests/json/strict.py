"""A second opinion on JSON: Python's reader, made as strict as Polku's promises to be."""

import json
import math


def no_constant(word):
    raise ValueError(f"{word} is no JSON")


def whole(text):
    number = int(text) if len(text) < 40 else 1 << 64
    if not -(1 << 63) <= number < 1 << 63:
        raise ValueError("more than 64 bits")
    return number


def real(text):
    number = float(text)
    if math.isinf(number):
        raise ValueError("too large")
    return number


def no_pair_twice(pairs):
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a member twice")
    return dict(pairs)


def texts(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            yield name
            yield from texts(item)


def depth(text):
    """How deep the brackets outside of texts go."""
    deepest = now = 0
    inside = escaped = False
    for letter in text:
        if inside:
            inside = escaped or letter != '"'
            escaped = letter == "\\" and not escaped
        elif letter == '"':
            inside = True
        elif letter in "[{":
            now += 1
            deepest = max(deepest, now)
        elif letter in "]}":
            now -= 1
    return deepest


def strict(document):
    """The value; ValueError where there is none. A number with a fraction of nothing is whole."""
    text = document.decode()  # strict UTF-8
    if depth(text) > 32:
        raise ValueError("too deep")
    value = json.loads(text, parse_constant=no_constant, parse_int=whole, parse_float=real, object_pairs_hook=no_pair_twice)
    for found in texts(value):
        found.encode()  # no half characters
        if "\0" in found:
            raise ValueError("NUL")
    return value
