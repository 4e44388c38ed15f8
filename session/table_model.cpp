#include "session/table_model.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/collated_order.h"
#include "base/text.h"
#include "session/table_columns.h"

namespace samspil {

namespace {

constexpr std::uint32_t kNoRow = ~std::uint32_t{0};
constexpr std::size_t kKinds = 2;  // of RowKind
constexpr std::size_t kPerCheckpoint = 4096;
constexpr std::size_t kMostKept = 500'000;  // rows, some 150 MB of words

// Equal texts have equal ranks; nothing at all has the rank kNoNumber. Names repeat (types, countries), so that only
// the different ones are collated.
std::vector<std::int64_t> textRanks(const TableContext& table, const TableColumnContent& content, std::size_t items) {
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::vector<std::uint32_t> numberOf(items);
  std::vector<std::string_view> texts;
  for (std::uint32_t item = 0; item < items; ++item) {
    const auto [found, isNew] = numbers.emplace(content.text(table, item), static_cast<std::uint32_t>(texts.size()));
    if (isNew) texts.emplace_back(found->first);
    numberOf[item] = found->second;
  }
  const std::vector<std::uint32_t> collated = collatedRanks(texts, table.language);
  std::vector<std::uint32_t> order(texts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return collated[a] != collated[b] ? collated[a] < collated[b] : texts[a] < texts[b];
  });
  std::vector<std::int64_t> rankOf(texts.size());
  for (std::size_t rank = 0; rank < order.size(); ++rank)
    rankOf[order[rank]] = texts[order[rank]].empty() ? kNoNumber : static_cast<std::int64_t>(rank);
  std::vector<std::int64_t> ranks(items);
  for (std::size_t item = 0; item < items; ++item) ranks[item] = rankOf[numberOf[item]];
  return ranks;
}

}  // namespace

struct TableModel::Sorted {
  std::vector<std::vector<std::int64_t>> keys[kKinds];  // per column, per item; empty until first sorted by
  std::vector<std::string> folded[kKinds];              // per item, all cells; empty until first searched
};

struct TableModel::State {
  SnapshotPtr network;
  Language language;
  Collator collator;
  Municipalities municipalities;
  RowKind kind = RowKind::entities;
  std::vector<std::uint32_t> items;  // of the rows
  std::vector<std::uint32_t> rowOf;  // per vertex; among ties empty
  std::size_t shown = 0;
  std::shared_ptr<Sorted> sorted;

  TableContext context() const { return {*network, language, collator, municipalities}; }
  std::size_t itemCount() const { return kind == RowKind::entities ? network->vertexCount() : network->edgeCount(); }

  const std::vector<std::int64_t>& sortKeys(std::size_t column) {
    const auto contents = tableColumnContents(kind);
    auto& ofKind = sorted->keys[static_cast<std::size_t>(kind)];
    ofKind.resize(contents.size());
    if (ofKind[column].size() == itemCount()) return ofKind[column];
    const TableContext table = context();
    if (contents[column].number == nullptr) return ofKind[column] = textRanks(table, contents[column], itemCount());
    ofKind[column].resize(itemCount());
    for (std::uint32_t item = 0; item < itemCount(); ++item)
      ofKind[column][item] = contents[column].number(table, item);
    return ofKind[column];
  }

  std::string searchText(const TableContext& table, std::uint32_t item) const {
    std::string all;
    for (const auto& content : tableColumnContents(kind)) all += content.text(table, item) + '\n';
    std::string folded = foldForSearch(all);
    if (kind == RowKind::entities) folded += '\n' + std::string(network->searchText(VertexIndex{item}));
    return folded;
  }

  // Kept, but for so many rows that they would take gigabytes.
  const std::vector<std::string>& searchTexts() {
    auto& texts = sorted->folded[static_cast<std::size_t>(kind)];
    if (texts.size() == itemCount() || itemCount() > kMostKept) return texts;
    const TableContext table = context();
    texts.resize(itemCount());
    for (std::uint32_t item = 0; item < itemCount(); ++item) texts[item] = searchText(table, item);
    return texts;
  }

