#!/usr/bin/env python3
"""Where no window can open, the program says why and what works without one, and that does: looking up, gaps, import with
its undo, pictures, the report. Once without a display, once on a display without OpenGL.

Usage: without_opengl_test.py SAMSPIL. Exit status 77: something that it needs is not installed.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

from window_driver import Display, fail

PROGRAM = os.path.abspath(sys.argv[1])


def run(environment, store, *arguments, status=0, language="da"):
    done = subprocess.run([PROGRAM, "--lang", language, "--store", store, *arguments], env=environment, capture_output=True,
                          text=True, check=False, timeout=60)
    if done.returncode != status:
        fail(f"{arguments} ended with {done.returncode} instead of {status}: {done.stderr}")
    return done


def window_says(environment, store, *words, language="da"):
    told = run(environment, store, "view", status=1, language=language).stderr
    for word in (*words, "samspil render map.png"):
        if word not in told:
            fail(f"the program does not say '{word}', but: {told}")


def the_rest_works(environment, store, folder):
    if not run(environment, store, "find", "aarhus").stdout.strip():
        fail("nothing is found")
    gaps = json.loads(run(environment, store, "gaps", "--top", "3", "--json").stdout)
    if not gaps.get("gaps"):
        fail("no gaps are listed")
    partners = os.path.join(folder, "partnere.csv")
    with open(partners, "w", encoding="utf-8") as file:
        file.write("navn;type;land\nNyt Hospital;hospital;SE\n")
    account = json.loads(run(environment, store, "import", partners, "--json").stdout)
    if account["entities_created"] != 1:
        fail(f"the import made {account['entities_created']} entities")
    run(environment, store, "undo")
    for name, start in (("map.png", b"\x89PNG"), ("map.svg", b"<?xml"), ("map.pdf", b"%PDF"), ("report.html", b"<!")):
        path = os.path.join(folder, name)
        run(environment, store, "export" if name.endswith("html") else "render", path)
        with open(path, "rb") as file:
            if not file.read(8).startswith(start):
                fail(f"{name} is not what its name says")


def main():
    if shutil.which("Xvfb") is None:
        print("skipped, not installed: Xvfb")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        store = os.path.join(folder, "store")
        blind = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
        window_says(blind, store, "ingen skærm")
        window_says(blind, store, "no display", language="en")
        the_rest_works(blind, store, folder)
        print("ok: without a display")
        display = Display(options=("-extension", "GLX"))
        try:
            window_says(dict(blind, DISPLAY=display.name), store, "OpenGL 3.3", "libgl1-mesa-dri", "start igen")
        finally:
            display.close()
        print("ok: on a display without OpenGL")


main()
