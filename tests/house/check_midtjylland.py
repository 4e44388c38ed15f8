#!/usr/bin/env python3
"""Holds the built-in network (assets/midtjylland, assets/vocabulary.json) to its promises.

Always: ids, types, relations and sources resolve; every row has a source and a certainty; names and
descriptions stand in Danish and English; dates and line numbers are sound; colours can be seen and
told apart; icons exist. With ../shared/facts and ../shared/seeds beside the repository also: every entity
and every relation row of the fact base is here, from the same document and lines, or stands in
exclusions.csv or corrections.csv with a reason, and no description or note is copied.

Run from anywhere: python3 tests/house/check_midtjylland.py. Exit status 1 when anything is broken.
"""
import csv
import json
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NETWORK = ROOT / "assets" / "midtjylland"
SHARED = ROOT.parent / "shared"
ICON_SHEET = Path("/usr/share/fonts-fork-awesome/css/fork-awesome.css")
PUBLIC = "public-knowledge"

FAMILIES = ["collaboration", "structure", "governance", "money", "content", "place", "document", "time", "intention"]
SHAPES = {"circle", "square", "rounded", "diamond", "triangle", "triangle_down", "hexagon", "pentagon", "star",
          "octagon", "document", "pill"}
CERTAINTIES = {"stated", "inferred", "public_knowledge"}
PASSAGES = {"", "inserted", "deleted", "replaced"}
BACKGROUNDS = {"light": "#ffffff", "dark": "#14181f"}
MIN_CONTRAST = 3.0
# Types that share a shape must differ in colour: Euclidean distance in OKLab after simulated red-green blindness.
MIN_SAME_SHAPE_DISTANCE = 0.08
# Machado, Oliveira & Fernandes 2009, severity 1.0, on linear RGB.
COLOUR_BLINDNESS = {
    "deuteranopia": ((.367322, .860646, -.227968), (.280085, .672501, .047413), (-.011820, .042940, .968881)),
    "protanopia": ((.152286, 1.052583, -.204868), (.114503, .786281, .099216), (-.003882, -.048116, 1.051998)),
}
CHAIN = ("regionshospitalet-horsens", "uz-leuven", 4, 5)  # from, to, ties in a shortest chain, number of chains
MIN_ENTITIES, MIN_TIES = 340, 850

problems = []


def expect(condition, message):
    if not condition:
        problems.append(message)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def say(message):
    print(f"midtjylland: {message}")


# Colour ------------------------------------------------------------------------------------------------------------

def linear_rgb(colour):
    parts = [int(colour[i:i + 2], 16) / 255 for i in (1, 3, 5)]
    return [p / 12.92 if p <= .04045 else ((p + .055) / 1.055) ** 2.4 for p in parts]


def contrast(one, other):
    """WCAG 2.1 contrast ratio."""
    low, high = sorted(sum(w * p for w, p in zip((.2126, .7152, .0722), linear_rgb(c))) for c in (one, other))
    return (high + .05) / (low + .05)


def oklab(rgb):
    """Ottosson 2020, from linear RGB."""
    r, g, b = (max(0.0, p) for p in rgb)
    long = math.cbrt(.4122214708 * r + .5363325363 * g + .0514459929 * b)
    medium = math.cbrt(.2119034982 * r + .6806995451 * g + .1073969566 * b)
    short = math.cbrt(.0883024619 * r + .2817188376 * g + .6299787005 * b)
    return (.2104542553 * long + .7936177850 * medium - .0040720468 * short,
            1.9779984951 * long - 2.4285922050 * medium + .4505937099 * short,
            .0259040371 * long + .7827717662 * medium - .8086757660 * short)


def seen_with(matrix, colour):
    rgb = linear_rgb(colour)
    return oklab([sum(weight * part for weight, part in zip(row, rgb)) for row in matrix])


def check_colours(vocabulary):
    lowest = 99.0
    for theme, background in BACKGROUNDS.items():
        for term in vocabulary["entity_types"] + vocabulary["families"]:
            ratio = contrast(term["colour"][theme], background)
            lowest = min(lowest, ratio)
            expect(ratio >= MIN_CONTRAST, f"{term['id']}: contrast {ratio:.2f} on {theme} is below {MIN_CONTRAST}")
    nearest = (9.0, "")
    types = vocabulary["entity_types"]
    pairs = [(a, b) for i, a in enumerate(types) for b in types[i + 1:] if a["shape"] == b["shape"]]
    for theme in BACKGROUNDS:
        for kind, matrix in COLOUR_BLINDNESS.items():
            for a, b in pairs:
                distance = math.dist(seen_with(matrix, a["colour"][theme]), seen_with(matrix, b["colour"][theme]))
                name = f"{a['id']} and {b['id']} ({a['shape']}, {theme}, {kind})"
                nearest = min(nearest, (distance, name))
                expect(distance >= MIN_SAME_SHAPE_DISTANCE, f"{name}: same shape and too alike, {distance:.3f}")
    say(f"colours: lowest contrast {lowest:.2f}; nearest pair of one shape {nearest[1]} at {nearest[0]:.3f}")


