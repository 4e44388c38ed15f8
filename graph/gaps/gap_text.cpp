#include "graph/gaps/gap_text.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/args.h>
#include <fmt/format.h>

namespace samspil {
namespace {

std::string format(std::string_view pattern, std::initializer_list<LocalizedText> parts, Language language) {
  fmt::dynamic_format_arg_store<fmt::format_context> arguments;
  for (const LocalizedText& part : parts) arguments.push_back(part.in(language));
  return fmt::vformat(pattern, arguments);
}

std::string quoted(const std::string& text, Language language) {
  return language == Language::danish ? "»" + text + "«" : "“" + text + "”";
}

bool isQuoted(std::string_view text) { return text.starts_with("»") || text.starts_with("“"); }

using NameFunction = LocalizedText (*)(const GraphSnapshot&, VertexIndex);

std::string listIn(const GraphSnapshot& network, std::span<const VertexIndex> vertices, std::size_t limit,
                   Language language, NameFunction nameFunction) {
  const bool danish = language == Language::danish;
  const std::size_t shown = vertices.size() > limit + 1 ? limit : vertices.size();
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    const bool last = i + 1 == vertices.size();
    if (i > 0) text += last ? (danish ? " og " : " and ") : ", ";
    const LocalizedText names = nameFunction(network, vertices[i]);
    const std::string& name = names.in(language);
    const bool confusing = vertices.size() > 1 && name.find(", ") != std::string::npos && !isQuoted(name);
    text += confusing ? quoted(name, language) : name;
  }
  if (shown < vertices.size())
    text += fmt::format(fmt::runtime(danish ? " og {} andre" : " and {} others"), vertices.size() - shown);
  return text;
}

// "Rehabilitering" -> "rehabilitering"; "HPV" and "Øre" stay or follow as they are written: a capital, then a small
// letter.
std::string lowered(std::string_view name) {
  std::string text(name);
  if (text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z' && ((text[1] >= 'a' && text[1] <= 'z') || text[1] == '\xC3'))
    text[0] = static_cast<char>(text[0] + 32);
  if (text.size() > 2 && text[0] == '\xC3' && (text[1] == '\x98' || text[1] == '\x86' || text[1] == '\x85'))
    text[1] = static_cast<char>(text[1] + 32);
  return text;
}

std::string raised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  if (text.size() > 1 && text[0] == '\xC3' && (text[1] == '\xB8' || text[1] == '\xA6' || text[1] == '\xA5'))
    text[1] = static_cast<char>(text[1] - 32);
  return text;
}

LocalizedText properName(const GraphSnapshot& network, VertexIndex v) {
  return {std::string(network.name(v, Language::danish)), std::string(network.name(v, Language::english))};
}

// Written with a capital within a sentence too.
bool isProperNoun(const GraphSnapshot& network, VertexIndex v) {
  const EntityType& type = network.vocabulary().type(network.type(v));
  return type.actor || type.key.contains("document") || type.key.contains("fund") || type.key.contains("programme");
}

// FNV-1a, 64 bits (Fowler, Noll, Vo).
struct Hash {
  std::uint64_t value = 14695981039346656037ULL;
  void add(std::string_view text) {
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    value *= 1099511628211ULL;  // so that "ab","c" and "a","bc" differ
  }
};

// Of which facts the gap rests on, not of their weights: those shift a little with every import.
std::uint64_t fingerprintOf(const GraphSnapshot& network, const std::vector<GapPart>& parts) {
  std::vector<std::uint32_t> statements;
  std::vector<std::uint32_t> entities;
  for (const GapPart& part : parts) {
    for (const StatementId id : part.evidence.statements) statements.push_back(id.value);
    for (const EntityId id : part.evidence.entities) entities.push_back(id.value);
  }
  for (auto* ids : {&statements, &entities}) {
    std::sort(ids->begin(), ids->end());
    ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
  }
  Hash hash;
  for (const std::uint32_t id : statements) hash.add(std::to_string(id));
  hash.add("|");
  for (const std::uint32_t id : entities)
    hash.add(network.find(EntityId{id}) ? network.key(*network.find(EntityId{id})) : "");
  return hash.value;
}

}  // namespace

