// A RowDigest is what the columns of a batch say at a glance: for most rows of a large file that is enough to import
// them. Cells are looked at column by column, and a text that comes again is understood once.
//
// A row is plain if reading it in full (RowReader) would have nothing to say, and what it states is in the digest. It
// is refused if reading it would reject it for the word in one column, and say nothing else. All other rows are read in
// full.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "import/diagnostic.h"
#include "import/local_ids.h"
#include "import/mapping.h"
#include "import/plain/cell_batch.h"
#include "import/plain/pair_numbers.h"
#include "import/plain/recent_texts.h"
#include "import/plain/source_texts.h"
#include "import/plain/tie_sayings.h"
#include "import/plain/word_table.h"
#include "import/row_reader.h"

namespace samspil {

// A sentence about a word of a column that rejects each row with it.
struct Refusal {
  std::uint32_t column = 0;  // 1-based
  std::string text;
  Diagnostic diagnostic;  // without file and line
};

struct RowDigest {
  enum class Kind : std::uint8_t { plain, refused, inFull };
  static constexpr std::uint16_t kNone = 0xFFFF;

  std::vector<Kind> kinds;
  std::vector<const Refusal*> refusals;  // of refused rows; they live as long as the reader
  // Hashes of texts (textHash), 0 where there is none. Of entities: their own id, and what is folded as a name: the
  // names, the key that they would get, the id.
  std::vector<std::uint64_t> id, name, otherName, keyAsName, idAsName;
  std::vector<std::uint64_t> from, to;  // of ties: their ends
  // Of ties between two that are known by their local ids: both, in the direction of the relation, and hashOfTie(); 0
  // of any other.
  std::vector<EntityId> fromEntity, toEntity;
  std::vector<std::uint64_t> tie;
  std::vector<std::uint32_t> source;    // number of the text that names it (SourceTexts), 0: the row names none
  std::vector<std::uint16_t> type;      // TypeId, kNone: the row says none
  std::vector<std::uint16_t> relation;  // RelationId, kNone: the row says none
  std::vector<std::uint8_t> inverse;
  std::vector<std::uint16_t> saying;  // number of what the row says of its ties (TieSayings)
  // Of the texts of sources that came for the first time, in the order of their numbers.
  std::vector<SourceHashes> newSources;
  std::uint32_t firstNewSource = 0;                          // number of the first of them
  const SourceHashes* newSource(std::uint32_t text) const {  // nullptr: it came before
    return text - firstNewSource < newSources.size() ? &newSources[text - firstNewSource] : nullptr;
  }
  // One for each column of partners, in their order: the number of the cell's text among the different texts of the
  // column, from 1 on; 0: it names nobody.
  std::vector<std::vector<std::uint32_t>> lists;
};

class DigestReader {
 public:
  // All outlive the reader, and the digests. Nobody adds local ids while a table of ties is read, nor sayings or texts
  // of sources while any is.
  DigestReader(const Mapping& mapping, const Vocabulary& vocabulary, const std::string& file, const LocalIds& localIds,
               TieSayings& sayings, SourceTexts& sources);

  // false: no row of such a table is plain.
  bool usable() const { return usable_; }
  // The columns of partners (themes), in the order of RowDigest::lists.
  const std::vector<std::size_t>& listColumns() const { return listColumns_; }
  // The column that a use has in the digest.
  std::size_t column(FieldUse use) const;
  std::size_t nameColumn() const { return nameColumn_; }

  // `spent` is room to work in.
  RowDigest read(const CellBatch& batch, RowDigest spent);

 private:
  // What a cell says by itself, as a row of its own.
  struct Word {
    RowDigest::Kind kind = RowDigest::Kind::plain;
    const Refusal* refusal = nullptr;
    bool empty = false;
    std::uint16_t type = RowDigest::kNone, relation = RowDigest::kNone;
    bool inverse = false;
    PartialDate from, to;
  };
  enum class Way : std::uint8_t { nothing, word, number, text, mustBeEmpty };

  using KnownWord = WordTable<Word>::Entry;
  // What the columns of sayings say together.
  struct Saying {
    const Refusal* refusal = nullptr;
    std::uint16_t number = TieSayings::kNone;
    RowDigest::Kind kind = RowDigest::Kind::plain;
  };

  // A row has this to say as well. If it is refused a second time it has more than one thing to say.
  template <typename Said>
  static void addKind(RowDigest::Kind& kind, const Refusal*& refusal, const Said& said) {
    if (said.kind == RowDigest::Kind::plain) return;
    const bool only = said.kind == RowDigest::Kind::refused && kind == RowDigest::Kind::plain;
    kind = only ? RowDigest::Kind::refused : RowDigest::Kind::inFull;
    refusal = said.refusal;
  }

  Way wayOf(const ColumnMapping& column) const;
  bool columnsAreClear() const;
  TableRow& blankRow();
  Word understand(std::size_t column, std::string_view cell);
  const KnownWord* wordOf(std::size_t column, std::string_view cell);
  void takeWord(RowDigest& digest, std::size_t row, std::size_t column, const Word& word);
  void readWords(const CellBatch& batch, std::size_t column, RowDigest& digest);
  bool numberIsPlain(std::size_t column, std::string_view cell);
  void readNumbers(const CellBatch& batch, std::size_t column, RowDigest& digest);
  Saying sayingOf(const CellBatch& batch, std::size_t row);
  Saying keptSayingOf(const CellBatch& batch, std::size_t row);
  std::uint32_t numberOfSaying(const CellBatch& batch, std::size_t row);
  std::string_view spanOfSaying(const CellBatch& batch, std::size_t row) const;
  Saying knownSaying(const CellBatch& batch, std::size_t row, std::uint32_t number);
  Saying sayingOfSpan(const CellBatch& batch, std::size_t row, std::uint64_t hash);
  void readSayings(const CellBatch& batch, RowDigest& digest);
  void readEmpty(const CellBatch& batch, std::size_t column, RowDigest& digest);
  void readHashes(const CellBatch& batch, std::size_t column, std::vector<std::uint64_t>& hashes) const;
  void readSources(const CellBatch& batch, RowDigest& digest);
  static void noteNewSource(std::string_view text, std::uint64_t hash, RowDigest& digest);
  void readNames(const CellBatch& batch, RowDigest& digest);
  void findEnds(const CellBatch& batch, std::size_t column, const std::vector<std::uint64_t>& hashes,
                std::vector<EntityId>& ends) const;
  void findTies(RowDigest& digest) const;
  void prepare(const CellBatch& batch, RowDigest& digest);

  const Mapping& mapping_;
  const Vocabulary& vocabulary_;
  const LocalIds& localIds_;
  TieSayings& sayings_;
  SourceTexts& sources_;
  RowReader reader_;
  bool usable_ = false;
  std::vector<Way> ways_;
  std::vector<std::size_t> listColumns_, sayingColumns_;
  std::size_t nameColumn_, otherNameColumn_;
  std::vector<std::unique_ptr<WordTable<Word>>> words_;
  std::deque<Refusal> refusals_;
  std::vector<PairNumbers> sayingPairs_;  // of each column with those before it
  std::vector<Saying> knownSayings_;      // by the number of the last pair
  bool sayingsAdjoin_ = false;            // their columns stand side by side
  RecentTexts recentSayings_;             // cells of sayings as they stand in the file
  TableRow row_;
  std::vector<Diagnostic> said_;
  std::string folded_;
  std::vector<std::uint64_t> sourceHashes_;  // of the present batch, 0: the row names none
};

}  // namespace samspil
