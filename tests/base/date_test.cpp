#include "base/date.h"

#include <chrono>

#include <doctest/doctest.h>

using namespace samspil;

TEST_CASE("dates are read at the precision that is known") {
  CHECK(parseIsoDate("2017") == PartialDate{2017, 0, 0});
  CHECK(parseIsoDate("2014-10") == PartialDate{2014, 10, 0});
  CHECK(parseIsoDate("2026-12-31") == PartialDate{2026, 12, 31});
  CHECK(parseIsoDate("0001") == PartialDate{1, 0, 0});
  CHECK(parseIsoDate("9999-01-01") == PartialDate{9999, 1, 1});
}

TEST_CASE("what is no ISO date is refused") {
  for (const char* text :
       {"",           "0000",    "17",         "217",        "20177",      "2017-",       "2017-1",
        "2017-00",    "2017-13", "2017/10",    "2017-10-",   "2017-10-1",  "2017-10-00",  "2017-10-32",
        "2017-10/01", "-2017",   "+201",       " 2017",      "2017 ",      "2017-10-01T", "20171001",
        "201a",       "2017-1a", "2017-10-0a", "2017--1-01", "2017-10--1", "01-10-2017",  "２０１７"}) {
    CAPTURE(text);
    CHECK_FALSE(parseIsoDate(text).has_value());
  }
}

TEST_CASE("the calendar decides which days there are") {
  CHECK(parseIsoDate("2024-02-29").has_value());
  CHECK(parseIsoDate("2000-02-29").has_value());
  CHECK_FALSE(parseIsoDate("2023-02-29").has_value());
  CHECK_FALSE(parseIsoDate("1900-02-29").has_value());
  CHECK_FALSE(parseIsoDate("2025-04-31").has_value());
  CHECK(parseIsoDate("2025-12-31").has_value());
}

TEST_CASE("writing a date and reading it back is the identity, for every day of four centuries") {
  using namespace std::chrono;
  for (sys_days day = 1800y / 1 / 1; day < sys_days{2200y / 1 / 1}; day += days{1}) {
    const year_month_day full{day};
    const PartialDate date{static_cast<std::int16_t>(static_cast<int>(full.year())),
                           static_cast<std::uint8_t>(static_cast<unsigned>(full.month())),
                           static_cast<std::uint8_t>(static_cast<unsigned>(full.day()))};
    REQUIRE(parseIsoDate(isoDate(date)) == date);
  }
  CHECK(isoDate({2017, 0, 0}) == "2017");
  CHECK(isoDate({2014, 10, 0}) == "2014-10");
  CHECK(isoDate({7, 1, 2}) == "0007-01-02");
  CHECK(isoDate({}).empty());
}

TEST_CASE("dates sort by time, the less precise first") {
  CHECK(PartialDate{2013, 0, 0} < PartialDate{2013, 1, 0});
  CHECK(PartialDate{2013, 1, 0} < PartialDate{2013, 1, 1});
  CHECK(PartialDate{2013, 12, 31} < PartialDate{2014, 0, 0});
  CHECK(PartialDate{} < PartialDate{1, 0, 0});
  CHECK_FALSE(PartialDate{}.known());
  CHECK(PartialDate{1, 0, 0}.known());
}

TEST_CASE("moments are written in UTC, to the second") {
  CHECK(isoTime(0) == "1970-01-01T00:00:00Z");
  CHECK(isoTime(999'999) == "1970-01-01T00:00:00Z");
  CHECK(isoTime(-1) == "1969-12-31T23:59:59Z");
  CHECK(isoTime(1'709'210'096'000'000) == "2024-02-29T12:34:56Z");
  CHECK(isoTime(4'102'444'799'000'000) == "2099-12-31T23:59:59Z");
}

TEST_CASE("now is after this test was written, and does not run backwards") {
  const auto before = nowMicroseconds();
  CHECK(before > 1'700'000'000'000'000);
  CHECK(nowMicroseconds() >= before);
}
