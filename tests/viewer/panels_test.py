#!/usr/bin/env python3
"""What every panel owes its reader: a "?" that says how it is read, and a sentence where there is nothing to show. Besides:
the table is saved exactly as it stands, and other networks that were open lately are offered on the first screen.

Usage: panels_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import csv
import os
import subprocess
import sys
import tempfile
import time

import window_driver
from window_driver import fail, palette, settled

HOME = tempfile.TemporaryDirectory()
os.environ["HOME"] = HOME.name  # where the window offers to save


def help_on_every_panel(window, picture):
    window.wait("the legend and the details say how they are read",
                lambda s: {"help:legend", "details:help"} <= set(s["targets"]))
    for key, sign in (("ctrl+shift+f", "help:facets"), ("ctrl+shift+v", "help:views"), ("ctrl+shift+s", "help:export"),
                      ("ctrl+n", "help:edit")):
        window.xdo("key", key)
        window.wait(f"{sign} is there", lambda s, sign=sign: sign in s["targets"])
        picture("help-" + sign[5:])
        window.xdo("key", "Escape")
        window.wait(f"{sign} is closed", lambda s, sign=sign: sign not in s["targets"])
    window.xdo("key", "ctrl+o")
    window.wait("the import says how it is read", lambda s: "help:import" in s["targets"])
    window.xdo("key", "Escape")
    for words, command in (("tabellen", "table"), ("hullerne", "gaps"), ("daekningen", "coverage"),
                           ("konsortiet", "consortium"), ("tid og", "time")):
        palette(window, words, command)
        window.wait(f"the page {command} says how it is read", lambda s: "drawer:help" in s["targets"] and s["drawer"] > 0)
    window.click("drawer:close")


def table_as_it_stands(window, picture):
    window.xdo("key", "ctrl+t")
    window.click("head:ties")
    window.click("table:find")
    window.xdo("type", "--delay", 40, "universitets")
    window.wait("few rows are left", lambda s: 0 < sum(name.startswith("row:") for name in s["targets"]) < 40)
    window.click("table:export")
    window.click("export:save")
    path = os.path.join(HOME.name, "samspil.csv")
    window.wait("the table is saved", lambda s: os.path.exists(path) and "samspil.csv" in s["message"])
    with open(path, encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    ties = [int(row["Forbindelser"]) for row in rows]
    if not rows or ties != sorted(ties, reverse=True):
        fail(f"the rows are not in the order of the table: {ties}")
    shown = [name[4:] for name in window.state()["targets"] if name.startswith("row:")]
    if not shown or len(rows) < len(shown) or not any("niversitets" in row["Navn"] for row in rows):
        fail(f"{len(rows)} rows were saved, {len(shown)} are on the screen")
    picture("table-saved")
    window.click("drawer:close")
    window.wait("the table is closed", lambda s: s["drawer"] == 0)


def nothing_to_show(window, picture):
    window.xdo("key", "ctrl+shift+f")
    window.click("facet:text")
    time.sleep(0.3)
    window.xdo("type", "--delay", 60, "type:hospital land:AT")
    time.sleep(0.3)
    picture("typed")
    window.xdo("key", "Return")
    window.wait("nothing is left", lambda s: s["shown"] == 0)
    window.xdo("key", "Escape")
    window.wait("the map says so, and how to go on", lambda s: "empty:clear" in s["targets"])
    picture("nothing")
    window.click("empty:clear")
    window.wait("everything is shown again", lambda s: s["shown"] == s["total"])


def other_networks(window, picture, program):
    other = os.path.join(HOME.name, "Partnere 2026")
    subprocess.run([program, "--store", other, "init"], check=True, capture_output=True)
    with open(os.path.join(window.environment["XDG_DATA_HOME"], "samspil", "recent"), "a", encoding="utf-8") as file:
        file.write(other + "\n/gone/away\n")
    window.restart()
    window.wait("the other network is offered", lambda s: "recent:0" in s["targets"] and "recent:1" not in s["targets"])
    picture("recent")
    before = window.state()["revision"]
    window.click("recent:0")
    window.wait("it is opened in this window", lambda s: s["revision"] != before or s["frame"] < 20)
    picture("other-network")


def run(window, picture):
    window.wait("the network is on the screen", lambda s: s["shown"] == s["total"] >= 330 and settled(s))
    window.click("door:close")
    help_on_every_panel(window, picture)
    table_as_it_stands(window, picture)
    nothing_to_show(window, picture)
    other_networks(window, picture, os.path.abspath(sys.argv[1]))


window_driver.main(run)
