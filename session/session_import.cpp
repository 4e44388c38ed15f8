// What a session does for an import: gives it the network, and remembers recipes and decisions.
#include <fmt/format.h>

#include "base/files.h"
#include "import/inspection.h"
#include "import/proposed_records.h"
#include "session/session.h"

namespace samspil {

ImportTarget Session::importTarget() const {
  return {.network = network_,
          .ids = store_->allocator(),
          .facts = [this](EntityId id) { return store_->facts(id); },
          .tieStatement = [this](StatementId id) { return store_->tieStatement(id); },
          .findIdentifier = [this](std::string_view property,
                                   std::string_view value) { return store_->findIdentifier(property, value); }};
}

Result<std::vector<Recipe>> Session::recipes() const {
  TRY_ASSIGN(const auto settings, store_->settings(kRecipeSpace));
  TRY_ASSIGN(const auto assets, assetsDirectory());
  std::vector<Recipe> all = readRecipes(settings);
  TRY_ASSIGN(const auto builtIn, readBuiltInRecipes(assets));
  all.insert(all.end(), builtIn.begin(), builtIn.end());
  return all;
}

Result<std::vector<DuplicateDecision>> Session::duplicateDecisions() const {
  TRY_ASSIGN(const auto settings, store_->settings(kDecisionSpace));
  return readDecisions(settings, *network_);
}

// What `options` say themselves comes first, so it wins.
Result<ImportOptions> Session::withRemembered(const ImportOptions& options) const {
  ImportOptions all = options;
  TRY_ASSIGN(const auto saved, recipes());
  all.recipes.insert(all.recipes.end(), saved.begin(), saved.end());
  TRY_ASSIGN(const auto decided, duplicateDecisions());
  all.decisions.insert(all.decisions.end(), decided.begin(), decided.end());
  return all;
}

Result<FileInspection> Session::inspectFile(const std::filesystem::path& file, const ImportOptions& options,
                                            JobControl& job) const {
  TRY_ASSIGN(const ImportOptions all, withRemembered(options));
  return samspil::inspectFile(file, all, importTarget(), job);
}

Result<ImportProposal> Session::proposeImport(std::span<const std::filesystem::path> files,
                                              const ImportOptions& options, JobControl& job) const {
  TRY_ASSIGN(const ImportOptions all, withRemembered(options));
  return samspil::proposeImport(files, all, importTarget(), job);
}

Result<Applied> Session::writeImport(const ImportProposal& proposal, JobControl& job) {
  const ChangeSet& change = proposal.change;
  if (!proposal.records) return store_->apply(change, job);
  return store_->load(change.info(), proposal.records->feed(job), job);
}

Result<Applied> Session::saveRecipe(const Recipe& recipe) {
  ChangeSet change{{.kind = BatchKind::edit,
                    .title = {fmt::format("Gem opskriften ”{}”", recipe.title.in(Language::danish)),
                              fmt::format("Save the recipe “{}”", recipe.title.in(Language::english))}}};
  change.put(toSetting(recipe));
  return apply(change);
}

Result<Applied> Session::removeRecipe(const std::string& id) {
  ChangeSet change{{.kind = BatchKind::edit,
                    .title = {fmt::format("Slet opskriften ”{}”", id), fmt::format("Delete the recipe “{}”", id)}}};
  change.remove(SettingKey{std::string(kRecipeSpace), id});
  return apply(change);
}

Result<Applied> Session::decideDuplicates(std::span<const DuplicateDecision> decisions) {
  ChangeSet change{{.kind = BatchKind::edit,
                    .title = {fmt::format("Afgør {} mulige gengangere", decisions.size()),
                              fmt::format("Decide on {} possible duplicates", decisions.size())}}};
  for (const auto& decision : decisions) change.put(toSetting(decision, *network_));
  return apply(change);
}

}  // namespace samspil
