#include "graph/statement.h"

#include <algorithm>
#include <tuple>

#include "graph/named_values.h"

namespace samspil {
namespace {

constexpr std::array<std::string_view, 4> kCertaintyNames = {"stated", "entered_by_hand", "inferred",
                                                             "public_knowledge"};
constexpr std::array<std::string_view, 4> kPassageNames = {"", "inserted", "deleted", "replaced"};
constexpr std::array<std::string_view, 4> kSourceKindNames = {"document", "public_knowledge", "imported_file",
                                                              "person"};

// What a person entered corrects what a document says; the stored order of the enumeration has them the other way
// round.
int preference(Certainty certainty) {
  switch (certainty) {
    case Certainty::enteredByHand: return 0;
    case Certainty::stated: return 1;
    case Certainty::inferred: return 2;
    case Certainty::publicKnowledge: return 3;
  }
  return 4;
}

}  // namespace

std::string_view certaintyName(Certainty certainty) { return nameIn(kCertaintyNames, certainty); }
std::optional<Certainty> parseCertainty(std::string_view name) { return valueNamed<Certainty>(kCertaintyNames, name); }
std::string_view passageName(Passage passage) { return nameIn(kPassageNames, passage); }
std::optional<Passage> parsePassage(std::string_view name) { return valueNamed<Passage>(kPassageNames, name); }
std::string_view sourceKindName(SourceKind kind) { return nameIn(kSourceKindNames, kind); }
std::optional<SourceKind> parseSourceKind(std::string_view name) {
  return valueNamed<SourceKind>(kSourceKindNames, name);
}

std::string_view EntityFacts::value(std::string_view name) const {
  const auto found = std::lower_bound(properties.begin(), properties.end(), name,
                                      [](const Property& p, std::string_view n) { return p.name < n; });
  return found != properties.end() && found->name == name ? std::string_view(found->value) : std::string_view{};
}

SourceView viewOf(const Source& source) {
  return {.id = source.id,
          .key = source.key,
          .kind = source.kind,
          .title = source.title,
          .publisher = source.publisher,
          .date = source.date,
          .status = source.status,
          .file = source.file};
}

bool preferredOver(Certainty a, const SourceView& sourceA, Certainty b, const SourceView& sourceB) {
  // The newer date first, hence sourceB's on the left.
  return std::tuple(preference(a), sourceB.date, sourceA.id) < std::tuple(preference(b), sourceA.date, sourceB.id);
}

}  // namespace samspil
