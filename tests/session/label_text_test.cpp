#include <doctest/doctest.h>

#include "session/label_text.h"

using namespace samspil;

namespace {

const FontMetrics kMetrics = FontMetrics::estimate();  // at size 10 each letter is 5.5 pixels wide

std::vector<std::string> wrapped(std::string_view text, int letters) {
  return wrapLabel(text, kMetrics, 10, 5.5F * static_cast<float>(letters) + 0.1F);
}
using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("a short name is one line") { CHECK(wrapped("Human First", 11) == Lines{"Human First"}); }

TEST_CASE("a longer name becomes two lines of about the same width") {
  CHECK(wrapped("Forskning af høj kvalitet", 20) == Lines{"Forskning af", "høj kvalitet"});
}

TEST_CASE("what does not fit two lines is cut at a word") {
  CHECK(wrapped("Sammen om den bedste forskning i hele landet", 16) == Lines{"Sammen om den", "bedste…"});
}

TEST_CASE("a single long word may overhang, and is cut between letters beyond that") {
  CHECK(wrapped("Sundhedsvidenskab", 12) == Lines{"Sundhedsvidenskab"});
  CHECK(wrapped("Sundhedsvidenskab", 8) == Lines{"Sundhed…"});
}

TEST_CASE("letters of several bytes are not torn apart") { CHECK(wrapped("ææææææææææææ", 4) == Lines{"æææ…"}); }

TEST_CASE("one line is cut to a width") {
  CHECK(cutToWidth("Netværket omkring Aarhus", kMetrics, 10, 500) == "Netværket omkring Aarhus");
  CHECK(cutToWidth("Netværket omkring Aarhus", kMetrics, 10, 105) == "Netværket omkring…");
}

TEST_CASE("an empty name is one empty line") { CHECK(wrapped("", 10) == Lines{""}); }
