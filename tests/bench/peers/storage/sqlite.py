#!/usr/bin/env python3
"""sqlite.py WORK_FOLDER ENTITIES TIES: reading and editing what `run` loaded into SQLite."""
import os
import sqlite3
import sys
import time

folder, entities, ties = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
database = sqlite3.connect(f"{folder}/peer.db")
database.execute("PRAGMA synchronous=FULL")


def report(what, value, unit):
    print(f"{what:<42}{value:>12.3f} {unit}")


def measure_each(what, runs, run):
    times = []
    for i in range(runs):
        start = time.perf_counter()
        run(i)
        times.append((time.perf_counter() - start) * 1e6)
    times.sort()
    report(f"{what}, p50", times[len(times) // 2], "us")


def check_count(table, expected):
    """A load that lost rows is no measure."""
    found = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    if found != expected:
        sys.exit(f"{found} rows were loaded, not {expected}")


def ties_of(i):
    database.execute("SELECT * FROM tie WHERE source = ?", (keys[i],)).fetchall()
    database.execute("SELECT * FROM tie WHERE target = ?", (keys[i],)).fetchall()


def neighbours_of(i):
    database.execute("SELECT target FROM tie WHERE source = ?", (keys[i],)).fetchall()
    database.execute("SELECT source FROM tie WHERE target = ?", (keys[i],)).fetchall()


def edit(i):
    database.execute("UPDATE entity SET city = ? WHERE id = ?", (f"x{i}", keys[i]))
    database.commit()


check_count("entity", entities)
check_count("tie", ties)
with open(f"{folder}/keys.txt") as file:
    keys = file.read().split()

with open(f"{folder}/time") as spent:
    wall, user, system, peak = (float(number) for number in spent.read().split())
report("load", wall * 1e3, "ms")
report("load, processor time", (user + system) * 1e3, "ms")
report("peak memory", peak / 1024, "MiB")
report("on disk, a tie", os.path.getsize(f"{folder}/peer.db") / ties, "bytes")
start = time.perf_counter()
for _ in database.execute("SELECT source, relation, target, from_year FROM tie"):
    pass
names = database.execute("SELECT name FROM entity").fetchall()
report("whole graph, row by row", (time.perf_counter() - start) * 1e3, "ms")
measure_each("its neighbours, both ways", 10000, neighbours_of)
measure_each("its ties, both ways", 2000, ties_of)
measure_each("a durable edit", 200, edit)
measure_each("names that hold a piece", 10, lambda i: database.execute(
    "SELECT id FROM entity WHERE name LIKE '%neurologi%' LIMIT 20").fetchall())
