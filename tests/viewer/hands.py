"""What a person's hands do at the window: keys, typing, clicking on the map, and waiting for what the eyes see."""
import os
import shutil
import time

from window_driver import settled


class Hands:
    def __init__(self, window, picture):
        self.window, self.picture = window, picture

    def state(self):
        return self.window.state()

    def keys(self, *keys):
        self.window.xdo("key", *keys)

    def write(self, text):
        """Types where the cursor stands. ASCII only: å is found as aa, æ as ae."""
        self.window.xdo("type", "--delay", 12, text)

    def write_and_see(self, text):
        """The same in a field whose text the window tells."""
        self.write(text)
        self.see(f"'{text}' was typed", lambda s: text in s["typed"])

    def see(self, what, condition):
        return self.window.wait(what, condition)

    def click(self, target, **how):
        self.window.click(target, **how)

    def ask(self, text):
        """F2, a question, Enter."""
        self.keys("F2")
        self.write_and_see(text)
        self.see("it is understood", lambda s: any(name.startswith("match:") for name in s["targets"]))
        self.keys("Return")

    def find(self, text, key):
        """Ctrl+F, a name, a click on the hit."""
        self.keys("ctrl+f")
        self.write_and_see(text)
        self.see(f"{key} is found", lambda s: "hit:" + key in s["targets"])
        self.click("hit:" + key)
        self.see(f"{key} is selected", lambda s: s["selection"] == [key] and settled(s))

    def command(self, words, target):
        """Ctrl+K, some words, a click on what they find."""
        self.keys("ctrl+k")
        self.write_and_see(words)
        self.see(f"the palette finds {target}", lambda s: "palette:" + target in s["targets"])
        self.click("palette:" + target)

    def menu_of(self, key, item):
        """A right click on somebody on the map, and a click in the menu."""
        self.click("mark:" + key, button=3)
        self.click("menu:" + item)

    def drag(self, start, steps, held=None):
        """Presses at a point of the window, moves by the steps, and lets go; a key may be held meanwhile."""
        x, y = start
        self.window.xdo("mousemove", x, y)
        if held:
            self.window.xdo("keydown", held)
        self.window.xdo("mousedown", 1)
        for right, down in steps:
            x, y = x + right, y + down
            self.window.xdo("mousemove", x, y)
            time.sleep(0.03)
        self.window.xdo("mouseup", 1)
        if held:
            self.window.xdo("keyup", held)

    def keep(self, file, name):
        """Puts a picture that the program made beside the screenshots."""
        shutil.copyfile(file, os.path.join(self.window.pictures, name + ".png"))

    def canvas(self):
        """The map's place, between the count above it, the legend, the details, and whatever lies below: x, y, width, height."""
        targets = self.state()["targets"]
        left = targets["count"][0] - 10
        top = targets["bar:view"][1] + 36
        right = targets["tab:details"][0] - 14
        below = targets["drawer:edge"][1] if "drawer:edge" in targets else 860
        return left, top, right - left, below - top

    def back_to_start(self):
        """Esc until nothing is open, then all filters away."""
        for _ in range(30):
            state = self.state()
            if not state["drawer"] and not state["selection"] and not state["focus"] and state["form"] == 0:
                break
            self.keys("Escape")
            time.sleep(0.1)
        self.keys("Escape")
        if self.state()["filter"]:
            self.command("fjern alle filtre", "clear_filters")
        self.see("everything is shown, and nothing is open",
                 lambda s: s["shown"] == s["total"] and not s["drawer"] and not s["selection"] and settled(s))


def run_tasks(tasks, window, picture):
    hands = Hands(window, picture)
    hands.see("the network is on the screen", lambda s: s["shown"] == s["total"] >= 330 and settled(s))
    hands.keys("Escape")
    for task in tasks:
        print("task:", task.__name__, flush=True)
        begun = time.monotonic()
        task(hands)
        hands.back_to_start()
        print(f"took {time.monotonic() - begun:.1f} s", flush=True)