# Vocabulary --------------------------------------------------------------------------------------------------------

def check_labels(term, *fields):
    for field in fields:
        for language in ("da", "en"):
            expect(term.get(field, {}).get(language, "").strip(), f"{term['id']}: {field}.{language} is missing")


def check_vocabulary(vocabulary):
    types, relations = vocabulary["entity_types"], vocabulary["relations"]
    expect([f["id"] for f in vocabulary["families"]] == FAMILIES, "families are not the nine agreed ones, in order")
    expect(15 <= len(types) <= 20, f"{len(types)} entity types; 15 to 20 wanted")
    expect(25 <= len(relations) <= 35, f"{len(relations)} relations; 25 to 35 wanted")
    for kind, terms in vocabulary.items():
        for term, count in Counter(t["id"] for t in terms).items():
            expect(count == 1, f"{kind}: {term} stands {count} times")
    for family in vocabulary["families"]:
        check_labels(family, "label")
        expect(family["wish"] == (family["id"] == "intention"), f"{family['id']}: wish is wrong")
    for kind in types:
        check_labels(kind, "label", "plural", "description")
        expect(kind["shape"] in SHAPES, f"{kind['id']}: shape {kind['shape']} is unknown")
    for relation in relations:
        check_labels(relation, "label", "inverse", "description")
        expect(relation["family"] in FAMILIES, f"{relation['id']}: family {relation['family']} is unknown")
        expect(relation["directed"] or relation["label"] == relation["inverse"],
               f"{relation['id']}: undirected, so it must read the same both ways")
    check_icons(types)
    check_colours(vocabulary)


def check_icons(types):
    if not ICON_SHEET.exists():
        say("icons: fonts-fork-awesome is not installed, names not checked")
        return
    known = set(re.findall(r"\.fa-([a-z0-9-]+):before", ICON_SHEET.read_text(encoding="utf-8")))
    for kind in types:
        expect(kind["icon"] in known, f"{kind['id']}: Fork Awesome has no icon {kind['icon']}")
    say(f"icons: {len(types)} found in Fork Awesome")


# The network by itself ---------------------------------------------------------------------------------------------

def check_date(where, text):
    expect(re.fullmatch(r"(\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)?", text), f"{where}: date {text!r}")


def check_reference(where, row, sources):
    source = sources.get(row["source"])
    expect(source, f"{where}: source {row['source']!r} is unknown")
    expect(row["certainty"] in CERTAINTIES, f"{where}: certainty {row['certainty']!r}")
    expect(row["passage"] in PASSAGES, f"{where}: passage {row['passage']!r}")
    check_date(where, row["valid_from"])
    check_date(where, row["valid_to"])
    expect(not row["valid_to"] or not row["valid_from"] or row["valid_from"][:4] <= row["valid_to"][:4],
           f"{where}: ends before it begins")
    if row["source"] == PUBLIC:
        expect(not row["first_line"] and row["certainty"] == "public_knowledge", f"{where}: not plain public knowledge")
    elif source:
        first, last = int(row["first_line"] or 0), int(row["last_line"] or 0)
        expect(1 <= first <= last <= int(source["lines"]), f"{where}: lines {first}-{last} are not in the document")
        expect(row["section"], f"{where}: section is missing")


def check_entities(entities, vocabulary, sources):
    types = {t["id"] for t in vocabulary["entity_types"]}
    subtypes = {s["id"]: s["type"] for s in vocabulary["subtypes"]}
    first_rows, seen = {}, Counter()
    for row in entities:
        where = f"entity {row['id']}"
        seen[row["id"], row["source"]] += 1
        expect(re.fullmatch(r"[a-z0-9-]+", row["id"]), f"{where}: id is not plain")
        expect(row["type"] in types, f"{where}: type {row['type']} is unknown")
        expect(subtypes.get(row["subtype"]) == row["type"], f"{where}: subtype {row['subtype']} is of another type")
        expect(row["name_da"] and row["name_en"], f"{where}: a name is missing")
        check_reference(where, row, sources)
        first = first_rows.setdefault(row["id"], row)
        expect((first["type"], first["name_da"], first["name_en"]) == (row["type"], row["name_da"], row["name_en"]),
               f"{where}: rows disagree on type or name")
    for identity, row in first_rows.items():
        expect(row["description_da"] and row["description_en"], f"entity {identity}: a description is missing")
        expect(row["description_da"] != row["description_en"], f"entity {identity}: description is not translated")
    for key, count in seen.items():
        expect(count == 1, f"entity {key[0]} stands {count} times for source {key[1]}")
    for language in ("da", "en"):
        for name, count in Counter((r["type"], r[f"name_{language}"]) for r in first_rows.values()).items():
            expect(count == 1, f"{count} entities of type {name[0]} are named {name[1]}")
    expect(len(first_rows) >= MIN_ENTITIES, f"{len(first_rows)} entities; at least {MIN_ENTITIES} wanted")
    return first_rows


