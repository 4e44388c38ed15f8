#!/usr/bin/env python3
"""Every error that the sources make has a Danish sentence in session/error_sentences.cpp.

Usage: error_words_test.py, from the root of the repository.
"""
import glob
import re
import sys

FOLDERS = ["base", "graph", "storage", "import", "session", "export", "viewer", "cli"]
TEXT = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
MADE = re.compile(r"makeError\(\s*ErrorCode::\w+,\s*" + TEXT)
LISTED = re.compile(r"\{\s*" + TEXT + r",\s*" + TEXT + r"\}")
EXAMPLES = {"No entity is called {}."}  # in comments


def joined(pieces):
    return "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', pieces))


def sources():
    for folder in FOLDERS:
        for ending in ("cpp", "h"):
            yield from glob.glob(f"{folder}/**/*.{ending}", recursive=True)


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def known():
    return {joined(english) for english, _ in LISTED.findall(read("session/error_sentences.cpp"))}


def is_told(sentence, listed):
    """Itself, or what is left of it behind context such as "line {}: "."""
    parts = sentence.split(": ")
    whole = any(": ".join(parts[i:]) in listed for i in range(len(parts)))
    return whole or all(part in listed or part == "{}" for part in parts)


def main():
    listed = known()
    if len(listed) < 50:
        sys.exit("the list of sentences cannot be read")
    missing = []
    for path in sources():
        for pieces in MADE.findall(read(path)):
            sentence = joined(pieces)
            if sentence not in EXAMPLES and not is_told(sentence, listed):
                missing.append(f"{path}: {sentence}")
    if missing:
        sys.exit("these errors are not told in Danish; add them to session/error_sentences.cpp:\n" + "\n".join(missing))
    print(f"{len(listed)} sentences are told in Danish")


main()
