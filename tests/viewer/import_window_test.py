#!/usr/bin/env python3
"""A partner list from Danish Excel goes in through the wizard, by mouse and keys alone, step by step, and is undone.

Usage: import_window_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import os
import tempfile

import window_driver
from window_driver import fail

PARTNERS = """Navn;Type;By;Land;Startdato;Omsætning;CPR-nr.;E-mail;Temaer
Klinik for Søvnforskning;Universitetsklinik;Herning;DK;01-02-2019;1.250,5;010190-1235;kontakt@eksempel.dk;Rehabilitering
Aarhus Univ. Hospital;Hospital;Aarhus;DK;;;020285-2344;;Kvindesygdomme
Center for Ældre og Ernæring;Forskningscenter;Ærø;DK;15-08-2021;310,0;030377-1111;;
Horsens Regionshospital;Hospital;Horsens;DK;;;;;
;Hospital;Uden navn;DK;;;;;
Nørrebro Genoptræning;Kommune;København;DK;32-13-2020;;;;Rehabilitering
"""

GRAPH = """<graphml><key id="k0" for="node" attr.name="country" attr.type="string"/>
<key id="k1" for="edge" attr.name="weight" attr.type="double"/>
<graph><node id="a"><data key="k0">DK</data></node><node id="b"/>
<edge source="a" target="b"><data key="k1">2</data></edge></graph></graphml>
"""


def shown(target):
    return lambda state: target in state["targets"]


def run(window, picture):
    start = window.wait("the network is there", lambda s: s["total"] >= 330 and "top:import" in s["targets"])
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "partnere.csv")
        with open(path, "w", encoding="cp1252", newline="\r\n") as file:
            file.write(PARTNERS)

        window.click("top:import")
        window.wait("the wizard asks for a file", shown("import:path"))
        picture("import-1-choose")
        window.click("import:path")
        window.xdo("type", "--delay", 15, folder)
        window.xdo("key", "Return")
        window.wait("the folder lists the file", shown("file:partnere.csv"))
        window.click("file:partnere.csv")
        window.wait("the file is understood", shown("encoding"))
        picture("import-2-source")

        window.click("import:next")
        window.wait("each column has a meaning", shown("column:Navn"))
        picture("import-3-columns")
        window.click("import:next")
        window.wait("a possible duplicate is asked about", shown("duplicate:same"))
        picture("import-4-duplicates")
        window.xdo("key", "s")
        window.click("import:next")
        window.wait("the differences are listed", shown("diff:0"))
        picture("import-5-differences")
        window.click("diff:map")
        window.wait("the differences are on the map", shown("import:map_back"))
        picture("import-5-map")
        window.xdo("key", "Escape")
        window.wait("Esc leads back to the list", shown("diff:4"))
        window.click("diff:map")
        window.wait("the map again", shown("import:map_back"))
        window.click("import:map_back")
        window.wait("and back", shown("diff:4"))
        window.click("diff:4")
        window.click("diff:save_rejected")
        window.wait("the rejected rows can be taken home", lambda s: os.path.exists(os.path.join(folder, "partnere-afviste.csv")))
        picture("import-6-rejected")
        if window.state()["revision"] != start["revision"]:
            fail("the preview changed the network")

        window.click("import:next")
        window.wait("the import is done", lambda s: "import:undo" in s["targets"] and s["total"] > start["total"])
        picture("import-7-done")
        window.click("import:undo")
        window.wait("and undone", lambda s: s["total"] == start["total"] and "import:undo" not in s["targets"])

        path = os.path.join(folder, "graf.graphml")
        with open(path, "w") as file:
            file.write(GRAPH)
        window.click("top:import")
        window.wait("the wizard asks for a file again", shown("import:path"))
        window.click("import:path")
        window.xdo("type", "--delay", 15, path)
        window.xdo("key", "Return")
        window.wait("the graph has two tables", shown("table:1"))
        window.click("import:next")
        window.wait("the first is of its nodes", shown("column:country"))
        window.xdo("key", "ctrl+Next")
        window.wait("the second of its links, by the keyboard", lambda s: "column:weight" in s["targets"] and "all:relation" in s["targets"])
        picture("import-8-links")


window_driver.main(run)
