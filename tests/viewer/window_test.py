#!/usr/bin/env python3
"""Drives the real window by mouse and keys on a display of its own, and checks after each step what the window says it shows
(SAMSPIL_TRACE) and what is on the screen: start, search a hospital, select it, filter by the legend, undo, switch language.

Usage: window_test.py SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

NEEDED = ["Xvfb", "xdotool", "import"]
PATIENCE = 60  # seconds; a step that takes longer hangs


def fail(why):
    print(f"window_test: {why}", file=sys.stderr)
    sys.exit(1)


class Display:
    """An X display that nobody looks at, with a number that was free."""

    def __init__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.name = ":" + numbers.readline().strip()
        if self.name == ":":
            fail("Xvfb does not start")

    def close(self):
        self.server.terminate()
        self.server.wait()


class Window:
    def __init__(self, program, folder, display):
        self.trace = os.path.join(folder, "trace.jsonl")
        self.environment = dict(os.environ, DISPLAY=display.name, LIBGL_ALWAYS_SOFTWARE="1", SAMSPIL_TRACE=self.trace)
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen([program, "--lang", "da", "--store", os.path.join(folder, "store"), "view"],
                                        env=self.environment)

    def state(self):
        """The last whole line of the trace."""
        if not os.path.exists(self.trace):
            return None
        with open(self.trace, encoding="utf-8") as file:
            lines = [line for line in file.read().split("\n")[:-1] if line]
        return json.loads(lines[-1]) if lines else None

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        state = None
        while time.monotonic() < end:
            if self.process.poll() is not None:
                fail(f"the window closed itself while waiting for: {what}")
            state = self.state()
            if state and condition(state):
                print("ok:", what)
                return state
            time.sleep(0.05)
        fail(f"never came: {what}; the window says {state}")

    def xdo(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True)

    def click(self, target, repeat=1):
        x, y, width, height = self.wait(f"{target} is on the window", lambda s: target in s.get("targets", {}))["targets"][target]
        self.xdo("mousemove", x + width // 2, y + height // 2)
        self.xdo("click", "--repeat", repeat, "--delay", 40, 1)

    def picture(self, path):
        subprocess.run(["import", "-window", "root", path], env=self.environment, check=True)
        return path

    def close(self):
        self.process.terminate()
        self.process.wait()


def differing(a, b):
    """How many pixels of two pictures differ."""
    result = subprocess.run(["compare", "-metric", "AE", a, b, "null:"], capture_output=True, text=True, check=False)
    return float(result.stderr.split()[0])


def settled(state):
    return not state["moving"]


def run(window, pictures):
    def picture(name):
        time.sleep(0.3)
        return window.picture(os.path.join(pictures, name + ".png"))

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


def main():
    program = os.path.abspath(sys.argv[1])
    missing = [tool for tool in NEEDED + ["compare"] if shutil.which(tool) is None]
    if missing:
        print("window_test: skipped, not installed:", ", ".join(missing))
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        pictures = sys.argv[2] if len(sys.argv) > 2 else folder
        os.makedirs(pictures, exist_ok=True)
        display = Display()
        window = Window(program, folder, display)
        try:
            run(window, pictures)
        finally:
            window.close()
            display.close()
    print("window_test: all steps passed")


main()
