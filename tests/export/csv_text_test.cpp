#include <doctest/doctest.h>

#include "export/csv_text.h"
#include "export/table_csv.h"

using namespace samspil;

namespace {

std::string row(const std::vector<std::string>& cells, CsvForm form = CsvForm::plain) {
  std::string out;
  CsvText{form}.appendRow(out, cells);
  return out;
}

}  // namespace

TEST_CASE("only what needs quotes gets them") {
  CHECK(row({"a", "b c", ""}) == "a,b c,\n");
  CHECK(row({"a,b", "sagde \"ja\"", "to\nlinjer", " rand"}) ==
        "\"a,b\",\"sagde \"\"ja\"\"\",\"to\nlinjer\",\" rand\"\n");
}

TEST_CASE("the Danish form opens in Excel as it is") {
  const CsvText csv{CsvForm::danishExcel};
  CHECK(csv.begin() == "\xEF\xBB\xBF");
  CHECK(row({"a,b", "a;b"}, CsvForm::danishExcel) == "a,b;\"a;b\"\r\n");
  CHECK(csv.number(29.3) == "29,3");
  CHECK(CsvText{CsvForm::plain}.number(29.3) == "29.3");
}

TEST_CASE("numbers are whole where they can be, and never in powers of ten") {
  const CsvText csv{CsvForm::plain};
  CHECK(csv.number(29300000) == "29300000");
  CHECK(csv.number(0.25) == "0.25");
  CHECK(csv.number(-3) == "-3");
  CHECK(csv.number(1e21) == "1000000000000000000000");
  CHECK(csv.number(0.0000012) == "0.0000012");
}

TEST_CASE("nothing is run as a formula, but numbers stay numbers") {
  CHECK(row({"=1+1"}) == "'=1+1\n");
  CHECK(row({"@SUM(A1)"}) == "'@SUM(A1)\n");
  CHECK(row({"-cmd|' /C calc'!A0"}) == "'-cmd|' /C calc'!A0\n");
  CHECK(row({"+HYPERLINK(\"http://x\")"}) == "\"'+HYPERLINK(\"\"http://x\"\")\"\n");
  CHECK(row({"-8,5"}, CsvForm::danishExcel) == "-8,5\r\n");
  CHECK(row({"+45 87 28 40 00"}) == "+45 87 28 40 00\n");
}

TEST_CASE(
    "a table goes to the clipboard with tabs and to a file as Danish Excel opens it, nothing more and nothing less") {
  const std::vector<std::vector<std::string>> cells{{"Navn", "By"}, {"Hospital; Nord", "Skive\tVest"}, {"=1+1", ""}};
  CHECK(tabSeparated(cells) == "Navn\tBy\nHospital; Nord\tSkive Vest\n=1+1\t\n");
  const std::string csv = tableCsv(cells, CsvForm::danishExcel);
  CHECK(csv == "\xEF\xBB\xBFNavn;By\r\n\"Hospital; Nord\";Skive\tVest\r\n'=1+1;\r\n");
}
