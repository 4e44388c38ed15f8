#include "import/row_reader.h"

#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "import/coordinates.h"
#include "import/country.h"
#include "import/identifier.h"
#include "import/messages.h"
#include "import/period.h"
#include "import/property_kinds.h"

namespace samspil {
namespace {

constexpr std::size_t kTermsListed = 12;

template <typename Terms>
std::string labelsOf(const Terms& terms, Language language) {
  std::vector<std::string> labels;
  for (const auto& term : terms) {
    if (labels.size() == kTermsListed) {
      labels.emplace_back("…");
      break;
    }
    labels.emplace_back(term.label.in(language));
  }
  return joinText(labels, ", ");
}

// A name that a cell breaks into lines, or whose words no-break spaces part.
std::string onOneLine(std::string_view name) {
  std::string line;
  for (std::size_t at = 0; at < name.size(); ++at) {
    const bool noBreak = name.substr(at).starts_with("\xC2\xA0");
    const bool gap = noBreak || name[at] == '\n' || name[at] == '\r';
    if (!gap) {
      line += name[at];
    } else if (!line.ends_with(' ')) {
      line += ' ';
    }
    at += noBreak ? 1 : 0;
  }
  return line;
}

}  // namespace

std::vector<std::string> listValues(std::string_view cell, std::string_view separators, bool samspilForm) {
  std::vector<std::string> values(1);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (samspilForm && cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == '|' || cell[i + 1] == '\\')) {
      values.back().push_back(cell[++i]);
    } else if (separators.find(cell[i]) != std::string_view::npos) {
      values.emplace_back();
    } else {
      values.back().push_back(cell[i]);
    }
  }
  for (auto& value : values) value = std::string(samspilForm ? std::string_view(value) : valueOf(value));
  // Lines of a list that are written as sentences: "Partner A.\nPartner B."
  const bool sentences = !samspilForm && values.size() > 1 &&
                         std::all_of(values.begin(), values.end() - 1,
                                     [](const auto& value) { return value.empty() || value.ends_with('.'); });
  for (auto& value : values) {
    if (sentences && value.ends_with('.')) value.pop_back();
  }
  std::erase(values, "");
  return values;
}

namespace {

bool isRead(FieldUse use) {
  switch (use) {
    case FieldUse::ignore:
    case FieldUse::personName:
    case FieldUse::email:
    case FieldUse::phone:
    case FieldUse::cpr: return false;
    default: return true;
  }
}

// The value for `key`, found out once.
template <typename Seen, typename Find>
const auto& remembered(Seen& seen, std::string_view key, Find find) {
  const auto known = seen.find(key);
  return known != seen.end() ? known->second : seen.emplace(std::string(key), find()).first->second;
}

}  // namespace

void RowReader::say(std::string_view code, const std::vector<std::string>& arguments) {
  const auto cell = column_ < row_->cells.size() ? row_->cells[column_] : std::string_view{};
  diagnostics_->push_back(
      makeDiagnostic(code, {file_, row_->line, static_cast<std::uint32_t>(column_ + 1), cell}, arguments));
  rejected_ = rejected_ || diagnostics_->back().severity == Severity::rejected;
}

// A word that no type or relation is called by, with the one that is spelled nearly so, else with what there is.
template <typename Terms, typename Id>
void RowReader::sayUnknown(std::string_view code, std::string_view cell, const Terms& terms, std::optional<Id> near) {
  if (near) {
    const LocalizedText& label = terms[near->value].label;
    say(code,
        {std::string(cell), fmt::format("Mener du ”{}”?", label.danish), fmt::format("Is “{}” meant?", label.english)});
  } else {
    say(code, {std::string(cell), fmt::format("Der er: {}.", labelsOf(terms, Language::danish)),
               fmt::format("There are: {}.", labelsOf(terms, Language::english))});
  }
}

RowReader::RowReader(const Mapping& mapping, const Vocabulary& vocabulary, const std::string& file)
    : mapping_(mapping), vocabulary_(vocabulary), file_(file) {
  for (std::size_t i = 0; i < mapping.columns.size(); ++i) {
    if (isRead(mapping.columns[i].use)) usedColumns_.push_back(i);
  }
}

