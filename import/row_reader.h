// Reads one row by a mapping: from cells to typed values, with a diagnostic for every cell that does not hold what its
// column means. Knows nothing of the network.
#pragma once

#include <array>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "graph/statement.h"
#include "import/country.h"
#include "import/mapping.h"
#include "import/table.h"

namespace samspil {

// Others that a row names in one cell: themes, partners, participants.
struct ListedPartner {
  std::size_t column = 0;
  std::string name;
};

struct RowContent {
  std::string key;
  std::optional<TypeId> type;
  std::vector<Property> properties;
  std::vector<ListedPartner> partners;

  std::string from, to, fromName, toName;
  std::optional<NamedRelation> relation;
  PartialDate validFrom, validTo;
  std::string role;
  std::optional<Amount> amount;
  std::optional<double> weight;
  LocalizedText note;

  std::string source, section;
  std::uint32_t firstLine = 0, lastLine = 0;
  Passage passage = Passage::plain;
  std::optional<Certainty> certainty;

  void clear();  // as it was made; texts and lists keep their memory
};

class RowReader {
 public:
  // All outlive the reader.
  RowReader(const Mapping& mapping, const Vocabulary& vocabulary, const std::string& file);

  // None if the row is rejected; why is appended to `diagnostics`.
  std::optional<RowContent> read(const TableRow& row, std::vector<Diagnostic>& diagnostics);
  // The same where it stands, until the next call: no memory is asked for anew. nullptr: rejected.
  RowContent* readInPlace(const TableRow& row, std::vector<Diagnostic>& diagnostics);
  // From now on columns are read in the order of what they state, so that most properties come sorted.
  void readInOrderOfProperties();

 private:
  void readCell(std::size_t column, std::string_view cell);
  void readType(std::string_view cell);
  void readProperty(const ColumnMapping& column, std::string_view cell);
  void readList(std::size_t column, std::string_view cell);
  void readNumber(const ColumnMapping& column, std::string_view cell);
  void readCoordinates(std::string_view cell);
  void readDate(const ColumnMapping& column, std::string_view cell);
  std::optional<PartialDate> dateIn(std::string_view cell, DateOrder order);
  void readPeriod(const ColumnMapping& column, std::string_view cell);
  void readLine(std::string_view cell, std::uint32_t& line);
  void readOtherCountry(const ColumnMapping& column, std::string_view cell);
  void readPlace(const CityAndCountry& place);
  void readWords(const ColumnMapping& column, std::string_view cell);
  void say(std::string_view code, const std::vector<std::string>& arguments);
  template <typename Terms, typename Id>
  void sayUnknown(std::string_view code, std::string_view cell, const Terms& terms, std::optional<Id> near);
  void checkDates();
  const VocabularyWords& words();

  struct WordHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view word) const { return std::hash<std::string_view>{}(word); }
  };

  const Mapping& mapping_;
  const Vocabulary& vocabulary_;
  const std::string& file_;
  std::vector<std::size_t> usedColumns_;
  std::optional<VocabularyWords> words_;  // made when it is first asked
  const TableRow* row_ = nullptr;
  std::size_t column_ = 0;
  // Words of the vocabulary and countries seen before: a file says the same few again and again.
  template <typename Value>
  using ByWord = std::unordered_map<std::string, Value, WordHash, std::equal_to<>>;
  ByWord<std::optional<TypeId>> types_;
  ByWord<std::optional<NamedRelation>> relations_;
  ByWord<std::optional<std::string_view>> countries_;
  // Dates read before, each in the place that its last letters say: there, too, a file says the same again and again.
  struct SeenDate {
    std::string text;
    DateOrder order{};
    std::optional<PartialDate> date;
  };
  std::array<SeenDate, 256> dates_;
  bool rejected_ = false;
  RowContent content_;
  std::vector<Diagnostic>* diagnostics_ = nullptr;
};

// The values of a list cell, trimmed, without empty ones. In Samspil's own form `|` parts and a backslash takes its
// meaning away.
std::vector<std::string> listValues(std::string_view cell, std::string_view separators, bool samspilForm);

}  // namespace samspil
