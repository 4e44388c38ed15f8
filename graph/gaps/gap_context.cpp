#include "graph/gaps/gap_context.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "graph/themes.h"

namespace samspil {
namespace {

constexpr int kLevelsUp = 4;
// What one statement of each certainty is worth: even the best may be mistaken or outdated, so that a second source
// still adds.
constexpr std::array<double, 4> kTrust = {0.75, 0.75, 0.5, 0.4};

TieUse useOf(const Family& family) {
  if (family.wish) return TieUse::wish;
  if (family.key == kContentFamily) return TieUse::content;
  if (family.key == "document" || family.key == "time") return TieUse::ignored;
  return TieUse::work;
}

bool contains(std::string_view text, std::initializer_list<std::string_view> pieces) {
  return std::any_of(pieces.begin(), pieces.end(),
                     [&](std::string_view piece) { return text.find(piece) != std::string_view::npos; });
}

bool isUpper(unsigned char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(unsigned char c) { return (c >= 'a' && c <= 'z') || c >= 0x80; }

// "Private companies", but not "Aarhus University": in a proper name a later word begins with a capital and goes on in
// small letters.
bool isWrittenAsProperName(std::string_view name) {
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    const bool wordBegins =
        name[i - 1] == ' ' || name[i - 1] == '-' || isLower(static_cast<unsigned char>(name[i - 1]));
    if (wordBegins && isUpper(static_cast<unsigned char>(name[i])) && isLower(static_cast<unsigned char>(name[i + 1])))
      return true;
  }
  return false;
}

// A name that stands for many: a type that says so, or a common noun that is translated like any other word and has no
// address.
bool namesMany(const GraphSnapshot& network, VertexIndex v) {
  const EntityType& type = network.vocabulary().type(network.type(v));
  if (contains(type.key, {"group", "sector"})) return true;
  if (network.city(v) != 0) return false;
  const auto danish = network.name(v, Language::danish);
  const auto english = network.name(v, Language::english);
  return danish != english && !isWrittenAsProperName(danish) && !isWrittenAsProperName(english);
}

bool isHolding(const Relation& relation) { return relation.key == "hosts" || relation.key == "runs"; }
bool isBelonging(const Relation& relation) { return relation.key == "part_of" || relation.key == "member_of"; }

}  // namespace

bool isOver(PartialDate date, PartialDate today) {
  if (!date.known() || !today.known()) return false;
  const PartialDate end{date.year, static_cast<std::uint8_t>(date.month ? date.month : 12),
                        static_cast<std::uint8_t>(date.day ? date.day : 31)};
  const PartialDate now{today.year, static_cast<std::uint8_t>(today.month ? today.month : 1),
                        static_cast<std::uint8_t>(today.day ? today.day : 1)};
  return end < now;
}

Result<GapContext> GapContext::build(const GraphSnapshot& network, const GapOptions& options, JobControl& job) {
  GapContext context;
  context.network_ = &network;
  context.worst_ = options.worst;
  context.today_ = options.today;
  if (!context.today_.known()) context.today_ = network.sources().newestDate();
  TRY(job.checkpoint(0, 4));
  context.weighTies(options);
  context.findRoles();
  TRY(job.checkpoint(2, 4));
  context.findWholes();
  context.countWork();
  TRY(job.checkpoint(4, 4));
  return context;
}

bool GapContext::counts(const StatementRow& row) const {
  return row.certainty <= worst_ && row.passage != Passage::deleted && !isOver(row.validTo, today_);
}

int GapContext::lastYear(const StatementRow& row) const {
  const int said = network_->sources().dateOf(row.source).year;
  return std::max<int>(said, std::max(row.validFrom.year, row.validTo.year));
}

int GapContext::lastYear(EdgeIndex e) const {
  int newest = 0;
  for (const StatementRow& row : network_->statements(e)) {
    if (counts(row)) newest = std::max(newest, lastYear(row));
  }
  return newest;
}

void GapContext::cite(EdgeIndex e, GapEvidence& evidence) const {
  for (const StatementRow& row : network_->statements(e)) {
    if (counts(row)) evidence.statements.push_back(row.id);
  }
}

void GapContext::weighTies(const GapOptions&) {
  const Vocabulary& vocabulary = network_->vocabulary();
  for (const Relation& relation : vocabulary.relations) uses_.push_back(useOf(vocabulary.family(relation.family)));
  strengths_.resize(network_->edgeCount());
  for (std::uint32_t e = 0; e < network_->edgeCount(); ++e) {
    double doubt = 1;
    for (const StatementRow& row : network_->statements(EdgeIndex{e})) {
      if (counts(row)) doubt *= 1 - kTrust[static_cast<std::size_t>(row.certainty)];
    }
    strengths_[e] = 1 - doubt;
  }
}

void GapContext::findRoles() {
  const auto& network = *network_;
  roles_.assign(network.vertexCount(), 0);
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    const Edge& edge = network.edge(EdgeIndex{e});
    if (network.vocabulary().relation(edge.relation).key == "successor_of" && strengths_[e] > 0)
      roles_[edge.to.value] |= kEnded;
  }
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const VertexIndex v{i};
    const EntityType& type = network.vocabulary().type(network.type(v));
    std::uint8_t& role = roles_[i];
    if (isOver(network.validTo(v), today_)) role |= kEnded;
    if (isThemeType(type)) role |= kTheme;
    if (contains(type.key, {"document"})) role |= kDocument;
    const bool thing =
        !type.actor && !(role & (kTheme | kDocument)) && !contains(type.key, {"fund", "people", "person"});
    if (thing) role |= kUndertaking;
    if (!type.actor) continue;
    if (namesMany(network, v)) role |= kCollective;
    if (contains(type.key, {"network", "alliance", "partnership"})) role |= kAlliance;
    if (!(role & kEnded)) role |= kActor;
  }
  actorCount_ = static_cast<std::size_t>(
      std::count_if(roles_.begin(), roles_.end(), [](std::uint8_t role) { return role & kActor; }));
  hasThemes_ = std::any_of(roles_.begin(), roles_.end(), [](std::uint8_t role) { return role & kTheme; });
}