const VocabularyWords& RowReader::words() {
  if (!words_) words_.emplace(vocabulary_);
  return *words_;
}

void RowReader::readType(std::string_view cell) {
  content_.type = remembered(types_, cell, [&] { return words().typeIn(cell); });
  if (!content_.type) sayUnknown("unknown_type", cell, vocabulary_.types, words().nearestType(cell));
}

void RowReader::readProperty(const ColumnMapping& column, std::string_view cell) {
  if (isIdentifierProperty(column.property)) {
    if (const auto identifier = normalIdentifier(column.property, cell)) {
      content_.properties.push_back({column.property, *identifier});
    } else {
      say("bad_identifier", {std::string(cell), column.property});
    }
    return;
  }
  if (column.property == property::kCity && !mapping_.samspilForm) {
    if (const auto parts = cityAndCountry(cell)) return readPlace(*parts);
  }
  content_.properties.push_back({column.property, isNameProperty(column.property) && !mapping_.samspilForm
                                                      ? onOneLine(cell)
                                                      : std::string(cell)});
}

void RowReader::readList(std::size_t index, std::string_view cell) {
  const auto& column = mapping_.columns[index];
  if (column.ticked) {
    content_.partners.push_back({index, column.name});
    return;
  }
  for (auto& value : listValues(cell, column.separators, mapping_.samspilForm)) {
    if (column.use == FieldUse::list) {
      const std::size_t colon = column.inLanguages ? value.find(": ") : std::string::npos;
      const bool english = colon != std::string::npos && value.starts_with("en:") &&
                           column.property == property::kAlias && !mapping_.propertyColumn(property::kNameEnglish);
      if (colon != std::string::npos) value.erase(0, colon + 2);
      content_.properties.push_back(
          {english ? std::string(property::kNameEnglish) : column.property, std::move(value)});
    } else if (!foldForSearch(value).empty()) {
      content_.partners.push_back({index, std::move(value)});
    }
  }
}

void RowReader::readNumber(const ColumnMapping& column, std::string_view cell) {
  const bool place = column.property == property::kLatitude || column.property == property::kLongitude;
  // Samspil itself writes no mark between thousands: a comma is that of its form for Danish spreadsheets.
  std::string own(mapping_.samspilForm ? cell : std::string_view{});
  std::ranges::replace(own, ',', '.');
  if (mapping_.samspilForm) cell = own;
  const NumberStyle style = mapping_.samspilForm ? NumberStyle::decimalPoint : column.numbers;
  const auto number = place ? parseDegrees(cell, style) : parseNumber(cell, style);
  if (!number) return say("bad_number", {std::string(cell)});
  if (column.use == FieldUse::weight) {
    content_.weight = *number;
  } else if (column.use == FieldUse::amount) {
    content_.amount = Amount{*number, content_.amount ? content_.amount->currency : ""};
  } else {
    const bool latitude = column.property == property::kLatitude, longitude = column.property == property::kLongitude;
    if ((latitude && std::abs(*number) > 90) || (longitude && std::abs(*number) > 180)) {
      return say("bad_coordinate", {std::string(cell), latitude ? "breddegrad (latitude)" : "længdegrad (longitude)"});
    }
    content_.properties.push_back({column.property, numberText(*number, cell)});
  }
}

// "55.65,12.62", "(55,65; 12,62)", "55.65 12.62".
void RowReader::readCoordinates(std::string_view cell) {
  const auto coordinates = parseCoordinates(cell);
  if (!coordinates) return say("bad_coordinate", {std::string(cell), "position"});
  content_.properties.push_back({std::string(property::kLatitude), fmt::format("{}", coordinates->first)});
  content_.properties.push_back({std::string(property::kLongitude), fmt::format("{}", coordinates->second)});
}

std::optional<PartialDate> RowReader::dateIn(std::string_view cell, DateOrder order) {
  constexpr std::size_t kLongest = 15;  // for which a text asks for no memory
  if (cell.size() < 2 || cell.size() > kLongest) return parseDate(cell, order);
  const auto last = static_cast<unsigned char>(cell.back()), before = static_cast<unsigned char>(cell[cell.size() - 2]);
  SeenDate& seen = dates_[(last + 10 * before) % dates_.size()];
  if (seen.text != cell || seen.order != order) seen = {std::string(cell), order, parseDate(cell, order)};
  return seen.date;
}

