"""Who may include whom: the picture of ARCHITECTURE.md as a table, and the check that holds it.

check(root) reads the `#include` lines of every .h and .cpp below root, and the folders that CMake links, and returns
one sentence for each violation. layering_test.py runs it on the repository and on planted violations.
"""

import re
from pathlib import Path

GRAPH = ["graph", "graph/analysis", "graph/consortium", "graph/coverage", "graph/gaps", "graph/layout"]

# A folder may include itself and what stands here. Subfolders without a line of their own count as their parent.
FOLDERS = {
    "base": set(),
    "graph": {"base"},
    "graph/analysis": {"base", "graph"},
    "graph/gaps": {"base", "graph", "graph/analysis"},
    "graph/consortium": {"base", "graph", "graph/analysis", "graph/gaps"},
    "graph/coverage": {"base", "graph", "graph/analysis", "graph/gaps"},
    "graph/layout": {"base"},
    "storage": {"base", "graph"},
    "import": {"base", "graph"},
    "session": {"base", *GRAPH, "storage", "import"},
    "export": {"base", "graph", "session"},
    "viewer": {"base", "graph", "session", "export"},
    "cli": {"base", *GRAPH, "import", "session", "export"},
}
# Files that may know more than their folder: (who, what), each with its reason.
EXCEPTIONS = [
    # Only the commands that open a window or draw without one know the viewer.
    (r"cli/(\w+/)*(view|render)_command\.(h|cpp)", r"viewer/.*"),
    # The window shows what an import found out and proposes, which are values; how files are read stays unknown to it.
    (r"viewer/.*", r"import/(import|diagnostic|inspection|proposal_diff|field_choice|file_options|decision|recipe)\.h"),
    # Dresses the graph of the analyses for Boost; nothing in graph/ itself includes it.
    (r"graph/boost_adaptor\.h", r"graph/analysis/.*"),
]

# Headers of other projects: how their names begin, and which of our files may include them.
LIBRARIES = [
    (r"rocksdb/", r"storage/.*\.cpp", "RocksDB is known in storage/*.cpp only"),
    (r"xxhash\.h", r"storage/.*\.cpp", "xxHash is known in storage/*.cpp only"),
    (r"boost/", r"graph/.*\.cpp|graph/boost_adaptor\.h", "Boost.Graph is known in graph/*.cpp and its adaptor only"),
    (r"(oneapi/)?tbb/", r"graph/.*", "TBB is known in graph/ only"),
    (r"imgui|imstb_|GLFW/|epoxy/|GL/", r"viewer/.*", "windows and OpenGL are known in viewer/ only"),
    (r"CLI/", r"cli/(arguments|help_format|run|usage_error)\.cpp",
     "CLI11 is known in cli/arguments, help_format, run and usage_error.cpp only"),
    (r"cairo", r"export/.*", "cairo is known in export/ only"),
    (r"ft2build\.h|freetype", r"(session|export|viewer)/.*\.cpp", "FreeType is for session, export, viewer .cpp only"),
    (r"nlohmann/", r"(import|export|session)/.*\.cpp|import/json_.*\.h|cli/.*",
     "JSON is for cli/ and import, export, session .cpp only"),
    (r"pugixml", r"(import|export)/.*\.cpp|import/xml_graph\.h", "pugixml is known in import and export .cpp only"),
    (r"xlsxwriter", r"export/.*\.cpp", "libxlsxwriter is known in export/*.cpp only"),
    (r"serd/", r"export/.*\.cpp", "serd is known in export/*.cpp only"),
    (r"png\.h", r"(export|viewer)/.*\.cpp", "libpng is known in export and viewer .cpp only"),
    (r"stb_", r"(export|viewer)/.*\.cpp", "stb is known in export and viewer .cpp only"),
    (r"unicode/", r"(base|import)/.*\.cpp", "ICU is known in base and import .cpp only"),
    (r"fmt/", r".*", ""),
    (r"doctest/", r"tests/.*", "doctest is known in tests/ only"),
    (r"tulip/|QApplication", r"tests/bench/peers/.*", "Tulip, with Qt, is a peer to measure against, known in tests/bench/peers only"),
    (r"benchmark/", r"tests/.*", "Google Benchmark is known in tests/ only"),
    (r"csv\.h", r"tests/bench/import/.*", "libcsv is measured against in tests/bench/import only"),
]
# The C++ standard library has no dots; of C, POSIX and the compiler only what is named.
STANDARD = re.compile(r"[a-z_0-9]+|(unistd|pwd|fcntl|signal|poll|sys/\w+|immintrin|netinet/\w+|arpa/inet)\.h")

