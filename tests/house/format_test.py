"""Every .h and .cpp is laid out as .clang-format says; `scripts/lint --fix` puts it right."""

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import include_rules

ROOT = Path(__file__).resolve().parents[2]
TOOL = "clang-format-14"  # other versions differ in details
FILES_A_RUN = 40


def complaints(files):
    command = [TOOL, "--dry-run", "-Werror", "--ferror-limit=1", *files]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return [line for line in run.stderr.splitlines() if " error: " in line] if run.returncode else []


def main():
    if shutil.which(TOOL) is None:
        print(f"{TOOL} is not installed")
        return 77
    files = sorted(include_rules.sourceFiles(ROOT))
    parts = [files[start:start + FILES_A_RUN] for start in range(0, len(files), FILES_A_RUN)]
    with ThreadPoolExecutor(2) as pool:
        found = [line for lines in pool.map(complaints, parts) for line in lines]
    print(*found, sep="\n")
    print(f"{len(found)} of {len(files)} files are not laid out" + ("; run scripts/lint --fix" if found else ""))
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
