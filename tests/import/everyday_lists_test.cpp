// Lists of everyday: exports of registers and offices, and what spreadsheets leave in them.
#include <doctest/doctest.h>

#include "tests/import/list_cases.h"

using samspil::test::checkLists;
using samspil::test::List;

namespace {

const std::vector<List>& lists() {
  static const std::vector<List> all = {
      {"a title above, dates in words, a total below",
       "regional-liste.csv",
       "Region Midtjylland - samarbejdspartnere pr. 1. maj 2024;;;;\n;;;;\nPartner;Type;By;Startdato;Aktiv\nAarhus "
       "Universitetshospital;Hospital;Aarhus N;1. maj 2019;ja\nHospitalsenheden Vest;Hospital;Gødstrup;12. januar "
       "2021;ja\nVIA University College;Uddannelsesinstitution;Aarhus;3. sep. 2020;nej\nI alt;3;;;\n",
       3,
       3,
       0,
       {{"aarhus-universitetshospital", "valid_from", "2019-05-01"},
        {"via-university-college", "valid_from", "2020-09-03"}},
       {},
       ""},
      {"what a pivot table leaves",
       "pivot.csv",
       "Rækkenavne;Antal projekter;Sum af budget\nAarhus Universitet;12;1.234.567\nRegion Nordjylland;3;250.000\nVIA "
       "University College;5;99.500\nHovedtotal;20;1.584.067\n",
       3,
       3,
       0,
       {{"region-nordjylland", "antal_projekter", "3"}},
       {},
       ""},
      {"names of columns below groups of columns",
       "two-headers.csv",
       "Partner;;Projekt;;\nNavn;Land;Titel;Start;Slut\nAarhus Universitet;DK;HealthLink;2021;2024\nLund "
       "University;SE;HealthLink;2021;2024\n",
       2,
       2,
       0,
       {{"lund-university", "country", "SE"}},
       {"lund-university participates_in healthlink"},
       ""},
      {"a row of units below the names of columns",
       "units.csv",
       "Organisation;Beds;Budget;Area\n;number;mio. kr.;km²\nAarhus "
       "Universitetshospital;1150;9.500;\nRegionshospitalet Randers;320;1.200;\n",
       2,
       2,
       0,
       {{"aarhus-universitetshospital", "beds", "1150"}},
       {},
       ""},
      {"marks of footnotes behind names and answers",
       "footnotes.csv",
       "Kommune;Indbyggere;Aftale\nAarhus Kommune¹;355.238;ja\nViborg Kommune;97.113;ja²\nSamsø Kommune;3.657;nej\n\n¹ "
       "Inkl. forstæder\n² Aftalen er under fornyelse\n",
       3,
       3,
       0,
       {{"aarhus-kommune", "name_da", "Aarhus Kommune"}},
       {},
       ""},
      {"links as formulas",
       "hyperlinks.csv",
       "Navn,Hjemmeside,Kontakt\n\"=HYPERLINK(\"\"https://au.dk\"\";\"\"Aarhus "
       "Universitet\"\")\",https://au.dk,mailto:info@au.dk\n\"=HYPERLINK(\"\"https://via.dk\"\";\"\"VIA\"\")\",https://"
       "via.dk,mailto:via@via.dk\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "website", "https://au.dk"}},
       {},
       "personal_column"},
      {"breaks inside cells, of names and of lists",
       "breaks.csv",
       "Projekt;Partnere\n\"Telemedicin\ni almen praksis\";\"Aarhus Universitet\nRegion Midtjylland\nViborg "
       "Kommune\"\nHjerteklar;\"Lund University\nRegion Skåne\"\n",
       2,
       2,
       0,
       {{"telemedicin-i-almen-praksis", "name_da", "Telemedicin i almen praksis"}},
       {"viborg-kommune participates_in telemedicin-i-almen-praksis (participant)"},
       ""},
      {"grants with kr. before the amount",
       "kr.csv",
       "Bevillingshaver;Beløb;Fond;År\nAarhus Universitet;kr. 1.250.000,00;Novo Nordisk Fonden;2021\nRegion "
       "Midtjylland;kr. 500.000,00;Lundbeckfonden;2022\n",
       2,
       2,
       0,
       {},
       {"novo-nordisk-fonden funds aarhus-universitet"},
       ""},
      {"shares in percent",
       "percent.csv",
       "Partner;Andel;Rolle\nAarhus Universitet;45 %;leder\nRegion Midtjylland;55 %;partner\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "andel", "45 %"}},
       {},
       ""},
      {"x below the names of themes",
       "xmarks.csv",
       "Partner;Kræft;Hjerte;Psykiatri;Land\nAarhus Universitet;x;;x;DK\nLund University;;x;;SE\nKarolinska;X;x;;SE\n",
       3,
       3,
       0,
       {},
       {"karolinska focuses_on hjerte"},
       "ticks_as_themes"},
      {"yes and no in words",
       "janej.csv",
       "Hospital;Akutmodtagelse;Forskningsenhed;Deltager i EUHA\nAarhus "
       "Universitetshospital;ja;ja;ja\nRegionshospitalet Horsens;ja;nej;nej\nHospitalsenhed Midt;nej;ja;nej\n",
       3,
       3,
       0,
       {{"hospitalsenhed-midt", "forskningsenhed", "ja"}},
       {},
       ""},
      {"partners of keep.eu",
       "keep.csv",
       "Programme,Project Acronym,Project name in English,Partner role,Partner name in English,Country,NUTS "
       "3,Partner's total budget\n2014 - 2020 Interreg V-A Germany - Denmark,WELDEN,Welfare Technology,Lead "
       "Partner,University of Southern Denmark,Denmark,DK031,\"450,000.50\"\n2014 - 2020 Interreg V-A Germany - "
       "Denmark,WELDEN,Welfare Technology,Project Partner,Region Syddanmark,Denmark,DK032,\"120,000.00\"\n2014 - 2020 "
       "Interreg V-A Germany - Denmark,CARE,Care Net,Lead Partner,UKSH,Germany,DEF02,\"300,000.00\"\n",
       3,
       3,
       0,
       {{"university-of-southern-denmark", "country", "DK"}},
       {"university-of-southern-denmark participates_in welfare-technology (Lead Partner)"},
       ""},
      {"projects of Erasmus+ with numbered partners",
       "erasmus.csv",
       "Project Identifier,Project Title,Coordinating organisation name,Coordinator's country,Partner name 1,Partner "
       "Country 1,Partner name 2,Partner Country 2\n2021-1-DK01-KA220,Nurses Abroad,VIA UNIVERSITY COLLEGE,Denmark,LAB "
       "University,Finland,Hanze,Netherlands\n2022-1-SE01-KA220,Digital Care,LUND UNIVERSITY,Sweden,VIA UNIVERSITY "
       "COLLEGE,Denmark,,\n",
       2,
       2,
       0,
       {},
       {"via-university-college participates_in nurses-abroad (coordinator)",
        "hanze participates_in nurses-abroad (participant)"},
       ""},
      {"beneficiaries of the structural funds",
       "erdf.csv",
       "Støttemodtager;Projektnavn;Projektresumé;Startdato;Slutdato;Samlede støtteberettigede "
       "udgifter;EU-medfinansieringssats;Postnummer;Land;Interventionskategori\nAarhus Universitet;Grøn "
       "Vækst;Projektet ...;01-01-2017;31-12-2019;5.000.000,00;50%;8000;DK;065\nVIA University College;Smart "
       "Byg;Projektet ...;01-03-2018;28-02-2020;2.250.000,00;50%;8700;DK;062\n",
       2,
       2,
       0,
       {},
       {"aarhus-universitet participates_in groen-vaekst"},
       ""},
      {"participants of CORDIS, without a recipe",
       "cordis-org.csv",
       "\"projectID\";\"projectAcronym\";\"organisationID\";\"vatNumber\";\"name\";\"shortName\";\"SME\";"
       "\"activityType\";\"street\";\"postCode\";\"city\";\"country\";\"nutsCode\";\"geolocation\";\"organizationURL\";"
       "\"contactForm\";\"contentUpdateDate\";\"rcn\";\"order\";\"role\";\"ecContribution\";\"netEcContribution\";"
       "\"totalCost\";\"endOfParticipation\";\"active\"\n\"101057390\";\"HappyMums\";\"999997736\";\"DK29119980\";"
       "\"AARHUS UNIVERSITET\";\"AU\";\"false\";\"HES\";\"NORDRE RINGGADE 1\";\"8000\";\"AARHUS "
       "C\";\"DK\";\"DK042\";\"56.17,10.20\";\"www.au.dk\";\"https://ec\";\"2022-08-01 "
       "10:00:00\";\"1905\";\"2\";\"participant\";\"500000,5\";\"500000,5\";\"500000,5\";\"false\";\"\"\n\"101057390\";"
       "\"HappyMums\";\"999895692\";\"\";\"KAROLINSKA "
       "INSTITUTET\";\"KI\";\"false\";\"HES\";\"\";\"17177\";\"Stockholm\";\"SE\";\"SE110\";\"\";\"www.ki.se\";\"\";"
       "\"\";\"1906\";\"1\";\"coordinator\";\"1000000\";\"1000000\";\"1000000\";\"false\";\"\"\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "pic", "999997736"}},
       {"karolinska-institutet participates_in happymums (coordinator)"},
       ""},
      {"institutions of OpenAlex",
       "openalex.csv",
       "id,display_name,ror,country_code,type,works_count,cited_by_count,homepage_url\nhttps://openalex.org/"
       "I204337017,Aarhus "
       "University,https://ror.org/01aj84f44,DK,education,150000,4000000,http://www.au.dk/en\nhttps://openalex.org/"
       "I187531555,Lund "
       "University,https://ror.org/012a77v79,SE,education,140000,3900000,https://www.lunduniversity.lu.se\nhttps://"
       "openalex.org/I2802335433,Aarhus University Hospital,https://ror.org/040r8fr65,DK,healthcare,40000,1000000,\n",
       3,
       3,
       0,
       {{"aarhus-university", "ror", "01aj84f44"}},
       {},
       ""},
      {"persons of ORCID, whose names stay out",
       "orcid.csv",
       "orcid,given-names,family-name,organisation,role-title,start-date\n0000-0001,Ole,Olsen,Aarhus "
       "Universitet,Professor,2015-01\n0000-0002,Eva,Hansen,Aarhus Universitet,PhD "
       "Student,2020-09\n0000-0003,Per,Bo,Lund University,Lektor,2018-03\n",
       3,
       2,
       0,
       {},
       {},
       "personal_column"},
      {"publications of Scopus",
       "scopus.csv",
       "\"Authors\",\"Title\",\"Year\",\"Source title\",\"Cited by\",\"DOI\",\"Affiliations\",\"Funding "
       "Details\"\n\"Olsen O.; Hansen E.\",\"Paper one\",2021,\"Lancet\",12,\"10.1/x\",\"Aarhus University, Aarhus, "
       "Denmark; Lund University, Lund, Sweden\",\"Novo Nordisk Foundation\"\n\"Bo P.\",\"Paper "
       "two\",2022,\"BMJ\",3,\"10.1/y\",\"Aarhus University, Aarhus, Denmark\",\"\"\n",
       2,
       2,
       0,
       {{"paper-one", "doi", "10.1/x"}},
       {},
       "personal_column"},
      {"a total at the foot",
       "totals.csv",
       "Navn;Land;Antal projekter\nAarhus Universitet;DK;12\nLund University;SE;8\nTotal;;20\n",
       2,
       2,
       0,
       {{"lund-university", "country", "SE"}},
       {},
       ""},
      {"totals between the rows",
       "subtotals.csv",
       "Land;Organisation;Beløb\nDanmark;Aarhus Universitet;100\nDanmark;VIA University College;50\nDanmark i "
       "alt;;150\nSverige;Lund University;80\nSverige i alt;;80\nTotal;;230\n",
       3,
       3,
       0,
       {{"lund-university", "country", "SE"}},
       {},
       ""},
      {"numbered rows",
       "numbered.csv",
       "Nr.;Organisation;Adresse;Postnr. og by\n1.;Aarhus Universitet;Nordre Ringgade 1;8000 Aarhus C\n2.;Region "
       "Midtjylland;Skottenborg 26;8800 Viborg\n3.;VIA University College;Hedeager 2;8200 Aarhus N\n",
       3,
       3,
       0,
       {{"via-university-college", "postnr_og_by", "8200 Aarhus N"}},
       {},
       ""},
      {"partners of an application",
       "consortium.csv",
       "No,Participant organisation name,Short name,Country,Role\n1 (Coordinator),Aarhus "
       "University,AU,Denmark,Coordinator\n2,Lund University,LU,Sweden,Beneficiary\n3,Charité,CHA,Germany,Associated "
       "partner\n",
       3,
       3,
       0,
       {{"charite", "alias", "CHA"}, {"charite", "country", "DE"}},
       {},
       ""},
      {"who leads, by Y and N",
       "consortium-flag.csv",
       "Partner no.;Organisation;Abbreviation;Country;Lead (Y/N)\nP1;Aarhus University;AU;DK;Y\nP2;Lund "
       "University;LU;SE;N\n",
       2,
       2,
       0,
       {{"lund-university", "alias", "LU"}},
       {},
       "other_content"},
      {"agreements, their parties and periods",
       "period.csv",
       "Aftale;Parter;Periode\nSamarbejdsaftale om telemedicin;Region Midtjylland, Aarhus Universitet;1. januar 2020 - "
       "31. december 2023\nHensigtserklæring;Region Midtjylland, VIA University College;maj 2021 - juni 2024\n",
       2,
       2,
       0,
       {{"hensigtserklaering", "valid_to", "2024-06"}},
       {"via-university-college party_to hensigtserklaering"},
       ""},
      {"ways to write nothing",
       "dashes.csv",
       "Navn;By;Telefon;Note\nAarhus Universitet;Aarhus;-;–\nRegion Midtjylland;—;ukendt;n/a\nVIA;Viborg;?;...\n",
       3,
       3,
       0,
       {{"via", "city", "Viborg"}},
       {},
       ""},
      {"thousands with a comma",
       "thousands.csv",
       "Hospital,Beds,Staff\nAarhus University Hospital,\"1,150\",\"10,000\"\nOdense University "
       "Hospital,\"1,038\",\"11,500\"\n",
       2,
       2,
       0,
       {{"aarhus-university-hospital", "beds", "1,150"}},
       {},
       ""},
      {"no-break spaces",
       "nbsp.csv",
       "Organisation;Bevilling\nAarhus Universitet;1 250 000 kr.\nLund University;800 000 kr.\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "name_da", "Aarhus Universitet"}},
       {},
       ""},
      {"quotes of a text program",
       "smartquotes.csv",
       "Navn;Andre navne\n“Aarhus Universitet”;”AU”\n„Lund University“;LU\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "alias", "AU"}, {"lund-university", "name_da", "Lund University"}},
       {},
       ""},
      {"an extract of the business register",
       "cvr.csv",
       "CVR-nr.;P-nummer;Navn;Branche;Postnr;By;Startdato\n31119103;1003407732;AARHUS UNIVERSITET;Videregående "
       "uddannelser;8000;Aarhus C;01.01.1970\n29190925;1003369171;REGION "
       "MIDTJYLLAND;Sundhedsvæsen;8800;Viborg;01.01.2007\n",
       2,
       2,
       0,
       {{"region-midtjylland", "cvr", "29190925"}},
       {},
       ""},
      {"themes and their parts",
       "theme-hier.csv",
       "Partner;Tema;Undertema\nAarhus Universitet;Kræft;Brystkræft\nAarhus Universitet;Kræft;Lungekræft\nLund "
       "University;Hjerte;Hjertesvigt\n",
       3,
       2,
       0,
       {},
       {"lund-university focuses_on hjerte"},
       ""},
      {"who gave whom what for which project",
       "fund.csv",
       "Fond;Modtager;Projekttitel;Bevilget beløb (DKK);Bevillingsår\nNovo Nordisk Fonden;Aarhus Universitet;Cell "
       "Atlas;12.500.000;2022\nLundbeckfonden;Region Midtjylland;Brain Health;3.000.000;2021\n",
       2,
       2,
       0,
       {},
       {"novo-nordisk-fonden funds aarhus-universitet", "aarhus-universitet participates_in cell-atlas"},
       ""},
      {"dates that are roughly known",
       "mixed-dates.csv",
       "Partner;Samarbejde siden\nAarhus Universitet;maj 2019\nLund University;2020\nVIA;Q3 2021\nKU;forår "
       "2022\nSDU;12/2018\n",
       5,
       5,
       0,
       {{"via", "valid_from", "2021"}, {"ku", "valid_from", "2022"}, {"sdu", "valid_from", "2018-12"}},
       {},
       ""},
      {"projects in Swedish",
       "interreg-oks.csv",
       "Projekttitel;Projektägare;Projektpartners;Projektperiod;Total budget EUR;Land\nNordic Care;Region Skåne;Lunds "
       "universitet, Region Sjælland;2019-09-01 - 2022-08-31;1 234 567;Sverige\nGrön El;Göteborgs stad;Aalborg "
       "Universitet;2020-01-01 - 2022-12-31;890 000;Sverige\n",
       2,
       2,
       0,
       {{"nordic-care", "valid_to", "2022-08-31"}},
       {"region-skaane participates_in nordic-care (coordinator)"},
       ""},
      {"projects in German",
       "german.csv",
       "Projekttitel;Zuwendungsempfänger;Land;Laufzeit von;Laufzeit bis;Fördersumme\nPflege 4.0;Universität "
       "Kiel;Deutschland;01.01.2020;31.12.2022;1.250.000,00 "
       "€\nHealthNet;UKSH;Deutschland;01.06.2021;31.05.2024;800.000,00 €\n",
       2,
       2,
       0,
       {},
       {"uksh participates_in healthnet"},
       ""},
      {"members with their kind",
       "eit.csv",
       "Organisation name ;Organisation type ;City / Country;Joined\nAarhus University;University;Aarhus / "
       "Denmark;2019\nMedtronic;Industry;Dublin / Ireland;2020\n",
       2,
       2,
       0,
       {{"medtronic", "valid_from", "2020"}, {"medtronic", "city", "Dublin"}, {"medtronic", "country", "IE"}},
       {},
       ""},
      {"a survey",
       "survey.csv",
       "Tidsstempel;Hvilken organisation repræsenterer du?;Hvem samarbejder I med?;Hvor ofte mødes I?\n01/05/2024 "
       "10.12.33;Aarhus Universitet;Region Midtjylland, VIA;Månedligt\n02/05/2024 08.01.02;Viborg Kommune;Region "
       "Midtjylland;Ugentligt\n",
       2,
       2,
       0,
       {},
       {"aarhus-universitet collaborates_with region-midtjylland"},
       ""},
      {"contacts, who stay out",
       "kontakt.csv",
       "Organisation;Kontaktperson;E-mail;Tlf.;Stilling;Tema\nAarhus Universitet;Ole Olsen;ole@au.dk;86 12 34 "
       "56;Professor;Kræft\nRegion Midtjylland;Eva Hansen;eva@rm.dk;87 12 34 56;Chef;Hjerte\n",
       2,
       2,
       0,
       {},
       {"aarhus-universitet focuses_on kraeft"},
       "personal_column"},
      {"an answer of Wikidata with its items",
       "wikidata.csv",
       "item,itemLabel,itemDescription,countryLabel,inception\nhttp://www.wikidata.org/entity/Q924265,Aarhus "
       "Universitet,universitet i Danmark,Danmark,1928-01-01T00:00:00Z\nhttp://www.wikidata.org/entity/Q218506,Lunds "
       "universitet,universitet i Sverige,Sverige,1666-12-19T00:00:00Z\n",
       2,
       2,
       0,
       {{"aarhus-universitet", "item", "http://www.wikidata.org/entity/Q924265"}},
       {},
       ""},
      {"letters as categories",
       "status.csv",
       "Partner;Status;Kategori;Prioritet\nAarhus Universitet;Aktiv;A;1\nLund University;Passiv;B;2\nVIA;Aktiv;A;1\n",
       3,
       3,
       0,
       {{"lund-university", "kategori", "B"}},
       {},
       ""},
      {"sections under headings that say the type",
       "afsnit.csv",
       "Navn;By;Land\nUniversiteter;;\nAarhus Universitet;Aarhus;DK\nLund "
       "University;Lund;SE\nHospitaler:;;\nRigshospitalet;København;DK\n",
       3,
       3,
       0,
       {{"rigshospitalet", "city", "København"}},
       {},
       "headings_as_types"},
      {"headings of sections beside a column of types",
       "afsnit-type.csv",
       "Navn;Type;Land\nUniversiteter;;\nAarhus Universitet;Universitet;DK\nHospitaler;;\nRigshospitalet;Hospital;"
       "DK\n",
       2,
       2,
       0,
       {},
       {},
       "left_out"},
      {"cities with their country in one cell",
       "by-land.csv",
       "Navn;By\nAarhus Universitet;Aarhus / Denmark\nLund University;Lund, Sweden\nCharité;Berlin (Germany)\nEmory "
       "University;Atlanta, Georgia\nMIT;Cambridge (MA)\nFrederiksberg Hospital;Frederiksberg, København\n",
       6,
       6,
       0,
       {{"aarhus-universitet", "country", "DK"},
        {"lund-university", "city", "Lund"},
        {"charite", "country", "DE"},
        {"emory-university", "city", "Atlanta, Georgia"},
        {"mit", "city", "Cambridge (MA)"},
        {"frederiksberg-hospital", "city", "Frederiksberg, København"}},
       {},
       ""},
      {"several countries in one cell",
       "lande.csv",
       "Projekt;Koordinator;Land\nHealthLink;Aarhus Universitet;DK|SE\nNordCare;Lund University;SE\nWelden;SDU;DK; "
       "DE\n",
       3,
       2,
       1,
       {{"healthlink", "country", "DK"}, {"healthlink", "countries", "DK|SE"}},
       {},
       "several_countries"},
      {"marks of footnotes behind abbreviations",
       "noter.csv",
       "Navn;Areal\nAU*;12 m²\nAUH 1);7 m²\nKU²;9 m²\nRegion (Midt 1);3 m²\n",
       4,
       4,
       0,
       {{"au", "name_da", "AU"},
        {"auh", "name_da", "AUH"},
        {"ku", "areal", "9 m²"},
        {"region-midt-1", "name_da", "Region (Midt 1)"}},
       {},
       ""},
      {"publications of Web of Science, without a recipe",
       "savedrecs.csv",
       "Publication Type,Authors,Article Title,Source Title,Publication Year,DOI\nJ,\"Olsen, O; Hansen, E\",Paper "
       "one,LANCET,2021,10.1/x\nJ,\"Bo, P\",Paper two,BMJ,2022,10.1/y\n",
       2,
       2,
       0,
       {{"paper-one", "doi", "10.1/x"}},
       {},
       "personal_column"},
      {"names of ROR in several languages",
       "ror.csv",
       "id,names.types.ror_display,names.types.label,names.types.acronym,names.types.alias,locations.geonames_details."
       "name,locations.geonames_details.country_code,types,links.type.website\nhttps://ror.org/01aj84f44,Aarhus "
       "University,en: Aarhus University; da: Aarhus Universitet,no_lang_code: AU,,Aarhus,DK,education; "
       "funder,http://www.au.dk/en/\nhttps://ror.org/040r8fr65,Aarhus University Hospital,en: Aarhus University "
       "Hospital; da: Aarhus Universitetshospital,da: AUH,en: Skejby Hospital,Aarhus,DK,healthcare,http://www.auh.dk\n",
       2,
       2,
       0,
       {{"aarhus-university", "name_en", "Aarhus University"},
        {"aarhus-university", "alias", "Aarhus Universitet"},
        {"aarhus-university-hospital", "alias", "AUH"}},
       {},
       ""},
  };
  return all;
}

}  // namespace

TEST_CASE("lists of everyday go in as meant") { checkLists(lists()); }

TEST_CASE("headings of sections are the types of the rows below them, and no rows") {
  samspil::test::MemoryNetwork network;
  const samspil::test::TemporaryFile file("a.csv",
                                          "Navn;By\nHospitaler;\nA;Aarhus\nB;Viborg\nUniversiteter;\nC;Lund\n");
  const auto proposal = network.import({file});
  CHECK(proposal.files[0].rows == 3);
  CHECK(network.vocabulary_.type(network.find("b")->type).key == "hospital");
  CHECK(network.vocabulary_.type(network.find("c")->type).key != "hospital");
  CHECK(network.find("hospitaler") == nullptr);
  for (const auto& diagnostic : proposal.diagnostics) {
    if (diagnostic.code == "left_out") CHECK(diagnostic.message.english.find("line 2, 5)") != std::string::npos);
  }
}

TEST_CASE("words for types alone in their rows are a list of names where nothing stands below them") {
  samspil::test::MemoryNetwork network;
  const samspil::test::TemporaryFile file("a.csv", "Navn;By\nHospital;\nUniversitet;\nKommune;\n");
  CHECK(network.import({file}).files[0].created == 3);
}
