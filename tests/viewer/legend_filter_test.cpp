#include <doctest/doctest.h>

#include "viewer/legend_filter.h"

using namespace samspil;

namespace {

const std::vector<std::string> kAll{"clinic", "fund", "hospital", "theme"};

Filter typeFilter(bool excluded, std::vector<std::string> values) {
  Filter filter;
  filter.terms.push_back({.field = FilterField::type, .excluded = excluded, .values = std::move(values)});
  return filter;
}

}  // namespace

TEST_CASE("a click hides, a second click shows again and leaves no term behind") {
  const Filter hidden = toggled({}, FilterField::type, kAll, "fund");
  CHECK(formatFilter(hidden) == "-type:fund");
  CHECK(toggled(hidden, FilterField::type, kAll, "fund").empty());
}

TEST_CASE("the shorter form is taken: what is hidden, or what is shown") {
  Filter filter = toggled({}, FilterField::type, kAll, "fund");
  filter = toggled(filter, FilterField::type, kAll, "theme");
  CHECK(filter == typeFilter(true, {"fund", "theme"}));
  filter = toggled(filter, FilterField::type, kAll, "clinic");
  CHECK(filter == typeFilter(false, {"hospital"}));
}

TEST_CASE("hiding the last one shows all: the legend never leaves a blank map") {
  CHECK(toggled(typeFilter(false, {"hospital"}), FilterField::type, kAll, "hospital").empty());
}

TEST_CASE("values of one field are alternatives in one term, and a second click drops them") {
  Filter filter = withValueToggled({}, FilterField::country, "DK");
  filter = withValueToggled(filter, FilterField::type, "fund");
  filter = withValueToggled(filter, FilterField::country, "BE");
  CHECK(formatFilter(filter) == "country:DK|BE type:fund");
  filter = withValueToggled(filter, FilterField::country, "DK");
  filter = withValueToggled(filter, FilterField::country, "BE");
  CHECK(formatFilter(filter) == "type:fund");
  const Filter years = withValueToggled(withValueToggled({}, FilterField::year, "2013"), FilterField::year, "2019");
  CHECK(formatFilter(years) == "year:2013 year:2019");
  CHECK(formatFilter(withValueToggled(years, FilterField::year, "2013")) == "year:2019");
}

TEST_CASE("a double click shows only this one, and again all") {
  const Filter only = onlyThis(toggled({}, FilterField::type, kAll, "fund"), FilterField::type, kAll, "clinic");
  CHECK(formatFilter(only) == "type:clinic");
  CHECK(onlyThis(only, FilterField::type, kAll, "clinic").empty());
}

TEST_CASE("terms on other fields stay") {
  Filter filter;
  filter.terms.push_back({.field = FilterField::country, .values = {"DK"}});
  const Filter hidden = toggled(filter, FilterField::type, kAll, "fund");
  CHECK(formatFilter(hidden) == "country:DK -type:fund");
  CHECK(toggled(hidden, FilterField::type, kAll, "fund") == filter);
}

TEST_CASE("what is shown follows from wanted and unwanted terms together") {
  Filter filter = typeFilter(false, {"clinic", "fund"});
  filter.terms.push_back({.field = FilterField::type, .excluded = true, .values = {"fund"}});
  CHECK(shownKeys(filter, FilterField::type, kAll) == std::vector<std::string>{"clinic"});
  CHECK(shownKeys({}, FilterField::type, kAll) == kAll);
}
