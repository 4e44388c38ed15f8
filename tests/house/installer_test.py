"""scripts/install with a package system made of paper: what it asks for, and what it says when it cannot have it."""

import os
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECTION = re.compile(r"\[(\w+)\]$")


def packages(wanted):
    section, found = None, []
    for line in (ROOT / "packages.txt").read_text(encoding="utf-8").splitlines():
        if match := SECTION.match(line):
            section = match[1]
        elif line and not line.startswith("#") and section == wanted:
            found.append(line.split()[0])
    return found


class Installer(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.bin = Path(self.folder.name)
        for name in ("bash", "env", "awk", "sort", "comm", "sed", "dirname", "cat"):
            (self.bin / name).symlink_to(f"/usr/bin/{name}")
        self.log = self.bin / "log"
        self.log.touch()

    def tool(self, name, body):
        (self.bin / name).write_text(f"#!/usr/bin/bash\n{body}\n", encoding="utf-8")
        (self.bin / name).chmod(0o755)

    def machine(self, missing=(), user="0", fails="never", sudo=False):
        """A Debian on which all but `missing` is installed; apt-get fails at the word `fails`."""
        self.tool("dpkg-query", f"""
            for p in "${{@:3}}"; do
              case " {' '.join(missing)} " in *" $p "*) r=1 ;; *) echo "installed $p" ;; esac
            done
            exit $r""")
        self.tool("id", f"echo {user}")
        self.tool("apt-get", f'echo "apt-get $DEBIAN_FRONTEND $*" >>{self.log}; [[ " $* " != *" {fails} "* ]]')
        if sudo:
            self.tool("sudo", f'echo sudo >>{self.log}; exec "$@"')

    def install(self, *sections, **variables):
        run = subprocess.run([ROOT / "scripts/install", *sections], env={"PATH": str(self.bin), **variables},
                             capture_output=True, text=True, stdin=subprocess.DEVNULL)
        self.assertEqual(run.stdout, "", "stdout belongs to the program that ./run starts")
        return run.returncode, run.stderr, self.log.read_text(encoding="utf-8")

    def testIsSilentWhenAllIsThere(self):
        self.machine()
        self.assertEqual(self.install("build", "run", "test"), (0, "", ""))

    def testRenewsTheListsAndInstallsOnlyWhatIsMissing(self):
        self.machine(missing=["g++", "xdotool"])
        status, said, done = self.install("build", "test")
        self.assertEqual(status, 0, said)
        update, install = done.splitlines()
        self.assertRegex(update, r"^apt-get noninteractive .*update$")
        self.assertRegex(install, r"^apt-get noninteractive .*install --yes --no-install-recommends g\+\+ xdotool$")

    def testLeavesOtherSectionsAlone(self):
        self.machine(missing=["clang-19", "xdotool"])
        self.assertEqual(self.install("build", "run"), (0, "", ""))

    def testUsesSudoWhereNotRoot(self):
        self.machine(missing=["cmake"], user="1000", sudo=True)
        status, said, done = self.install("build")
        self.assertEqual(status, 0, said)
        self.assertEqual(done.splitlines()[0], "sudo")

    def testSaysWhatToAskForWithoutSudo(self):
        self.machine(missing=["cmake"], user="1000")
        status, said, done = self.install("build")
        self.assertEqual((status, done), (1, ""))
        self.assertIn("apt-get install --no-install-recommends cmake", said)

    def testInstallsFromOldListsWhenTheyCannotBeRenewed(self):
        self.machine(missing=["cmake"], fails="update")
        status, said, done = self.install("build")
        self.assertEqual(status, 0, said)
        self.assertIn("install", done)

    def testSaysWhatIsMissingWhenInstallingFails(self):
        self.machine(missing=["cmake"], fails="install")
        status, said, _ = self.install("build")
        self.assertEqual(status, 1)
        self.assertIn("Missing: cmake", said)

    def testSaysSoOnAnotherSystem(self):
        status, said, _ = self.install("fuzz")
        self.assertEqual(status, 1)
        self.assertIn("this is not Debian", said)
        self.assertIn("clang-19", said)
        self.assertEqual(self.install("fuzz", SAMSPIL_INSTALL="never")[0], 0)

    def testKnowsItsSections(self):
        self.machine()
        self.assertEqual(self.install("nonsense")[0], 1)


class PackageList(unittest.TestCase):
    def testEveryPackageHasAPurposeAndIsListedOnceASection(self):
        for line in (ROOT / "packages.txt").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith(("#", "[")):
                self.assertRegex(line, r"^[a-z0-9.+-]+ +# .+")
        for section in ("build", "run", "test", "fuzz", "lint"):
            names = packages(section)
            self.assertTrue(names)
            self.assertEqual(len(names), len(set(names)))

    def testEveryLibraryStandsInTheReadme(self):
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        for section in ("build", "run", "test", "fuzz", "lint"):
            for name in packages(section):
                self.assertIn(f"`{name}`", readme, f"{name} is missing in the table of dependencies")


if __name__ == "__main__":
    unittest.main()
