#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <random>

#include "storage/bytes.h"
#include "storage/journal.h"
#include "storage/record_codec.h"
#include "storage/store_layout.h"
#include "storage/store_reader.h"
#include "tests/storage/support/random_changes.h"
#include "tests/storage/support/small_network.h"

using namespace samspil;
using namespace samspil::test;

namespace {

std::vector<Record> manyRecords() {
  std::vector<Record> records;
  Model model;
  model.apply(foundation());
  RandomChanges random(7);
  for (int i = 0; i < 200; ++i) model.apply(random.change(model, 5, random.chance(50)));
  for (const auto& [key, record] : model.state) records.push_back(record);
  TieStatement full = tie(0xfffffffe, 0xffffffff, RelationId{0xffff}, 0);
  full.validFrom = {9999, 12, 31};
  full.validTo = {1, 0, 0};
  full.amount = Amount{-0.0, ""};
  full.weight = std::numeric_limits<double>::denorm_min();
  full.reference.passage = Passage::replaced;
  records.push_back(full);
  return records;
}

}  // namespace

TEST_CASE("numbers of any size come back") {
  for (unsigned bit = 0; bit < 64; ++bit) {
    for (const std::uint64_t value :
         {std::uint64_t{1} << bit, (std::uint64_t{1} << bit) - 1, ~(std::uint64_t{1} << bit)}) {
      const auto number = static_cast<std::int64_t>(value);
      const std::string bytes =
          ByteWriter().varint(value).zigzag(number).u32be(static_cast<std::uint32_t>(value)).take();
      ByteReader in(bytes);
      CHECK(in.varint() == value);
      CHECK(in.zigzag() == number);
      CHECK(in.u32be() == static_cast<std::uint32_t>(value));
      CHECK(in.finish("numbers"));
    }
  }
}

TEST_CASE("numbers have one form only") {
  for (const std::string_view bytes :
       {"\x80", "\x81", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\x02", "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01"}) {
    ByteReader in(bytes);
    in.varint();
    CHECK_FALSE(in.finish("a number"));
  }
  const std::string overlong("\x81\x00", 2);
  ByteReader in(overlong);
  in.varint();
  CHECK(in.failed());
}

TEST_CASE("a number reads the same whatever stands behind it") {
  std::mt19937_64 random(12);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes(1 + random() % 11, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random() % 4 == 0 ? random() % 2 * 0x80 : random());
    ByteReader alone(bytes);
    const std::uint64_t value = alone.varint();
    const bool failed = alone.failed();
    if (failed && static_cast<unsigned char>(bytes.back()) >= 0x80) continue;  // it goes on in what follows
    const std::string longer = bytes + std::string(8, '\x7f');
    ByteReader followed(longer);
    REQUIRE(followed.varint() == value);
    REQUIRE(followed.failed() == failed);
    if (!failed) REQUIRE(followed.raw().size() == alone.raw().size() + 8);
  }
}

TEST_CASE("big-endian keys sort as their numbers") {
  CHECK(adjacencyKey(EntityId{1}, StatementId{0xff}) < adjacencyKey(EntityId{1}, StatementId{0x100}));
  CHECK(adjacencyKey(EntityId{0xff}, StatementId{9}) < adjacencyKey(EntityId{0x100}, StatementId{1}));
  CHECK(batchKey(BatchId{255}) < batchKey(BatchId{256}));
}

TEST_CASE("records come back from their keys and payloads") {
  for (const Record& record : manyRecords()) {
    const RecordKey key = keyOf(record);
    const Location location = locationOf(key);
    CHECK(valueOf(recordKeyAt(location.family, location.key)) == key);
    CHECK(valueOf(recordKeyOfChange(changeKey(BatchId{5}, key))) == key);
    CHECK(valueOf(decodePayload(key, encodePayload(record))) == record);
  }
}

TEST_CASE("every part of a payload is needed, and nothing behind it is allowed") {
  for (const Record& record : manyRecords()) {
    if (std::holds_alternative<Setting>(record)) continue;  // a setting's value is any bytes
    const std::string payload = encodePayload(record);
    CAPTURE(recordKindName(kindOf(keyOf(record))));
    for (std::size_t size = 0; size < payload.size(); ++size)
      CHECK_FALSE(decodePayload(keyOf(record), payload.substr(0, size)));
    CHECK_FALSE(decodePayload(keyOf(record), payload + '\0'));
  }
}

