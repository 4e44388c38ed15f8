#include "import/decision.h"

namespace samspil {

Setting toSetting(const DuplicateDecision& decision, const GraphSnapshot& network) {
  const std::string_view entity = network.key(network.find(decision.existing).value());
  return {std::string(kDecisionSpace), std::string(entity) + "\n" + decision.newName,
          decision.same ? "same" : "different"};
}

std::vector<DuplicateDecision> readDecisions(const std::vector<Setting>& settings, const GraphSnapshot& network) {
  std::vector<DuplicateDecision> decisions;
  for (const auto& setting : settings) {
    const auto split = setting.key.find('\n');
    if (split == std::string::npos) continue;
    const auto vertex = network.findKey(std::string_view(setting.key).substr(0, split));
    if (vertex) decisions.push_back({setting.key.substr(split + 1), network.entity(*vertex), setting.value == "same"});
  }
  return decisions;
}

}  // namespace samspil
