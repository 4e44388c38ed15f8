#include "session/import_draft.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"
#include "session/wording.h"

namespace samspil {

namespace {

std::vector<DuplicateDecision> answered(const ImportDraft& draft) {
  std::vector<DuplicateDecision> decisions;
  for (std::size_t i = 0; i < draft.questions.size(); ++i) {
    if (draft.answers[i] == DuplicateAnswer::open) continue;
    decisions.push_back({.newName = draft.questions[i].newName,
                         .existing = draft.questions[i].existing,
                         .same = draft.answers[i] == DuplicateAnswer::same});
  }
  return decisions;
}

Result<std::vector<NamedBytes>> readSources(const ImportDraft& draft) {
  std::vector<NamedBytes> files;
  for (const ImportSource& source : draft.sources) {
    if (source.bytes) {
      files.push_back({.name = source.path, .bytes = *source.bytes});
      continue;
    }
    TRY_ASSIGN(std::string bytes, readFile(source.path));
    files.push_back({.name = source.path, .bytes = std::move(bytes)});
  }
  return files;
}

bool allOnDisk(const ImportDraft& draft) {
  return std::ranges::none_of(draft.sources, [](const ImportSource& source) { return source.bytes.has_value(); });
}

Result<ImportProposal> propose(const ImportDraft& draft, const ImportOptions& options, const ImportTarget& target,
                               JobControl& job) {
  if (allOnDisk(draft)) {
    std::vector<std::filesystem::path> paths;
    for (const ImportSource& source : draft.sources) paths.push_back(source.path);
    return proposeImport(paths, options, target, job);
  }
  TRY_ASSIGN(auto files, readSources(draft));
  return proposeImportOf(std::move(files), options, target, job);
}

void indexRows(ImportPreview& preview) {
  for (std::uint32_t i = 0; i < preview.proposal.rows.size(); ++i) {
    const ProposedRow& row = preview.proposal.rows[i];
    preview.rows[static_cast<std::size_t>(row.outcome)].push_back(i);
    if (row.possibleDuplicate) preview.duplicateRows.push_back(i);
  }
}

void addValue(RecordCard& card, std::string_view property, std::string_view value, Language language) {
  if (value.empty() || value == card.name) return;
  const std::string label = propertyHeading(property, language);
  const auto at = std::ranges::find(card.values, label, &std::pair<std::string, std::string>::first);
  if (at == card.values.end())
    card.values.emplace_back(label, value);
  else if (at->second.find(value) == std::string::npos)
    at->second.append(", ").append(value);
}

RecordCard cardOf(const RowDiff& row, Language language) {
  RecordCard card{.name = row.name, .type = std::string(row.type.in(language))};
  for (const RowValueChange& value : row.values)
    addValue(card, value.property, value.after.empty() ? value.before : value.after, language);
  return card;
}

RecordCard cardOf(const Session& session, VertexIndex vertex, const std::vector<EntityFacts>& facts,
                  Language language) {
  const GraphSnapshot& network = session.network();
  RecordCard card{.name = std::string(network.name(vertex, language)),
                  .type = std::string(network.vocabulary().type(network.type(vertex)).label.in(language))};
  for (const EntityFacts& stated : facts)
    for (const Property& property : stated.properties) addValue(card, property.name, property.value, language);
  return card;
}

// The rows are in order of file and line.
const ProposedRow* rowAt(const ImportProposal& proposal, const std::string& file, std::uint64_t line) {
  const auto named = std::ranges::find(proposal.files, file, &FileAccount::file);
  const auto wanted = std::pair(static_cast<std::uint64_t>(named - proposal.files.begin()), line);
  const auto place = [](const ProposedRow& row) {
    return std::pair(static_cast<std::uint64_t>(row.file), static_cast<std::uint64_t>(row.line));
  };
  const auto at = std::ranges::lower_bound(proposal.rows, wanted, {}, place);
  return at == proposal.rows.end() || place(*at) != wanted ? nullptr : &*at;
}

Result<void> rememberChoices(Session& session, const ImportDraft& draft) {
  if (const auto decisions = answered(draft); !decisions.empty()) TRY(session.decideDuplicates(decisions));
  for (const ImportSource& source : draft.sources) {
    if (source.recipeName.empty() || !source.inspection) continue;
    TRY(session.saveRecipe(recipeOf(*source.inspection, source.recipeName)));
  }
  return {};
}

}  // namespace

bool ImportDraft::inspected() const {
  return !sources.empty() &&
         std::ranges::all_of(sources, [](const ImportSource& source) { return source.inspection.has_value(); });
}

bool ImportDraft::usable() const {
  return inspected() && std::ranges::all_of(sources, [](const ImportSource& source) {
           return std::ranges::all_of(tablesOf(*source.inspection),
                                      [](const FileInspection* table) { return table->usable || table->rows.empty(); });
         });
}

std::vector<const FileInspection*> tablesOf(const FileInspection& file) {
  std::vector<const FileInspection*> tables{&file};
  for (const FileInspection& table : file.more) tables.push_back(&table);
  return tables;
}

namespace {

bool namesUnknownEnds(const FileInspection& table) {
  return table.kind == TableKind::ties && std::ranges::any_of(table.columns, [](const ColumnInspection& column) {
           return (column.field == "from" || column.field == "to") && column.matched < column.compared;
         });
}

bool holdsEntities(const FileInspection& table) { return table.kind != TableKind::ties && !table.rows.empty(); }

template <typename Holds>
bool anyTable(const ImportDraft& draft, Holds holds) {
  return std::ranges::any_of(draft.sources, [&](const ImportSource& source) {
    return source.inspection && std::ranges::any_of(tablesOf(*source.inspection),
                                                    [&](const FileInspection* table) { return holds(*table); });
  });
}

}  // namespace

bool asksForEnds(const ImportDraft& draft) {
  return std::ranges::any_of(draft.sources, [](const ImportSource& source) {
    if (!source.inspection) return false;
    const auto tables = tablesOf(*source.inspection);
    const auto is = [&](bool (*holds)(const FileInspection&)) {
      return std::ranges::any_of(tables, [&](const FileInspection* table) { return holds(*table); });
    };
    return is(&namesUnknownEnds) && !is(&holdsEntities);
  });
}

bool makesEnds(const Session& session, const ImportDraft& draft) {
  if (draft.createEnds) return *draft.createEnds;
  return session.network().vertexCount() == 0 && !anyTable(draft, [](const FileInspection& table) {
           return holdsEntities(table) || (table.kind == TableKind::ties && table.ownForm);
         });
}

std::vector<std::string> newTermsIn(const ImportDraft& draft) {
  std::vector<std::string> terms;
  anyTable(draft, [&](const FileInspection& table) {
    for (const auto* list : {&table.newTerms.types, &table.newTerms.relations}) {
      for (const std::string& term : *list) {
        if (std::ranges::find(terms, term) == terms.end()) terms.push_back(term);
      }
    }
    return false;
  });
  return terms;
}

std::size_t ImportDraft::openQuestions() const {
  return static_cast<std::size_t>(std::ranges::count(answers, DuplicateAnswer::open));
}

Result<void> inspectSource(const Session& session, ImportSource& source, JobControl& job) {
  TRY_ASSIGN(const ImportOptions options, session.withRemembered({.files = {source.options}}));
  const ImportTarget target = session.importTarget();
  auto found = source.bytes ? inspectBytes({.name = source.path, .bytes = *source.bytes}, options, target, job)
                            : inspectFile(source.path, options, target, job);
  source.problem.clear();
  if (found) {
    source.inspection = std::move(*found);
    return {};
  }
  if (found.error().code == ErrorCode::cancelled) return std::unexpected(found.error());
  source.inspection.reset();
  source.problem = found.error().message;
  return {};
}

Result<std::shared_ptr<const ImportPreview>> previewImport(const Session& session, const ImportDraft& draft,
                                                           JobControl& job) {
  // New entities and ties; a change of fewer is quickly held and looked through.
  constexpr std::uint64_t kRecordsFrom = 50'000;
  ImportOptions chosen{.keepRows = true, .recordsFrom = kRecordsFrom, .decisions = answered(draft)};
  if (draft.createEnds) chosen.ends = *draft.createEnds ? EndPolicy::create : EndPolicy::reject;
  chosen.createTypes = draft.createTypes;
  for (const ImportSource& source : draft.sources) chosen.files.push_back(source.options);
  TRY_ASSIGN(const ImportOptions options, session.withRemembered(chosen));
  auto preview = std::make_shared<ImportPreview>();
  preview->target = session.importTarget();
  preview->revision = session.revision();
  TRY_ASSIGN(preview->proposal, propose(draft, options, preview->target, job));
  preview->diff.emplace(preview->proposal, preview->target);
  indexRows(*preview);
  return preview;
}

std::size_t askDuplicates(ImportDraft& draft) {
  std::size_t added = 0;
  if (!draft.preview) return added;
  for (const PossibleDuplicate& found : draft.preview->proposal.possibleDuplicates) {
    const bool asked = std::ranges::any_of(draft.questions, [&found](const PossibleDuplicate& question) {
      return question.newName == found.newName && question.existing == found.existing;
    });
    if (asked) continue;
    draft.questions.push_back(found);
    draft.answers.push_back(DuplicateAnswer::open);
    ++added;
  }
  return added;
}

Result<Applied> writeImport(Session& session, const ImportDraft& draft, JobControl& job) {
  if (!draft.preview) return makeError(ErrorCode::invalidArgument, "there is nothing to import yet; choose a file");
  if (draft.preview->revision != session.revision()) {
    return makeError(ErrorCode::conflict, "the network was changed since the preview; look at the differences again");
  }
  TRY_ASSIGN(const Applied applied, session.writeImport(draft.preview->proposal, job));
  // Reads the network as it is now, which the store keeps for whoever asks next.
  TRY(session.store().snapshot());
  return applied;
}

Result<void> followImport(Session& session, const ImportDraft& draft) {
  TRY(session.follow());
  return rememberChoices(session, draft);
}

Result<Applied> commitImport(Session& session, const ImportDraft& draft) {
  JobControl job;
  // The import first: its ids are those of the preview.
  TRY_ASSIGN(const Applied applied, writeImport(session, draft, job));
  TRY(followImport(session, draft));
  return applied;
}

Result<MatchCard> matchCard(const Session& session, const ImportPreview& preview, const PossibleDuplicate& question,
                            Language language) {
  MatchCard card{.incoming = {.name = question.newName}};
  if (const ProposedRow* row = rowAt(preview.proposal, question.file, question.line)) {
    TRY_ASSIGN(const RowDiff diff, preview.diff->of(*row));
    if (!diff.name.empty()) card.incoming = cardOf(diff, language);
  }
  const auto vertex = session.network().find(question.existing);
  if (!vertex) return card;
  TRY_ASSIGN(const auto facts, session.store().facts(question.existing));
  card.known = cardOf(session, *vertex, facts, language);
  return card;
}

std::string propertyHeading(std::string_view property, Language language) {
  std::string label = propertyLabel(property, language);
  std::replace(label.begin(), label.end(), '_', ' ');
  if (!label.empty() && label.front() >= 'a' && label.front() <= 'z') label.front() += 'A' - 'a';
  for (const std::string_view letter : {"æ", "ø", "å"}) {
    if (label.starts_with(letter)) label[1] = static_cast<char>(label[1] - 0x20);
  }
  return label;
}

std::string accountSentence(const ImportPreview& preview, Language language) {
  const auto count = [&](RowOutcome outcome) {
    return numberText(preview.rows[static_cast<std::size_t>(outcome)].size(), language);
  };
  const bool danish = language == Language::danish;
  return fmt::format(fmt::runtime(danish ? "{} rækker: {} nye, {} opdaterede, {} uændrede, {} flettede, {} afviste"
                                         : "{} rows: {} new, {} updated, {} unchanged, {} merged, {} rejected"),
                     numberText(preview.rowCount(), language), count(RowOutcome::created), count(RowOutcome::updated),
                     count(RowOutcome::unchanged), count(RowOutcome::merged), count(RowOutcome::rejected));
}

std::string rejectedRowsCsv(const ImportPreview& preview) {
  std::string csv;
  for (const FileAccount& file : preview.proposal.files) csv += file.rejectedRows.csv();
  return csv;
}

}  // namespace samspil
