#include "session/gap_worklist.h"

#include <algorithm>
#include <map>
#include <unordered_set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/text.h"
#include "graph/named_values.h"

namespace samspil {
namespace {

constexpr std::string_view kSpace = "gap_work";
constexpr std::array<std::string_view, kGapStatuses> kStatusNames{"new", "in_contact", "dismissed", "done"};

struct Work {
  GapStatus status = GapStatus::fresh;
  std::string note;
};

Result<std::map<std::string, Work>> readWork(const Session& session) {
  TRY_ASSIGN(const std::vector<Setting> settings, session.store().settings(kSpace));
  std::map<std::string, Work> work;
  for (const Setting& setting : settings) {
    const auto json = nlohmann::json::parse(setting.value, nullptr, false);
    if (!json.is_object())
      return makeError(ErrorCode::invalidData, "What was noted about {} cannot be read.", setting.key);
    const auto status = valueNamed<GapStatus>(kStatusNames, json.value("status", "new"));
    work[setting.key] = {status.value_or(GapStatus::fresh), json.value("note", "")};
  }
  return work;
}

void putWork(ChangeSet& change, const Gap& gap, const Work& work) {
  if (work.status == GapStatus::fresh && work.note.empty()) {
    change.remove(SettingKey{std::string(kSpace), gap.id});
  } else {
    const nlohmann::ordered_json json{{"status", nameIn(kStatusNames, work.status)},
                                      {"note", work.note},
                                      {"who", userName()},
                                      {"when", nowMicroseconds()}};
    change.put(Setting{std::string(kSpace), gap.id, json.dump()});
  }
}

const GapFinder& finderOf(GapKind kind) {
  const auto catalogue = gapCatalogue();
  return *std::ranges::find(catalogue, kind, &GapFinder::kind);
}

// What the words of a filter are looked for in.
std::string searchTextOf(const Gap& gap, const GraphSnapshot& network, Language language) {
  std::string text = foldForSearch(gap.sentence.in(language));
  for (const VertexIndex v : gap.entities) text.append(" ").append(network.searchText(v));
  for (const GapPart& part : gap.parts) text.append(" ").append(foldForSearch(part.text.in(language)));
  return text;
}

bool hasAllWords(const std::string& text, const std::vector<std::string_view>& words) {
  return std::all_of(words.begin(), words.end(),
                     [&](std::string_view word) { return word.empty() || text.contains(word); });
}

bool isAbout(const WorklistItem& item, const GraphSnapshot& network, VertexIndex v) {
  const Gap& gap = item.gap;
  if (std::find(gap.entities.begin(), gap.entities.end(), v) != gap.entities.end()) return true;
  const EntityId id = network.entity(v);
  return std::any_of(gap.parts.begin(), gap.parts.end(), [&](const GapPart& part) {
    return std::find(part.evidence.entities.begin(), part.evidence.entities.end(), id) != part.evidence.entities.end();
  });
}

template <typename Value>
bool chosen(const std::vector<Value>& values, Value value) {
  return values.empty() || std::find(values.begin(), values.end(), value) != values.end();
}

void addOnce(std::vector<VertexIndex>& vertices, VertexIndex v) {
  if (std::find(vertices.begin(), vertices.end(), v) == vertices.end()) vertices.push_back(v);
}

}  // namespace

UiText gapStatusLabel(GapStatus status) {
  constexpr std::array<UiText, kGapStatuses> kLabels{
      {{"Ny", "New"}, {"I kontakt", "In contact"}, {"Afvist", "Dismissed"}, {"Færdig", "Done"}}};
  return kLabels[static_cast<std::size_t>(status)];
}

LocalizedText gapKindTitle(GapKind kind) { return finderOf(kind).title; }
LocalizedText gapKindMeaning(GapKind kind) { return finderOf(kind).meaning; }

Result<std::vector<WorklistItem>> worklistOf(const Session& session, const GapList& found) {
  TRY_ASSIGN(const std::vector<Dismissal> dismissals, readDismissals(session));
  TRY_ASSIGN(const auto work, readWork(session));
  std::vector<WorklistItem> items;
  for (const Gap& gap : found.gaps) {
    WorklistItem item{.gap = gap};
    if (const auto noted = work.find(gap.id); noted != work.end()) {
      item.status = item.workStatus = noted->second.status;
      item.note = noted->second.note;
    }
    const auto dismissal = std::ranges::find(dismissals, gap.id, &Dismissal::gap);
    if (dismissal != dismissals.end()) item.dismissal = *dismissal;
    if (item.dismissal && holds(*item.dismissal, gap)) item.status = GapStatus::dismissed;
    items.push_back(std::move(item));
  }
  std::stable_sort(items.begin(), items.end(), [](const WorklistItem& a, const WorklistItem& b) {
    if (a.raisedAgain() != b.raisedAgain()) return a.raisedAgain();
    return a.gap.score != b.gap.score ? a.gap.score > b.gap.score : a.gap.id < b.gap.id;
  });
  return items;
}

WorklistView filterWorklist(const std::vector<WorklistItem>& items, const WorklistFilter& filter,
                            const GraphSnapshot& network, Language language) {
  const std::string folded = foldForSearch(filter.text);
  const auto words = splitText(folded, ' ');
  WorklistView view;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const WorklistItem& item = items[i];
    if (filter.about && !isAbout(item, network, *filter.about)) continue;
    if (!folded.empty() && !hasAllWords(searchTextOf(item.gap, network, language), words)) continue;
    const bool kindWanted = chosen(filter.kinds, item.gap.kind), statusWanted = chosen(filter.statuses, item.status);
    if (statusWanted) ++view.kindCounts[static_cast<std::size_t>(item.gap.kind)];
    if (kindWanted) ++view.statusCounts[static_cast<std::size_t>(item.status)];
    if (kindWanted && statusWanted) view.rows.push_back(i);
  }
  return view;
}

