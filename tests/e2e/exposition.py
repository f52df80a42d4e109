"""A strict reader of Prometheus's text format 0.0.4: whatever bends its rules raises."""

import re

NAME = r"[a-zA-Z_:][a-zA-Z0-9_:]*"
LABEL = re.compile(r'([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"')
SAMPLE = re.compile(rf"({NAME})(?:\{{(.*)\}})? (\S+)\Z")
NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?\Z")
KINDS = ("counter", "gauge", "histogram")


class Family:
    def __init__(self, name, help_text):
        self.name, self.help, self.kind = name, help_text, None
        self.samples = {}  # (name, ((label, text), …)): number

    def value(self, **labels):
        return self.samples[self.name, tuple(sorted(labels.items()))]


def labels_of(text):
    labels, at = [], 0
    while at < len(text):
        match = LABEL.match(text, at)
        assert match, text
        value = re.sub(r"\\(.)", lambda m: {"n": "\n"}.get(m[1], m[1]), match[2])
        labels.append((match[1], value))
        at = match.end()
        if at < len(text):
            assert text[at] == "," and at + 1 < len(text), text
            at += 1
    names = [name for name, _ in labels]
    assert len(set(names)) == len(names), text
    return tuple(sorted(labels))


def number_of(text):
    assert NUMBER.match(text), text
    return float(text)


def sample_add(family, line):
    match = SAMPLE.match(line)
    assert match, line
    suffixes = ("_bucket", "_sum", "_count") if family.kind == "histogram" else ("",)
    assert match[1] in [family.name + suffix for suffix in suffixes], line
    labels = labels_of(match[2] or "")
    assert match[2] is None or labels, line
    assert ("le" in dict(labels)) == match[1].endswith("_bucket"), line
    assert (match[1], labels) not in family.samples, f"twice: {line}"
    family.samples[match[1], labels] = number_of(match[3])


def histogram_check(family):
    """Every series of it has all of its parts, and they agree."""
    series = {}
    for (name, labels), value in family.samples.items():
        rest = tuple(pair for pair in labels if pair[0] != "le")
        part = series.setdefault(rest, {"buckets": []})
        if name.endswith("_bucket"):
            bound = dict(labels)["le"]
            part["buckets"].append((float("inf") if bound == "+Inf" else number_of(bound), value))
        else:
            part[name[len(family.name):]] = value
    for part in series.values():
        bounds = [bound for bound, _ in part["buckets"]]
        counts = [count for _, count in part["buckets"]]
        assert bounds == sorted(set(bounds)) and bounds[-1] == float("inf")
        assert counts == sorted(counts) and counts[-1] == part["_count"]
        assert part["_sum"] >= 0 and (part["_sum"] == 0 or part["_count"] > 0)


def parse(text):
    """The families of a page, by name."""
    families, family, done = {}, None, set()
    assert text.endswith("\n") and "\r" not in text
    for line in text[:-1].split("\n"):
        if line.startswith("# HELP "):
            name, help_text = line[7:].split(" ", 1)
            assert re.fullmatch(NAME, name) and name not in families
            assert help_text and "\\" not in help_text
            family = families[name] = Family(name, help_text)
        elif line.startswith("# TYPE "):
            name, kind = line[7:].split(" ")
            assert family and name == family.name and family.kind is None and kind in KINDS
            assert not family.samples
            family.kind = kind
        else:
            assert not line.startswith("#") and family and family.kind, line
            sample_add(family, line)
    for family in families.values():
        assert family.kind
        assert (family.kind == "counter") == family.name.endswith("_total"), family.name
        if family.kind == "histogram":
            histogram_check(family)
        if family.kind == "counter":
            assert all(value >= 0 for value in family.samples.values())
    return families