void RowReader::readDate(const ColumnMapping& column, std::string_view cell) {
  const auto date = dateIn(cell, column.dates);
  if (!date) return say("bad_date", {std::string(cell)});
  if (column.use == FieldUse::validFrom) content_.validFrom = *date;
  if (column.use == FieldUse::validTo) content_.validTo = *date;
  if (!column.property.empty() && (column.use == FieldUse::date || mapping_.kind == TableKind::entities))
    content_.properties.push_back({column.property, isoDate(*date)});
}

void RowReader::readPeriod(const ColumnMapping& column, std::string_view cell) {
  const auto period = parsePeriod(cell, column.dates);
  if (!period) return say("bad_period", {std::string(cell)});
  const auto& [from, to] = *period;
  if (from.known() && to.known() && from.year > to.year) return say("date_order", {isoDate(to), isoDate(from)});
  content_.validFrom = from;
  content_.validTo = to;
  if (column.property.empty() || mapping_.kind != TableKind::entities) return;
  if (from.known()) content_.properties.push_back({std::string(property::kValidFrom), isoDate(from)});
  if (to.known()) content_.properties.push_back({std::string(property::kValidTo), isoDate(to)});
}

void RowReader::readLine(std::string_view cell, std::uint32_t& line) {
  const auto number = parseCount(cell);
  if (!number || *number > 0xFFFFFFFF) return say("bad_line", {std::string(cell)});
  line = static_cast<std::uint32_t>(*number);
}

// Cells that hold one of a few words.
void RowReader::readWords(const ColumnMapping& column, std::string_view cell) {
  if (column.use == FieldUse::relation) {
    content_.relation = remembered(relations_, cell, [&] { return words().relation(cell); });
    if (!content_.relation) sayUnknown("unknown_relation", cell, vocabulary_.relations, words().nearestRelation(cell));
  } else if (column.use == FieldUse::certainty) {
    content_.certainty = parseCertainty(cell);
    if (!content_.certainty) say("unknown_certainty", {std::string(cell)});
  } else if (column.use == FieldUse::passage) {
    const auto passage = parsePassage(cell);
    if (!passage) say("unknown_passage", {std::string(cell)});
    content_.passage = passage.value_or(Passage::plain);
  } else {
    const auto country = remembered(countries_, cell, [&] { return countryCode(cell); });
    if (!country) return readOtherCountry(column, cell);
    content_.properties.push_back({column.property, std::string(*country)});
  }
}

// A cell of countries that is not called as one: several, or a city with its country.
void RowReader::readOtherCountry(const ColumnMapping& column, std::string_view cell) {
  const auto parts = mapping_.samspilForm ? std::nullopt : cityAndCountry(cell);
  if (parts && !mapping_.propertyColumn(property::kCity)) return readPlace(*parts);
  const auto first = mapping_.samspilForm ? std::nullopt : firstOfCountries(cell);
  say(first ? "several_countries" : "unknown_country", {std::string(cell)});
  content_.properties.push_back({column.property, std::string(first.value_or(cell))});
  if (first) content_.properties.push_back({"countries", std::string(cell)});
}

// The country of a city where no other column says one.
void RowReader::readPlace(const CityAndCountry& place) {
  content_.properties.push_back({std::string(property::kCity), std::string(place.city)});
  const bool said = mapping_.column(FieldUse::country) && *mapping_.column(FieldUse::country) != column_;
  if (!said) content_.properties.push_back({std::string(property::kCountry), std::string(place.country)});
}