TEST_CASE("journal rows come back, and every part of them is needed") {
  Batch batch;
  batch.id = BatchId{3};
  batch.info = {.kind = BatchKind::undo,
                .title = {"æ", "b"},
                .who = "ada",
                .when = -5,
                .file = "partnere.csv",
                .target = BatchId{2}};
  batch.entitiesChanged = 300;
  batch.undone = true;
  const std::string bytes = encodeBatch(batch);
  const Batch read = valueOf(decodeBatch(BatchId{3}, bytes));
  CHECK(read.info == batch.info);
  CHECK(read.undone);
  CHECK(read.entitiesChanged == 300);
  for (std::size_t size = 0; size < bytes.size(); ++size) CHECK_FALSE(decodeBatch(BatchId{3}, bytes.substr(0, size)));

  for (const Images& images : {Images{"a", "b"}, Images{"", std::nullopt}, Images{std::nullopt, "long\0text"}}) {
    const std::string encoded = encodeImages(images);
    CHECK(valueOf(decodeChange(encoded)).images == images);
    for (std::size_t size = 0; size < encoded.size(); ++size) CHECK_FALSE(decodeChange(encoded.substr(0, size)));
  }
  CHECK_FALSE(decodeChange(std::string_view("\0", 1)));
  const std::string run = encodeRun(300);
  CHECK(valueOf(decodeChange(run)).firstOfRun == 300);
  CHECK(valueOf(decodeChange(run)).images.leftOut == Images::LeftOut::after);
  for (std::size_t size = 0; size < run.size(); ++size) CHECK_FALSE(decodeChange(run.substr(0, size)));
}

namespace {

// Whether the decoders that snapshots are read with take the payload, too.
bool leanlyRead(const RecordKey& key, std::string_view payload) {
  FactsView facts;
  StatementBlock ties;
  if (const auto* factsKey = std::get_if<EntityFactsKey>(&key)) return viewFacts(*factsKey, payload, facts).has_value();
  if (const auto* id = std::get_if<StatementId>(&key)) return addTie(*id, payload, ties).has_value();
  if (const auto* id = std::get_if<SourceId>(&key)) return viewSource(*id, payload).has_value();
  if (std::holds_alternative<EntityId>(key)) return viewEntity(payload).has_value();
  return decodePayload(key, payload).has_value();
}

}  // namespace

TEST_CASE("any bytes give a value or an error") {
  std::mt19937_64 random(11);
  const auto records = manyRecords();
  int refused = 0;
  for (int round = 0; round < 20000; ++round) {
    const Record& record = records[random() % records.size()];
    std::string payload = encodePayload(record);
    if (payload.empty()) continue;
    payload[random() % payload.size()] ^= static_cast<char>(1 << random() % 8);
    const auto read = decodePayload(keyOf(record), payload);
    REQUIRE(leanlyRead(keyOf(record), payload) == read.has_value());
    // What is read is what was written there, so that a damaged row never passes for another.
    if (read)
      CHECK(encodePayload(*read) == encodePayload(valueOf(decodePayload(keyOf(record), encodePayload(*read)))));
    else
      ++refused;
    std::string noise(random() % 24, '\0');
    for (char& byte : noise) byte = static_cast<char>(random());
    for (int family = 0; family <= static_cast<int>(StoreFamily::change); ++family) {
      (void)recordKeyAt(static_cast<StoreFamily>(family), noise).has_value();
    }
    (void)recordKeyOfChange(noise).has_value();
    (void)decodeBatch(BatchId{1}, noise).has_value();
    (void)decodeRow(noise).has_value();
  }
  CHECK(refused > 0);
}

TEST_CASE("what cannot be stored is refused before it is written") {
  TieStatement wrong = tie(1, 1, kPartOf, 2);
  wrong.weight = std::numeric_limits<double>::quiet_NaN();
  CHECK_FALSE(checkShape(wrong));
  wrong = tie(1, 1, kPartOf, 2);
  wrong.validFrom = {2013, 13, 1};
  CHECK_FALSE(checkShape(wrong));
  wrong.validFrom = {-1, 0, 0};
  CHECK_FALSE(checkShape(wrong));
  CHECK_FALSE(checkShape(Setting{std::string("a\0b", 3), "", ""}));
  CHECK_FALSE(checkShape(entity(1, std::string("a\0b", 3))));
  CHECK(checkShape(Setting{"view", std::string("a\0b", 3), ""}));
}