Result<void> setGapStatus(Session& session, const WorklistItem& item, GapStatus status) {
  if (status == GapStatus::dismissed)
    return makeError(ErrorCode::invalidArgument, "Say why: a dismissal needs a reason.");
  if (item.status == status) return {};
  const Gap& gap = item.gap;
  ChangeSet change{{.kind = BatchKind::edit,
                    .title = {fmt::format("{}: {}", gapStatusLabel(status).danish, gap.sentence.danish),
                              fmt::format("{}: {}", gapStatusLabel(status).english, gap.sentence.english)}}};
  if (item.status == GapStatus::dismissed) change.remove(SettingKey{std::string(kDismissalSpace), gap.id});
  if (item.workStatus != status) putWork(change, gap, {status, item.note});
  TRY(session.apply(change));
  return {};
}

Result<void> setGapNote(Session& session, const WorklistItem& item, std::string_view note) {
  const std::string kept{trimmed(note)};
  if (item.note == kept) return {};
  ChangeSet change{{.kind = BatchKind::edit,
                    .title = {fmt::format("Notat: {}", kept.empty() ? item.gap.sentence.danish : kept),
                              fmt::format("Note: {}", kept.empty() ? item.gap.sentence.english : kept)}}};
  putWork(change, item.gap, {item.workStatus, kept});
  TRY(session.apply(change));
  return {};
}

GapLight lightOf(const GraphSnapshot& network, const Gap& gap) {
  GapLight light{.ends = gap.entities, .others = {}, .ties = {}, .missing = gap.missing};
  std::unordered_set<std::uint32_t> evidence;
  for (const StatementId id : statementsOf(gap)) evidence.insert(id.value);
  std::vector<VertexIndex> chain = gap.introducers;
  if (!chain.empty() && gap.entities.size() >= 2) {
    chain.insert(chain.begin(), gap.entities[0]);
    chain.push_back(gap.entities[1]);
  }
  const auto inChain = [&](const Edge& edge) {
    for (std::size_t i = 1; i < chain.size(); ++i) {
      if ((edge.from == chain[i - 1] && edge.to == chain[i]) || (edge.to == chain[i - 1] && edge.from == chain[i]))
        return true;
    }
    return false;
  };
  for (std::uint32_t i = 0; i < network.edgeCount(); ++i) {
    const EdgeIndex e{i};
    const auto rows = network.statements(e);
    const bool cited =
        std::any_of(rows.begin(), rows.end(), [&](const StatementRow& row) { return evidence.contains(row.id.value); });
    if (!cited && !inChain(network.edge(e))) continue;
    light.ties.push_back(e);
    for (const VertexIndex v : {network.edge(e).from, network.edge(e).to}) addOnce(light.others, v);
  }
  for (const GapPart& part : gap.parts) {
    for (const EntityId id : part.evidence.entities) {
      if (const auto v = network.find(id)) addOnce(light.others, *v);
    }
  }
  for (const auto& [a, b] : gap.missing) {
    addOnce(light.ends, a);
    addOnce(light.ends, b);
  }
  std::erase_if(light.others,
                [&](VertexIndex v) { return std::find(light.ends.begin(), light.ends.end(), v) != light.ends.end(); });
  return light;
}

}  // namespace samspil
