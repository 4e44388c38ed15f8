#!/usr/bin/env python3
"""The exported picture is what the screen shows: the canvas of the real window against the map of the PNG that is saved
from it, in six typical states; and the drawing (SVG) and the print (PDF) against the PNG.

Two measures. `rims`: the share of pixels in which a channel differs by more than 16 %; the window and the picture have
two ways to draw, so the rims of letters and lines differ. `things`: the same for both pictures made four times smaller,
where rims are gone and only what is missing, added or stands elsewhere is left. Both are held against a control, the same
picture moved by four pixels, because a full map has more rims than an empty one. Allowed to differ: rims; pins, which are
for editing and not for slides; and what covers the map in the window: messages, the small map, cards.

Usage: export_equals_screen_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not
installed.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import window_driver
from window_driver import fail, palette, settled

# Shares of what differs from a picture moved by four pixels.
MOST_RIMS = 0.5
MOST_THINGS = 0.04
MOST_THINGS_DRAWN = 0.07  # by other programs, which draw thin lines fainter or darker
LEAST_CONTROL = 0.01  # of all pixels: less, and there is nothing on the map to compare
MAP_AT = (16, 94)  # where the map lies on a page at UI scale 1
HOME = tempfile.TemporaryDirectory()
os.environ["HOME"] = HOME.name  # where the window offers to save


def share(a, b, *prepare):
    """The share of pixels that differ."""
    made = [x + ".cmp.png" for x in (a, b)]
    for source, target in zip((a, b), made):
        subprocess.run(["convert", source, *prepare, target], check=True)
    size = subprocess.run(["identify", "-format", "%w %h", made[0]], capture_output=True, text=True, check=True).stdout
    width, height = map(int, size.split())
    result = subprocess.run(["compare", "-metric", "AE", "-fuzz", "16%", *made, "null:"], capture_output=True, text=True,
                            check=False)
    try:
        return float(result.stderr.split()[0]) / (width * height)
    except (IndexError, ValueError):
        fail(f"{a} and {b} can't be compared: {result.stderr}")


def things(a, b):
    return share(a, b, "-resize", "25%")


def alike(what, a, b, most_things=MOST_THINGS):
    """Fails unless both pictures show the same, and unless a picture moved a little would be found out."""
    rims, found = share(a, b), things(a, b)
    moved = a + ".moved.png"
    subprocess.run(["convert", a, "-roll", "+4+4", moved], check=True)
    control = things(moved, b)
    print(f"{what}: rims {rims:.4f}, things {found:.4f}, control {control:.4f}")
    if control < LEAST_CONTROL:
        fail(f"{what}: there is too little on the map to tell pictures apart")
    if rims > MOST_RIMS * control or found > most_things * control:
        fail(f"{what}: the two pictures differ; see {a} and {b}")


def cut(picture, x, y, width, height):
    out = picture[:-4] + ".map.png"
    subprocess.run(["convert", picture, "-crop", f"{width}x{height}+{x}+{y}", "+repage", out], check=True)
    return out


def save(window, extension, target):
    """Saves what is shown in the window's size, by its card."""
    written = os.path.join(HOME.name, "samspil." + extension)
    if os.path.exists(written):
        os.remove(written)
    window.xdo("key", "ctrl+shift+s")
    window.wait("the card is open", lambda s: "export:save" in s["targets"])
    window.click("export:" + extension)
    window.click("part:screen")
    window.click("paper:window")
    window.click("export:save")
    window.wait(f"the {extension} is saved", lambda s: "export:save" not in s["targets"] and os.path.exists(written))
    shutil.move(written, target)
    return target


def check(window, picture, what):
    if window.state()["message"]:
        window.click("toast:close")
    window.xdo("mousemove", 720, 12)
    window.wait("no message covers the map", lambda s: s["message"] == "")
    state = window.wait(f"{what}: nothing moves", lambda s: settled(s) and not s["working"] and s["hovered"] == "")
    screen = cut(picture(what + "-screen"), *state["targets"]["canvas"])
    page = save(window, "png", screen[:-len("screen.map.png")] + "page.png")
    size = state["targets"]["canvas"][2:]
    alike(what, screen, cut(page, *MAP_AT, *size))
    return page


def check_drawings(window, page):
    svg = save(window, "svg", page[:-4] + ".svg")
    subprocess.run(["rsvg-convert", svg, "-o", svg + ".png"], check=True)
    alike("SVG", page, svg + ".png", MOST_THINGS_DRAWN)
    pdf = save(window, "pdf", page[:-4] + ".pdf")
    subprocess.run(["pdftoppm", "-r", "96", "-png", "-singlefile", pdf, pdf], check=True)
    alike("PDF", page, pdf + ".png", MOST_THINGS_DRAWN)


def run(window, picture):
    window.wait("the network is on the screen", lambda s: s["shown"] == s["total"] >= 330 and settled(s))
    window.click("door:close")
    palette(window, "lille kort", "minimap")  # it would cover a part of the map
    page = check(window, picture, "whole")
    check_drawings(window, page)
    before = page

    window.xdo("key", "ctrl+f")
    window.xdo("type", "--delay", 40, "regionshospitalet horsens")
    window.wait("all is typed", lambda s: s["typed"].startswith("regionshospitalet horsens|"))
    window.click("hit:regionshospitalet-horsens")
    window.wait("it is selected", lambda s: s["selection"] == ["regionshospitalet-horsens"] and settled(s))
    window.xdo("mousemove", 660, 440)
    window.xdo("click", "--repeat", 3, "--delay", 60, 4)
    window.click("top:theme")
    dark = check(window, picture, "selected-zoomed-dark")
    if things(before, dark) < 0.2:
        fail("a dark picture of a part is told apart from the light whole one")
    window.click("top:theme")
    for _ in range(3):
        window.xdo("key", "Escape")
    window.xdo("key", "ctrl+0")

    palette(window, "hvordan haenger Regionshospitalet Horsens og UZ Leuven sammen", "how_connected")
    window.wait("five chains are lit", lambda s: s["rows"] == 5 and s["lit"] > 5 and settled(s))
    check(window, picture, "chains")
    window.click("drawer:close")
    for _ in range(3):
        window.xdo("key", "Escape")

    palette(window, "farv efter faellesskab", "colour_community")
    palette(window, "skjul grupper", "hulls")
    check(window, picture, "communities")
    window.xdo("key", "ctrl+z", "ctrl+z")

    palette(window, "opstil efter land", "arrange_by_country")
    window.wait("each country stands by itself", lambda s: s["layout"] == "groups:country" and settled(s))
    check(window, picture, "countries")
    window.xdo("key", "ctrl+z")

    window.xdo("key", "ctrl+shift+t")
    window.click("time:documents")
    window.wait("documents are compared", lambda s: s["changes"] > 0 and settled(s))
    check(window, picture, "changes")


if shutil.which("rsvg-convert") is None or shutil.which("pdftoppm") is None:
    print("skipped, not installed: rsvg-convert or pdftoppm")
    sys.exit(77)
window_driver.main(run)
