#!/usr/bin/env python3
"""More of what a strategist does in the real window, by mouse and keys alone: narrow by country, find where a fact is from,
merge two that are the same, see what is missing around a hospital, ask by the list of questions and change a blank, compare
two documents. And what must not get lost: letters typed at once after a key, and the keyboard after the help was open.

Usage: explorer_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
from hands import run_tasks
from window_driver import main, settled


def narrow(hands):
    total = hands.state()["total"]
    hands.click("bar:filter")
    hands.click("facet:country")
    hands.window.scroll_to("value:BE", over="facet:find", down=80)
    hands.click("value:BE")
    belgian = hands.see("only Belgium is shown", lambda s: s["filter"] == "country:BE" and 0 < s["shown"] < 20)["shown"]
    hands.picture("facets")
    hands.click("facet:find")
    hands.write_and_see("neder")
    hands.see("few countries are left", lambda s: sum(name.startswith("value:") for name in s["targets"]) == 1)
    hands.click("value:NL")
    hands.see("a second value is an alternative", lambda s: s["filter"] == "country:BE|NL" and s["shown"] > belgian)
    hands.keys("Escape")
    hands.click("bar:highlight")
    hands.see("what is left out is faint", lambda s: s["highlight"])
    hands.picture("highlight")
    hands.keys("ctrl+z", "ctrl+z", "ctrl+z")
    hands.see("all steps are undone", lambda s: s["filter"] == "" and s["shown"] == total)


def source_of_a_fact(hands):
    hands.find("euha", "euha")
    state = hands.see("sources stand below the ties", lambda s: any(t.startswith("source:") for t in s["targets"]))
    hands.click(next(t for t in state["targets"] if t.startswith("source:")))
    hands.see("the passage is shown", lambda s: "source:close" in s["targets"])
    hands.picture("source")
    hands.keys("Escape")
    hands.see("Esc closes it", lambda s: "source:close" not in s["targets"])


def merge(hands):
    total = hands.state()["total"]
    hands.find("aarhus sygehus", "aarhus-sygehus")
    hands.keys("ctrl+b")
    hands.see("it and the one it became part of are selected", lambda s: len(s["selection"]) == 2)
    hands.keys("ctrl+m")
    hands.see("the form says what merging does", lambda s: s["form"] == 3)
    hands.picture("merge")
    hands.click("edit:save")
    hands.see("two are one", lambda s: s["total"] == total - 1)
    hands.keys("ctrl+z")
    hands.see("undo parts them again", lambda s: s["total"] == total)


def boxes_to_tick(hands):
    hands.find("aarhus universitetshospital", "aarhus-universitetshospital")
    hands.command("del i to", "split")
    hands.see("the form lists what may belong to the new one", lambda s: any(t.startswith("split:") for t in s["targets"]))
    hands.picture("split")
    hands.keys("Escape", "Escape")
    hands.keys("ctrl+t")
    hands.click("table:columns")
    hands.see("the window still answers", settled)
    hands.picture("columns")
    hands.keys("Escape")


def gaps_around(hands):
    hands.find("aarhus universitetshospital", "aarhus-universitetshospital")
    hands.command("hvad mangler der", "missing")
    hands.see("its gaps are listed", lambda s: s["question"] == "gaps_around" and s["rows"] >= 3)
    hands.keys("Next")
    hands.see("the first is on the map", lambda s: s["row"] == 0 and settled(s))
    hands.picture("gaps_around")


def ask_by_the_list(hands):
    hands.keys("F2")
    hands.window.scroll_to("question:themes_without", over="question:field", down=60)
    hands.click("question:themes_without")
    hands.see("themes without a clinic", lambda s: s["question"] == "themes_without" and s["rows"] > 10)
    hands.picture("themes_without_clinic")
    hands.ask("hvad aendrede sig fra 2013 til 2025")
    first = hands.see("what changed since 2013", lambda s: s["question"] == "what_changed" and s["rows"] > 100)
    hands.click("blank:0")
    hands.write_and_see("2019")
    hands.keys("Return")
    hands.see("less changed since 2019", lambda s: s["question"] == "what_changed" and 0 < s["rows"] < first["rows"])
    hands.picture("what_changed")


def compare_documents(hands):
    hands.keys("ctrl+shift+t")
    hands.click("time:documents")
    hands.see("documents are compared", lambda s: s["changes"] > 0 and "time:group:0" in s["targets"])
    hands.picture("documents")


def letters_at_once(hands):
    hands.window.xdo("key", "ctrl+f", "h", "o", "r", "s", "e", "n", "s")
    hands.see("letters after Ctrl+F reach the search", lambda s: s["typed"].startswith("horsens|"))
    hands.keys("Escape")
    hands.keys("F1")
    hands.see("the help is open", lambda s: "help:close" in s["targets"])
    hands.picture("help")
    hands.keys("Escape")
    hands.see("the help is closed", lambda s: "help:close" not in s["targets"])
    hands.window.xdo("key", "F2", "h", "v", "e", "m")
    hands.see("F2 takes the keyboard", lambda s: s["typed"].startswith("hvem|"))


def keys_alone(hands):
    for words, key in (("uz leuven", "uz-leuven"), ("human first", "human-first"), ("rehabilitering", "rehabilitering"),
                       ("silkeborg kommune", "silkeborg-kommune"), ("trygfonden", "trygfonden")):
        hands.keys("ctrl+f")
        hands.write_and_see(words)
        hands.see(f"{words} is found", lambda s, at=key: "hit:" + at in s["targets"])
        hands.keys("Return")
        hands.see(f"Enter opens {key}", lambda s, at=key: s["selection"] == [at] and settled(s))
    hands.keys("ctrl+k")
    hands.write_and_see("opstil paa en cirkel")
    hands.see("the palette finds the command", lambda s: "palette:arrange_circle" in s["targets"])
    hands.keys("Return")
    hands.see("Enter runs it", lambda s: s["layout"] == "circle" and settled(s))
    hands.keys("ctrl+z")
    hands.see("undo lays it out as before", lambda s: s["layout"] == "force" and settled(s))


def dark_after_a_restart(hands):
    hands.click("top:theme")
    hands.see("the window is dark", lambda s: s["theme"] == "dark")
    hands.window.restart()
    hands.see("and dark again when it is opened", lambda s: s["theme"] == "dark" and s["shown"] == s["total"] and settled(s))
    hands.click("top:theme")
    hands.see("it is light", lambda s: s["theme"] == "light")


def message_in_both_languages(hands):
    hands.command("stoerrelse efter bindeled", "size_betweenness")
    hands.keys("ctrl+z")
    hands.see("undo says so in Danish", lambda s: s["message"].startswith("Fortrudt"))
    hands.click("top:language")
    hands.see("and in English", lambda s: s["language"] == "en" and s["message"].startswith("Undone"))
    hands.click("top:language")
    hands.see("and in Danish again", lambda s: s["language"] == "da")


main(lambda window, picture: run_tasks(
    [narrow, source_of_a_fact, merge, boxes_to_tick, gaps_around, ask_by_the_list, compare_documents, letters_at_once,
     keys_alone, dark_after_a_restart, message_in_both_languages], window, picture))
