// Errors in Danish, from the sentences that they were made as.
#include <doctest/doctest.h>

#include <set>

#include "session/error_words.h"

namespace samspil {

namespace {

std::string danish(std::string_view message) { return errorText(message, Language::danish); }

std::size_t blanksIn(std::string_view text) {
  std::size_t count = 0;
  while (text.contains(count == 0 ? "{0}" : "{" + std::to_string(count) + "}")) ++count;
  return count;
}

}  // namespace

TEST_CASE("an error is told in the language that is asked for, with what stands in its blanks") {
  CHECK(danish("There is nothing to undo.") == "Der er intet at fortryde.");
  CHECK(danish("There is no batch 9 in the history.") == "Der er intet trin 9 i historikken.");
  CHECK(danish("No entity is called \"Aarhsu\". Near are: aarhus-kommune, auh.") ==
        "Ingen enhed hedder \"Aarhsu\". I nærheden er: aarhus-kommune, auh.");
  CHECK(errorText("There is nothing to undo.", Language::english) == "There is nothing to undo.");
}

TEST_CASE("context in front of an error and errors within errors are told in Danish too") {
  CHECK(danish("import partnere.csv: line 3: this is not well-formed JSON.") ==
        "import af partnere.csv: linje 3: det er ikke gyldig JSON.");
  CHECK(danish("Could not open /a b/c.csv: No such file or directory.") ==
        "/a b/c.csv kunne ikke åbnes: filen eller mappen findes ikke.");
  CHECK(danish("--filter: The filter has a quotation mark without its partner.") ==
        "--filter: Filteret har et anførselstegn uden mage.");
}

TEST_CASE("what is not known stays as it is") {
  CHECK(danish("Corruption: 17 bytes") == "Corruption: 17 bytes");
  CHECK(danish("") == "");
  CHECK(danish("{}") == "{}");
}

TEST_CASE("every sentence is found, in Danish that differs, with as many blanks and none of them lost") {
  std::set<std::string_view> seen;
  for (const ErrorSentence& sentence : errorSentences()) {
    CAPTURE(sentence.english);
    CHECK(seen.insert(sentence.english).second);
    CHECK(sentence.english != sentence.danish);
    std::string made(sentence.english);
    std::size_t blanks = 0;
    for (std::size_t at = made.find("{}"); at != std::string::npos; at = made.find("{}")) {
      made.replace(at, 2, "<" + std::to_string(blanks) + ">");
      ++blanks;
    }
    CHECK(blanksIn(sentence.danish) == blanks);
    std::string expected(sentence.danish);
    for (std::size_t i = 0; i < blanks; ++i) {
      const std::string blank = "{" + std::to_string(i) + "}";
      for (std::size_t at = expected.find(blank); at != std::string::npos; at = expected.find(blank))
        expected.replace(at, blank.size(), "<" + std::to_string(i) + ">");
    }
    CHECK(danish(made) == expected);
  }
}

}  // namespace samspil