void RowReader::readCell(std::size_t index, std::string_view cell) {
  const auto& column = mapping_.columns[index];
  column_ = index;
  switch (column.use) {
    case FieldUse::key: content_.key = cell; break;
    case FieldUse::type: readType(cell); break;
    case FieldUse::property:
    case FieldUse::sourceField: readProperty(column, cell); break;
    case FieldUse::list:
    case FieldUse::theme:
    case FieldUse::partner: readList(index, cell); break;
    case FieldUse::number:
    case FieldUse::amount:
    case FieldUse::weight: readNumber(column, cell); break;
    case FieldUse::date:
    case FieldUse::validFrom:
    case FieldUse::validTo: readDate(column, cell); break;
    case FieldUse::period: readPeriod(column, cell); break;
    case FieldUse::country:
    case FieldUse::relation:
    case FieldUse::passage:
    case FieldUse::certainty: readWords(column, cell); break;
    case FieldUse::from: content_.from = cell; break;
    case FieldUse::to: content_.to = cell; break;
    case FieldUse::fromName: content_.fromName = cell; break;
    case FieldUse::toName: content_.toName = cell; break;
    case FieldUse::coordinates: readCoordinates(cell); break;
    case FieldUse::role: content_.role = cell; break;
    case FieldUse::currency:
      content_.amount = Amount{content_.amount ? content_.amount->value : std::nan(""), std::string(cell)};
      break;
    case FieldUse::noteDanish: content_.note.danish = cell; break;
    case FieldUse::noteEnglish: content_.note.english = cell; break;
    case FieldUse::source: content_.source = cell; break;
    case FieldUse::section: content_.section = cell; break;
    case FieldUse::firstLine: readLine(cell, content_.firstLine); break;
    case FieldUse::lastLine: readLine(cell, content_.lastLine); break;
    case FieldUse::ignore:
    case FieldUse::personName:
    case FieldUse::email:
    case FieldUse::phone:
    case FieldUse::cpr: break;
  }
}

void RowReader::checkDates() {
  if (!content_.validFrom.known() || !content_.validTo.known()) return;
  const auto from = mapping_.column(FieldUse::validFrom), to = mapping_.column(FieldUse::validTo);
  PartialDate first = content_.validFrom;
  // "2019-05" to "2019" is in order: compare what both know.
  if (content_.validTo.month == 0) first.month = 0;
  if (content_.validTo.day == 0) first.day = 0;
  if (!from || !to || first <= content_.validTo) return;
  column_ = *to;
  say("date_order", {isoDate(content_.validTo), isoDate(content_.validFrom)});
}

std::optional<RowContent> RowReader::read(const TableRow& row, std::vector<Diagnostic>& diagnostics) {
  RowContent* const content = readInPlace(row, diagnostics);
  return content == nullptr ? std::nullopt : std::optional(std::move(*content));
}

void RowContent::clear() {
  key.clear();
  from.clear();
  to.clear();
  fromName.clear();
  toName.clear();
  role.clear();
  note.danish.clear();
  note.english.clear();
  source.clear();
  section.clear();
  properties.clear();
  partners.clear();
  type.reset();
  relation.reset();
  validFrom = validTo = PartialDate{};
  amount.reset();
  weight.reset();
  firstLine = lastLine = 0;
  passage = Passage::plain;
  certainty.reset();
}

void RowReader::readInOrderOfProperties() {
  std::ranges::stable_sort(usedColumns_, {},
                           [&](std::size_t i) { return std::string_view(mapping_.columns[i].property); });
}

RowContent* RowReader::readInPlace(const TableRow& row, std::vector<Diagnostic>& diagnostics) {
  row_ = &row;
  diagnostics_ = &diagnostics;
  rejected_ = false;
  content_.clear();
  if (row.broken) {
    column_ = 0;
    say("broken_record", {});
    return nullptr;
  }
  if (row.ofAnotherTable) {
    column_ = 0;
    say("another_table", {});
    return nullptr;
  }
  if (row.extra > 0) {
    column_ = row.cells.size();
    say("ragged_row", {std::to_string(row.extra), std::to_string(row.cells.size())});
    return nullptr;
  }
  for (const std::size_t i : usedColumns_) {
    const bool name = isNameProperty(mapping_.columns[i].property) || mapping_.samspilForm;
    const auto cell = name ? row.cells[i] : valueOf(row.cells[i]);
    if (!cell.empty()) readCell(i, cell);
  }
  if (content_.amount && std::isnan(content_.amount->value)) content_.amount.reset();
  checkDates();
  return rejected_ ? nullptr : &content_;
}

}  // namespace samspil
