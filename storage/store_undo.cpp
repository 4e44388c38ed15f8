// Undo and redo: the part of PropertyGraphStore that takes batches back.
#include <fmt/format.h>

#include "storage/journal.h"
#include "storage/reversal.h"
#include "storage/store_state.h"

namespace samspil {
namespace {

LocalizedText prefixed(std::string_view danish, std::string_view english, const LocalizedText& title) {
  return {fmt::format("{}: {}", danish, title.in(Language::danish)),
          fmt::format("{}: {}", english, title.in(Language::english))};
}

}  // namespace

Result<UndoReport> PropertyGraphStore::Implementation::takeBack(const StoreReader& at, const Batch& reversed,
                                                                Batch target, BatchKind kind, JobControl& job) {
  const bool undoes = kind == BatchKind::undo;
  UndoReport report;
  report.target = target.id;
  report.title = target.info.title;
  BatchInfo info;
  info.kind = kind;
  info.target = target.id;
  info.title = undoes ? prefixed("Fortryd", "Undo", target.info.title) : prefixed("Gentag", "Redo", target.info.title);
  target.undone = undoes;
  TRY_ASSIGN(auto whole, undoes ? findWhole(at, target, job) : findHidden(at, reversed));
  if (whole) {
    report.reversed = whole->header.recordsChanged;
    report.kept = std::move(whole->kept);
    report.impossible = std::move(whole->impossible);
    TRY_ASSIGN(report.applied, turn(at, std::move(*whole), std::move(target), std::move(info)));
    return report;
  }
  if (undoes) TRY(mayGoOneByOne(at, target, kMostOneByOne, job));
  TRY_ASSIGN(Reversal reversal, planReversal(at, reversed, job));
  report.reversed = reversal.changes.size();
  report.kept = std::move(reversal.kept);
  report.impossible = std::move(reversal.impossible);
  TRY_ASSIGN(report.applied, commit(at, {std::move(reversal.changes), std::move(info), std::move(target), {}, {}}));
  return report;
}

Result<Applied> PropertyGraphStore::Implementation::turn(const StoreReader& at, WholeTurn turn, Batch target,
                                                         BatchInfo info) {
  TRY_ASSIGN(const StoreNumbers before, at.numbers());
  fillIn(info);
  turn.header.id = BatchId{before.lastBatch + 1};
  turn.header.info = std::move(info);
  turn.header.undone = false;
  TRY_ASSIGN(const auto writes, writesOf(at, turn, std::move(target)));
  TRY(engine->write(writes));
  TRY(refreshNumbers());
  return Applied{turn.header.id, turn.header.id.value};
}

Result<UndoReport> PropertyGraphStore::undo(std::optional<BatchId> batch) {
  JobControl job;
  return undo(batch, job);
}

Result<UndoReport> PropertyGraphStore::undo(std::optional<BatchId> batch, JobControl& job) {
  TRY(implementation_->mayWrite());
  const std::lock_guard writing(implementation_->writing);
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  std::optional<Batch> target;
  if (batch) {
    TRY_ASSIGN(target, reader.batch(*batch));
    if (!target) return makeError(ErrorCode::notFound, "There is no batch {} in the history.", batch->value);
    const BatchKind kind = target->info.kind;
    if (kind == BatchKind::initial || kind == BatchKind::undo || kind == BatchKind::redo) {
      return makeError(ErrorCode::invalidArgument,
                       "Batch {} ({}) cannot be undone; undo or redo the batch that it belongs to.", batch->value,
                       batchKindName(kind));
    }
  } else {
    TRY_ASSIGN(target, latestUndoable(reader));
    if (!target) return makeError(ErrorCode::notFound, "There is nothing to undo.");
  }
  return implementation_->takeBack(reader, *target, *target, BatchKind::undo, job);
}

Result<UndoReport> PropertyGraphStore::redo() {
  JobControl job;
  return redo(job);
}

Result<UndoReport> PropertyGraphStore::redo(JobControl& job) {
  TRY(implementation_->mayWrite());
  const std::lock_guard writing(implementation_->writing);
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const auto undo, latestRedoable(reader));
  if (!undo) return makeError(ErrorCode::notFound, "There is nothing to redo.");
  TRY_ASSIGN(auto target, reader.batch(undo->info.target.value_or(BatchId{0})));
  if (!target)
    return makeError(ErrorCode::invalidData, "The batch that was undone is missing in the journal; run samspil check.");
  return implementation_->takeBack(reader, *undo, std::move(*target), BatchKind::redo, job);
}

Result<std::optional<Batch>> PropertyGraphStore::nextUndo() const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  return latestUndoable(reader);
}

Result<std::optional<Batch>> PropertyGraphStore::nextRedo() const {
  TRY_ASSIGN(const StoreReader reader, implementation_->reader());
  TRY_ASSIGN(const auto undo, latestRedoable(reader));
  if (!undo || !undo->info.target) return std::optional<Batch>{};
  return reader.batch(*undo->info.target);
}

}  // namespace samspil
