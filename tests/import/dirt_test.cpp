// The kinds of dirt in which tables come from Excel and elsewhere, each with the table that a person expects; no
// setting is touched.
#include <doctest/doctest.h>

#include <functional>

#include "base/text.h"
#include "import/code_page.h"
#include "import/table.h"

using namespace samspil;

namespace {

using Rows = std::vector<std::vector<std::string>>;

struct Dirt {
  std::string name, bytes;
  Rows expected;  // with the header first
};

const std::string kNames = "navn;by;antal\nÅrhus Universitet;Århus;12\nSønderjylland;Åbenrå;7\nKøge Sygehus;Køge;3\n";
const Rows kNamesRead = {{"navn", "by", "antal"},
                         {"Århus Universitet", "Århus", "12"},
                         {"Sønderjylland", "Åbenrå", "7"},
                         {"Køge Sygehus", "Køge", "3"}};

std::string encoded(std::string_view page, std::string_view text) {
  const CodePage* codePage = findCodePage(page);
  REQUIRE(codePage != nullptr);
  std::string bytes;
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    at += size;
    const auto found = std::find(codePage->letters.begin(), codePage->letters.end(), letter);
    REQUIRE(found != codePage->letters.end());
    bytes.push_back(static_cast<char>(static_cast<unsigned char>(found - codePage->letters.begin())));
  }
  return bytes;
}

std::string utf16(std::string_view text, bool bigEndian, bool mark) {
  std::string bytes;
  const auto put = [&](char32_t unit) {
    const char low = static_cast<char>(unit & 0xFF), high = static_cast<char>(unit >> 8);
    bytes += bigEndian ? std::string{high, low} : std::string{low, high};
  };
  if (mark) put(0xFEFF);
  for (std::size_t at = 0; at < text.size();) {
    const auto [letter, size] = decodeUtf8(text, at);
    at += size;
    put(letter);
  }
  return bytes;
}

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

Rows tableOf(const std::string& bytes) {
  const auto table = readTable(bytes);
  REQUIRE(table);
  Rows rows;
  if (table->headerPresent && table->width() > 0) rows.push_back(table->header);
  TableRows reader(*table);
  for (TableRow row; reader.next(row);) {
    rows.emplace_back(row.cells.begin(), row.cells.end());
    if (row.extra > 0) rows.back().push_back("+" + std::to_string(row.extra));
  }
  return rows;
}

// A table whose surprise comes after row 50,000.
Dirt late(std::string name, std::string row, std::vector<std::string> cells) {
  Dirt dirt{std::move(name), "navn,by,antal\n", {{"navn", "by", "antal"}}};
  for (int i = 0; i < 50'001; ++i) {
    const auto number = std::to_string(i);
    dirt.bytes += "Partner " + number + ",Viborg," + number + "\n";
    dirt.expected.push_back({"Partner " + number, "Viborg", number});
  }
  dirt.bytes += row;
  dirt.expected.push_back(std::move(cells));
  return dirt;
}

