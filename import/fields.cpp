#include "import/fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "graph/statement.h"

namespace samspil {
namespace {

// The words are compared folded (foldForSearch): "Navn (dansk)" is "navn dansk".
struct FieldWords {
  Field field;
  std::string_view words;  // separated by vertical bars
};

const std::vector<FieldWords>& fieldWords() {
  using U = FieldUse;
  static const std::vector<FieldWords> words = {
      {{"ignore", U::ignore, "", {"udelad", "leave out"}}, "afvist linje|afvist fordi|rejected line|rejected because"},
      {{"id", U::key, "", {"id", "id"}},
       "id|key|nogle|identifikator|entity id|samspil id|uid|code|kode|kommunekode|kommune id|rcn"},
      {{"type", U::type, "", {"type", "type"}},
       "type|art|partnertype|organisationstype|entity type|enhedstype|kind of organisation|aktortype|partner "
       "type|organisation type|organization type|type of organisation|type of organization|type of partner|"
       "virksomhedstype|institutionstype"},
      {{"name", U::property, property::kNameDanish, {"navn", "name"}},
       "name da|navn|name|navn dansk|organisation|organisationsnavn|organization|organisation name|organization "
       "name|partner|partnernavn|partner name|company|company name|employer|arbejdsplads|arbejdssted|ansaettelsessted|"
       "virksomhed|virksomhedsnavn|institution|aktor|hospital|hospital name|legal "
       "name|legalname|titel|title|article title|artikeltitel|document title|publication title|publikationstitel|paper "
       "title|ti|label|enhed|operation name|kommune navn|hospital navn|display "
       "name|hospitalsnavn|fuldt "
       "navn|selskab|firma|firmanavn|forening|modtager|beneficiary|tilskudsmodtager|kommune|kommunenavn|municipality|"
       "samarbejdspartner|parter|navn pa partner|names types ror display|partner organisation|partner organization|"
       "partnerorganisation|partner institution|partnerinstitution|aftale|agreement|study title|operation name "
       "programme language|bevillingsmodtager|stottemodtager|recipient|recipient organization|recipient "
       "organisation|grantee|actor|node|element|bevillingshaver|raekkenavne|row labels|zuwendungsempfanger"},
      {{"name_en", U::property, property::kNameEnglish, {"engelsk navn", "English name"}},
       "name en|navn engelsk|engelsk navn|english name|name english|navn en|operation name english"},
      {{"aliases", U::list, property::kAlias, {"andre navne", "other names"}},
       "aliases|alias|andre navne|kaldenavn|kaldenavne|forkortelse|forkortelser|acronym|acronyms|akronym|short "
       "name|shortname|kortnavn|also known as|"
       "other names|synonymer|labels other languages|projektakronym|names types alias|names types acronym|"
       "names types label|abbreviation|abbreviations|alt names|alternative names|display name alternatives|display "
       "name acronyms"},
      {{"subtype", U::property, property::kSubtype, {"undertype", "subtype"}},
       "subtype|undertype|underart|types|activity type|activitytype"},
      {{"description", U::property, property::kDescriptionDanish, {"beskrivelse", "description"}},
       "description da|beskrivelse|description|projektbeskrivelse|resume|omtale|objective|formal|abstract|summary|"
       "project summary|operation summary programme language"},
      {{"description_en", U::property, property::kDescriptionEnglish, {"engelsk beskrivelse", "English description"}},
       "description en|beskrivelse engelsk|engelsk beskrivelse|english description|operation summary english"},
      {{"city", U::property, property::kCity, {"by", "city"}},
       "city|city country|by land|sted land|by|bynavn|city name|town|sted|hjemsted|postdistrikt|lokation|locations "
       "geonames details name"},
      {{"country", U::country, property::kCountry, {"land", "country"}},
       "country|land|landekode|country code|countrycode|cc|nation|landkode|country iso|iso country|locations geonames "
       "details country code"},
      {{"latitude", U::number, property::kLatitude, {"breddegrad", "latitude"}}, "latitude|lat|breddegrad|bredde"},
      {{"longitude", U::number, property::kLongitude, {"længdegrad", "longitude"}},
       "longitude|lon|lng|long|laengdegrad|laengde"},
      {{"coordinates", U::coordinates, "", {"koordinater", "coordinates"}},
       "coordinates|koordinater|geolocation|geo|lat lon|lat lng|latlng|latitude longitude|position|gps|coord|coords|"
       "geopoint|wkt|location coordinates|operation location coordinates"},
      {{"website", U::property, property::kWebsite, {"hjemmeside", "website"}},
       "website|hjemmeside|url|web|webside|www|link|homepage|internetadresse|organizationurl|netsted"},
      {{"ror", U::property, property::kRor, {"ROR", "ROR"}}, "ror|ror id|rorid|record id"},
      {{"pic", U::property, property::kPic, {"PIC", "PIC"}},
       "pic|pic code|pic number|pic kode|pic nummer|pic nr|organisationid|participant identification code"},
      {{"cvr", U::property, property::kCvr, {"CVR", "CVR"}}, "cvr|cvr nr|cvr nummer|cvrnr|cvrnummer|cvr number"},
      {{"valid_from", U::validFrom, property::kValidFrom, {"gælder fra", "valid from"}},
       "valid from|fra dato|operation start date|gyldig fra|startdato|start date|startdate|start|fra "
       "ar|siden|since|oprettet|stiftet|established|from year|start ar|"
       "projektstart|startdato for projekt|gaelder fra|project start date|project start|samarbejde siden|"
       "samarbejdet siden|membership since|member since|medlem siden|partner siden|joined|startdatum|laufzeit "
       "von|inception|signed|date "
       "signed|underskrevet|indgaet|starter|begynder"},
      {{"valid_to", U::validTo, property::kValidTo, {"gælder til", "valid to"}},
       "valid to|til dato|end|operation end date|gyldig til|slutdato|end date|enddate|slut|til ar|ophort|to year|slut "
       "ar|projektslut|slutdato for projekt|gaelder til|project end date|project end|completion date|udlober|udlob|"
       "udlobsdato|expires|expiry date|expiration date|valid until|slutter|slutdatum|enddatum|laufzeit bis"},
      {{"period", U::period, property::kValidFrom, {"periode", "period"}},
       "period|periode|projektperiode|project period|duration|varighed|lobetid|aftaleperiode|samarbejdsperiode|"
       "bevillingsperiode|tidsperiode|funding period|grant period|contract period|start slut|fra "
       "til|projektperiod|laufzeit"},
      {{"note", U::noteDanish, property::kNote, {"note", "note"}},
       "note da|note|noter|bemaerkning|bemaerkninger|kommentar|kommentarer|comment|comments|notes|remark|remarks"},
      {{"note_en", U::noteEnglish, "note_en", {"engelsk note", "English note"}}, "note en"},
      {{"themes", U::theme, "focuses_on", {"temaer", "themes"}},
       "theme|themes|tema|temaer|emne|emner|forskningstema|forskningstemaer|forskningsomrade|forskningsomrader|topic|"
       "topics|subject|subjects|fagomrade|"
       "fagomrader|research theme|research themes|fokusomrade|fokusomrader|nogleord|emneord|stikord|keyword|keywords|"
       "conditions"},
      {{"partners", U::partner, "collaborates_with", {"samarbejder med", "works with"}},
       "partners|partnere|partere|project partners|samarbejdspartnere|samarbejder med|collaborates "
       "with|collaborators|collaborator|projektpartnere|samarbejde med|projektpartners|partner organisations|partner "
       "organizations|"
       "partnerorganisationer|partner institutions"},
      {{"coordinator", U::partner, "coordinator", {"koordinator", "coordinator"}},
       "coordinator|koordinator|projektkoordinator|coordinator name|lead partner|beneficiary name|kontraktansvarlig "
       "partner|lead|leadpartner|tovholder|lead beneficiary|lead organisation|lead organization|lead institution|lead "
       "applicant|main applicant|hovedansoger|ansoger|applicant|applicant organisation|coordinating "
       "beneficiary|coordinating organisation|coordinating organisation name|coordinating organization|coordinating "
       "institution|koordinerende partner|projektejer|projektagare|sponsor|lead sponsor"},
      {{"participants", U::partner, "participant", {"deltagere", "participants"}},
       "participants|deltagere|deltager|deltagende parter|medvirkende|participant|associated beneficiaries|associated "
       "beneficiary|beneficiaries|participating organisations|participating organisation|participating "
       "organizations|participating organization|consortium|consortium members|konsortium|medansoger|medansogere|"
       "deltagende organisationer|medvirkende parter"},
      {{"projects", U::partner, "participates_in", {"deltager i", "takes part in"}},
       "project|projekt|projects|projekter|project acronym|projectacronym|project id|projectid|project rcn|deltager i|"
       "participates in|project name|project title|project rcn|project reference|projekt navn|projektnavn|projekttitel|"
       "projektitel"},
      {{"funder", U::partner, "funder", {"finansieret af", "funded by"}},
       "funder|funders|funder name|funding agency|funding body|funding organisation|funding organization|donor|"
       "bevillingsgiver|bidragyder|finansieret af|finansieringskilde|funded by"},
      {{"parties", U::partner, "party", {"parter i aftalen", "parties to the agreement"}},
       "aftaleparter|parties|contracting parties"},
      {{"member_of", U::partner, "member_of", {"medlem af", "member of"}},
       "member of|medlem af|medlemskab|medlemskaber|netvaerk|network|networks"},
      {{"members", U::partner, "member", {"medlemmer", "members"}},
       "medlemmer|members|medlemsorganisationer|member organisations|member organizations|partnerkreds"},
      {{"part_of", U::partner, "part_of", {"del af", "part of"}},
       "part of|del af|parent|horer under|overordnet|moderorganisation|region"},
      {{"from", U::from, "", {"fra", "from"}},
       "from|fra|source id|source pic|fra id|kilde id|node1|source label|from id|org1|organisation 1|partner 1|from "
       "name|part a|part 1|id1|vertex 1|node 1|node a|start id"},
      {{"relation", U::relation, "", {"relation", "relation"}},
       "relation|relationstype|relation type|tietype|tie|relationship|relationship type|rolle "
       "type|predicate|forbindelse|samarbejdstype|kant type|interaction|shared interaction|edge type"},
      {{"to", U::to, "", {"til", "to"}},
       "to|til|target|target pic|til id|mal id|node2|target id|target label|to id|org2|organisation 2|partner 2|to "
       "name|part b|part 2|id2|related record|vertex 2|node 2|node b|end id"},
      {{"from_name", U::fromName, "", {"navn på fra", "name of from"}}, "source name|fra navn|kilde navn"},
      {{"to_name", U::toName, "", {"navn på til", "name of to"}}, "target name|til navn|mal navn"},
      {{"role", U::role, "", {"rolle", "role"}},
       "role|rolle|funktion|partner role|partnerrolle|role in project|rolle i projektet"},
      {{"amount", U::amount, "amount", {"beløb", "amount"}},
       "amount|belob|award amount|stottebelob|tilskudsbelob|amount dkk|belob kr|bevilling|tilskud|budget|total "
       "cost|totalcost|eu "
       "contribution|ecmaxcontribution|eccontribution|ec contribution|bevilget belob|total budget|total budget "
       "eur|budget eur|"
       "partner s total budget|partner budget|fordersumme|samlede stotteberettigede udgifter"},
      {{"currency", U::currency, "currency", {"valuta", "currency"}}, "currency|valuta"},
      {{"weight", U::weight, "weight", {"vægt", "weight"}},
       "weight|vaegt|styrke|strength|antal|count|shared projects|tie strength|edge weight|antal projekter|"
       "number of projects|antal faelles projekter|joint projects|antal publikationer|joint publications|co "
       "publications"},
      {{"source", U::source, "", {"kilde", "source"}},
       "source|source doc|source document|kilde|dokument|kildedokument|reference|document"},
      {{"section", U::section, "", {"afsnit", "section"}}, "section|afsnit|kapitel|side|page|sted i kilden"},
      {{"first_line", U::firstLine, "", {"første linje", "first line"}}, "first line|forste linje|linje|line"},
      {{"last_line", U::lastLine, "", {"sidste linje", "last line"}}, "last line|sidste linje"},
      {{"passage", U::passage, "", {"passage", "passage"}}, "passage"},
      {{"certainty", U::certainty, "", {"sikkerhed", "certainty"}}, "certainty|sikkerhed|vished"},
      {{"kind", U::sourceField, "kind", {"kildens art", "kind of source"}}, "kind"},
      {{"title_da", U::sourceField, "title_da", {"titel på dansk", "Danish title"}}, "title da"},
      {{"title_en", U::sourceField, "title_en", {"titel på engelsk", "English title"}}, "title en"},
      {{"publisher", U::sourceField, "publisher", {"udgiver", "publisher"}}, "publisher|udgiver"},
      {{"year", U::sourceField, "year", {"år", "year"}}, "year|ar|argang|udgivelsesar"},
      {{"status", U::sourceField, "status", {"status", "status"}}, "status"},
      {{"file", U::sourceField, "file", {"fil", "file"}}, "file|fil"},
      {{"lines", U::sourceField, "lines", {"linjer", "lines"}}, "lines"},
      {{"person", U::personName, "contact", {"person", "person"}},
       "kontaktperson|contact person|contacts|kontaktpersons navn|kontakt|contact|contact name|fornavn|efternavn|first "
       "name|last name|surname|personnavn|navn pa kontaktperson|ansvarlig|borgmester|formand|contact first "
       "names|contact last names|contact pi "
       "project "
       "leader|principal investigator|principal investigators|pi|pi names|pi name s|investigator|author|authors|"
       "forfatter|forfattere|author full names|medforfattere|authorships author display name|"
       "leder|direktor|ansvarlig person|projektleder|kontaktpersoner|medarbejder|forsker|researcher|person|full "
       "name|given name|given names|family name|"
       "family names|orcid|orcid id"},
      {{"email", U::email, "email", {"e-mail", "e-mail"}},
       "email|e mail|mail|epost|e post|e mailadresse|mailadresse|email address|kontakt email|contact email"},
      {{"phone", U::phone, "phone", {"telefon", "telephone"}},
       "phone|telefon|tlf|tel|telefon nr|tlf nr|telefonnummer|mobil|mobile|mobilnummer|telephone|phone number|contact "
       "telephone number|contact fax number|fax|direkte "
       "telefon"},
      {{"cpr", U::cpr, "", {"CPR-nummer", "civil registration number"}},
       "cpr|cpr nr|cpr nummer|cprnr|cprnummer|personnummer|cpr number|civil registration number"},
  };
  return words;
}

const std::unordered_map<std::string, const Field*>& fieldsByWord() {
  static const auto index = [] {
    std::unordered_map<std::string, const Field*> made;
    for (const auto& entry : fieldWords()) {
      made.emplace(foldForSearch(entry.field.id), &entry.field);
      for (const auto word : splitText(entry.words, '|')) made.emplace(foldForSearch(word), &entry.field);
    }
    return made;
  }();
  return index;
}

}  // namespace

std::span<const Field> fields() {
  static const std::vector<Field> all = [] {
    std::vector<Field> made;
    for (const auto& entry : fieldWords()) made.push_back(entry.field);
    return made;
  }();
  return all;
}

const Field* fieldById(std::string_view id) {
  for (const auto& entry : fieldWords()) {
    if (entry.field.id == id) return &entry.field;
  }
  return nullptr;
}

namespace {

const Field* fieldOfWord(const std::string& folded) {
  const auto& index = fieldsByWord();
  const auto found = index.find(folded);
  return found == index.end() ? nullptr : found->second;
}

// "project Url" of "projectUrl".
std::string withWordsParted(std::string_view header) {
  std::string parted;
  for (std::size_t i = 0; i < header.size(); ++i) {
    const bool upper = header[i] >= 'A' && header[i] <= 'Z';
    if (i > 0 && upper && header[i - 1] >= 'a' && header[i - 1] <= 'z') parted.push_back(' ');
    parted.push_back(header[i]);
  }
  return parted;
}

}  // namespace

namespace {

// "id:ID(Org)", ":START_ID", "since:int", as files for a graph database (Neo4j) name their columns: what stands behind
// the colon says what the column is, else it is only the kind of its values and the name before it counts.
const Field* fieldOfGraphColumn(std::string_view header) {
  constexpr std::pair<std::string_view, std::string_view> kRoles[] = {{"id", "id"},         {"label", "type"},
                                                                      {"start id", "from"}, {"end id", "to"},
                                                                      {"type", "relation"}, {"ignore", "ignore"}};
  constexpr std::string_view kKinds[] = {"int",    "long", "float", "double", "boolean", "byte",
                                         "string", "char", "short", "date",   "point",   "datetime"};
  const auto colon = header.find(':');
  if (colon == std::string_view::npos) return nullptr;
  const std::string role = foldForSearch(header.substr(colon + 1, header.find_first_of("([{", colon) - colon - 1));
  for (const auto& [word, field] : kRoles) {
    if (role == word) return fieldById(field);
  }
  const bool kind = std::find(std::begin(kKinds), std::end(kKinds), role) != std::end(kKinds);
  return kind ? fieldOfWord(foldForSearch(header.substr(0, colon))) : nullptr;
}

// "itemLabel" and "countryLabel", as answers of a SPARQL service name what a thing is called.
const Field* fieldOfLabel(const std::string& folded) {
  constexpr std::string_view kEnd = " label";
  constexpr std::string_view kThings[] = {"item", "org", "organisation", "organization", "entity", "subject"};
  if (!folded.ends_with(kEnd)) return nullptr;
  const std::string thing = folded.substr(0, folded.size() - kEnd.size());
  const bool named = std::find(std::begin(kThings), std::end(kThings), thing) != std::end(kThings);
  return named ? fieldById("name") : fieldOfWord(thing);
}

}  // namespace

const Field* findField(std::string_view header) {
  if (const Field* field = fieldOfGraphColumn(header)) return field;
  if (const Field* field = fieldOfWord(foldForSearch(header))) return field;
  // "Land (ISO-kode)": what is in brackets says more of the column.
  if (const auto bracket = header.find('('); bracket != std::string_view::npos && bracket > 0) {
    if (const Field* field = fieldOfWord(foldForSearch(header.substr(0, bracket)))) return field;
  }
  // "Projektnavn / Operation name": one half may be known.
  const auto split = header.find('/');
  if (split != std::string_view::npos && split > 0) {
    for (const auto half : {header.substr(0, split), header.substr(split + 1)}) {
      if (const Field* field = fieldOfWord(foldForSearch(half))) return field;
    }
    return nullptr;
  }
  // "Partner name in English": which language it is in says less than what it is.
  for (const std::string_view language : {" in English", " in english", " in original language", " på engelsk"}) {
    if (header.ends_with(language)) return findField(header.substr(0, header.size() - language.size()));
  }
  const std::string parted = foldForSearch(withWordsParted(header));
  if (const Field* field = fieldOfWord(parted)) return field;
  return fieldOfLabel(parted);
}

namespace {

using WordField = std::pair<std::string_view, std::string_view>;

// Words that say at the end of a header what the column is: "project Url", "organisation country".
constexpr WordField kLastWords[] = {{"name", "name"},
                                    {"navn", "name"},
                                    {"title", "name"},
                                    {"titel", "name"},
                                    {"code", "id"},
                                    {"kode", "id"},
                                    {"identifier", "id"},
                                    {"url", "website"},
                                    {"website", "website"},
                                    {"hjemmeside", "website"},
                                    {"country", "country"},
                                    {"land", "country"},
                                    {"countries", "country"},
                                    {"city", "city"},
                                    {"town", "city"},
                                    {"coordinates", "coordinates"},
                                    {"start date", "valid_from"},
                                    {"end date", "valid_to"},
                                    {"startdato", "valid_from"},
                                    {"slutdato", "valid_to"},
                                    {"acronym", "aliases"},
                                    {"akronym", "aliases"},
                                    {"budget", "amount"},
                                    {"email", "email"},
                                    {"e mail", "email"},
                                    {"first name", "person"},
                                    {"last name", "person"},
                                    {"investigator", "person"}};

// Words that say it anywhere in a question: "Hvilke temaer arbejder I med?"
constexpr WordField kQuestionWords[] = {{"temaer", "themes"},
                                        {"tema", "themes"},
                                        {"themes", "themes"},
                                        {"topics", "themes"},
                                        {"emner", "themes"},
                                        {"samarbejder", "partners"},
                                        {"samarbejdspartnere", "partners"},
                                        {"partnere", "partners"},
                                        {"partners", "partners"},
                                        {"collaborate", "partners"},
                                        {"land", "country"},
                                        {"country", "country"},
                                        {"hjemmeside", "website"},
                                        {"website", "website"},
                                        {"organisation", "name"},
                                        {"organization", "name"}};

const Field* fieldByQuestion(const std::string& folded) {
  constexpr std::size_t kWordsOfQuestion = 4;
  const auto words = splitText(folded, ' ');
  if (words.size() < kWordsOfQuestion) return nullptr;
  for (const auto& [word, field] : kQuestionWords) {
    if (std::find(words.begin(), words.end(), word) != words.end()) return fieldById(field);
  }
  return nullptr;
}

}  // namespace

const Field* guessField(std::string_view header) {
  const auto bracket = header.find('(');
  const std::string folded = foldForSearch(withWordsParted(bracket == 0 ? header : header.substr(0, bracket)));
  for (const auto& [word, field] : kLastWords) {
    if (folded.size() <= word.size() + 1 || !folded.ends_with(word)) continue;
    if (folded[folded.size() - word.size() - 1] != ' ') continue;
    // "coordinator country", "Coordinator's country" speak of another than the row does.
    std::string before = folded.substr(0, folded.size() - word.size() - 1);
    const Field* whose = fieldOfWord(before);
    if (whose == nullptr && before.ends_with('s')) {
      before.resize(before.find_last_not_of(" s") + 1);
      whose = fieldOfWord(before);
    }
    return whose != nullptr && whose->use == FieldUse::partner && field != "website" ? nullptr : fieldById(field);
  }
  const auto firstWord = std::string_view(folded).substr(0, folded.find(' '));
  if (firstWord != folded && (firstWord == "contact" || firstWord == "kontakt" || firstWord == "kontaktperson"))
    return fieldById("person");
  return header.ends_with('?') || folded.size() > 20 ? fieldByQuestion(folded) : nullptr;
}

}  // namespace samspil
