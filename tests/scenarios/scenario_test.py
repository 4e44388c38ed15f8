#!/usr/bin/env python3
"""The twelve tasks of strategist.md in the real window, by mouse and keys alone.

Usage: scenario_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import os
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "viewer"))
import window_driver  # noqa: E402
from window_driver import fail, settled  # noqa: E402


class Hands:
    def __init__(self, window, picture):
        self.window, self.picture = window, picture

    def keys(self, *keys):
        self.window.xdo("key", *keys)

    def write(self, text):
        """Types where the cursor stands. ASCII only: å is found as aa, æ as ae."""
        self.window.xdo("type", "--delay", 20, text)

    def write_and_see(self, text):
        """The same in a field whose text the window tells."""
        self.write(text)
        self.see(f"'{text}' was typed", lambda s: s["typed"].endswith(text))

    def see(self, what, condition):
        return self.window.wait(what, condition)

    def ask(self, text):
        """F2, a question, Enter."""
        self.keys("F2")
        self.see("the field for questions is there", lambda s: "question:field" in s["targets"])
        time.sleep(0.2)
        self.write_and_see(text)
        time.sleep(0.2)
        self.keys("Return")

    def find(self, text, key):
        self.keys("ctrl+f")
        time.sleep(0.3)
        self.keys("ctrl+a", "BackSpace")
        self.write_and_see(text)
        self.see(f"{key} is found", lambda s: "hit:" + key in s["targets"])
        self.window.click("hit:" + key)
        self.see(f"{key} is selected", lambda s: s["selection"] == [key] and settled(s))

    def command(self, words, target):
        self.keys("ctrl+k")
        self.see("the palette is open", lambda s: "palette:field" in s["targets"])
        time.sleep(0.2)
        self.write_and_see(words)
        self.see(f"the palette finds {target}", lambda s: "palette:" + target in s["targets"])
        self.window.click("palette:" + target)

    def back_to_start(self):
        """Esc until nothing is open, then all filters away."""
        for _ in range(8):
            self.keys("Escape")
            time.sleep(0.08)
        state = self.window.state()
        if state["filter"] or state["focus"]:
            self.command("fjern alle", "clear_filters")
            self.see("everything is shown", lambda s: s["shown"] == s["total"])


def chains(hands):
    hands.command("hvordan haenger Regionshospitalet Horsens og UZ Leuven sammen", "how_connected")
    hands.see("five chains are lit", lambda s: s["question"] == "how_connected" and s["rows"] == 5 and s["lit"] > 5)
    hands.picture("01a_chains")
    hands.keys("Next")
    hands.see("the first chain alone is lit", lambda s: s["row"] == 0 and s["lit"] == 5 and settled(s))
    hands.picture("01b_first_chain")


def who_works_on(hands):
    hands.ask("hvem arbjder med rehabilitring?")
    hands.see("who works on rehabilitation is lit", lambda s: s["question"] == "who_works_on" and s["rows"] >= 5)
    hands.picture("02_who_works_on")


def without_region(hands):
    hands.find("region midtjylland", "region-midtjylland")
    hands.command("se netvaerket uden", "without")
    state = hands.see("the region is gone", lambda s: "region-midtjylland" in s["filter"] and s["question"] == "who_loses")
    if state["shown"] != state["total"] - 1:
        fail("more than the region is hidden")
    hands.picture("03_without_region")


def what_changed(hands):
    hands.ask("hvad aendrede sig fra 2013 til 2025")
    first = hands.see("what changed since 2013", lambda s: s["question"] == "what_changed" and s["rows"] > 100)
    hands.window.click("blank:0")
    hands.see("its choices are there", lambda s: "choice:field" in s["targets"])
    time.sleep(0.2)
    hands.write_and_see("2019")
    time.sleep(0.2)
    hands.keys("Return")
    hands.see("less changed since 2019", lambda s: s["question"] == "what_changed" and 0 < s["rows"] < first["rows"])
    hands.picture("04_what_changed")


def themes_without_clinic(hands):
    hands.keys("F2")
    hands.window.click("question:themes_without")
    hands.see("themes without a clinic", lambda s: s["question"] == "themes_without" and s["rows"] > 10)
    hands.picture("05_themes_without_clinic")


def around_euha(hands):
    hands.find("euha", "euha")
    hands.keys("Return")
    one = hands.see("only the neighbours are shown", lambda s: s["focus"] == "euha" and s["shown"] < 40)
    hands.window.click("hops:2")
    hands.see("two steps out are more", lambda s: s["shown"] > one["shown"])
    hands.window.click("hops:rings")
    hands.see("the map lies in rings", lambda s: settled(s) and s["message"] is not None)
    time.sleep(0.6)
    hands.picture("06_rings_around_euha")


def pin(hands):
    hands.find("human first", "human-first")
    hands.keys("ctrl+9")
    before = hands.see("it stands in the middle", lambda s: settled(s))
    time.sleep(0.5)
    # The one that is selected stands in the middle of the canvas, between the count above it and the tabs on the right.
    count, details = before["targets"]["count"], before["targets"]["tab:details"]
    x, y = (count[0] - 16 + details[0] - 8) // 2, (100 + 870) // 2
    hands.window.xdo("mousemove", x, y)
    hands.window.xdo("mousedown", 1)
    for step in range(1, 7):
        hands.window.xdo("mousemove", x + 20 * step, y - 15 * step)
    hands.window.xdo("mouseup", 1)
    hands.see("the drag is one step of the journal", lambda s: s["revision"] > before["revision"])
    hands.picture("07_pinned")


def source_of_a_fact(hands):
    hands.find("euha", "euha")
    state = hands.see("sources stand below the ties", lambda s: any(t.startswith("source:") for t in s["targets"]))
    name = next(t for t, box in state["targets"].items() if t.startswith("source:") and box[1] < 820)
    hands.window.click(name)
    hands.see("the passage is shown", lambda s: "source:close" in s["targets"])
    hands.picture("08_source")
    hands.keys("Escape")
    hands.see("Esc closes it", lambda s: "source:close" not in s["targets"])


def new_partner(hands):
    total = hands.window.state()["total"]
    hands.keys("ctrl+n")
    hands.see("the form is open", lambda s: s["form"] == 1)
    hands.window.click("edit:save")
    hands.see("it says what is missing", lambda s: "problem:name_da" in s["targets"])
    hands.picture("09a_form_says_why")
    hands.window.click("field:name_da")
    hands.write("Karolinska Test Partner")
    time.sleep(1.2)
    hands.window.click("edit:save")
    hands.see("the partner is there", lambda s: s["total"] == total + 1 and s["selection"] == ["karolinska-test-partner"])
    hands.keys("ctrl+l")
    hands.see("the form of a tie is open", lambda s: s["form"] == 2)
    hands.window.click("field:to")
    hands.write("human first")
    time.sleep(0.8)
    hands.window.click("edit:hit:human-first")
    hands.window.click("field:valid_from")
    hands.write("2026")
    time.sleep(0.4)
    hands.picture("09b_new_tie")
    hands.window.click("edit:save")
    hands.see("the tie is there", lambda s: s["form"] == 0)
    time.sleep(0.5)
    hands.keys("ctrl+9")
    hands.see("it is in view", settled)
    hands.picture("09c_new_partner")
    hands.keys("ctrl+z", "ctrl+z")
    hands.see("both steps are undone", lambda s: s["total"] == total)


def merge(hands):
    total = hands.window.state()["total"]
    hands.find("aarhus sygehus", "aarhus-sygehus")
    hands.keys("ctrl+b")
    hands.see("it and the one it became part of are selected", lambda s: len(s["selection"]) == 2)
    hands.keys("ctrl+m")
    hands.see("the form says what merging does", lambda s: s["form"] == 3)
    hands.picture("10_merge")
    hands.window.click("edit:save")
    hands.see("two are one", lambda s: s["total"] == total - 1)
    hands.keys("ctrl+z")
    hands.see("undo parts them again", lambda s: s["total"] == total)


def gaps_around(hands):
    hands.find("aarhus universitetshospital", "aarhus-universitetshospital")
    hands.command("hvad mangler der", "missing")
    hands.see("its gaps are listed", lambda s: s["question"] == "gaps_around" and s["rows"] >= 3)
    hands.keys("Next")
    hands.picture("11_gaps_around")


def guide_in_the_dark(hands):
    hands.window.click("top:language")
    hands.window.click("top:theme")
    hands.see("dark and English", lambda s: s["theme"] == "dark" and s["language"] == "en")
    hands.command("show me around", "guide")
    for step in range(6):
        hands.see(f"step {step + 1} of the guide", lambda s, at=step: s["guide"] == at and "guide:next" in s["targets"])
        hands.picture(f"12_guide_{step + 1}")
        hands.window.click("guide:do")
        time.sleep(0.4)
        if step == 5:
            hands.keys("Escape")
            time.sleep(0.2)
        hands.window.click("guide:next")
    hands.see("the guide is over", lambda s: s["guide"] == -1)


TASKS = [chains, who_works_on, without_region, what_changed, themes_without_clinic, around_euha, pin, source_of_a_fact,
         new_partner, merge, gaps_around, guide_in_the_dark]


def run(window, picture):
    hands = Hands(window, picture)
    hands.see("the network is on the screen", lambda s: s["shown"] == s["total"] >= 330)
    hands.keys("Escape")
    for task in TASKS:
        print("task:", task.__name__, flush=True)
        task(hands)
        hands.back_to_start()


window_driver.main(run)
