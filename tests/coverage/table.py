"""What gcovr counted, as a table by room; fails below what is demanded.

    table.py SUMMARY LINES BRANCHES    a file of `gcovr --json-summary`; per cent, at least
"""

import json
import sys

WORST = 12  # files that are named


def share(covered, total):
    return 100 * covered / total if total else 100.0


def row(name, files):
    """One line of the table, and the shares of lines and branches."""
    sums = {key: sum(f[key] for f in files) for key in ("line_covered", "line_total", "branch_covered", "branch_total")}
    lines = share(sums["line_covered"], sums["line_total"])
    branches = share(sums["branch_covered"], sums["branch_total"])
    print(f"{name:<28}{sums['line_total']:>8}{lines:>8.1f} %{sums['branch_total']:>10}{branches:>8.1f} %")
    return lines, branches


def missed(file):
    return file["branch_total"] - file["branch_covered"]


def main(summary, lines, branches):
    with open(summary, encoding="utf-8") as text:
        files = json.load(text)["files"]
    print(f"{'room':<28}{'lines':>8}{'run':>10}{'branches':>10}{'taken':>10}")
    for room in sorted({f["filename"].split("/")[0] for f in files}):
        row(room, [f for f in files if f["filename"].startswith(room + "/")])
    reached = row("all", files)
    print(f"\nmost branches not taken, of {len(files)} files")
    for file in sorted(files, key=missed, reverse=True)[:WORST]:
        row("  " + file["filename"], [file])
    if reached[0] < float(lines) or reached[1] < float(branches):
        sys.exit(f"\ntoo little: {lines} % of lines and {branches} % of branches are demanded")


if __name__ == "__main__":
    main(*sys.argv[1:])
