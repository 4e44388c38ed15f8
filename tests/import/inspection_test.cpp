// What the import wizard asks of a file before anything is written, and what it shows of a proposal.
#include "import/inspection.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "import/proposal_diff.h"
#include "tests/import/memory_network.h"

using namespace samspil;
using samspil::test::builtInNetwork;
using samspil::test::MemoryNetwork;

namespace {

constexpr std::string_view kPartners =
    "Navn;Type;By;Land;Kontaktperson;Beløb;Hvad\r\n"
    "Aarhus Universitet;Universitet;Aarhus C;DK;Ole Olsen;1.234,5;x\r\n"
    "Ny Partner;Virksomhed;Viborg;DK;Else Jensen;2,5;y\r\n"
    "Uden type;Rumskib;;;;;\r\n";

FileInspection inspect(std::string_view bytes, const MemoryNetwork& network, const ImportOptions& options = {}) {
  JobControl job;
  const ImportTarget target = network.target();
  auto inspection = inspectBytes({"partnere.csv", std::string(bytes)}, options, target, job);
  if (!inspection) FAIL(inspection.error().message);
  return *inspection;
}

const ColumnInspection& column(const FileInspection& inspection, std::string_view name) {
  const auto found =
      std::find_if(inspection.columns.begin(), inspection.columns.end(), [&](const auto& c) { return c.name == name; });
  REQUIRE(found != inspection.columns.end());
  return *found;
}

}  // namespace

TEST_CASE("an inspection says how a file is written and what its columns mean, with reasons") {
  const MemoryNetwork network = builtInNetwork();
  const auto inspection = inspect(kPartners, network);
  CHECK(inspection.delimiter == ';');
  CHECK(inspection.encoding == "UTF-8");
  CHECK(inspection.headerLine == 1);
  CHECK(inspection.kind == TableKind::entities);
  CHECK(inspection.usable);
  CHECK(inspection.rows.size() == 3);
  CHECK(inspection.rows[1].cells[0] == "Ny Partner");
  CHECK(inspection.rows[1].line == 3);
  CHECK_FALSE(inspection.encodingReason.danish.empty());
  CHECK_FALSE(inspection.delimiterReason.danish.empty());
  CHECK(column(inspection, "Navn").field == "name");
  CHECK(column(inspection, "Navn").compared == 3);
  CHECK(column(inspection, "Navn").matched == 1);
  CHECK(column(inspection, "Hvad").field == "property:hvad");
  CHECK(column(inspection, "Kontaktperson").personal == PersonalData::personName);
  CHECK(column(inspection, "Kontaktperson").field == "ignore");
  CHECK(column(inspection, "By").samples == std::vector<std::string>{"Aarhus C", "Viborg"});
  for (const auto& shown : inspection.columns) CHECK_FALSE(shown.reason.in(Language::danish).empty());
}

TEST_CASE("everything that is detected can be overridden for one file") {
  const MemoryNetwork network = builtInNetwork();
  ImportOptions options;
  options.files = {
      {.kind = TableKind::ties,
       .columnToField = {{"Kolonne 1", "from"}, {"Column 3", "to"}, {"Kolonne 2", "ignore"}, {"relation", "member_of"}},
       .encoding = "windows-1252",
       .delimiter = ',',
       .quote = '\'',
       .headerLine = 0}};
  const auto inspection = inspect("A,'x,y',B\nC,'z',D\n", network, options);
  CHECK(inspection.headerLine == 0);
  CHECK(inspection.quote == '\'');
  CHECK(inspection.encoding == "windows-1252");
  CHECK(inspection.kind == TableKind::ties);
  CHECK(inspection.relation == "member_of");
  REQUIRE(inspection.rows.size() == 2);
  CHECK(inspection.rows[0].cells == std::vector<std::string>{"A", "x,y", "B"});
  CHECK(inspection.columns[0].field == "from");
  CHECK(inspection.columns[1].field == "ignore");
  CHECK(inspection.columns[2].chosen);
}

TEST_CASE("a header line that the user names is taken, and a decimal mark") {
  const MemoryNetwork network = builtInNetwork();
  ImportOptions options;
  options.files = {{.headerLine = 3, .decimalMark = '.'}};
  const auto inspection = inspect("a,b\nc,d\nnavn,bredde\nX,1.234\nY,2.500\n", network, options);
  CHECK(inspection.headerLine == 3);
  CHECK(inspection.columns[0].name == "navn");
  CHECK(inspection.decimalMark == '.');
  CHECK(inspection.rows.size() == 2);
}

TEST_CASE("CPR numbers are not even shown") {
  const MemoryNetwork network = builtInNetwork();
  const auto inspection = inspect("navn,nummer\nA,010190-1234\nB,311285-4321\n", network);
  CHECK(column(inspection, "nummer").personal == PersonalData::cpr);
  CHECK(column(inspection, "nummer").samples.empty());
  CHECK(inspection.rows[0].cells[1].find("0101") == std::string::npos);
}

