#!/usr/bin/env python3
"""Works through gaps in the real window: the door, a gap on the map, a dismissal with its reason, undo, the coverage matrix,
a consortium, their reports, why two entities are no gap, and a restart that remembers.

Usage: gap_window_test.py SAMSPIL [FOLDER FOR SCREENSHOTS].
"""
import os
import time

import window_driver
from hands import Hands
from window_driver import differing, fail, settled


def worklist(window, picture):
    first = window.wait("three doors are on the first screen",
                        lambda s: all(f"door:{door}" in s["targets"] for door in ("explore", "gaps", "import")) and s["labels"] > 10)
    doors = [first["targets"][f"door:{door}"] for door in ("explore", "gaps", "import")]
    for left, right in zip(doors, doors[1:]):
        if left[0] + left[2] > right[0] or left[1] != right[1]:
            fail("the doors do not stand side by side")
    before = picture("start")
    window.click("door:gaps")
    listed = window.wait("the door opens the worklist", lambda s: s["gaps"] > 20 and s["drawer"] == 2 and not s["working"])
    window.click("kind:missing_tie")
    ties = window.wait("only missing ties are listed", lambda s: 0 < s["gaps"] < listed["gaps"])
    window.xdo("mousemove", 700, 300)
    window.xdo("key", "Down")
    opened = window.wait("the first gap is open", lambda s: s["gap"].startswith("missing_tie:") and settled(s))
    if differing(before, picture("gap")) < 20000:
        fail("an open gap changes nothing on the map")
    window.xdo("key", "Down")
    window.wait("the next one is open", lambda s: s["gap"].startswith("missing_tie:") and s["gap"] != opened["gap"])
    window.xdo("key", "Up")
    window.wait("and back", lambda s: s["gap"] == opened["gap"])
    window.click("card:status:1")
    window.wait("it is in contact", lambda s: s["gap_status"] == 1)
    dismiss(window, picture, opened["gap"], ties["gaps"])
    return opened["gap"]


def dismiss(window, picture, gap, count):
    window.xdo("mousemove", 700, 300)
    window.xdo("key", "d")
    window.wait("D asks for the reason", lambda s: "dismiss:go" in s["targets"])
    window.xdo("type", "--delay", 40, "De er konkurrenter")
    picture("dismiss")
    window.xdo("key", "Return")
    window.wait("it leaves the list, and the next is open", lambda s: s["gaps"] == count - 1 and s["gap"] not in ("", gap))
    window.xdo("key", "ctrl+z")
    window.wait("undo brings it back", lambda s: s["gaps"] == count)
    window.click("gap:" + gap)
    window.wait("as it was, in contact", lambda s: s["gap"] == gap and s["gap_status"] == 1)


def report(window, picture, button, name):
    """Saves what a button offers as a report in the folder of the store, and answers its text."""
    path = os.path.join(os.path.dirname(window.trace), name)
    window.click(button)
    window.wait("the card asks where to", lambda s: "report:path" in s["targets"])
    time.sleep(0.5)  # until its field has the keyboard
    window.xdo("key", "ctrl+a")
    window.xdo("type", "--delay", 20, path)
    picture("report " + name)
    window.click("report:save")
    window.wait(f"{name} is written", lambda s: "report:save" not in s["targets"] and os.path.exists(path))
    with open(path, encoding="utf-8") as file:
        return file.read()


def coverage(window, picture):
    window.click("tab:coverage")
    window.click("cell:empty")
    types = window.wait("an empty cell answers", lambda s: s["cell"] != "" and "cell:theme" in s["targets"] and not s["working"])
    picture("coverage")
    window.click("coverage:columns:1")
    window.wait("countries are across", lambda s: 0 < s["columns"] != types["columns"] and settled(s) and not s["working"])
    window.click("cell:filled")
    window.wait("a filled cell answers", lambda s: s["cell"] != "" and any(t.startswith("covers:") for t in s["targets"]))
    headings(window, picture)


def headings(window, picture):
    window.click("coverage:headings")
    state = window.wait("themes stand under headings", lambda s: any(t.startswith("fold:") for t in s["targets"]))
    picture("headings")
    first = min((box[1], name) for name, box in state["targets"].items() if name.startswith("fold:"))[1]
    themes = [name for name in state["targets"] if name.startswith("theme:")]
    window.click(first)
    window.wait("a heading is folded in, and others come up",
                lambda s: first in s["targets"] and sorted(t for t in s["targets"] if t.startswith("theme:")) != sorted(themes))
    window.click(first)
    window.click("coverage:headings")
    window.wait("and the rows as before", lambda s: not any(t.startswith("fold:") for t in s["targets"]))


def consortium(window, picture):
    window.click("tab:consortium")
    window.click("call:theme")
    window.xdo("type", "--delay", 40, "rehab")
    window.wait("the theme is offered", lambda s: "offer:theme:rehabilitering" in s["targets"])
    window.xdo("key", "Return")
    window.wait("it is chosen", lambda s: "call:theme:rehabilitering" in s["targets"])
    window.click("call:find")
    window.wait("there are proposals", lambda s: s["consortia"] > 0 and not s["working"])
    window.click("card:0:map")
    picture("consortium")
    if "rehabilitering" not in report(window, picture, "card:0:report", "card.html").lower():
        fail("the report of the proposal does not name its theme")


def why_not(window, picture):
    """Two are selected on the map, and a command tells what keeps them from being a gap."""
    hands = Hands(window, picture)
    places = {}
    for words, key in (("hammel", "hammel-neurocenter"), ("horsens", "regionshospitalet-horsens")):
        hands.find(words, key)
        hands.keys("ctrl+0")
        window.wait("all of the map is in sight", settled)
        places[key] = window.place("mark:" + key)
    x, y, width, height = places["hammel-neurocenter"]
    window.xdo("mousemove", x + width // 2, y + height // 2, "keydown", "shift", "click", 1, "keyup", "shift")
    window.wait("both are selected", lambda s: len(s["selection"]) == 2)
    hands.command("hvorfor er det ikke", "why_not")
    window.wait("the window says why", lambda s: "whynot:sentence" in s["targets"])
    picture("why not")
    hands.keys("Escape")
    window.wait("Esc closes it", lambda s: "whynot:sentence" not in s["targets"])


def restarted(window, gap):
    window.wait("the window is back", lambda s: "door:gaps" in s["targets"] and s["labels"] > 10)
    window.click("door:gaps")
    window.wait("the worklist is back", lambda s: s["gaps"] > 20 and not s["working"])
    window.click("kind:missing_tie")
    window.click("gap:" + gap)
    window.wait("what is in contact still is", lambda s: s["gap"] == gap and s["gap_status"] == 1)


def run(window, picture):
    gap = worklist(window, picture)
    page = report(window, picture, "gaps:report", "gaps.html")
    if gap not in page or "I kontakt" not in page:
        fail("the report does not hold the gap and what was done about it")
    coverage(window, picture)
    consortium(window, picture)
    why_not(window, picture)
    window.restart()
    restarted(window, gap)


window_driver.main(run)
