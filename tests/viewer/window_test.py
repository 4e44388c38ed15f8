#!/usr/bin/env python3
"""The window's first minute, step by step, each checked by what the window says it shows (SAMSPIL_TRACE) and by what is on
the screen: start, search a hospital, select it, filter by the legend, undo, switch language.

Usage: window_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import time

import window_driver
from window_driver import differing, fail, settled


def run(window, picture):
    first = window.wait("the whole network is on the first screen",
                        lambda s: s["shown"] == s["total"] >= 330 and s["labels"] >= 20 and "door:explore" in s["targets"])
    total = first["total"]
    start = picture("start")

    window.xdo("key", "ctrl+f")
    window.xdo("type", "--delay", 40, "horsens")
    window.wait("the hospital is among the hits", lambda s: "hit:regionshospitalet-horsens" in s["targets"])
    picture("search")
    window.click("hit:regionshospitalet-horsens")
    window.wait("it is selected, with its details", lambda s: s["selection"] == ["regionshospitalet-horsens"] and settled(s))
    if differing(start, picture("selected")) < 5000:
        fail("selecting a hospital changes nothing on the screen")

    window.click("legend:municipality")
    filtered = window.wait("the legend hides the municipalities", lambda s: s["filter"] == "-type:municipality")
    if filtered["shown"] >= total:
        fail("nothing was hidden")
    picture("filtered")

    window.xdo("key", "ctrl+z")
    window.wait("undo shows them again", lambda s: s["filter"] == "" and s["shown"] == total)
    picture("undone")

    window.click("legend:hospital", repeat=2)
    window.wait("a double click shows only the hospitals", lambda s: s["filter"] == "type:hospital" and 0 < s["shown"] < 40)
    window.click("chip:0")
    window.wait("the chip takes the filter away", lambda s: s["filter"] == "" and s["shown"] == total)

    danish = picture("danish")
    window.click("top:language")
    window.wait("the window speaks English", lambda s: s["language"] == "en")
    if differing(danish, picture("english")) < 2000:
        fail("another language looks the same")

    window.click("top:theme")
    window.wait("the window is dark", lambda s: s["theme"] == "dark")
    dark = picture("dark")
    if differing(danish, dark) < 500000:
        fail("dark is not dark")

    window.xdo("mousemove", 700, 880)
    window.xdo("key", "Escape", "Return")
    time.sleep(0.5)
    window.xdo("key", "ctrl+k")
    window.xdo("type", "--delay", 40, "mouse and")
    window.wait("the palette finds a command", lambda s: "palette:help" in s["targets"] and "palette:undo" not in s["targets"])
    window.xdo("key", "Return")
    window.wait("the command is run", lambda s: "help:close" in s["targets"])
    picture("help")
    window.xdo("key", "Escape")
    window.wait("Esc closes it", lambda s: "help:close" not in s["targets"])

    window.xdo("key", "F2")
    window.wait("the questions are open", lambda s: "question:field" in s["targets"] and settled(s))
    window.click("question:field")
    window.xdo("type", "--delay", 60, "who works on rehab")
    window.wait("a typed question is understood", lambda s: any(t.startswith("match:") for t in s["targets"]))
    window.xdo("key", "Return")
    window.wait("and answered, on the map too", lambda s: s["rows"] > 3 and s["lit"] > 3)
    picture("answer")


window_driver.main(run)
