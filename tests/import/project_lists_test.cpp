// Lists of projects, grants, agreements and people, surveys, and tables of graph programs and registers, each with what
// a person expects of it. No setting is touched.
#include <doctest/doctest.h>

#include "import/country.h"
#include "import/period.h"
#include "tests/import/list_cases.h"

using namespace samspil;
using samspil::test::latin1;
using samspil::test::List;

namespace {

std::vector<List> projectLists() {
  return {
      {"partners of a project, each row with what it knows of the partner",
       "interreg.csv",
       "Project acronym,Project name,Project start date,Project end date,Lead partner,Partner name,Partner country,"
       "Partner type,ERDF budget (EUR)\n"
       "CareNet,Nordic Care,2018-01-01,2020-12-31,Region Nord,Region Nord,SE,Regional public authority,\"450,000.00\"\n"
       "CareNet,Nordic Care,2018-01-01,2020-12-31,Region Nord,Universitet A,DK,Higher education,\"320,500.00\"\n"
       "AgeWell,Ageing Well,2019-03-01,2022-02-28,Byen B,Byen B,NO,Local public authority,\"100,000.00\"\n",
       3,
       3,
       0,
       {{"universitet-a", "country", "DK"}, {"region-nord", "country", "SE"}},
       {"universitet-a participates_in nordic-care", "region-nord participates_in nordic-care (coordinator)",
        "byen-b participates_in ageing-well (coordinator)"}},
      {"the number of a project beside its acronym",
       "partners.csv",
       "Project ID;Acronym;Partner organisation;Role;Town;Country\n101;CareNet;Region Nord;Lead partner;Lund;Sweden\n"
       "101;CareNet;Universitet A;Project partner;Aarhus;Denmark\n",
       2,
       2,
       0,
       {{"universitet-a", "city", "Aarhus"}},
       {"universitet-a participates_in carenet (Project partner)"}},
      {"partners in numbered columns, and a period in one",
       "projekter.csv",
       "Projekt;Leadpartner;Partner 1;Partner 2;Partner "
       "3;Periode\nTeleCare;A;B;C;;2019-2021\nHjerteVej;D;E;F;G;2020-24\n",
       2,
       2,
       0,
       {{"telecare", "valid_from", "2019"}, {"hjertevej", "valid_to", "2024"}},
       {"a participates_in telecare (coordinator)", "c participates_in telecare (participant)",
        "g participates_in hjertevej (participant)"}},
      {"a list of operations from Kohesio",
       "kohesio.csv",
       "Operation_Unique_Identifier,Operation_Name_English,Operation_Name_Programme_Language,Beneficiary_Name,"
       "Operation_Start_Date,Country,Operation_Location_Coordinates\n"
       "Q1,Health lab,Sundhedslab,Universitet A,2016-01-01T00:00:00Z,Denmark,Point(10.2 56.15)\n"
       "Q2,Telemed,Telemedicin,Region Nord,2017-05-01T00:00:00Z,Denmark,Point(9.9 57.05)\n",
       2,
       2,
       0,
       {{"sundhedslab", "latitude", "56.15"},
        {"sundhedslab", "name_en", "Health lab"},
        {"telemedicin", "local_id", "Q2"}},
       {"universitet-a participates_in sundhedslab (coordinator)"}},
      {"a list of LIFE projects",
       "life.csv",
       "Acronym,Title,Coordinating Beneficiary,Associated Beneficiaries,Duration,EU contribution,Countries\n"
       "Orchid,Orchids of Denmark,Styrelsen,\"By A; By B\",01-SEP-2018 to 31-AUG-2024,\"1,407,406 €\",Denmark\n"
       "Clean,Clean Water,Universitet A,\"Institut I; By C\",01-JAN-2019 to 31-DEC-2022,\"600,000 €\",Sweden\n",
       2,
       2,
       0,
       {{"orchids-of-denmark", "valid_from", "2018-09-01"}, {"clean-water", "country", "SE"}},
       {"by-b participates_in orchids-of-denmark (participant)"}},
      {"studies with sponsor and collaborators",
       "studies.csv",
       "NCT Number,Study Title,Conditions,Sponsor,Collaborators,Start Date,Completion Date\n"
       "NCT1,Telemonitoring,COPD,Hospital A,Universitet A|Region Nord,2016-01,2018-12-31\n"
       "NCT2,Exercise,Heart Failure,Hospital B,Universitet B,2021-03-01,2024-06\n",
       2,
       2,
       0,
       {{"exercise", "valid_to", "2024-06"}},
       {"hospital-a participates_in telemonitoring (coordinator)",
        "region-nord participates_in telemonitoring (participant)", "telemonitoring focuses_on copd"}},
      {"grants: who gave, who received, for what",
       "bevillinger.csv",
       "Bevillingsgiver;Modtager;Projekttitel;Bevilget beløb;År\nFond X;Universitet A;Hjertet;5.000.000;2021\n"
       "Fond Y;Universitet B;Hjernen;2.500.000;2022\n",
       2,
       2,
       0,
       {},
       {"fond-x funds universitet-a", "universitet-b participates_in hjernen"}},
      {"agreements and their parties",
       "aftaler.csv",
       "Aftale;Part 1;Part 2;Underskrevet;Udløber\nForskningsaftale;Universitet A;Region Nord;01-02-2020;31-01-2025\n",
       1,
       1,
       0,
       {{"forskningsaftale", "valid_to", "2025-01-31"}},
       {"universitet-a party_to forskningsaftale", "region-nord party_to forskningsaftale"}},
  };
}

std::vector<List> sheets() {
  return {
      {"the project's cell merged over the rows of its partners",
       "flettet.csv",
       "Projekt;Startdato;Partner;Rolle\nTeleCare;01-01-2020;Universitet A;Lead\n;;Region Nord;Partner\n;;Byen "
       "C;Partner\n"
       "HjerteVej;01-03-2021;Universitet B;Lead\n;;Foreningen D;Partner\n",
       5,
       5,
       0,
       {},
       {"byen-c participates_in telecare (Partner)", "foreningen-d participates_in hjertevej (Partner)"},
       "filled_down"},
      {"the region's cell merged over its hospitals, and a line break in a cell",
       "hospitaler.csv",
       "Region;Hospital;Adresse\nRegion Nord;Hospital A;\"Vej 1\n9000\"\n;Hospital B;\"Vej 2\n9800\"\nRegion "
       "Syd;Hospital C;Vej 3\n",
       3,
       3,
       0,
       {},
       {"hospital-b part_of region-nord", "hospital-c part_of region-syd"},
       "filled_down"},
      {"a first column that is blank where nothing is known, not merged",
       "grupper.csv",
       "Projekt;Partner\nTeleCare;A\n;B\nTeleCare;C\nTeleCare;D\n",
       4,
       4,
       0,
       {},
       {"c participates_in telecare"}},
      {"ticks below the names of themes",
       "kryds.csv",
       "Organisation;Land;Søvn;Kræft;Astma\nUniversitet A;DK;x;;x\nRegion Nord;DK;X;x;\n",
       2,
       2,
       0,
       {{"universitet-a", "country", "DK"}},
       {"universitet-a focuses_on astma", "region-nord focuses_on kraeft"},
       "ticks_as_themes"},
      {"names in the first row and in the first column: the organisations",
       "matrix.csv",
       ";Universitet A;Hospital B;Byen C\nUniversitet A;0;3;1\nHospital B;3;0;0\nByen C;1;0;0\n",
       3,
       3,
       0,
       {},
       {"universitet-a collaborates_with hospital-b", "universitet-a collaborates_with byen-c"}},
      {"a network and its members",
       "klynger.csv",
       "Klynge,Medlemmer,Membership since\nLife,\"A Hus; B Hus\",2016\nFood,\"C Hus; D Hus\",2019\n",
       2,
       2,
       0,
       {},
       {"a-hus member_of life", "d-hus member_of food"}},
      {"one name with a comma among names without",
       "lister.csv",
       "Projekt,Lead,Partner\nA1,L,B Hus\nA2,L,C Hus\nA3,L,D Hus\nA4,L,E Hus\nA5,L,F Hus\n"
       "A6,L,\"CELF, Center for Uddannelse\"\n",
       6,
       6,
       0,
       {},
       {"celf-center-for-uddannelse participates_in a6 (participant)"}},
      {"answers of a service",
       "answer.json",
       "{\"count\":2,\"data\":[{\"name\":\"A Hus\",\"country\":\"DK\"},{\"name\":\"B Hus\",\"country\":\"SE\"}]}",
       2,
       2,
       0,
       {{"b-hus", "country", "SE"}},
       {}},
      {"who, how and whom, without names of columns",
       "net.sif",
       "Universitet A\tcollaborates_with\tRegion Nord\nByen C\tpart_of\tRegion Nord\nUniversitet "
       "A\tcollaborates_with\tByen C\n",
       3,
       3,
       0,
       {},
       {"byen-c part_of region-nord"},
       ""},
  };
}

std::vector<List> otherLists() {
  return {
      {"a list of partners from Danish Excel",
       "partnere.csv",
       latin1(
           "Navn;Kontaktperson;E-mail;CVR-nr.;P-nummer;Samarbejdspartnere;Rolle;Periode;Tema;Bevilling\r\n"
           "Universitet A;Åse Bæk;ab@a.dk;31119103;1003403233;Region Nord, Skolen B;Forsker;2021-2024;Søvn, Hjerte;"
           "1.234.567,50 kr.\r\nSkolen B;Bo Li;bl@b.dk;30773047;1003403234;Universitet A;Uddannelse;2022-;Søvn;\r\n"),
       2,
       1,
       0,
       {{"universitet-a", "p_nummer", "1003403233"},
        {"universitet-a", "valid_to", "2024"},
        {"skolen-b", "valid_from", "2022"}},
       {"universitet-a collaborates_with region-nord", "universitet-a collaborates_with skolen-b",
        "universitet-a focuses_on hjerte"},
       "personal_column"},
      {"people: they are left out, and where they work is taken",
       "personer.csv",
       "Navn;Titel;Organisation;E-mail\nLone Li;Professor;Universitet A;l@a.dk\nOla By;Lektor;Universitet B;o@b.se\n",
       2,
       2,
       0,
       {{"universitet-a", "name_da", "Universitet A"}},
       {},
       "personal_column"},
      {"connections of a person, with a position that is no place",
       "connections.csv",
       "First Name,Last Name,Email Address,Company,Position\nLone,Li,l@a.dk,Universitet A,Professor\n"
       "Ola,By,o@b.se,Universitet B,Lecturer\n",
       2,
       2,
       0,
       {{"universitet-b", "name_da", "Universitet B"}},
       {},
       "personal_column"},
      {"the answers of a survey",
       "survey.csv",
       "Tidsstempel,Hvad hedder jeres organisation?,Hvilket land?,Hvilke temaer arbejder I med?,"
       "Hvem samarbejder I med?,Må vi kontakte jer?\n"
       "2024-05-01 10:00:00,Universitet A,Danmark,\"Søvn, Hjerte\",Region Nord; Skolen B,Ja\n"
       "2024-05-02 11:00:00,Byen B,Norge,Rehabilitering,Region Nord,Nej\n",
       2,
       2,
       0,
       {{"byen-b", "country", "NO"}},
       {"universitet-a focuses_on hjerte", "universitet-a collaborates_with skolen-b"}},
      {"several columns of one name",
       "temaer.csv",
       "Navn;Tema;Tema;Partner;Partner\nUniversitet A;Søvn;Hjerte;Hospital B;Byen C\nHospital B;Søvn;;;\n",
       2,
       1,
       0,
       {},
       {"universitet-a focuses_on hjerte", "universitet-a collaborates_with byen-c"}},
      {"an answer of Wikidata",
       "wikidata.csv",
       "item,itemLabel,countryLabel,coord,inception\n"
       "http://www.wikidata.org/entity/Q1,Universitet A,Danmark,Point(10.2 56.1),1928-01-01T00:00:00Z\n"
       "http://www.wikidata.org/entity/Q2,Universitet B,Sverige,Point(13.1 55.7),1666-01-01T00:00:00Z\n",
       2,
       2,
       0,
       {{"universitet-b", "longitude", "13.1"},
        {"universitet-b", "country", "SE"},
        {"universitet-a", "valid_from", "1928-01-01"}},
       {}},
      {"nodes for a graph database",
       "nodes.csv",
       "orgId:ID(Org),name:string,country,:LABEL\no1,Universitet A,DK,Organisation;University\no2,Region "
       "Nord,DK,Region\n",
       2,
       2,
       0,
       {{"universitet-a", "local_id", "o1"}},
       {}},
      {"links whose two ends are numbered columns",
       "links.csv",
       "Organisation A,Organisation B,Samarbejde siden,Antal projekter\nUniversitet A,Region Nord,2015,12\n",
       1,
       1,
       0,
       {},
       {"universitet-a collaborates_with region-nord"},
       "ends_created"},
      {"links for a graph database",
       "links.csv",
       ":START_ID(Org),since:int,:END_ID(Org),:TYPE\no1,2019,o2,COLLABORATES_WITH\n",
       1,
       1,
       0,
       {},
       {"o1 collaborates_with o2"},
       "ends_created"},
  };
}

}  // namespace

