#include "session/change_overview.h"

#include <algorithm>
#include <map>
#include <tuple>

#include <fmt/format.h>

#include "base/text.h"
#include "session/texts.h"
#include "session/wording.h"

namespace samspil {

namespace {

constexpr std::size_t kNamed = 3;  // groups that the sentence names

constexpr UiText kBetweenYears = UiText{"Fra {} til {}: forskel i {}.", "From {} to {}: differences in {}."};
constexpr UiText kBetween = UiText{"Forskel i {}.", "Differences in {}."};
constexpr UiText kMost = UiText{" Flest: {}.", " Most: {}."};
constexpr UiText kEntity[] = {UiText{"{} enhed", "{} entity"}, UiText{"{} enheder", "{} entities"}};
constexpr UiText kTie[] = {UiText{"{} forbindelse", "{} tie"}, UiText{"{} forbindelser", "{} ties"}};

template <typename... Values>
std::string filled(const UiText& words, Language language, const Values&... values) {
  return fmt::format(fmt::runtime(words.in(language)), values...);
}

std::string counted(const UiText (&words)[2], std::size_t count, Language language) {
  return filled(words[count == 1 ? 0 : 1], language, numberText(count, language));
}

std::string amountOf(const Comparison& comparison, Language language) {
  const std::size_t entities = comparison.entities.size(), ties = comparison.ties.size();
  std::vector<std::string> parts;
  if (entities != 0) parts.push_back(counted(kEntity, entities, language));
  if (ties != 0) parts.push_back(counted(kTie, ties, language));
  return joinText(parts, language == Language::danish ? " og " : " and ");
}

std::string sentenceOf(const Comparison& comparison, const std::vector<ChangeGroup>& groups, Language language) {
  if (groups.empty()) return {};
  const std::string amount = amountOf(comparison, language);
  std::string sentence = comparison.from.by == CompareBy::years
                             ? filled(kBetweenYears, language, comparison.fromText, comparison.toText, amount)
                             : filled(kBetween, language, amount);
  if (groups.size() <= kNamed) return sentence;
  std::map<std::string, std::size_t> sizes;  // of a kind, whatever became of it
  for (const ChangeGroup& group : groups) sizes[group.kind] += group.rows.size();
  std::vector<std::pair<std::string, std::size_t>> largest(sizes.begin(), sizes.end());
  std::ranges::stable_sort(largest, std::greater{}, [](const auto& one) { return one.second; });
  std::vector<std::string> named;
  for (const auto& [kind, size] : std::span(largest).first(std::min(kNamed, largest.size())))
    named.push_back(fmt::format("{} ({})", kind, numberText(size, language)));
  return sentence + filled(kMost, language, joinText(named, ", "));
}

}  // namespace

ChangeOverview overviewOf(const Comparison& comparison, std::span<const ChangeRow> rows, Language language) {
  std::map<std::tuple<Change, bool, std::string>, std::vector<std::uint32_t>> gathered;
  for (std::uint32_t i = 0; i < rows.size(); ++i)
    gathered[{rows[i].change, i >= comparison.entities.size(), rows[i].kind}].push_back(i);
  ChangeOverview overview;
  for (auto& [key, members] : gathered) {
    auto& [change, ties, kind] = key;
    overview.groups.push_back({change, ties, kind, std::move(members)});
  }
  std::ranges::stable_sort(overview.groups, [](const ChangeGroup& a, const ChangeGroup& b) {
    return a.change != b.change ? a.change < b.change : a.rows.size() > b.rows.size();
  });
  overview.sentence = sentenceOf(comparison, overview.groups, language);
  return overview;
}

}  // namespace samspil