TEST_CASE("the fields one can choose are those that choices take, each once") {
  const MemoryNetwork network;
  for (const auto kind : {TableKind::entities, TableKind::ties, TableKind::sources}) {
    const auto options = fieldOptions(kind, network.vocabulary_);
    std::vector<std::string> seen;
    for (const auto& option : options) {
      CHECK(parseField(option.field, "own", network.vocabulary_));
      CHECK_FALSE(option.label.danish.empty());
      CHECK_FALSE(option.label.english.empty());
      seen.push_back(option.field);
    }
    std::sort(seen.begin(), seen.end());
    CHECK(std::adjacent_find(seen.begin(), seen.end()) == seen.end());
    CHECK(options.back().field == "ignore");
  }
}

TEST_CASE("a field and its text say the same") {
  const MemoryNetwork network;
  for (const std::string text : {"name", "ignore", "property:x", "tie:member_of", "tie:funds", "themes", "from"}) {
    CAPTURE(text);
    const auto meaning = parseField(text, "own", network.vocabulary_);
    REQUIRE(meaning);
    const auto again = parseField(fieldText(*meaning), "own", network.vocabulary_);
    REQUIRE(again);
    CHECK(*again == *meaning);
  }
  CHECK_FALSE(parseField("nonsense", "own", network.vocabulary_));
}

TEST_CASE("a proposal is shown row by row: new, old to new, and why rejected") {
  MemoryNetwork network = builtInNetwork();
  ImportOptions options;
  options.keepRows = true;
  options.when = 1'700'000'000'000'000;
  JobControl job;
  const ImportTarget target = network.target();
  const auto proposal = proposeImportOf({{"partnere.csv", std::string(kPartners)}}, options, target, job);
  REQUIRE(proposal);
  REQUIRE(proposal->rows.size() == 3);
  const ProposalDiff diff(*proposal, target);

  CHECK(proposal->rows[0].outcome == RowOutcome::updated);
  const auto known = diff.of(proposal->rows[0]);
  REQUIRE(known);
  CHECK(known->name == "Aarhus Universitet");
  const auto city = std::find_if(known->values.begin(), known->values.end(),
                                 [](const auto& value) { return value.property == "city"; });
  REQUIRE(city != known->values.end());
  CHECK(city->before == "Aarhus");
  CHECK(city->after == "Aarhus C");
  CHECK(std::none_of(known->values.begin(), known->values.end(),
                     [](const auto& value) { return value.property == "name_da" || value.property == "country"; }));

  CHECK(proposal->rows[1].outcome == RowOutcome::created);
  const auto created = diff.of(proposal->rows[1]);
  REQUIRE(created);
  CHECK(created->name == "Ny Partner");
  CHECK(created->values.size() >= 3);
  CHECK(diff.created().size() == proposal->entitiesCreated);
  CHECK(diff.updated().size() == proposal->entitiesUpdated);

  CHECK(proposal->rows[2].outcome == RowOutcome::rejected);
  CHECK(proposal->rows[2].line == 4);
  const auto rejected = diff.of(proposal->rows[2]);
  REQUIRE(rejected);
  REQUIRE(rejected->diagnostics.size() == 1);
  CHECK(rejected->diagnostics[0]->code == "unknown_type");
}

TEST_CASE("a saved recipe reads the next file of the same columns, and asks about a renamed one") {
  MemoryNetwork network = builtInNetwork();
  ImportOptions options;
  options.files = {{.columnToField = {{"Hvad", "note"}, {"Beløb", "ignore"}}}};
  const Recipe recipe = recipeOf(inspect(kPartners, network, options), "Vores partnerliste");
  const auto again = readRecipe(toJson(recipe));
  REQUIRE(again);
  CHECK(*again == recipe);
  CHECK(readRecipes({toSetting(recipe)}) == std::vector<Recipe>{recipe});

  ImportOptions next;
  next.recipes = {recipe};
  auto inspection = inspect(kPartners, network, next);
  CHECK(inspection.recipe == recipe.id);
  CHECK(column(inspection, "Hvad").field == "note");
  CHECK(column(inspection, "Beløb").field == "ignore");

  std::string renamed(kPartners);
  renamed.replace(renamed.find("Hvad"), 4, "Bemærket");
  next.everyFile.recipe = recipe.id;
  inspection = inspect(renamed, network, next);
  const auto asks = [&] {
    return std::count_if(inspection.diagnostics.begin(), inspection.diagnostics.end(),
                         [](const auto& d) { return d.code == "recipe_column_renamed"; });
  };
  CHECK(asks() == 1);
  next.everyFile.columnToField = {{"Bemærket", "note"}};
  inspection = inspect(renamed, network, next);
  CHECK(asks() == 0);
  CHECK(column(inspection, "Bemærket").field == "note");
}

TEST_CASE("decisions on duplicates survive as settings") {
  const MemoryNetwork network = builtInNetwork();
  const auto snapshot = network.snapshot();
  const EntityId id = network.find("aarhus-universitet")->id;
  const std::vector<DuplicateDecision> decisions = {{"Univ. Aarhus", id, true}, {"Andet\nnavn", id, false}};
  std::vector<Setting> settings;
  for (const auto& decision : decisions) settings.push_back(toSetting(decision, *snapshot));
  CHECK(readDecisions(settings, *snapshot) == decisions);
}