def check_ties(ties, known, vocabulary, sources):
    relations = {r["id"]: r for r in vocabulary["relations"]}
    roles = {r["id"]: r["relation"] for r in vocabulary["roles"]}
    seen = Counter()
    for row in ties:
        where = f"tie {row['from']} {row['relation']} {row['to']}"
        expect(row["relation"] in relations, f"{where}: relation is unknown")
        expect(row["from"] in known and row["to"] in known, f"{where}: an end is unknown")
        expect(row["from"] != row["to"], f"{where}: from and to are the same")
        expect(not row["role"] or roles.get(row["role"]) == row["relation"], f"{where}: role {row['role']}")
        expect(bool(row["amount"]) == (row["currency"] == "DKK"), f"{where}: amount without currency or the reverse")
        expect(not row["amount"] or int(row["amount"]) > 0, f"{where}: amount {row['amount']}")
        expect(bool(row["note_da"]) == bool(row["note_en"]), f"{where}: note in one language only")
        check_reference(where, row, sources)
        seen[row["from"], row["relation"], row["to"], row["role"], row["source"], row["first_line"]] += 1
    for key, count in seen.items():
        expect(count == 1, f"tie {' '.join(key)} stands {count} times")
    distinct = {(r["from"], r["relation"], r["to"]) for r in ties}
    expect(len(distinct) >= MIN_TIES, f"{len(distinct)} ties; at least {MIN_TIES} wanted")
    return distinct


def shortest_chains(ties, wishes, start, goal):
    neighbours = defaultdict(set)
    for tie in ties:
        if tie["relation"] not in wishes:
            neighbours[tie["from"]].add(tie["to"])
            neighbours[tie["to"]].add(tie["from"])
    distance, chains, layer = {start: 0}, {start: 1}, [start]
    while layer and goal not in distance:
        following = Counter()
        for vertex in layer:
            for other in neighbours[vertex]:
                if other not in distance:
                    following[other] += chains[vertex]
        distance.update({v: distance[layer[0]] + 1 for v in following})
        chains.update(following)
        layer = list(following)
    return distance.get(goal), chains.get(goal, 0)


def check_chain(ties, vocabulary):
    wishes = {r["id"] for r in vocabulary["relations"] if r["family"] == "intention"}
    start, goal, length, count = CHAIN
    found = shortest_chains(ties, wishes, start, goal)
    expect(found == (length, count), f"chains {start} to {goal}: {found}, expected {(length, count)}")
    say(f"chains {start} to {goal}: length {found[0]}, {found[1]} of them")


# Against the fact base ---------------------------------------------------------------------------------------------

def split_locator(text):
    match = re.fullmatch(r"(.*), l\. (\d+)(?:-(\d+))?", text)
    return (match[1], match[2], match[3] or match[2]) if match else ("", "", "")


def corrected(corrections, kind, identity, field, value):
    change = corrections.get((kind, identity, field))
    if change is None:
        return value
    expect(change["fact"] == value, f"correction of {identity} {field}: the fact base says {value!r}")
    return change["ours"]


def carried_entities(facts, entities, context):
    by_id = defaultdict(list)
    for row in entities:
        by_id[row["id"]].append(row)
    missing = 0
    for fact in facts:
        identity = fact["id"]
        if ("entity", identity) in context["excluded"]:
            continue
        if identity not in by_id:
            missing += 1
            problems.append(f"entity {identity} of the fact base is neither here nor excluded")
            continue
        row, (section, first, last) = by_id[identity][0], split_locator(fact["locator"])
        wanted = {"source": context["documents"].get(fact["source_doc"], PUBLIC), "section": section,
                  "first_line": first, "last_line": last, "subtype": fact["type"]}
        for field, value in wanted.items():
            value = corrected(context["corrections"], "entity", identity, field, value)
            expect(row[field] == value, f"entity {identity}: {field} is {row[field]!r}, the fact base has {value!r}")
        expect(context["types"].get(fact["type"]) == row["type"], f"entity {identity}: type against mapping.csv")
        for field in ("city", "valid_from", "valid_to"):
            expect(not fact[field] or any(r[field] == fact[field] for r in by_id[identity]),
                   f"entity {identity}: {field} {fact[field]} of the fact base is lost")
    return len(facts) - missing


