#include "session/gap_list.h"

#include <algorithm>
#include <limits>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/text.h"

namespace samspil {
namespace {

std::string toJson(const Dismissal& dismissal) {
  nlohmann::ordered_json json{{"reason", dismissal.reason},
                              {"who", dismissal.who},
                              {"when", dismissal.when},
                              {"fingerprint", dismissal.fingerprint}};
  for (const StatementId id : dismissal.statements) json["statements"].push_back(id.value);
  return json.dump();
}

Result<Dismissal> fromSetting(const Setting& setting) {
  const auto json = nlohmann::json::parse(setting.value, nullptr, false);
  if (!json.is_object()) return makeError(ErrorCode::invalidData, "The dismissal of {} cannot be read.", setting.key);
  Dismissal dismissal;
  dismissal.gap = setting.key;
  dismissal.reason = json.value("reason", "");
  dismissal.who = json.value("who", "");
  dismissal.when = json.value("when", std::int64_t{0});
  dismissal.fingerprint = json.value("fingerprint", std::uint64_t{0});
  for (const auto& id : json.value("statements", nlohmann::json::array()))
    dismissal.statements.push_back(StatementId{id.get<std::uint32_t>()});
  return dismissal;
}

}  // namespace

Result<std::vector<Dismissal>> readDismissals(const NetworkReader& reader) {
  TRY_ASSIGN(const std::vector<Setting> settings, reader.store().settings(kDismissalSpace));
  std::vector<Dismissal> dismissals;
  for (const Setting& setting : settings) {
    TRY_ASSIGN(Dismissal dismissal, fromSetting(setting));
    dismissals.push_back(std::move(dismissal));
  }
  return dismissals;
}

Result<GapList> listGaps(const NetworkReader& reader, const GapOptions& options, JobControl& job) {
  TRY_ASSIGN(const std::vector<Dismissal> dismissals, readDismissals(reader));
  return findGaps(reader.network(), options, dismissals, job);
}

Result<Applied> dismissGap(Session& session, std::string_view id, std::string_view reason, JobControl& job) {
  if (trimmed(reason).empty()) return makeError(ErrorCode::invalidArgument, "Say why: a dismissal needs a reason.");
  GapOptions all;
  all.top = std::numeric_limits<std::size_t>::max() / 4;
  const auto kind = parseGapKind(id.substr(0, id.find(':')));
  if (!kind)
    return makeError(ErrorCode::invalidArgument,
                     "{} is no gap. A gap's id begins with its kind, as `samspil gaps --json` lists it.", id);
  all.kinds = {*kind};
  TRY_ASSIGN(const GapList list, findGaps(session.network(), all, {}, job));
  const auto gap = std::find_if(list.gaps.begin(), list.gaps.end(), [&](const Gap& g) { return g.id == id; });
  if (gap == list.gaps.end()) return makeError(ErrorCode::notFound, "No gap is called {}. See `samspil gaps`.", id);
  return dismissGap(session, *gap, reason);
}

Result<Applied> dismissGap(Session& session, const Gap& gap, std::string_view reason) {
  if (trimmed(reason).empty()) return makeError(ErrorCode::invalidArgument, "Say why: a dismissal needs a reason.");
  const Dismissal dismissal{gap.id,          std::string(reason), userName(), nowMicroseconds(),
                            gap.fingerprint, statementsOf(gap)};
  ChangeSet change{{.kind = BatchKind::dismissal,
                    .title = {fmt::format("Afvis: {} Grund: {}", gap.sentence.danish, reason),
                              fmt::format("Dismiss: {} Reason: {}", gap.sentence.english, reason)}}};
  change.put(Setting{std::string(kDismissalSpace), gap.id, toJson(dismissal)});
  return session.apply(change);
}

Result<Applied> restoreGap(Session& session, std::string_view id) {
  TRY_ASSIGN(const auto setting, session.store().setting(kDismissalSpace, id));
  if (!setting) return makeError(ErrorCode::notFound, "{} is not dismissed.", id);
  ChangeSet change{{.kind = BatchKind::dismissal,
                    .title = {fmt::format("Tag op igen: {}", id), fmt::format("Take up again: {}", id)}}};
  change.remove(SettingKey{std::string(kDismissalSpace), std::string(id)});
  return session.apply(change);
}

}  // namespace samspil
