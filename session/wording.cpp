#include "session/wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>

#include <fmt/format.h>

#include "import/import.h"
#include "session/texts.h"

namespace samspil {
namespace {

constexpr std::array<UiText, 12> kMonths{{{"jan.", "Jan"},
                                          {"feb.", "Feb"},
                                          {"mar.", "Mar"},
                                          {"apr.", "Apr"},
                                          {"maj", "May"},
                                          {"jun.", "Jun"},
                                          {"jul.", "Jul"},
                                          {"aug.", "Aug"},
                                          {"sep.", "Sep"},
                                          {"okt.", "Oct"},
                                          {"nov.", "Nov"},
                                          {"dec.", "Dec"}}};

std::string_view monthText(int month, Language language) {
  return kMonths[static_cast<std::size_t>(month - 1)].in(language);
}

// Up to one decimal, in the language's form: 29,3 or 29.3; 50.
std::string decimalText(double value, Language language) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  if (language == Language::danish) {
    for (char& c : text) c = c == '.' ? ',' : c;
  }
  return text;
}

struct LabeledProperty {
  std::string_view name;
  UiText label;
};

constexpr std::array kPropertyLabels{
    LabeledProperty{property::kNameDanish, {"Navn (dansk)", "Name (Danish)"}},
    LabeledProperty{property::kNameEnglish, {"Navn (engelsk)", "Name (English)"}},
    LabeledProperty{property::kAlias, {"Kaldes også", "Also called"}},
    LabeledProperty{property::kDescriptionDanish, {"Beskrivelse", "Description (Danish)"}},
    LabeledProperty{property::kDescriptionEnglish, {"Beskrivelse (engelsk)", "Description"}},
    LabeledProperty{property::kSubtype, {"Undertype", "Subtype"}},
    LabeledProperty{property::kCity, {"By", "City"}},
    LabeledProperty{property::kCountry, {"Land", "Country"}},
    LabeledProperty{property::kLatitude, {"Breddegrad", "Latitude"}},
    LabeledProperty{property::kLongitude, {"Længdegrad", "Longitude"}},
    LabeledProperty{property::kWebsite, {"Websted", "Website"}},
    LabeledProperty{property::kValidFrom, {"Fra", "From"}},
    LabeledProperty{property::kValidTo, {"Til", "Until"}},
    LabeledProperty{property::kRor, {"ROR", "ROR"}},
    LabeledProperty{property::kPic, {"PIC", "PIC"}},
    LabeledProperty{property::kCvr, {"CVR", "CVR"}},
    LabeledProperty{property::kNote, {"Note", "Note"}},
};

}  // namespace

std::string certaintyLabel(Certainty certainty, Language language) {
  constexpr std::array<UiText, 4> kLabels{{{"angivet i kilden", "stated in the source"},
                                           {"indtastet", "entered by hand"},
                                           {"udledt", "inferred"},
                                           {"almen viden", "public knowledge"}}};
  return std::string(kLabels[static_cast<std::size_t>(certainty)].in(language));
}

std::string passageLabel(Passage passage, Language language) {
  constexpr std::array<UiText, 4> kLabels{{{"", ""},
                                           {"indsat i udkastet", "inserted in the draft"},
                                           {"slettet i udkastet", "deleted in the draft"},
                                           {"ændret i udkastet", "changed in the draft"}}};
  return std::string(kLabels[static_cast<std::size_t>(passage)].in(language));
}

std::string propertyLabel(std::string_view name, Language language) {
  for (const auto& known : kPropertyLabels) {
    if (known.name == name) return std::string(known.label.in(language));
  }
  return std::string(name);
}

std::string termLabel(const PropertyGraphStore& store, std::string_view id, Language language) {
  if (const auto stored = store.setting(kTermSpace, id); stored && *stored) {
    const std::string& both = **stored;
    const std::size_t end = both.find('\n');
    if (end != std::string::npos) return language == Language::danish ? both.substr(0, end) : both.substr(end + 1);
  }
  std::string plain(id);
  std::replace(plain.begin(), plain.end(), '_', ' ');
  return plain;
}

std::string dateText(PartialDate date, Language language) {
  if (!date.known()) return {};
  if (date.month == 0) return fmt::format("{}", date.year);
  if (date.day == 0) return fmt::format("{} {}", monthText(date.month, language), date.year);
  return fmt::format(fmt::runtime(language == Language::danish ? "{}. {} {}" : "{} {} {}"), date.day,
                     monthText(date.month, language), date.year);
}

std::string periodText(PartialDate from, PartialDate to, Language language) {
  if (from.known() && to.known()) return fmt::format("{}–{}", dateText(from, language), dateText(to, language));
  if (from.known())
    return fmt::format("{} {}", language == Language::danish ? "siden" : "since", dateText(from, language));
  if (to.known()) return fmt::format("{} {}", language == Language::danish ? "til" : "until", dateText(to, language));
  return {};
}

std::string amountText(const Amount& amount, Language language) {
  const bool danish = language == Language::danish;
  const bool kroner = amount.currency == "DKK" || amount.currency.empty();
  const std::string_view unit = kroner ? (danish ? "kr." : "DKK") : std::string_view(amount.currency);
  std::string number;
  if (std::abs(amount.value) >= 1e6) {
    number = fmt::format("{} {}", decimalText(amount.value / 1e6, language), danish ? "mio." : "million");
  } else {
    number = amount.value < 0 ? "-" : "";
    number += numberText(static_cast<std::uint64_t>(std::llround(std::abs(amount.value))), language);
  }
  return danish ? fmt::format("{} {} om året", number, unit) : fmt::format("{} {} a year", unit, number);
}

std::string numberText(std::uint64_t value, Language language) {
  const std::string digits = fmt::format("{}", value);
  const char separator = language == Language::danish ? '.' : ',';
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i != 0 && (digits.size() - i) % 3 == 0) out.push_back(separator);
    out.push_back(digits[i]);
  }
  return out;
}

std::string timeText(std::int64_t microseconds, Language language) {
  const std::time_t seconds = microseconds / 1'000'000;
  std::tm local{};
  ::localtime_r(&seconds, &local);
  const PartialDate date{static_cast<std::int16_t>(local.tm_year + 1900), static_cast<std::uint8_t>(local.tm_mon + 1),
                         static_cast<std::uint8_t>(local.tm_mday)};
  return fmt::format("{} {:02}:{:02}", dateText(date, language), local.tm_hour, local.tm_min);
}

std::string tieSentence(const Relation& relation, std::string_view reader, std::string_view other, bool forward,
                        Language language) {
  return fmt::format("{} {} {}", reader, (forward ? relation.label : relation.inverse).in(language), other);
}

}  // namespace samspil