std::vector<Dirt> allDirt() {
  std::vector<Dirt> all;
  const auto add = [&](std::string name, std::string bytes, Rows expected) {
    all.push_back({std::move(name), std::move(bytes), std::move(expected)});
  };
  const Rows plain = {{"navn", "by", "antal"}, {"A", "Viborg", "1"}, {"B", "Randers", "2"}};
  const std::string text = "navn,by,antal\nA,Viborg,1\nB,Randers,2\n";

  add("byte order mark", "\xEF\xBB\xBF" + kNames, kNamesRead);
  add("windows-1252", encoded("windows-1252", kNames), kNamesRead);
  add("Mac Roman", encoded("macintosh", kNames), kNamesRead);
  add("UTF-16 LE with mark", utf16(kNames, false, true), kNamesRead);
  add("UTF-16 BE with mark", utf16(kNames, true, true), kNamesRead);
  add("UTF-16 LE without mark", utf16(kNames, false, false), kNamesRead);
  add("UTF-16 BE without mark", utf16(kNames, true, false), kNamesRead);
  add("Excel's Unicode text", utf16(replaced(kNames, ";", "\t"), false, true), kNamesRead);
  add("semicolon and decimal comma", "navn;beløb\nA;1,5\nB;2.300,25\n",
      {{"navn", "beløb"}, {"A", "1,5"}, {"B", "2.300,25"}});
  add("sep= line", "sep=;\nnavn;by\nA;Viborg\n", {{"navn", "by"}, {"A", "Viborg"}});
  add("CR LF", replaced(text, "\n", "\r\n"), plain);
  add("CR", replaced(text, "\n", "\r"), plain);
  add("mixed line ends", "navn,by,antal\r\nA,Viborg,1\nB,Randers,2\r", plain);
  add("line break in quotes", "navn,by\n\"A\nB\",Viborg\n", {{"navn", "by"}, {"A\nB", "Viborg"}});
  add("delimiter in quotes", "navn,by\n\"A, B\",Viborg\n", {{"navn", "by"}, {"A, B", "Viborg"}});
  add("ragged short rows", "navn,by,antal\nA,Viborg\nB,Randers,2\nC\n",
      {{"navn", "by", "antal"}, {"A", "Viborg", ""}, {"B", "Randers", "2"}, {"C", "", ""}});
  add("trailing delimiter", "navn;by;\nA;Viborg;\nB;Randers;\n", {{"navn", "by"}, {"A", "Viborg"}, {"B", "Randers"}});
  add("trailing delimiter in rows only", "navn;by\nA;Viborg;\nB;Randers;\n",
      {{"navn", "by"}, {"A", "Viborg"}, {"B", "Randers"}});
  add("duplicate headers", "navn,navn,by\nA,B,C\n", {{"navn", "navn", "by"}, {"A", "B", "C"}});
  add("empty", "", {});
  add("header only", "navn,by,antal\n", {{"navn", "by", "antal"}});
  add("one column", "navn\nA\nB\nC\n", {{"navn"}, {"A"}, {"B"}, {"C"}});
  add("doubled quotes", "navn,by\n\"tekst \"\"med\"\" gåseøjne\",Viborg\n",
      {{"navn", "by"}, {"tekst \"med\" gåseøjne", "Viborg"}});
  add("backslash quotes", "navn,by\n\"tekst \\\"med\\\" gåseøjne\",Viborg\n\"A, \\\"B\\\"\",Randers\n",
      {{"navn", "by"}, {"tekst \"med\" gåseøjne", "Viborg"}, {"A, \"B\"", "Randers"}});
  add("bare quotes", "navn,by\nrør 5\" langt,Viborg\nB,Randers\n",
      {{"navn", "by"}, {"rør 5\" langt", "Viborg"}, {"B", "Randers"}});
  add("unterminated quote", "navn,by\n\"A,Viborg\nB,Randers\nC,Skive\n",
      {{"navn", "by"}, {"\"A", "Viborg"}, {"B", "Randers"}, {"C", "Skive"}});
  add("single-quote quoting", "navn,by\n'A, B',Viborg\n'C',Randers\n'D, E',Skive\n",
      {{"navn", "by"}, {"A, B", "Viborg"}, {"C", "Randers"}, {"D, E", "Skive"}});
  add("NUL", std::string("navn,by\nA\0,Viborg\nB,Randers\n", 28), {{"navn", "by"}, {"A", "Viborg"}, {"B", "Randers"}});
  add("1 MiB field", "navn,by\n" + std::string(1 << 20, 'x') + "æ,Viborg\nB,Randers\n",
      {{"navn", "by"}, {std::string(1 << 20, 'x') + "æ", "Viborg"}, {"B", "Randers"}});
  add("1 MiB field, windows-1252", "navn,by\n" + std::string(1 << 20, 'x') + "\xE6,Viborg\nB,Randers\n",
      {{"navn", "by"}, {std::string(1 << 20, 'x') + "æ", "Viborg"}, {"B", "Randers"}});
  add("blanks around cells", "navn , by\n A , Viborg \nB,Randers\n",
      {{"navn", "by"}, {"A", "Viborg"}, {"B", "Randers"}});
  add("no-break spaces", "navn;by\n\u00A0A\u00A0;Viborg\u00A0\nB;Randers\n",
      {{"navn", "by"}, {"A", "Viborg"}, {"B", "Randers"}});
  add("title lines above", "Partnere i regionen\nUdtrukket 1. maj 2025\n\nnavn;by;antal\nA;Viborg;1\nB;Randers;2\n",
      plain);
  add("footer below", "navn;by;antal\nA;Viborg;1\nB;Randers;2\n\nKilde: Danmarks Statistik\n", plain);
  add("total line", "navn;by;antal\nA;Viborg;1\nB;Randers;2\nI alt;;3\n", plain);
  add("comment lines", "# eksporteret\n# igen\nnavn,by,antal\nA,Viborg,1\nB,Randers,2\n", plain);
  add("blank lines", "navn,by,antal\n\nA,Viborg,1\n\n\nB,Randers,2\n\n", plain);
  add("rows of delimiters", "navn;by;antal\n;;\nA;Viborg;1\nB;Randers;2\n;;\n;;\n", plain);
  add("leading zeros", "navn,kode\nA,00123\nB,0045\n", {{"navn", "kode"}, {"A", "00123"}, {"B", "0045"}});
  add("date-like codes", "navn,kode\nA,1-2\nB,MAR1\nC,3/4\n",
      {{"navn", "kode"}, {"A", "1-2"}, {"B", "MAR1"}, {"C", "3/4"}});
  add("formulas", "navn,by\n=CMD|' /C calc'!A0,Viborg\n+45 12,Randers\n",
      {{"navn", "by"}, {"=CMD|' /C calc'!A0", "Viborg"}, {"+45 12", "Randers"}});
  Dirt wide{"500 columns", "", {{}, {}, {}}};
  for (int row = 0; row < 3; ++row) {
    for (int i = 0; i < 500; ++i) {
      wide.expected[static_cast<std::size_t>(row)].push_back((row == 0 ? "k" : "v") + std::to_string(row * 1000 + i));
      wide.bytes += (i > 0 ? ";" : "") + wide.expected[static_cast<std::size_t>(row)].back();
    }
    wide.bytes += "\n";
  }
  all.push_back(std::move(wide));
  add("one row in another encoding",
      kNames +
          "Æbelø;\xD8"
          "er\xF8;1\n",
      [] {
        Rows rows = kNamesRead;
        rows.push_back({"Æbelø", "Øerø", "1"});
        return rows;
      }());
  all.back().bytes = kNames +
                     "\xC6"
                     "bel\xF8;\xD8"
                     "er\xF8;1\n";
  all.push_back(late("first letter beyond ASCII after row 50,000", "Ærø Sygehus,Ærøskøbing,1\n",
                     {"Ærø Sygehus", "Ærøskøbing", "1"}));
  all.push_back(late("first quote after row 50,000", "\"tekst \"\"med\"\" gåseøjne\",\"A, B\",1\n",
                     {"tekst \"med\" gåseøjne", "A, B", "1"}));
  all.push_back(late("first quoted line break after row 50,000", "\"A\nB\",Viborg,1\n", {"A\nB", "Viborg", "1"}));
  all.push_back(late("first text in a number column after row 50,000", "A,Viborg,mange\n", {"A", "Viborg", "mange"}));
  return all;
}

}  // namespace

TEST_CASE("the kinds of dirt are read as a person reads them") {
  std::size_t right = 0;
  const auto all = allDirt();
  for (const auto& dirt : all) {
    const Rows rows = tableOf(dirt.bytes);
    CAPTURE(dirt.name);
    CHECK_MESSAGE(rows == dirt.expected, dirt.name);
    right += rows == dirt.expected ? 1 : 0;
  }
  MESSAGE(right << " of " << all.size() << " kinds of dirt read right");
}