MAX_LINES = 600
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
LATER = re.compile(r"\b(TO" r"DO|FIX" r"ME|HA" r"CK|X" r"XX)\b")
SKIPPED = {"build", ".git", ".cache"}


def check(root):
    """One sentence for each violation below root, sorted by file."""
    sources = {path: read(root / path) for path in sorted(sourceFiles(root))}
    problems = []
    for path, text in sources.items():
        problems += checkText(path, text)
        for line, name, quoted in includes(text):
            problem = checkInclude(path, name, quoted, sources)
            if problem:
                problems.append(f"{path}:{line}: {problem}")
    problems += checkCycles(sources)
    problems += checkLinks(root)
    return problems


def read(path):
    return path.read_text(encoding="utf-8")


def sourceFiles(root):
    for path in root.rglob("*"):
        relative = path.relative_to(root)
        if path.suffix in (".h", ".cpp") and not SKIPPED.intersection(relative.parts):
            yield relative.as_posix()


def includes(text):
    for number, line in enumerate(text.splitlines(), 1):
        if match := INCLUDE.match(line):
            yield number, match[2], match[1] == '"'


def folderOf(path):
    parts = path.split("/")
    return "/".join(parts[:2]) if len(parts) > 2 and "/".join(parts[:2]) in FOLDERS else parts[0]


def checkText(path, text):
    lines = text.splitlines()
    if len(lines) > MAX_LINES:
        yield f"{path}: {len(lines)} lines are more than {MAX_LINES}; split it by subject"
    if path.endswith(".h") and "#pragma once" not in lines:
        yield f"{path}: a header needs `#pragma once`"
    for number, line in enumerate(lines, 1):
        if LATER.search(line):
            yield f"{path}:{number}: work left for later belongs into an issue"
        if path.endswith(".h") and re.match(r"\s*using namespace\b", line):
            yield f"{path}:{number}: `using namespace` in a header reaches everyone who includes it"


def checkInclude(path, name, quoted, sources):
    library = next((entry for entry in LIBRARIES if re.match(entry[0], name)), None)
    if library and name not in sources:
        allowed = path.startswith("tests/") or re.fullmatch(library[1], path)
        return None if allowed else f"{name}: {library[2]}"
    if not quoted:
        return None if STANDARD.fullmatch(name) else f"{name}: a library without a line in include_rules.py"
    if name not in sources:
        return f"{name}: no such file from the repository root"
    return checkFolder(path, name)


def checkFolder(path, name):
    source, target = folderOf(path), folderOf(name)
    if source == "tests":
        return None
    if target == "tests":
        return f"{name}: nobody includes tests"
    if source not in FOLDERS or target not in FOLDERS:
        return f"{name}: {source if source not in FOLDERS else target}/ has no line in include_rules.py"
    excepted = any(re.fullmatch(who, path) and re.fullmatch(what, name) for who, what in EXCEPTIONS)
    return None if excepted or target in {source} | FOLDERS[source] else f"{name}: {source}/ may not know {target}/"


def checkCycles(sources):
    """Each cycle of includes once, as the files on it."""
    graph = {path: [name for _, name, _ in includes(text) if name in sources] for path, text in sources.items()}
    state, stack, found = {}, [], []

    def visit(path):
        state[path] = "open"
        stack.append(path)
        for target in graph[path]:
            if state.get(target) == "open":
                cycle = stack[stack.index(target):] + [target]
                found.append(f"{path}: includes go in a circle: {' -> '.join(cycle)}")
            elif target not in state:
                visit(target)
        stack.pop()
        state[path] = "done"

    for path in graph:
        if path not in state:
            visit(path)
    return found


def checkLinks(root):
    """The folders that each samspil_library names in CMake, held against the same table."""
    targets = {folder.split("/")[-1]: folder for folder in FOLDERS}
    for folder in FOLDERS:
        file = root / folder / "CMakeLists.txt"
        if not file.exists():
            continue
        may = {folder} | FOLDERS[folder] | ({"viewer"} if folder == "cli" else set())
        text = re.sub(r"#.*", "", read(file))
        for arguments in re.findall(r"samspil_library\(([^)]*)\)", text):
            for word in arguments.split()[1:]:
                target = targets.get(word.removeprefix("samspil_"))
                if target and target not in may:
                    yield f"{folder}/CMakeLists.txt: {folder} may not link {target}"
