#include "session/table_model.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "base/collated_order.h"
#include "base/text.h"
#include "session/table_columns.h"

namespace samspil {

namespace {

constexpr std::uint32_t kNoRow = ~std::uint32_t{0};
constexpr std::size_t kKinds = 2;  // of RowKind

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

struct TableModel::State {
  SnapshotPtr network;
  Language language;
  Collator collator;
  Municipalities municipalities;
  RowKind kind = RowKind::entities;
  std::vector<std::uint32_t> items;  // of the rows
  std::vector<std::uint32_t> rowOf;  // per vertex; among ties empty
  std::size_t shown = 0;
  std::vector<std::vector<std::int64_t>> keys[kKinds];  // per column, per item; empty until first sorted by
  std::vector<std::string> folded[kKinds];              // per item, all cells; empty until first searched

  TableContext context() const { return {*network, language, collator, municipalities}; }
  std::size_t itemCount() const { return kind == RowKind::entities ? network->vertexCount() : network->edgeCount(); }

  const std::vector<std::int64_t>& sortKeys(std::size_t column) {
    const auto contents = tableColumnContents(kind);
    auto& ofKind = keys[static_cast<std::size_t>(kind)];
    ofKind.resize(contents.size());
    if (ofKind[column].size() == itemCount()) return ofKind[column];
    const TableContext table = context();
    if (contents[column].number == nullptr) return ofKind[column] = textRanks(table, contents[column], itemCount());
    ofKind[column].resize(itemCount());
    for (std::uint32_t item = 0; item < itemCount(); ++item)
      ofKind[column][item] = contents[column].number(table, item);
    return ofKind[column];
  }

  const std::vector<std::string>& searchTexts() {
    auto& texts = folded[static_cast<std::size_t>(kind)];
    if (texts.size() == itemCount()) return texts;
    const TableContext table = context();
    texts.resize(itemCount());
    for (std::uint32_t item = 0; item < itemCount(); ++item) {
      std::string all;
      for (const auto& content : tableColumnContents(kind)) all += content.text(table, item) + '\n';
      texts[item] = foldForSearch(all);
      if (kind == RowKind::entities) texts[item] += '\n' + std::string(network->searchText(VertexIndex{item}));
    }
    return texts;
  }

  void keepMatching(std::string_view text) {
    const std::string folded_ = foldForSearch(text);
    if (folded_.empty()) return;
    const auto words = splitText(folded_, ' ');
    const auto& texts = searchTexts();
    std::erase_if(items, [&](std::uint32_t item) {
      return !std::all_of(words.begin(), words.end(),
                          [&](std::string_view word) { return texts[item].contains(word); });
    });
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

TableModel::TableModel(SnapshotPtr network, Language language)
    : state_(new State{.network = network,
                       .language = language,
                       .collator = Collator(language),
                       .municipalities = Municipalities(*network)}) {}
TableModel::~TableModel() = default;
TableModel::TableModel(TableModel&&) noexcept = default;
TableModel& TableModel::operator=(TableModel&&) noexcept = default;

void TableModel::arrange(const TableRequest& request, const Visibility& visibility) {
  State& state = *state_;
  state.kind = request.kind;
  const auto& shown = request.kind == RowKind::entities ? visibility.vertices : visibility.edges;
  state.items.clear();
  for (std::uint32_t item = 0; item < shown.size(); ++item) {
    if (shown[item] != 0) state.items.push_back(item);
  }
  state.shown = state.items.size();
  state.keepMatching(request.text);
  state.sort(request.sortColumn, request.descending);
  state.rowOf.clear();
  if (request.kind == RowKind::ties) return;
  state.rowOf.assign(state.network->vertexCount(), kNoRow);
  for (std::uint32_t row = 0; row < state.items.size(); ++row) state.rowOf[state.items[row]] = row;
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
