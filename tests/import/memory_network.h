// A network in memory for tests: applies ChangeSets as the store would, and is the target of the next import.
#pragma once

#include <doctest/doctest.h>

#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "import/import.h"

namespace samspil::test {

class MemoryNetwork {
 public:
  // With the vocabulary of the assets, and nothing else.
  MemoryNetwork() {
    auto vocabulary = readVocabulary("assets/vocabulary.json");
    REQUIRE(vocabulary);
    vocabulary_ = *vocabulary;
  }

  void apply(const ChangeSet& change) {
    for (const auto& mutation : change.mutations()) {
      REQUIRE(mutation.record);
      std::visit([&](const auto& record) { put(record); }, *mutation.record);
    }
  }

  SnapshotPtr snapshot() const {
    std::vector<Source> sources;
    for (const auto& [id, source] : sources_) sources.push_back(source);
    SnapshotBuilder builder(vocabulary_, sources);
    for (const auto& [id, entity] : entities_) {
      builder.addEntity(entity);
      for (auto it = facts_.lower_bound({id, SourceId{0}}); it != facts_.end() && it->first.entity == id; ++it)
        builder.addFacts(it->second);
    }
    for (const auto& [id, tie] : ties_) builder.addStatement(tie);
    auto made = builder.finish(1);
    if (!made) FAIL(made.error().message);
    return *made;
  }

  ImportTarget target() const {
    ImportTarget target;
    target.network = snapshot();
    target.ids.nextEntity = entities_.empty() ? 1 : entities_.rbegin()->first.value + 1;
    target.ids.nextSource = sources_.empty() ? 1 : sources_.rbegin()->first.value + 1;
    target.ids.nextStatement = ties_.empty() ? 1 : ties_.rbegin()->first.value + 1;
    target.facts = [this](EntityId id) -> Result<std::vector<EntityFacts>> {
      std::vector<EntityFacts> found;
      for (auto it = facts_.lower_bound({id, SourceId{0}}); it != facts_.end() && it->first.entity == id; ++it)
        found.push_back(it->second);
      return found;
    };
    target.tieStatement = [this](StatementId id) -> Result<TieStatement> { return ties_.at(id); };
    target.findIdentifier = [this](std::string_view property, std::string_view value) -> Result<std::vector<EntityId>> {
      std::vector<EntityId> found;
      for (const auto& [key, facts] : facts_) {
        const Property wanted{std::string(property), std::string(value)};
        const auto& stated = facts.properties;
        if (std::find(stated.begin(), stated.end(), wanted) != stated.end()) found.push_back(key.entity);
      }
      return found;
    };
    return target;
  }

  ImportProposal propose(const std::vector<std::filesystem::path>& files, ImportOptions options = {}) const {
    options.when = 1'700'000'000'000'000;
    JobControl job;
    const ImportTarget into = target();
    auto proposal = proposeImport(files, options, into, job);
    if (!proposal) FAIL(proposal.error().message);
    for (const auto& file : proposal->files)
      CHECK(file.rows == file.created + file.updated + file.unchanged + file.merged + file.rejected);
    return *proposal;
  }

  ImportProposal import(const std::vector<std::filesystem::path>& files, const ImportOptions& options = {}) {
    ImportProposal proposal = propose(files, options);
    apply(proposal.change);
    return proposal;
  }

  const Entity* find(std::string_view key) const {
    for (const auto& [id, entity] : entities_) {
      if (entity.key == key) return &entity;
    }
    return nullptr;
  }
  // All values of a property, from all sources.
  std::vector<std::string> values(std::string_view key, std::string_view property) const {
    std::vector<std::string> found;
    for (const auto& [id, facts] : facts_) {
      if (find(key) == nullptr || id.entity != find(key)->id) continue;
      for (const auto& p : facts.properties) {
        if (p.name == property) found.push_back(p.value);
      }
    }
    return found;
  }
  // "a relation b (role)" of every tie statement.
  std::vector<std::string> tieTexts() const {
    std::vector<std::string> texts;
    for (const auto& [id, tie] : ties_) {
      texts.push_back(entities_.at(tie.from).key + " " + vocabulary_.relation(tie.relation).key + " " +
                      entities_.at(tie.to).key + (tie.role.empty() ? "" : " (" + tie.role + ")"));
    }
    return texts;
  }

  std::map<EntityId, Entity> entities_;
  std::map<SourceId, Source> sources_;
  std::map<StatementId, TieStatement> ties_;
  std::map<EntityFactsKey, EntityFacts> facts_;
  Vocabulary vocabulary_;

 private:
  void put(const Family&) {}
  void put(const EntityType& type) { place(vocabulary_.types, type); }
  void put(const Relation& relation) { place(vocabulary_.relations, relation); }
  template <typename Term>
  static void place(std::vector<Term>& terms, const Term& term) {
    if (terms.size() <= term.id.value) terms.resize(term.id.value + 1U);
    terms[term.id.value] = term;
  }
  void put(const Setting&) {}
  void put(const Source& source) { sources_[source.id] = source; }
  void put(const Entity& entity) { entities_[entity.id] = entity; }
  void put(const EntityFacts& facts) { facts_[{facts.entity, facts.reference.source}] = facts; }
  void put(const TieStatement& tie) { ties_[tie.id] = tie; }
};

inline MemoryNetwork builtInNetwork() {
  MemoryNetwork network;
  JobControl job;
  const auto change = proposeBuiltInNetwork("assets", job);
  REQUIRE(change);
  network.apply(*change);
  return network;
}

// A file of this content that lives as long as the object.
class TemporaryFile {
 public:
  TemporaryFile(const std::string& name, std::string_view content)
      : folder_(std::filesystem::temp_directory_path() / ("samspil-" + std::to_string(::getpid()))) {
    std::filesystem::create_directories(folder_);
    path_ = folder_ / name;
    std::ofstream(path_, std::ios::binary) << content;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
    std::filesystem::remove(folder_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  operator std::filesystem::path() const { return path_; }
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path folder_, path_;
};

}  // namespace samspil::test