TEST_CASE("lists of projects, grants and agreements go in as meant") { test::checkLists(projectLists()); }

TEST_CASE("lists of people, surveys and what registers answer go in as meant") { test::checkLists(otherLists()); }

TEST_CASE("sheets with merged cells, ticks and squares go in as meant") { test::checkLists(sheets()); }

TEST_CASE("who, how, whom and when are told apart where years stand below from and to") {
  const test::TemporaryFile names("navne.csv", "Navn\nA Hus\nB Hus\nC Hus\n");
  const test::TemporaryFile ties("forbindelser.csv",
                                 "Organisation;Relation;Partner;Fra;Til\nA Hus;samarbejder med;B Hus;2019;2024\n"
                                 "C Hus;er medlem af;A Hus;2020;\n");
  test::MemoryNetwork network;
  const auto proposal = network.import({names, ties});
  CHECK(proposal.files[1].created == 2);
  CHECK(network.tieTexts() == std::vector<std::string>{"a-hus collaborates_with b-hus", "c-hus member_of a-hus"});
  CHECK(isoDate(network.ties_.begin()->second.validTo) == "2024");
}

TEST_CASE("Samspil's own form is read with a decimal comma and with a point") {
  for (const char* weight : {"0,125", "0.125"}) {
    const test::TemporaryFile entities("entities.csv",
                                       "id;type;name_da;source;first_line\na;hospital;A;;\nb;hospital;B;;\n");
    const test::TemporaryFile ties(
        "ties.csv", std::string("from;relation;to;weight;source;first_line\na;collaborates_with;b;") + weight + ";;\n");
    test::MemoryNetwork network;
    const auto proposal = network.import({entities, ties});
    CHECK_MESSAGE(proposal.files[1].created == 1, weight);
    REQUIRE(network.ties_.size() == 1);
    CHECK(network.ties_.begin()->second.weight == 0.125);
  }
}

