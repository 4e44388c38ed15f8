#!/usr/bin/env python3
"""Six tasks of a strategist in the real window, by mouse and keys alone: find somebody in the table, narrow by a theme, see
the network without the region, arrange and colour it, save the view and find it again after a restart, compare 2013 with
2025, and save the picture for a slide.

Usage: explorer_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import os
import time

from window_driver import differing, fail, main, settled


def rows_of(state):
    return [name[4:] for name in state["targets"] if name.startswith("row:")]


def find_in_the_table(window, picture):
    start = picture("table-before")
    window.xdo("key", "ctrl+t")
    window.wait("the table is open", lambda s: "head:name" in s["targets"] and len(rows_of(s)) >= 5)
    window.click("head:ties")
    window.wait("the one with most ties is first", lambda s: "region-midtjylland" in rows_of(s))
    window.click("table:find")
    window.xdo("type", "--delay", 40, "regionshospitalet horsens")
    window.wait("few rows are left", lambda s: 0 < len(rows_of(s)) < 8 and "regionshospitalet-horsens" in rows_of(s))
    time.sleep(1)  # all letters are in, and the rows stand where they stay
    window.click("row:regionshospitalet-horsens")
    window.wait("a row selects on the map", lambda s: s["selection"] == ["regionshospitalet-horsens"] and settled(s))
    if differing(start, picture("table")) < 50000:
        fail("the table can't be seen")
    window.xdo("key", "ctrl+c")
    window.wait("the rows are copied", lambda s: "kopieret" in s["message"])
    window.click("drawer:close")
    window.wait("the table is closed", lambda s: s["drawer"] == 0)


def narrow(window, picture):
    total = window.state()["total"]
    window.click("bar:filter")
    window.click("facet:country")
    window.click("value:BE")
    belgian = window.wait("only Belgium is shown", lambda s: s["filter"] == "country:BE" and 0 < s["shown"] < 20)["shown"]
    picture("facets")
    window.click("value:NL")
    window.wait("a second value is an alternative", lambda s: s["filter"] == "country:BE|NL" and s["shown"] > belgian)
    window.xdo("key", "Escape")
    window.click("bar:highlight")
    window.wait("what is left out is faint", lambda s: s["highlight"])
    picture("highlight")
    window.xdo("key", "ctrl+z", "ctrl+z", "ctrl+z")
    window.wait("all steps are undone", lambda s: s["filter"] == "" and s["shown"] == total)


def palette(window, words):
    window.xdo("key", "ctrl+k")
    window.wait("the palette is open", lambda s: any(name.startswith("palette:") for name in s["targets"]))
    window.xdo("type", "--delay", 30, words)
    time.sleep(0.4)
    window.xdo("key", "Return")


def without_the_region(window, picture):
    palette(window, "knude")
    window.wait("the region is left out", lambda s: s["filter"] == "-entity:region-midtjylland")
    picture("without-region")


def keep_a_view(window, picture):
    window.click("bar:view")
    window.click("layout:groups:country")
    window.wait("each country stands by itself", lambda s: s["layout"] == "groups:country" and settled(s))
    window.click("bar:view") if "layout:force" not in window.state()["targets"] else None
    window.click("colour:country")
    window.click("view:name")
    window.xdo("type", "--delay", 30, "Uden regionen")
    window.click("view:save")
    window.wait("the view is saved", lambda s: s["views"] == 1)
    picture("view-menu")
    window.xdo("key", "Escape")
    palette(window, "fjern alle filtre")
    window.wait("all is shown again", lambda s: s["filter"] == "")
    palette(window, "opstil som netv")
    window.wait("the network stands as before", lambda s: s["layout"] == "force" and settled(s))
    window.restart()
    window.wait("the window is back", lambda s: s["views"] == 1 and s["filter"] == "" and settled(s))
    window.click("bar:view")
    window.click("view:Uden regionen")
    window.wait("the saved view is back", lambda s: s["filter"] == "-entity:region-midtjylland"
                and s["layout"] == "groups:country" and settled(s))
    picture("saved-view")
    window.xdo("key", "Escape")
    palette(window, "fjern alle filtre")
    palette(window, "opstil som netv")
    window.wait("the network stands as before", lambda s: s["layout"] == "force" and settled(s))


def compare_years(window, picture):
    window.xdo("key", "ctrl+shift+t")
    window.click("time:documents")
    window.wait("documents are compared", lambda s: s["changes"] > 0 and "time:row:0" in s["targets"])
    picture("documents")
    window.click("time:years")
    window.wait("years are compared", lambda s: s["changes"] > 0)
    window.click("time:row:0")
    window.wait("a change is found on the map", lambda s: s["selection"] and settled(s))
    picture("years")
    window.click("drawer:close")


def save_a_picture(window, picture):
    target = os.path.join(os.path.dirname(window.trace), "slide.png")
    window.xdo("key", "ctrl+shift+s")
    window.click("export:path")
    window.xdo("key", "ctrl+a")
    window.xdo("type", "--delay", 15, target)
    picture("export")
    window.click("export:save")
    window.wait("the picture is saved", lambda s: "slide.png" in s["message"])
    if os.path.getsize(target) < 20000:
        fail("the picture is empty")


def run(window, picture):
    window.wait("the network is on the screen", lambda s: s["shown"] == s["total"] >= 330 and settled(s))
    for task in (find_in_the_table, narrow, without_the_region, keep_a_view, compare_years, save_a_picture):
        print("task:", task.__name__)
        task(window, picture)


main(run)
