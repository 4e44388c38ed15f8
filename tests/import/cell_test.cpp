#include "import/cell.h"

#include <doctest/doctest.h>

#include <string_view>

using namespace samspil;

TEST_CASE("the words for nothing are nothing, in capitals and among blanks too, and no others are") {
  for (const std::string_view nothing :
       {"",    " ",    "\xC2\xA0", "-",   "–",       "—",     "n/a",    "N/A", " N/A ",   "#n/a",  "NA",      "n.a.",
        "I/T", "NULL", "None",     "nil", "(blank)", "(TOM)", "Ukendt", "?",   "#VALUE!", "#ref!", "Unknown", "\\N"})
    CHECK_MESSAGE(isMissing(nothing), nothing);
  for (const std::string_view something : {"0", "-1", "Nord", "U", "i", "(1)", "??", "#1", "Ø", "nullitet", "Ingen"})
    CHECK_MESSAGE(!isMissing(something), something);
}