TEST_CASE("a square of ties accounts for its names and for each tie once, and choices are taken") {
  const test::TemporaryFile file("net.csv", "Navn;A Hus;B Hus;C Hus;Land\nA Hus;;x;x;DK\nB Hus;x;;;SE\nC Hus;;;;NO\n");
  test::MemoryNetwork network;
  const auto proposal = network.import({file});
  REQUIRE(proposal.files.size() == 2);
  CHECK(proposal.files[0].format == "matrix");
  CHECK(proposal.files[1].rows == 2);
  CHECK(network.tieTexts() ==
        std::vector<std::string>{"a-hus collaborates_with b-hus", "a-hus collaborates_with c-hus"});
  CHECK(network.values("b-hus", "country") == std::vector<std::string>{"SE"});
  // A person who says what a column is has another table in mind.
  ImportOptions options;
  options.everyFile.columnToField = {{"Navn", "name"}};
  CHECK(test::MemoryNetwork().propose({file}, options).files.size() == 1);
}

TEST_CASE("a period in one cell is read in the ways that people write it") {
  const auto read = [](std::string_view cell) -> std::string {
    const auto period = parsePeriod(cell, DateOrder::dayFirst);
    return period ? isoDate(period->from) + "/" + isoDate(period->to) : "none";
  };
  CHECK(read("2021-2024") == "2021/2024");
  CHECK(read("2021–24") == "2021/2024");
  CHECK(read("2018/2021") == "2018/2021");
  CHECK(read("2021") == "2021/2021");
  CHECK(read("2022-") == "2022/");
  CHECK(read("2022 - nu") == "2022/");
  CHECK(read("siden 2019") == "2019/");
  CHECK(read("01.01.2019 - 31.12.2021") == "2019-01-01/2021-12-31");
  CHECK(read("2019-01-01/2021-12-31") == "2019-01-01/2021-12-31");
  CHECK(read("jan – dec 2020") == "2020-01/2020-12");
  CHECK(read("fra 1/1-2019 til 31/12-2020") == "2019-01-01/2020-12-31");
  CHECK(read("01-SEP-2018 to 31-AUG-2024") == "2018-09-01/2024-08-31");
  CHECK(read("36 måneder") == "none");
  CHECK(read("12-34") == "none");
}

TEST_CASE("countries are known by the names that lists give them") {
  for (const auto& [name, code] : {std::pair("République tchèque", "CZ"),
                                   {"United States of America", "US"},
                                   {"U.S.A.", "US"},
                                   {"Bosnia and Herzegovina", "BA"},
                                   {"DK - Denmark", "DK"},
                                   {"Korea, Republic of", "KR"},
                                   {"España", "ES"},
                                   {"Suomi", "FI"},
                                   {"Guinea-Bissau", "GW"}}) {
    const auto known = countryCode(name);
    CHECK_MESSAGE((known && *known == code), name);
  }
  CHECK(!countryCode("Nørrejylland"));
}
