// Partner lists as municipalities, hospitals, registers and EU offices send them, each with what a person expects of
// it. No setting is touched.
#include <doctest/doctest.h>

#include "tests/import/list_cases.h"

using namespace samspil;
using samspil::test::latin1;
using samspil::test::List;

namespace {

List wideSheet() {
  List list{"a sheet of a thousand columns", "stor.csv", "", 2, 2, 0, {{"klinik-a", "city", "Viborg"}}, {}};
  for (int row = 0; row < 3; ++row) {
    list.bytes += row == 0 ? "Navn" : row == 1 ? "Klinik A" : "Klinik B";
    for (int i = 0; i < 998; ++i) list.bytes += row == 0 ? ";Felt " + std::to_string(i) : i % 7 == 0 ? ";x" : ";";
    list.bytes += row == 0 ? ";By\n" : row == 1 ? ";Viborg\n" : ";Skive\n";
  }
  return list;
}

std::vector<List> allLists() {
  return {
      {"the Danish company register",
       "cvr-udtræk.csv",
       latin1("CVRNR;NAVN;BRANCHEKODE;POSTNR;BYNAVN;LANDEKODE;STARTDATO\r\n"
              "29190925;REGION MIDTJYLLAND;084110;8800;Viborg;DK;01-01-2007\r\n"
              "29 19 09 41;ÅRHUS FÆLLESKLINIK ApS;086210;8000;Århus C;DK;15-08-1999\r\n"),
       2,
       2,
       0,
       {{"region-midtjylland", "cvr", "29190925"},
        {"region-midtjylland", "branchekode", "084110"},
        {"aarhus-faellesklinik-aps", "cvr", "29190941"},
        {"aarhus-faellesklinik-aps", "valid_from", "1999-08-15"}},
       {}},
      {"a sheet with a title, groups of columns, and the names of columns below",
       "sygehuse.csv",
       "Sygehuse i regionen;;;;\n;;;;\nEnhed;;Sted;;\nNavn;Type;By;Breddegrad;Længdegrad\n"
       "Regionshospitalet Nord;Hospital;Randers;56,4607;10,0364\nRegionshospitalet Syd;Hospital;Horsens;55,86;9,85\n",
       2,
       2,
       0,
       {{"regionshospitalet-nord", "city", "Randers"}, {"regionshospitalet-syd", "latitude", "55.86"}},
       {}},
      {"participants from the EU funding portal",
       "participants.csv",
       "\"Legal Name\",\"PIC\",\"Country\",\"City\",\"Organisation Type\",\"Net EU Contribution\"\n"
       "\"AARHUS UNIVERSITET\",\"999997736\",\"Denmark\",\"AARHUS C\",\"HES\",\"1,234,567.50\"\n"
       "\"KAROLINSKA INSTITUTET\",\"999978530\",\"Sweden\",\"STOCKHOLM\",\"HES\",\"876,543.00\"\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "pic", "999997736"}, {"karolinska-institutet", "country", "SE"}},
       {}},
      {"the registry of research organisations as its dump has it",
       "ror-data.csv",
       "id,names.types.ror_display,names.types.acronym,locations.geonames_details.country_code,status,types\n"
       "https://ror.org/01aj84f44,Aarhus University,AU,DK,active,education\n"
       "https://ror.org/040r8fr65,Aarhus University Hospital,AUH,DK,active,healthcare\n",
       2,
       2,
       0,
       {{"aarhus-university", "ror", "01aj84f44"}, {"aarhus-university-hospital", "country", "DK"}},
       {}},
      {"codes with leading zeros, and ties by them",
       "enheder.csv",
       "Kode;Navn;Hører under\n0013;Klinik Alfa;Sygehus Et\n0130;Klinik Beta;Sygehus Et\n",
       2,
       2,
       0,
       {{"klinik-alfa", "local_id", "0013"}},
       {"klinik-alfa part_of sygehus-et", "klinik-beta part_of sygehus-et"}},
      {"a row of units below the names of columns",
       "budget.csv",
       "Navn;By;Bevilling;Senge\n;;mio. kr.;antal\nHospital A;Skive;1,2;300\nHospital B;Holstebro;3,4;250\n",
       2,
       2,
       0,
       {{"hospital-a", "city", "Skive"}},
       {}},
      {"a line of totals at the end",
       "total.csv",
       "Navn;By;Senge;Ansatte\nHospital A;Skive;300;1.200\nHospital B;Holstebro;250;900\nTotal;;550;2.100\n",
       2,
       2,
       0,
       {{"hospital-b", "city", "Holstebro"}},
       {}},
      {"the names of columns again on each printed page",
       "udskrift.csv",
       "Navn;By\nKlinik A;Viborg\nKlinik B;Skive\nNavn;By\nKlinik C;Struer\n",
       3,
       3,
       0,
       {{"klinik-c", "city", "Struer"}},
       {}},
      {"an organisation on several rows, its name on the first only",
       "temaer.csv",
       "Navn;Type;Temaer\nHospital A;Hospital;Hjerte\n;;Kræft\n;;Søvn\nHospital B;Hospital;Diabetes\n;;Astma\n",
       5,
       2,
       0,
       {},
       {"hospital-a focuses_on kraeft", "hospital-a focuses_on soevn", "hospital-b focuses_on astma"}},
      {"an organisation on several rows, named on each",
       "temaer2.csv",
       "Organisation;Type;Tema\nHospital A;Hospital;Hjerte\nHospital A;Hospital;Kræft\nHospital B;Hospital;Søvn\n",
       3,
       2,
       0,
       {},
       {"hospital-a focuses_on hjerte", "hospital-a focuses_on kraeft"}},
      {"degrees, minutes and seconds",
       "steder.csv",
       "Navn,Breddegrad,Længdegrad\nKlinik A,\"56°09'25\"\"N\",\"10°12'38\"\"E\"\n"
       "Klinik B,\"55° 40' 34.0\"\" N\",\"12° 34' 6.0\"\" E\"\n",
       2,
       2,
       0,
       {{"klinik-a", "latitude", "56.156944"}, {"klinik-b", "longitude", "12.568333"}},
       {}},
      {"both coordinates in one cell, with decimal commas",
       "koordinater.csv",
       "Navn;Koordinater\nKlinik A;56,1572, 10,2107\nKlinik B;55,6761, 12,5683\n",
       2,
       2,
       0,
       {{"klinik-a", "latitude", "56.1572"}, {"klinik-b", "longitude", "12.5683"}},
       {}},
      {"dates in words",
       "datoer.csv",
       "Navn;Startdato;Slutdato\nKlinik A;1. januar 2019;jan. 2021\nKlinik B;den 15. marts 2020;december 2022\n"
       "Klinik C;3. oktober 2018;2024\n",
       3,
       3,
       0,
       {{"klinik-a", "valid_from", "2019-01-01"},
        {"klinik-a", "valid_to", "2021-01"},
        {"klinik-b", "valid_from", "2020-03-15"}},
       {}},
      {"dates as a spreadsheet counts days",
       "dage.csv",
       "Navn;Startdato\nKlinik A;43831\nKlinik B;44197\n",
       2,
       2,
       0,
       {{"klinik-a", "valid_from", "2020-01-01"}, {"klinik-b", "valid_from", "2021-01-01"}},
       {}},
      {"amounts with their currency, and shares in percent",
       "bevillinger.csv",
       "Fra;Til;Beløb;Andel\nFond A;Klinik A;1.234,50 kr.;45 %\nFond A;Klinik B;DKK 1.000.000,-;12,5 %\n"
       "Fond A;Klinik C;1,5 mio. kr.;3 %\nFond A;Klinik D;kr. 500.000;100 %\n",
       4,
       4,
       0,
       {},
       {"fond-a collaborates_with klinik-b"},
       "ends_created"},
      {"a sheet with empty columns and rows to its right and below",
       "ark1.csv",
       "Navn;By;;;;;;\r\nKlinik A;Viborg;;;;;;\r\nKlinik B;Skive;;;;;;\r\n;;;;;;;\r\n;;;;;;;\r\n;;;;;;;\r\n",
       2,
       2,
       0,
       {{"klinik-b", "city", "Skive"}},
       {}},
      {"names of columns with line breaks and remarks in brackets",
       "partnere.csv",
       "\"Partner\n(navn)\";\"By\n(hjemsted)\";\"Land\n(ISO-kode)\"\nKlinik A;Viborg;DK\nKlinik B;Lund;SE\n",
       2,
       2,
       0,
       {{"klinik-b", "country", "SE"}, {"klinik-a", "city", "Viborg"}},
       {}},
      {"every row wrapped in quotes as one cell",
       "pakket.csv",
       "\"Navn,By,Land\"\n\"Klinik A,Viborg,DK\"\n\"\"\"Klinik B, Nord\"\",Skive,DK\"\n",
       2,
       2,
       0,
       {{"klinik-a", "city", "Viborg"}, {"klinik-b-nord", "city", "Skive"}},
       {}},
      {"countries in words, with their code behind",
       "lande.csv",
       "Navn;Land\nKlinik A;Danmark (DK)\nKlinik B;DENMARK\nKlinik C;Tyskland\nKlinik D;The Netherlands\n",
       4,
       4,
       0,
       {{"klinik-a", "country", "DK"}, {"klinik-b", "country", "DK"}, {"klinik-d", "country", "NL"}},
       {}},
      {"a second table below the first",
       "to-tabeller.csv",
       "Navn;By;Type\nKlinik A;Viborg;Hospital\nKlinik B;Skive;Hospital\n\nNavn;Land;Hjemmeside\n"
       "Universitet C;SE;https://c.example.org\nUniversitet D;NO;https://d.example.org\n",
       5,
       2,
       3,
       {{"klinik-b", "city", "Skive"}},
       {},
       "another_table"},
      wideSheet(),
  };
}

}  // namespace

TEST_CASE("lists that people really send go in as meant") { test::checkLists(allLists()); }