void GapContext::findWholes() {
  const auto& network = *network_;
  const auto parentsOf = [&](VertexIndex v, auto&& visit) {
    for (const HalfEdge& half : network.incident(v)) {
      if (strengths_[half.edge.value] == 0 || half.neighbor == v) continue;
      const Edge& edge = network.edge(half.edge);
      const Relation& relation = network.vocabulary().relation(edge.relation);
      if (isBelonging(relation) && edge.from == v && !isAlliance(edge.to)) visit(edge.to);
      if (isHolding(relation) && edge.to == v) visit(edge.from);
    }
  };
  wholeOffsets_.assign(1, 0);
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    const std::size_t first = wholes_.size();
    std::size_t levelEnd = first;
    const auto add = [&](VertexIndex whole) {
      if (whole.value == i ||
          std::find(wholes_.begin() + static_cast<std::ptrdiff_t>(first), wholes_.end(), whole) != wholes_.end())
        return;
      wholes_.push_back(whole);
    };
    parentsOf(VertexIndex{i}, add);
    std::size_t next = first;
    for (int level = 1; level < kLevelsUp; ++level) {
      levelEnd = wholes_.size();
      for (; next < levelEnd; ++next) parentsOf(VertexIndex{wholes_[next]}, add);
    }
    wholeOffsets_.push_back(static_cast<std::uint32_t>(wholes_.size()));
  }
}

void GapContext::countWork() {
  const auto& network = *network_;
  workDegrees_.assign(network.vertexCount(), 0);
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    VertexIndex last{i};  // a tie to itself does not count
    for (const HalfEdge& half : network.incident(VertexIndex{i})) {
      if (half.neighbor == last || half.neighbor.value == i || !isWork(half.edge)) continue;
      if (!isActor(half.neighbor) && !isUndertaking(half.neighbor)) continue;
      last = half.neighbor;
      ++workDegrees_[i];
    }
    workTies_ += workDegrees_[i];
  }
  workTies_ /= 2;
}

std::span<const VertexIndex> GapContext::wholes(VertexIndex v) const {
  return std::span(wholes_).subspan(wholeOffsets_[v.value], wholeOffsets_[v.value + 1] - wholeOffsets_[v.value]);
}

bool GapContext::isUnder(VertexIndex part, VertexIndex whole) const {
  const auto above = wholes(part);
  return std::find(above.begin(), above.end(), whole) != above.end();
}

bool GapContext::areTied(VertexIndex a, VertexIndex b) const {
  if (network_->degree(a) > network_->degree(b)) std::swap(a, b);
  const auto halves = network_->incident(a);
  auto half = std::lower_bound(halves.begin(), halves.end(), b,
                               [](const HalfEdge& x, VertexIndex v) { return x.neighbor < v; });
  for (; half != halves.end() && half->neighbor == b; ++half) {
    if (isWork(half->edge)) return true;
  }
  return false;
}

}  // namespace samspil
