#include "session/hand_edit.h"

#include <algorithm>
#include <ctime>

#include <fmt/format.h>

#include "base/files.h"
#include "base/text.h"

namespace samspil {

Hand handOfToday() {
  const std::time_t seconds = static_cast<std::time_t>(nowMicroseconds() / 1'000'000);
  std::tm local{};
  ::localtime_r(&seconds, &local);
  return {userName(),
          PartialDate{static_cast<std::int16_t>(local.tm_year + 1900), static_cast<std::uint8_t>(local.tm_mon + 1),
                      static_cast<std::uint8_t>(local.tm_mday)}};
}

HandEdit::HandEdit(const Session& session, Hand hand, BatchKind kind, LocalizedText title)
    : change({.kind = kind, .title = std::move(title)}),
      ids(session.store().allocator()),
      session_(session),
      hand_(std::move(hand)) {}

SourceId HandEdit::source() {
  if (source_) return *source_;
  const std::string key = fmt::format("person-{}-{}", slug(hand_.who), isoDate(hand_.date));
  if (const auto known = session_.network().findSource(key)) {
    source_ = known->id;
    return *source_;
  }
  source_ = ids.source();
  change.put(Source{.id = *source_,
                    .key = key,
                    .kind = SourceKind::person,
                    .title = {fmt::format("Indtastet af {} {}", hand_.who, isoDate(hand_.date)),
                              fmt::format("Entered by {} {}", hand_.who, isoDate(hand_.date))},
                    .publisher = hand_.who,
                    .date = hand_.date});
  return *source_;
}

Result<EntityFacts> HandEdit::ownFacts(EntityId entity) {
  const SourceId own = source();
  if (session_.network().find(entity)) {
    TRY_ASSIGN(const auto all, session_.store().facts(entity));
    for (const EntityFacts& facts : all) {
      if (facts.reference.source == own) return facts;
    }
  }
  return EntityFacts{
      .entity = entity, .reference = {.source = own}, .certainty = Certainty::enteredByHand, .properties = {}};
}

std::string HandEdit::freshKey(std::string_view name) const {
  std::string base = slug(name);
  if (base.empty()) base = "enhed";
  std::string key = base;
  for (int number = 2; session_.network().findKey(key); ++number) key = fmt::format("{}-{}", base, number);
  return key;
}

void addProperty(EntityFacts& facts, std::string_view name, std::string_view value) {
  Property property{std::string(name), std::string(value)};
  const auto at = std::lower_bound(facts.properties.begin(), facts.properties.end(), property);
  if (at == facts.properties.end() || *at != property) facts.properties.insert(at, std::move(property));
}

bool isManyValued(std::string_view property) {
  return property == property::kAlias || property == property::kNote || property == property::kRor ||
         property == property::kPic || property == property::kCvr;
}

LocalizedText entityName(const Session& session, VertexIndex v) {
  return {std::string(session.network().name(v, Language::danish)),
          std::string(session.network().name(v, Language::english))};
}

LocalizedText titled(std::string_view danish, std::string_view english, const LocalizedText& what) {
  return {fmt::format(fmt::runtime(danish), what.in(Language::danish)),
          fmt::format(fmt::runtime(english), what.in(Language::english))};
}

}  // namespace samspil