LocalizedText say(std::string_view danish, std::string_view english, std::initializer_list<LocalizedText> parts) {
  return {format(danish, parts, Language::danish), format(english, parts, Language::english)};
}

LocalizedText sayNumber(std::uint64_t number) { return {std::to_string(number), std::to_string(number)}; }

LocalizedText nameOf(const GraphSnapshot& network, VertexIndex v) {
  LocalizedText name = properName(network, v);
  if (isProperNoun(network, v)) return name;
  return {lowered(name.danish), lowered(name.english)};
}

LocalizedText titleOf(const GraphSnapshot& network, VertexIndex v) {
  const LocalizedText name = properName(network, v);
  if (isProperNoun(network, v)) return name;
  return {quoted(name.danish, Language::danish), quoted(name.english, Language::english)};
}

LocalizedText labelOf(const EntityType& type) { return {lowered(type.label.danish), lowered(type.label.english)}; }

LocalizedText capitalized(LocalizedText text) {
  return {raised(std::move(text.danish)), raised(std::move(text.english))};
}

LocalizedText listOf(const GraphSnapshot& network, std::span<const VertexIndex> vertices, std::size_t limit) {
  return {listIn(network, vertices, limit, Language::danish, &nameOf),
          listIn(network, vertices, limit, Language::english, &nameOf)};
}

LocalizedText titlesOf(const GraphSnapshot& network, std::span<const VertexIndex> vertices, std::size_t limit) {
  return {listIn(network, vertices, limit, Language::danish, &titleOf),
          listIn(network, vertices, limit, Language::english, &titleOf)};
}

Gap makeGap(const GraphSnapshot& network, GapKind kind, std::vector<VertexIndex> entities, std::vector<GapPart> parts) {
  for (GapPart& part : parts) {
    for (auto* ids : {&part.evidence.statements}) {
      std::sort(ids->begin(), ids->end());
      ids->erase(std::unique(ids->begin(), ids->end()), ids->end());
    }
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const GapPart& a, const GapPart& b) { return std::abs(a.value) > std::abs(b.value); });
  Gap gap;
  gap.kind = kind;
  for (const GapPart& part : parts) gap.score += part.value;
  std::vector<std::string_view> keys;
  for (const VertexIndex v : entities) keys.push_back(network.key(v));
  // A pair has no first and second; of other kinds the first entity is what the gap is about.
  if (kind == GapKind::missingTie || kind == GapKind::missingBridge || kind == GapKind::dormant)
    std::sort(keys.begin(), keys.end());
  gap.id = fmt::format("{}:{}", gapKindName(kind), fmt::join(keys, "+"));
  gap.entities = std::move(entities);
  gap.fingerprint = fingerprintOf(network, parts);
  gap.parts = std::move(parts);
  return gap;
}

void keepBest(std::vector<Gap>& gaps, std::size_t top) {
  std::sort(gaps.begin(), gaps.end(),
            [](const Gap& a, const Gap& b) { return a.score != b.score ? a.score > b.score : a.id < b.id; });
  std::set<std::string_view> seen;
  std::erase_if(gaps, [&](const Gap& gap) { return !seen.insert(gap.id).second; });
  if (gaps.size() > top) gaps.resize(top);
}

void BestGaps::add(Gap gap) {
  gaps_.push_back(std::move(gap));
  if (gaps_.size() < 2 * top_ + 64) return;
  keepBest(gaps_, top_);
  if (gaps_.size() == top_ && top_ > 0) bar_ = gaps_.back().score;
}

std::vector<Gap> BestGaps::sorted() && {
  keepBest(gaps_, top_);
  return std::move(gaps_);
}

}  // namespace samspil
