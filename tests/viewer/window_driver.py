"""Drives the real window by mouse and keys on a display of its own. Used by the scripted runs:

    window_driver.main(run)    # run(window, picture): steps; picture(name) saves a screenshot

Each run is called with SAMSPIL [FOLDER FOR SCREENSHOTS]. Exit status 77: something that it needs is not installed.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

NEEDED = ["Xvfb", "xdotool", "import", "compare"]
PATIENCE = 60  # seconds; a step that takes longer hangs


def fail(why):
    print(f"{os.path.basename(sys.argv[0])}: {why}", file=sys.stderr)
    sys.exit(1)


class Display:
    """An X display that nobody looks at, with a number that was free."""

    def __init__(self, *options):
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", "1440x900x24", "-nolisten", "tcp", *options],
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
    """A running Samspil with a store of its own in `folder`."""

    def __init__(self, program, folder, display):
        self.trace = os.path.join(folder, "trace.jsonl")
        self.environment = dict(os.environ, DISPLAY=display.name, LIBGL_ALWAYS_SOFTWARE="1", SAMSPIL_TRACE=self.trace,
                                XDG_DATA_HOME=os.path.join(folder, "data"))
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


def main(run):
    program = os.path.abspath(sys.argv[1])
    missing = [tool for tool in NEEDED if shutil.which(tool) is None]
    if missing:
        print("skipped, not installed:", ", ".join(missing))
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        pictures = sys.argv[2] if len(sys.argv) > 2 else folder
        os.makedirs(pictures, exist_ok=True)
        display = Display()
        window = Window(program, folder, display)

        def picture(name):
            time.sleep(0.3)
            return window.picture(os.path.join(pictures, name + ".png"))

        try:
            run(window, picture)
        finally:
            window.close()
            display.close()
    print("all steps passed")
