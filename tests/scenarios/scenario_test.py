#!/usr/bin/env python3
"""The twelve tasks of strategist.md in the real window, by mouse and keys alone.

Usage: scenario_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "viewer"))
import window_driver  # noqa: E402
from hands import run_tasks  # noqa: E402
from window_driver import fail, settled  # noqa: E402


def chains(hands):
    hands.command("hvordan haenger Regionshospitalet Horsens og UZ Leuven sammen", "how_connected")
    hands.see("five chains are lit", lambda s: s["question"] == "how_connected" and s["rows"] == 5 and s["lit"] > 5
              and settled(s))
    hands.picture("01a_chains")
    hands.keys("Next")
    hands.see("the first chain alone is lit", lambda s: s["row"] == 0 and s["lit"] == 5 and settled(s))
    hands.picture("01b_first_chain")


def who_works_on(hands):
    hands.ask("hvem arbjder med rehabilitring?")
    hands.see("who works on rehabilitation is lit", lambda s: s["question"] == "who_works_on" and s["rows"] >= 5
              and s["lit"] > s["rows"] and settled(s))
    hands.picture("02_who_works_on")


def without_region(hands):
    hands.find("region midtjylland", "region-midtjylland")
    hands.menu_of("region-midtjylland", "without")
    state = hands.see("the region is gone", lambda s: "region-midtjylland" in s["filter"] and s["question"] == "who_loses"
                      and s["rows"] > 0 and settled(s))
    if state["shown"] != state["total"] - 1:
        fail("more than the region is hidden")
    hands.picture("03_without_region")
    hands.keys("Escape", "Escape", "Escape", "ctrl+z")
    hands.see("undo shows it again", lambda s: s["filter"] == "" and s["shown"] == s["total"])


def compare_years(hands):
    hands.keys("ctrl+shift+t")
    hands.click("time:years")
    hands.see("the last years are compared", lambda s: s["changes"] > 0 and "time:at:2013" in s["targets"])
    hands.click("time:at:2013")
    hands.see("the first year is 2013", lambda s: s["compared"].startswith("2013 - "))
    hands.click("time:at:2025")
    hands.see("the last year is 2025", lambda s: s["compared"] == "2013 - 2025" and s["changes"] > 100)
    hands.picture("04a_2013_and_2025")
    hands.click("time:group:0")
    rows = hands.see("a group of changes is unfolded", lambda s: any(name.startswith("time:row:") for name in s["targets"]))
    hands.picture("04b_one_group")
    hands.click(min(name for name in rows["targets"] if name.startswith("time:row:")))
    hands.see("a change is found on the map", lambda s: s["selection"] and settled(s))
    hands.picture("04c_one_change")


def around_euha(hands):
    hands.find("euha", "euha")
    hands.keys("Return")
    one = hands.see("only the neighbours are shown", lambda s: s["focus"] == "euha" and s["shown"] < 40 and settled(s))
    hands.keys("2")
    two = hands.see("two steps out are more", lambda s: s["shown"] > one["shown"] and settled(s))
    hands.click("hops:3")
    hands.see("three are still more", lambda s: s["shown"] > two["shown"] and settled(s))
    hands.keys("1")
    hands.see("one step again", lambda s: s["shown"] == one["shown"] and settled(s))
    hands.find("aarhus universitetshospital", "aarhus-universitetshospital")
    hands.menu_of("aarhus-universitetshospital", "expand")
    more = hands.see("its neighbours are unfolded", lambda s: s["shown"] > one["shown"] and settled(s))
    hands.picture("05a_unfolded")
    hands.command("i ringe om den", "rings")
    hands.see("the map lies in rings", lambda s: s["layout"] == "radial" and settled(s))
    hands.picture("05b_rings")
    hands.command("laeg kortet frit", "freely")
    hands.see("the map lies freely again", lambda s: s["layout"] == "force" and settled(s))
    if more["shown"] >= more["total"]:
        fail("everything was unfolded")


def pin_and_rearrange(hands):
    hands.find("human first", "human-first")
    hands.keys("ctrl+9")
    left, top, width, height = hands.canvas()

    def in_the_middle(state):
        x, y, wide, high = state["targets"].get("mark:human-first", (0, 0, 0, 0))
        return abs(x + wide / 2 - left - width / 2) < 30 and abs(y + high / 2 - top - height / 2) < 40

    before = hands.see("it stands in the middle", lambda s: settled(s) and in_the_middle(s))
    place = hands.window.place("mark:human-first")
    hands.drag((place[0] + place[2] // 2, place[1] + place[3] // 2), [(20, -15)] * 6)
    hands.see("the drag is one step of the journal, and pins", lambda s: s["revision"] == before["revision"] + 1
              and s["pinned"] == before["pinned"] + 1 and settled(s))
    moved = hands.window.place("mark:human-first")
    if abs(moved[0] - place[0] - 120) > 8 or abs(moved[1] - place[1] + 90) > 8:
        fail(f"it does not stay where it was put: {place}, then {moved}")
    hands.picture("06a_pinned")
    hands.keys("p")
    hands.see("P unpins it", lambda s: s["pinned"] == before["pinned"])
    hands.keys("p")
    hands.see("P pins it again", lambda s: s["pinned"] == before["pinned"] + 1)
    hands.command("opstil efter tema", "arrange_by_theme")
    hands.see("each theme stands by itself", lambda s: s["layout"] == "groups:theme" and settled(s))
    hands.keys("Escape", "ctrl+0")
    hands.see("all of it is in sight", lambda s: not s["selection"] and settled(s))
    hands.picture("06b_by_theme")
    hands.keys("ctrl+z")
    hands.see("undo lays it out as before", lambda s: s["layout"] == "force" and settled(s))


def rows_of(state):
    return [name[4:] for name in state["targets"] if name.startswith("row:")]


def table_both_ways(hands):
    hands.keys("ctrl+t")
    hands.see("the table is open", lambda s: "head:name" in s["targets"] and len(rows_of(s)) >= 5)
    hands.click("head:ties")
    hands.see("the one with most ties is first", lambda s: rows_of(s) and "region-midtjylland" in rows_of(s))
    hands.click("row:region-midtjylland")
    hands.see("a row selects on the map", lambda s: s["selection"] == ["region-midtjylland"] and settled(s))
    hands.keys("ctrl+c")
    hands.see("the row is copied", lambda s: "kopieret" in s["message"])
    hands.find("uz leuven", "uz-leuven")
    hands.see("what the map selects is brought into sight",
              lambda s: "uz-leuven" in rows_of(s) and "region-midtjylland" not in rows_of(s))
    hands.picture("07_table")
    hands.click("table:find")
    hands.write_and_see("horsens")
    hands.see("few rows are left", lambda s: 0 < len(rows_of(s)) < 8 and "regionshospitalet-horsens" in rows_of(s))
    hands.click("drawer:close")


def lasso(hands):
    hands.keys("ctrl+0")
    hands.see("the whole map is in sight", settled)
    left, top, width, height = hands.canvas()
    side = min(width, height) // 4
    hands.drag((left + width // 2 - side // 2, top + height // 2 - side // 2),
               [(side // 2, 0)] * 2 + [(0, side // 2)] * 2 + [(-side // 2, 0)] * 2 + [(0, -side // 3)], held="alt")
    some = hands.see("what is inside the lasso is selected", lambda s: 3 < len(s["selection"]) < s["total"] // 2)
    hands.keys("ctrl+shift+h")
    hands.see("only that is shown", lambda s: s["shown"] == len(some["selection"]))
    hands.picture("08_lasso")
    hands.keys("ctrl+z")
    hands.see("undo shows all again", lambda s: s["shown"] == s["total"])


def by_hand(hands):
    total = hands.state()["total"]
    hands.keys("ctrl+n")
    hands.see("the form is open", lambda s: s["form"] == 1)
    hands.click("edit:save")
    hands.see("it says what is missing", lambda s: "problem:name_da" in s["targets"])
    hands.picture("09a_form_says_why")
    hands.click("field:name_da")
    hands.write_and_see("Karolinska Test Partner")
    hands.click("edit:save")
    hands.see("the partner is there", lambda s: s["total"] == total + 1 and s["selection"] == ["karolinska-test-partner"]
              and settled(s))
    hands.keys("ctrl+l")
    hands.see("the form of a tie is open", lambda s: s["form"] == 2 and "field:to" in s["targets"])
    hands.click("field:to")
    hands.write_and_see("human first")
    hands.keys("Return")
    hands.see("Enter takes the first that is found", lambda s: "edit:other" in s["targets"])
    hands.click("field:valid_from")
    hands.write_and_see("2026")
    hands.picture("09b_new_tie")
    hands.click("edit:save")
    hands.see("the tie is there", lambda s: s["form"] == 0 and s["message"].endswith("Human First") and settled(s))
    hands.keys("ctrl+e")
    hands.see("the form of the partner is open", lambda s: s["form"] == 1 and "field:city" in s["targets"])
    hands.click("field:city")
    hands.write_and_see("Stockholm")
    hands.click("edit:save")
    hands.see("the change is kept", lambda s: s["form"] == 0 and "Karolinska" in s["message"])
    hands.keys("ctrl+9")
    hands.see("it is in view", settled)
    hands.picture("09c_new_partner")
    hands.keys("ctrl+z", "ctrl+z", "ctrl+z")
    hands.see("all three steps are undone", lambda s: s["total"] == total and settled(s))


def keep_a_view(hands):
    hands.command("knude", "hide_hub")
    hands.see("the region is left out", lambda s: s["filter"] == "-entity:region-midtjylland")
    hands.click("bar:view")
    hands.click("layout:groups:country")
    hands.see("each country stands by itself", lambda s: s["layout"] == "groups:country" and settled(s))
    hands.click("colour:country")
    hands.click("view:name")
    hands.write_and_see("Uden regionen")
    hands.click("view:save")
    hands.see("the view is saved", lambda s: s["views"] == 1)
    hands.picture("10a_view_menu")
    hands.keys("Escape")
    hands.command("fjern alle filtre", "clear_filters")
    hands.command("opstil som netv", "arrange_force")
    hands.command("farv efter type", "colour_type")
    hands.see("the network stands as before", lambda s: s["layout"] == "force" and s["filter"] == "" and settled(s))
    hands.window.restart()
    hands.see("the window is back", lambda s: s["views"] == 1 and s["filter"] == "" and settled(s))
    hands.click("bar:view")
    hands.click("view:Uden regionen")
    hands.see("the saved view is back", lambda s: s["filter"] == "-entity:region-midtjylland"
              and s["layout"] == "groups:country" and settled(s))
    hands.keys("Escape", "ctrl+0")
    hands.picture("10b_saved_view")


def picture_for_a_slide(hands):
    # The view of the task before is what is saved.
    hands.click("bar:view")
    hands.click("view:Uden regionen")
    hands.keys("Escape")
    hands.see("the view is shown", lambda s: s["layout"] == "groups:country" and settled(s))
    target = os.path.join(os.path.dirname(hands.window.trace), "slide.png")
    hands.keys("ctrl+shift+s")
    hands.click("export:png")
    hands.click("paper:slide")
    hands.click("export:path")
    hands.keys("ctrl+a")
    hands.write_and_see(target)
    hands.picture("11a_export")
    hands.click("export:save")
    hands.see("the picture is saved", lambda s: "slide.png" in s["message"])
    with open(target, "rb") as file:
        head = file.read(24)
    if (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) != (1920, 1080):
        fail("the picture has not the size of a slide")
    if os.path.getsize(target) < 50000:
        fail("the picture is empty")
    hands.keep(target, "11b_slide")
    hands.command("opstil som netv", "arrange_force")
    hands.command("farv efter type", "colour_type")
    hands.see("the network stands as before", lambda s: s["layout"] == "force" and settled(s))


def guide_in_the_dark(hands):
    hands.click("top:language")
    hands.click("top:theme")
    hands.see("dark and English", lambda s: s["theme"] == "dark" and s["language"] == "en")
    hands.command("show me around", "guide")
    for step in range(6):
        hands.see(f"step {step + 1} of the guide", lambda s, at=step: s["guide"] == at and "guide:next" in s["targets"]
                  and settled(s))
        hands.picture(f"12_guide_{step + 1}")
        hands.click("guide:do")
        hands.see("the step is done", lambda s, at=step: s["guide"] == at and "guide:done" in s["targets"] and settled(s))
        if step == 5:
            hands.keys("Escape")
            hands.see("the palette is closed", lambda s: "palette:field" not in s["targets"])
        hands.click("guide:next")
    hands.see("the guide is over", lambda s: s["guide"] == -1)
    hands.click("top:language")
    hands.see("Danish again", lambda s: s["language"] == "da")


TASKS = [chains, who_works_on, without_region, compare_years, around_euha, pin_and_rearrange, table_both_ways, lasso,
         by_hand, keep_a_view, picture_for_a_slide, guide_in_the_dark]

window_driver.main(lambda window, picture: run_tasks(TASKS, window, picture))
