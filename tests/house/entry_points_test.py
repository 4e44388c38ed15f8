"""./run and ./test on a house made of paper: what they hand on, what they count, and what they answer."""

import os
import re
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


SANITIZED = "scripts/build fuzz samspil_base_tests samspil_graph_tests samspil_import_tests samspil_storage_tests"


class PaperHouse(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name, "house")
        self.elsewhere = Path(folder.name, "elsewhere")
        self.elsewhere.mkdir()
        self.log = Path(folder.name, "log")
        self.log.touch()
        for name in ("run", "test", ".ci/run"):
            (self.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, self.root / name)
        for name in ("scripts/install", "scripts/build"):
            self.write(name, f'echo "{name} $*" >>{self.log}')

    def write(self, name, body):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/usr/bin/env bash\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def start(self, name, *arguments, **variables):
        environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
        environment["PATH"] = f"{self.root}/bin:{environment['PATH']}"
        run = subprocess.run([self.root / name, *arguments], cwd=self.elsewhere, env=environment | variables,
                             capture_output=True, text=True, stdin=subprocess.DEVNULL)
        return run.returncode, run.stdout, run.stderr

    def steps(self):
        return self.log.read_text(encoding="utf-8").splitlines()


class Run(PaperHouse):
    def setUp(self):
        super().setUp()
        self.write("build/release/samspil", 'printf "<%s>" "$PWD" "$@"; exit ${SAMSPIL_STATUS:-0}')

    def testHandsArgumentsOnFromTheCallersFolder(self):
        status, out, _ = self.start("run", "import", "two words.csv", "--json", SAMSPIL_STATUS="3")
        self.assertEqual(status, 3)
        self.assertEqual(out, f"<{self.elsewhere}><import><two words.csv><--json>")
        self.assertEqual(self.steps(), ["scripts/install build run", "scripts/build release --quiet samspil"])

    def testOpensTheWindowWhereThereIsADisplay(self):
        for display in ("DISPLAY", "WAYLAND_DISPLAY"):
            self.assertEqual(self.start("run", **{display: ":9"})[:2], (0, f"<{self.elsewhere}>"))

    def testDrawsTheMapWhereThereIsNone(self):
        status, out, said = self.start("run")
        picture = self.elsewhere / "samspil-map.png"
        self.assertEqual((status, out), (0, f"<{self.elsewhere}><render><{picture}>"))
        self.assertIn(str(picture), said)

    def testOnlyBuildsWhenTold(self):
        status, out, said = self.start("run", "--build")
        self.assertEqual((status, out), (0, ""))
        self.assertIn("build/release/samspil", said)
        self.assertEqual(self.start("run", "--build", "more")[0], 2)

    def testStopsWhenBuildingFails(self):
        self.write("scripts/build", "exit 1")
        self.assertEqual(self.start("run", "stats")[:2], (1, ""))


class Test(PaperHouse):
    def ctest(self, tests, failures, skipped, status):
        """A ctest that reports these counts."""
        attributes = f'tests="{tests}"\\n\\tfailures="{failures}"\\n\\tdisabled="0"\\n\\tskipped="{skipped}"'
        self.write("bin/ctest", f"""
            echo "ctest $*" >>{self.log}
            while [[ $1 != --output-junit ]]; do shift; done
            mkdir -p "$(dirname "$2")"
            printf '<?xml version="1.0"?>\\n<testsuite name="x"\\n\\t{attributes}\\n\\ttime="1">\\n' >"$2"
            printf '<testcase name="a" tests="9"/>\\n' >>"$2"
            exit {status}""")

    def closingLine(self, *arguments, name="test"):
        status, out, _ = self.start(name, *arguments)
        counting = [line for line in out.splitlines() if re.fullmatch(r"\d+ passed, \d+ failed(, \d+ skipped)?", line)]
        self.assertEqual(counting, [out.splitlines()[-1]], out)
        return status, counting[0]

    def testCountsBothRuns(self):
        self.ctest(7, 0, 0, 0)
        self.assertEqual(self.closingLine(), (0, "14 passed, 0 failed"))
        self.assertEqual([step for step in self.steps() if step.startswith("scripts")],
                         ["scripts/install build run test", "scripts/build release", "scripts/install fuzz", SANITIZED])

    def testFailuresAndSkipsAreCountedApart(self):
        self.ctest(7, 2, 1, 8)
        self.assertEqual(self.closingLine("--quick"), (1, "4 passed, 2 failed, 1 skipped"))

    def testNamesOneTest(self):
        self.ctest(1, 0, 0, 0)
        self.assertEqual(self.closingLine("base:dates"), (0, "1 passed, 0 failed"))
        self.assertIn("-R base:dates", self.steps()[-1])

    def testNoTestAtAllIsAFailure(self):
        self.ctest(0, 0, 0, 0)
        self.assertEqual(self.closingLine("nothing-like-it"), (1, "0 passed, 1 failed"))

    def testACrashOfCtestIsAFailure(self):
        self.ctest(3, 0, 0, 139)
        self.assertEqual(self.closingLine("--quick"), (1, "3 passed, 1 failed"))
        self.write("bin/ctest", "exit 1")
        self.assertEqual(self.closingLine("--quick"), (1, "0 passed, 1 failed"))

    def testABrokenBuildIsAFailure(self):
        self.write("scripts/build", "exit 1")
        self.assertEqual(self.closingLine(), (1, "0 passed, 1 failed"))

    def testAMachineWithoutPackagesIsAFailure(self):
        self.write("scripts/install", "exit 1")
        self.assertEqual(self.closingLine(), (1, "0 passed, 1 failed"))

    def testFuzzTargetsCountToo(self):
        self.ctest(1, 0, 0, 0)
        self.write("tests/fuzz/CMakeLists.txt", "")
        self.write("build/fuzz/tests/fuzz/sound_fuzz", "echo Done 5 runs")
        self.write("build/fuzz/tests/fuzz/broken_fuzz", "exit 77")
        self.assertEqual(self.closingLine(), (1, "3 passed, 1 failed"))
        self.assertIn("scripts/install fuzz", self.steps())

    def testWrongOptionsAreExplained(self):
        status, out, said = self.start("test", "--fast")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("./test --quick", said)

    def testTheBuildServerRunsTheSame(self):
        self.ctest(2, 0, 0, 0)
        self.assertEqual(self.closingLine(name=".ci/run"), (0, "4 passed, 0 failed"))


if __name__ == "__main__":
    unittest.main()