  Result<void> keepMatching(std::string_view typed, JobControl& job) {
    const std::string folded = foldForSearch(typed);
    if (folded.empty()) return {};
    const auto words = splitText(folded, ' ');
    const auto& texts = searchTexts();
    const TableContext table = context();
    const auto matches = [&](std::string_view text) {
      return std::all_of(words.begin(), words.end(), [&](std::string_view word) { return text.contains(word); });
    };
    const std::vector<std::uint32_t> all = std::exchange(items, {});
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (i % kPerCheckpoint == 0) TRY(job.checkpoint(i, all.size()));
      // Most words are of a name, which is there; cells have to be put together.
      const bool named = kind == RowKind::entities && matches(network->searchText(VertexIndex{all[i]}));
      if (named || matches(texts.empty() ? searchText(table, all[i]) : texts[all[i]])) items.push_back(all[i]);
    }
    return {};
  }

  void sort(std::size_t column, bool descending) {
    const auto& key = sortKeys(std::min(column, tableColumnContents(kind).size() - 1));
    std::sort(items.begin(), items.end(), [&](std::uint32_t a, std::uint32_t b) {
      const std::int64_t left = key[a], right = key[b];
      if (left == right) return a < b;
      if (left == kNoNumber || right == kNoNumber) return right == kNoNumber;
      return descending ? right < left : left < right;
    });
  }
};

std::span<const TableColumn> tableColumns(RowKind kind) {
  static const auto columnsOf = [](RowKind of) {
    std::vector<TableColumn> columns;
    for (const auto& content : tableColumnContents(of)) columns.push_back(content.column);
    return columns;
  };
  static const std::vector<TableColumn> columns[kKinds] = {columnsOf(RowKind::entities), columnsOf(RowKind::ties)};
  return columns[static_cast<std::size_t>(kind)];
}

TableModel::TableModel(SnapshotPtr network, Language language, std::shared_ptr<Sorted> sorted)
    : state_(new State{.network = network,
                       .language = language,
                       .collator = Collator(language),
                       .municipalities = Municipalities(*network),
                       .sorted = sorted ? std::move(sorted) : std::make_shared<Sorted>()}) {}
std::shared_ptr<TableModel::Sorted> TableModel::sorted() const { return state_->sorted; }
TableModel::~TableModel() = default;
TableModel::TableModel(TableModel&&) noexcept = default;
TableModel& TableModel::operator=(TableModel&&) noexcept = default;

void TableModel::arrange(const TableRequest& request, const Visibility& visibility) {
  JobControl job;
  static_cast<void>(arrange(request, visibility, job));  // nobody cancels it
}

Result<void> TableModel::arrange(const TableRequest& request, const Visibility& visibility, JobControl& job) {
  State& state = *state_;
  state.kind = request.kind;
  const auto& shown = request.kind == RowKind::entities ? visibility.vertices : visibility.edges;
  state.items.clear();
  for (std::uint32_t item = 0; item < shown.size(); ++item) {
    if (shown[item] != 0) state.items.push_back(item);
  }
  state.shown = state.items.size();
  TRY(state.keepMatching(request.text, job));
  state.sort(request.sortColumn, request.descending);
  state.rowOf.clear();
  if (request.kind == RowKind::ties) return {};
  state.rowOf.assign(state.network->vertexCount(), kNoRow);
  for (std::uint32_t row = 0; row < state.items.size(); ++row) state.rowOf[state.items[row]] = row;
  return {};
}

RowKind TableModel::kind() const { return state_->kind; }
std::size_t TableModel::rowCount() const { return state_->items.size(); }
std::size_t TableModel::shownCount() const { return state_->shown; }

std::string TableModel::cell(std::size_t row, std::size_t column) const {
  return tableColumnContents(state_->kind)[column].text(state_->context(), state_->items[row]);
}

std::optional<std::int64_t> TableModel::number(std::size_t row, std::size_t column) const {
  const TableColumnContent& content = tableColumnContents(state_->kind)[column];
  if (!content.column.number || content.number == nullptr) return {};
  return content.number(state_->context(), state_->items[row]);
}

std::vector<VertexIndex> TableModel::vertices(std::size_t row) const {
  const std::uint32_t item = state_->items[row];
  if (state_->kind == RowKind::entities) return {VertexIndex{item}};
  const Edge& edge = state_->network->edge(EdgeIndex{item});
  return {edge.from, edge.to};
}

std::optional<EdgeIndex> TableModel::edge(std::size_t row) const {
  if (state_->kind == RowKind::entities) return {};
  return EdgeIndex{state_->items[row]};
}

std::optional<std::size_t> TableModel::rowOf(VertexIndex v) const {
  if (v.value >= state_->rowOf.size() || state_->rowOf[v.value] == kNoRow) return {};
  return state_->rowOf[v.value];
}

std::vector<std::vector<std::string>> TableModel::cells(std::span<const std::size_t> rows,
                                                        std::span<const std::size_t> columns) const {
  std::vector<std::vector<std::string>> cells(1);
  for (const std::size_t column : columns)
    cells.front().emplace_back(tableColumns(state_->kind)[column].title.in(state_->language));
  for (const std::size_t row : rows) {
    std::vector<std::string>& words = cells.emplace_back();
    for (const std::size_t column : columns) words.push_back(cell(row, column));
  }
  return cells;
}

}  // namespace samspil
