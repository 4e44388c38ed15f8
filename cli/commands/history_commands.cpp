// history, undo and redo: the journal.
#include <algorithm>
#include <ostream>

#include <fmt/ostream.h>

#include "cli/commands/commands.h"
#include "cli/json_output.h"

namespace samspil {
namespace {

Result<ExitStatus> history(const CommandContext& context, bool json) {
  TRY_ASSIGN(const auto session, context.openForReading());
  TRY_ASSIGN(const std::vector<HistoryRow> rows, describeHistory(*session, context.language));
  if (!json) {
    for (const HistoryRow& row : rows) {
      fmt::print(context.out, "{:>5}  {}  {}  {}{}{}\n", row.batch.value, row.time, row.who, row.title,
                 row.summary.empty() ? "" : " · " + row.summary,
                 row.undone ? context.words("  (fortrudt)", "  (undone)") : "");
    }
    return ExitStatus::done;
  }
  TRY_ASSIGN(const std::vector<Batch> batches, session->store().history());
  Json list = Json::array();
  for (std::size_t i = 0; i < batches.size(); ++i) {
    const Batch& batch = batches[i];
    list.push_back({{"batch", batch.id.value},
                    {"time", isoTime(batch.info.when)},
                    {"who", batch.info.who},
                    {"kind", batchKindName(batch.info.kind)},
                    {"title", rows[i].title},
                    {"file", batch.info.file},
                    {"entities_changed", batch.entitiesChanged},
                    {"ties_changed", batch.tiesChanged},
                    {"records_changed", batch.recordsChanged},
                    {"undone", batch.undone},
                    {"undoable", rows[i].undoable}});
  }
  print(context.out, {{"batches", list}});
  return ExitStatus::done;
}

Json reportJson(const Session& session, const UndoReport& report, Language language) {
  Json kept = Json::array();
  for (const auto& entry : report.kept) {
    kept.push_back(
        {{"record", describeRecord(session, entry.key, language)}, {"edited_by_batch", entry.editedBy.value}});
  }
  Json impossible = Json::array();
  for (const auto& entry : report.impossible) {
    impossible.push_back(
        {{"record", describeRecord(session, entry.key, language)}, {"reason", entry.reason.in(language)}});
  }
  return {{"batch", report.applied.batch.value},
          {"target", report.target.value},
          {"title", report.title.in(language)},
          {"reversed", report.reversed},
          {"kept", kept},
          {"impossible", impossible}};
}

constexpr std::size_t kListed = 20;  // records that are named; of the rest only the number is said

// One pile of an undo: how many records, and the first of them.
template <typename Entry, typename Reason>
void printPile(const CommandContext& context, const Session& session, std::string_view heading,
               const std::vector<Entry>& entries, Reason reason) {
  if (entries.empty()) return;
  fmt::print(context.out, "  {} {}\n", numberText(entries.size(), context.language), heading);
  for (std::size_t i = 0; i < std::min(entries.size(), kListed); ++i) {
    fmt::print(context.out, "    {} ({})\n", describeRecord(session, entries[i].key, context.language),
               reason(entries[i]));
  }
  if (entries.size() > kListed)
    fmt::print(context.out, "    {} {}\n", context.words("og flere:", "and more:"),
               numberText(entries.size() - kListed, context.language));
}

void printReport(const CommandContext& context, const Session& session, const UndoReport& report,
                 std::string_view verb) {
  fmt::print(context.out, "{}: {}\n", verb, report.title.in(context.language));
  fmt::print(context.out, "  {} {}\n", numberText(report.reversed, context.language),
             context.words("ændringer ført tilbage", "changes reversed"));
  printPile(context, session,
            context.words("beholdt, fordi de er ændret siden:", "kept, because they were edited since:"), report.kept,
            [&](const UndoReport::Kept& entry) {
              return fmt::format("{} #{}", context.words("ændring", "batch"), entry.editedBy.value);
            });
  printPile(context, session, context.words("ikke mulige at føre tilbage:", "impossible to reverse:"),
            report.impossible, [&](const UndoReport::Impossible& entry) { return entry.reason.in(context.language); });
}

Result<ExitStatus> finish(const CommandContext& context, const Session& session, const UndoReport& report,
                          std::string_view verb, bool json) {
  if (json) {
    print(context.out, reportJson(session, report, context.language));
  } else {
    printReport(context, session, report, verb);
  }
  return ExitStatus::done;
}

}  // namespace

CommandRunner defineHistory(Arguments arguments) {
  const auto json = std::make_shared<bool>(false);
  arguments.json(*json);
  return [json](CommandContext& context) { return history(context, *json); };
}

CommandRunner defineUndo(Arguments arguments) {
  struct Options {
    std::uint32_t batch = 0;
    bool json = false;
  };
  const auto options = std::make_shared<Options>();
  arguments.optionalOperand({"trin", "batch"}, options->batch,
                            {"Trinnets nummer, som `samspil history` viser det; ellers det seneste",
                             "Number of the batch, from `samspil history`; default: the latest"});
  arguments.json(options->json);
  return [options](CommandContext& context) -> Result<ExitStatus> {
    TRY_ASSIGN(const auto session, context.openForWriting());
    TRY_ASSIGN(const UndoReport report,
               session->undo(options->batch == 0 ? std::nullopt : std::optional(BatchId{options->batch})));
    return finish(context, *session, report, context.words("Fortrudt", "Undone"), options->json);
  };
}

CommandRunner defineRedo(Arguments arguments) {
  const auto json = std::make_shared<bool>(false);
  arguments.json(*json);
  return [json](CommandContext& context) -> Result<ExitStatus> {
    TRY_ASSIGN(const auto session, context.openForWriting());
    TRY_ASSIGN(const UndoReport report, session->redo());
    return finish(context, *session, report, context.words("Gentaget", "Redone"), *json);
  };
}

}  // namespace samspil