def carried_relations(facts, ties, context):
    index = defaultdict(list)
    for row in ties:
        index[row["from"], row["relation"], row["to"], row["role"]].append(row)
    carried = excluded = 0
    for fact in facts:
        triple = f"{fact['source']}|{fact['relation']}|{fact['target']}"
        if ("relation", triple) in context["excluded"]:
            excluded += 1
            continue
        ours, is_reversed, role = context["relations"].get(fact["relation"], ("?", False, ""))
        ends = (fact["target"], fact["source"]) if is_reversed else (fact["source"], fact["target"])
        section, first, last = split_locator(fact["locator"])
        document = context["documents"].get(fact["source_doc"], PUBLIC)
        wanted = {"source": document, "section": section, "first_line": first, "last_line": last,
                  "valid_from": fact["valid_from"], "valid_to": fact["valid_to"], "amount": fact["amount_dkk"],
                  "certainty": fact["certainty"].replace("-", "_")}
        key = f"{triple}|{document}:{first}"
        wanted = {f: corrected(context["corrections"], "tie", key, f, v) for f, v in wanted.items()}
        found = any(all(row[f] == v for f, v in wanted.items()) for row in index[ends[0], ours, ends[1], role])
        carried += found
        expect(found, f"relation {triple} ({document} {first}-{last}) of the fact base is neither here nor excluded")
    return carried, excluded


def check_against_facts(entities, ties, sources):
    folder = SHARED / "facts"
    if not folder.is_dir():
        say("fact base: ../shared/facts is not there, compared with itself only")
        return
    mapping, documents = rows(NETWORK / "mapping.csv"), rows(folder / "documents.csv")
    context = {
        "documents": {d["source_doc"]: d["id"] for d in documents},
        "types": {m["fact"]: m["ours"] for m in mapping if m["kind"] == "type"},
        "relations": {m["fact"]: (m["ours"], m["reversed"] == "1", m["role"])
                      for m in mapping if m["kind"] == "relation"},
        "excluded": {(x["kind"], x["id"]) for x in rows(NETWORK / "exclusions.csv")},
        "corrections": {(c["kind"], c["id"], c["field"]): c for c in rows(NETWORK / "corrections.csv")},
    }
    for document in documents:
        row = sources.get(document["id"], {})
        same = (row.get("file"), row.get("lines")) == (document["source_doc"], document["lines"])
        expect(same, f"source {document['id']}: file or lines differ from the fact base")
    fact_entities, fact_relations = rows(folder / "entities.csv"), rows(folder / "relations.csv")
    kept = carried_entities(fact_entities, entities, context)
    carried, excluded = carried_relations(fact_relations, ties, context)
    check_own_words(fact_entities, fact_relations, entities, ties)
    say(f"fact base: {kept} of {len(fact_entities)} entities, {carried} of {len(fact_relations)} relation rows carried "
        f"over with document and lines, {excluded} excluded with a reason")


def check_own_words(fact_entities, fact_relations, entities, ties):
    taken = {f["description"] for f in fact_entities}
    taken |= {f["note"] for f in fact_relations if len(f["note"].split()) > 3}
    for row in entities:
        expect(not row["description_en"] or row["description_en"] not in taken, f"entity {row['id']}: copied text")
    for row in ties:
        expect(not row["note_en"] or row["note_en"] not in taken, f"tie {row['from']} {row['relation']}: copied note")


def main():
    vocabulary = json.loads((ROOT / "assets" / "vocabulary.json").read_text(encoding="utf-8"))
    sources = {s["id"]: s for s in rows(NETWORK / "sources.csv")}
    entities, ties = rows(NETWORK / "entities.csv"), rows(NETWORK / "ties.csv")
    check_vocabulary(vocabulary)
    known = check_entities(entities, vocabulary, sources)
    distinct = check_ties(ties, known, vocabulary, sources)
    for exclusion in rows(NETWORK / "exclusions.csv") + rows(NETWORK / "corrections.csv"):
        expect(exclusion["reason"].strip(), f"{exclusion['id']}: no reason given")
    check_chain(ties, vocabulary)
    check_against_facts(entities, ties, sources)
    say(f"{len(vocabulary['entity_types'])} types, {len(vocabulary['relations'])} relations, {len(known)} entities in "
        f"{len(entities)} rows, {len(distinct)} ties in {len(ties)} statements, {len(sources)} sources")
    for problem in problems:
        print(f"BROKEN {problem}", file=sys.stderr)
    say(f"{len(problems)} broken" if problems else "all holds")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
