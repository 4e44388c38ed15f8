#!/usr/bin/env python3
"""table.py WORK_FOLDER: what `run` measured there as a Markdown table, each peer with its ratio to the store's figure."""
import pathlib
import re
import sys

PROGRAMS = ["samspil", "sqlite", "duckdb", "kuzu"]
# Title, unit, divisor of the figure, and the line that each program reports it in.
MEASURES = [
    ("load from CSV, wall", "s", 1e3, {"": "load"}),
    ("load from CSV, processor", "s", 1e3, {"": "load, processor time"}),
    ("load from CSV, peak memory", "MiB", 1, {"samspil": "load, peak memory", "": "peak memory"}),
    ("on disk, a tie", "bytes", 1, {"": "on disk, a tie"}),
    ("read it all", "s", 1e3, {"samspil": "snapshot", "sqlite": "whole graph, row by row",
                                       "duckdb": "bare scan of the columns", "kuzu": "whole graph into arrays"}),
    ("neighbours of an entity, both ways, p50", "µs", 1, {"": "its neighbours, both ways, p50"}),
    ("ties of an entity in full, both ways, p50", "µs", 1, {"samspil": "its ties, both ways, in full, p50",
                                                   "": "its ties, both ways, p50"}),
    ("a durable edit, p50", "µs", 1, {"": "a durable edit, p50"}),
    ("a piece of a name, p50", "ms", 1e3, {"samspil": 'names with "neurologi", p50', "": "names that hold a piece, p50"}),
    ("undo of the import", "ms", 1, {"": "undo of the import"}),
]


def read(path):
    """The first figure under each name: a later one of the same name belongs to a later program."""
    figures = {}
    for line in path.read_text().splitlines():
        match = re.fullmatch(r"(.+?)\s+([\d.]+) \S+", line)
        if match:
            figures.setdefault(match[1], float(match[2]))
    return figures


folder = pathlib.Path(sys.argv[1])
measured = {name: read(folder / f"measured.{name}") for name in PROGRAMS if (folder / f"measured.{name}").exists()}
print("| | " + " | ".join(measured) + " |")
print("|---" * (len(measured) + 1) + "|")
for title, unit, divisor, lines in MEASURES:
    own = measured.get("samspil", {}).get(lines.get("samspil", lines.get("")))
    cells = []
    for name, figures in measured.items():
        value = figures.get(lines.get(name, lines.get("", "")))
        ratio = f" ({value / own:.3g}×)" if value is not None and own and name != "samspil" else ""
        cells.append("" if value is None else f"{value / divisor:.3g}{ratio}")
    print(f"| {title}, {unit} | " + " | ".join(cells) + " |")
