#include "import/import.h"

namespace samspil {
namespace {

// An empty network that only has the vocabulary.
Result<ImportTarget> emptyTarget(const Vocabulary& vocabulary) {
  TRY_ASSIGN(SnapshotPtr network, SnapshotBuilder(vocabulary, {}).finish(0));
  return ImportTarget{.network = std::move(network),
                      .ids = {},
                      .facts = [](EntityId) -> Result<std::vector<EntityFacts>> { return std::vector<EntityFacts>{}; },
                      .tieStatement = [](StatementId id) -> Result<TieStatement> {
                        return makeError(ErrorCode::notFound, "There is no statement {} in an empty network.",
                                         id.value);
                      },
                      .findIdentifier = [](std::string_view, std::string_view) -> Result<std::vector<EntityId>> {
                        return std::vector<EntityId>{};
                      }};
}

// The built-in files are ours: a rejected row is a fault to repair, not to import around.
Result<void> refuseFaults(const ImportProposal& proposal) {
  for (const auto& diagnostic : proposal.diagnostics) {
    if (diagnostic.severity != Severity::rejected) continue;
    return makeError(ErrorCode::invalidData, "{}: line {}: {}", diagnostic.file, diagnostic.line,
                     diagnostic.message.english);
  }
  return {};
}

}  // namespace

Result<ChangeSet> proposeBuiltInNetwork(const std::filesystem::path& assets, JobControl& job) {
  TRY_ASSIGN(const Vocabulary vocabulary, readVocabulary(assets / "vocabulary.json"));
  TRY_ASSIGN(const ImportTarget target, emptyTarget(vocabulary));
  ImportOptions options;
  options.batchKind = BatchKind::initial;
  options.everyFile.encoding = "UTF-8";
  options.everyFile.delimiter = ',';
  options.createSources = false;
  const std::filesystem::path folder = assets / "midtjylland";
  const std::filesystem::path files[] = {folder / "sources.csv", folder / "entities.csv", folder / "ties.csv"};
  TRY_ASSIGN(const ImportProposal proposal, proposeImport(files, options, target, job));
  TRY(refuseFaults(proposal));
  ChangeSet change({.kind = BatchKind::initial,
                    .title = {"Det indbyggede netværk Midtjylland", "The built-in network Midtjylland"}});
  for (const auto& family : vocabulary.families) change.put(family);
  for (const auto& type : vocabulary.types) change.put(type);
  for (const auto& relation : vocabulary.relations) change.put(relation);
  TRY_ASSIGN(const std::vector<Setting> termLabels, readTermLabels(assets / "vocabulary.json"));
  for (const auto& label : termLabels) change.put(label);
  for (const auto& mutation : proposal.change.mutations()) change.put(*mutation.record);
  return change;
}

}  // namespace samspil
