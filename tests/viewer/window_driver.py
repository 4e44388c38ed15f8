"""Drives the real window by mouse and keys on a display of its own. Used by the scripted runs:

    window_driver.main(run)    # run(window, picture): steps; picture(name) saves a screenshot

Each run is called with SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

NEEDED = ["Xvfb", "xdotool", "import", "compare"]
PATIENCE = 40  # seconds; a step that takes longer hangs
TAIL = 1 << 18  # bytes at the end of the trace, more than its longest line


def fail(why):
    print(f"{os.path.basename(sys.argv[0])}: {why}", file=sys.stderr)
    sys.exit(1)


class Display:
    """An X display that nobody looks at, with a number that was free."""

    def __init__(self, size=(1440, 900), options=()):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size[0]}x{size[1]}x24", "-nolisten", "tcp", *options],
            pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as numbers:
            self.name = ":" + numbers.readline().strip()
        if self.name == ":":
            fail("Xvfb does not start")

    def close(self):
        self.server.terminate()
        self.server.wait()


class Window:
    """A running Samspil with a store of its own in `folder`."""

    def __init__(self, program, folder, display, environment=None):
        self.trace = os.path.join(folder, "trace.jsonl")
        self.environment = dict(os.environ, DISPLAY=display.name, LIBGL_ALWAYS_SOFTWARE="1", SAMSPIL_TRACE=self.trace,
                                XDG_DATA_HOME=os.path.join(folder, "data"), **(environment or {}))
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.command = [program, "--lang", "da", "--store", os.path.join(folder, "store"), "view"]
        self.process = subprocess.Popen(self.command, env=self.environment)

    def restart(self):
        """Ends the program and opens it again on the same store."""
        self.close()
        if os.path.exists(self.trace):
            os.remove(self.trace)
        self.process = subprocess.Popen(self.command, env=self.environment)

    def state(self):
        """The last whole line of the trace."""
        if not os.path.exists(self.trace):
            return None
        with open(self.trace, "rb") as file:
            file.seek(max(file.seek(0, os.SEEK_END) - TAIL, 0))
            lines = [line for line in file.read().split(b"\n")[:-1] if line]
        return json.loads(lines[-1]) if lines else None

    def wait(self, what, condition):
        end = time.monotonic() + PATIENCE
        state = None
        while time.monotonic() < end:
            if self.process.poll() is not None:
                fail(f"the window closed itself while waiting for: {what}")
            state = self.state()
            if state and condition(state):
                print("ok:", what, flush=True)
                return state
            time.sleep(0.03)
        fail(f"never came: {what}; the window says {state}")

    def xdo(self, *arguments):
        subprocess.run(["xdotool", *map(str, arguments)], env=self.environment, check=True)

    def place(self, target):
        """Where a named thing lies, once it has come to rest there: x, y, width, height."""
        before = None
        while True:
            box = self.wait(f"{target} is on the window", lambda s: target in s.get("targets", {}))["targets"][target]
            if box == before:
                return box
            before = box
            time.sleep(0.06)

    def point(self, target):
        x, y, width, height = self.place(target)
        self.xdo("mousemove", x + width // 2, y + height // 2)

    def click(self, target, repeat=1, button=1):
        self.point(target)
        self.xdo("click", "--repeat", repeat, "--delay", 40, button)

    def scroll_to(self, target, over, down=0, notches=30):
        """Turns the wheel so far below one named thing until another comes into sight."""
        x, y, width, height = self.place(over)
        self.xdo("mousemove", x + width // 2, y + height // 2 + down)
        for _ in range(notches):
            if target in self.state()["targets"]:
                return
            self.xdo("click", 5)
            time.sleep(0.08)
        fail(f"{target} never came into sight; the window says {self.state()}")

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


def palette(window, words, command):
    """Runs a command by name: opens the palette, types words and clicks the command that they find."""
    window.xdo("key", "ctrl+k")
    window.wait("the palette is open", lambda s: "palette:field" in s["targets"])
    window.xdo("type", "--delay", 30, words)
    window.wait(f"the palette finds {command}",
                lambda s: words in s["typed"] and "palette:" + command in s["targets"])
    window.click("palette:" + command)
    window.wait("the palette is closed", lambda s: "palette:field" not in s["targets"])


def main(run, size=(1440, 900), environment=None):
    program = os.path.abspath(sys.argv[1])
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        print("skipped, not installed:", ", ".join(missing))
        sys.exit(77)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that the window and the display are closed
    with tempfile.TemporaryDirectory() as folder:
        pictures = sys.argv[2] if len(sys.argv) > 2 else folder
        os.makedirs(pictures, exist_ok=True)
        display = Display(size)
        try:
            window = Window(program, folder, display, environment)
            window.pictures = pictures

            def picture(name):
                time.sleep(0.3)
                return window.picture(os.path.join(pictures, name + ".png"))

            try:
                run(window, picture)
            finally:
                window.close()
        finally:
            display.close()
    print("all steps passed")
