#include "graph/change_set.h"

#include <utility>

#include "graph/named_values.h"

namespace samspil {
namespace {

constexpr std::array<std::string_view, 9> kBatchKindNames = {
    "initial", "import", "edit", "merge", "view", "layout", "dismissal", "undo", "redo",
};

struct KeyOf {
  template <typename IdentifiedRecord>
  RecordKey operator()(const IdentifiedRecord& record) const {
    return record.id;
  }
  RecordKey operator()(const EntityFacts& facts) const { return EntityFactsKey{facts.entity, facts.reference.source}; }
  RecordKey operator()(const Setting& setting) const { return SettingKey{setting.space, setting.key}; }
};

}  // namespace

RecordKey keyOf(const Record& record) { return std::visit(KeyOf{}, record); }

std::string_view batchKindName(BatchKind kind) { return nameIn(kBatchKindNames, kind); }

void ChangeSet::put(Record record) {
  RecordKey key = keyOf(record);
  mutations_.push_back({std::move(key), std::move(record)});
}

void ChangeSet::remove(RecordKey key) { mutations_.push_back({std::move(key), std::nullopt}); }

}  // namespace samspil
