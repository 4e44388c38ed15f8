#include "import/resolution/generic_words.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"

namespace samspil {
namespace {

// One concept a line; spellings in Danish, English and some neighbours' languages.
constexpr std::string_view kConcepts[] = {
    "university universitet universitaet universitaets universitat universite universidad universidade universita "
    "uniwersytet universiteit univ uni universitets universitetet",
    "hospital sygehus hospitalet hospitaler hospitals sykehus sjukhus krankenhaus klinikum hopital szpital ziekenhuis "
    "sygehuset hosp",
    "regional regions regionalt regionale",
    "region regionen region",
    "foundation fond fund fonden fondet funds fonds fundacao fundacion fondation fondazione stiftung stiftelse "
    "stiftelsen trust foundations mindefond legat familiefond",
    "institute institut instituttet institutt instituto institutet inst istituto instytut instituut",
    "school skole skolen skola schule ecole escola",
    "college hojskole hojskolen kollegium hogskola hochschule",
    "academy akademi akademiet akademie academie academia konservatorium conservatory konservatoriet conservatoire",
    "business erhverv erhvervs",
    "professional professions profession",
    "center centre centret centrum centr centro zentrum",
    "museum museet museer museums museerne",
    "library bibliotek biblioteket bibliothek bibliotheque",
    "archive arkiv archives arkivet arkiver",
    "municipality kommune kommunen kommuner municipal city by byen borough",
    "technical teknisk tekniske technology teknologi teknologisk technological technische technique tech tek",
    "danish dansk danske denmark danmark danmarks danois daenemark danemark",
    "nordic nordisk nordiske nordiska",
    "royal kongelig kongelige kgl koeniglich",
    "national nationale nationalt statens state stats stat federal",
    "society selskab selskabet samfund sallskap gesellschaft societe",
    "association forening foreningen union forbund forbundet forbund verein verband federation landsforening "
    "landsforeningen",
    "company virksomhed firma selskab corporation corp",
    "council rad radet board conseil rat",
    "agency styrelse styrelsen administration authority myndighed",
    "ministry ministerium ministeriet department departement afdeling dept afdelingen departementet",
    "research forskning forsknings forschung recherche studies study investigacion forskningen",
    "science videnskab videnskabelig sciences scientific wissenschaft videnskabernes videnskaber scientifique",
    "health sundhed sundheds healthcare helse gesundheit sante sundhedsvaesen halsa",
    "medical medicin medicinsk laege laeger medicine medizin medicinske medisinsk medizinische medico laegers "
    "laegemiddel",
    "doctor doktor dr",
    "pharmacy farmaci farmaceutisk pharma pharmaceutical apotek pharmaceuticals",
    "cancer kraeft onkologi oncology krebs kraeftens onkologisk",
    "heart hjerte cardio cardiology kardiologi herz",
    "brain hjerne neuro",
    "psychiatry psykiatri psykiatrien psychiatric psykiatrisk",
    "rehabilitation rehabilitering genoptraening",
    "child barn born childhood children boern kinder child",
    "youth unge ung young",
    "family familie familien familiens",
    "disease sygdom diseases sygdomme",
    "muscle muskel muscular",
    "dystrophy svind",
    "nurse sygepleje nursing sygeplejerske",
    "patient patienter patients patienters",
    "disability handicap handikap disabilities",
    "food fodevare fodevarer foods fodevarestyrelse",
    "agriculture landbrug agricultural jordbrug farming",
    "veterinary veterinaer dyrlaege",
    "organic okologisk oekologisk ecological okologi",
    "environment miljo environmental milieu umwelt",
    "nature natur natural",
    "climate klima climatic",
    "meteorological meteorologisk meteorologiske meteorology",
    "energy energi energie",
    "water vand wasser",
    "sea hav havet mer marine maritime sofart maritim",
    "geology geologisk geologiske geological geologi",
    "geotechnical geoteknisk geotekniske geotechnics",
    "survey undersogelse undersogelser surveys",
    "work arbejde arbejds labour labor occupational arbejdsmarked arbejdsmiljo",
    "social socialt sociale",
    "society samfunds",
    "economy okonomi economics economic",
    "law ret jura legal",
    "human menneske menneskerettigheder humanities humanistisk",
    "rights rettigheder",
    "education uddannelse uddannelses educational laering learning undervisning",
    "higher hojere videregaaende",
    "development udvikling udviklings entwicklung",
    "innovation innovations innovationen innovativ",
    "independent frie fri uafhaengig",
    "international internationalt internationale internationaux",
    "european europaeisk europaeiske europe europa eu",
    "world verden verdens mondial global monde",
    "industry industri industriens industrial industrie industrien",
    "trade handel handels commerce",
    "consumer forbruger forbrugerne",
    "fisheries fiskeri fisk",
    "forest skov forestry",
    "transport trafik traffic",
    "building byggeri bygge construction bolig housing",
    "defence forsvar forsvars defense forsvarets forsvaret military armed",
    "police politi",
    "church kirke",
    "art kunst arts kunstnerisk kunstakademi kunstens",
    "design",
    "architecture arkitekt arkitektur arkitekter",
    "music musik musikk",
    "film filmskole filmschool",
    "theatre teater scenekunst theater drama",
    "sport idraet sports athletics boldspil football",
    "history historie historisk historical",
    "culture kultur cultural kulturhistorisk",
    "collection samling samlinger",
    "newspaper avis media medier",
    "library",
    "statistics statistik",
    "space rum rumfart astronautical",
    "safety sikkerhed security sakerhet",
    "nuclear kerne kernekraft karn",
    "metrology metrologi",
    "diabetes diabetisk",
    "asthma astma",
    "allergy allergi",
    "arthritis gigt rheumatology",
    "dental tandlaege odontologi dentistry",
    "community faellesskab faelles common",
    "network netvaerk netzwerk",
    "alliance alliancen",
    "partnership partnerskab partners partnere",
    "cluster klynge klyngen",
    "group gruppe gruppen koncern holding",
    "laboratory laboratorium laboratories lab laboratoriet",
    "clinic klinik klinikken klinikker clinical klinisk kliniske clinics",
    "unit enhed enheden hospitalsenhed",
    "service tjeneste services",
    "care pleje omsorg",
    "practice praksis",
    "analysis analyse analyses",
    "welfare velfaerd",
    "future fremtid fremtids futures fremtidsforskning",
    "tourism turisme tourist",
    "computer data informatics informatik it digital",
    "engineering ingenior engineers ingeniorer",
    "physics fysik physical",
    "chemistry kemi chemical",
    "biology biologi biological bio",
    "mathematics matematik",
    "language sprog",
    "theology teologi",
    "king kong kings konge",
    "queen dronning",
    "saint sankt skt st",
    "committee udvalg komite kommission commission",
    "secretariat sekretariat sekretariatet",
    "office kontor kontoret",
    "fonds",
    "north nord nordre norra nordlige northern",
    "south syd sonder sydlige southern sondre",
    "east ost oestre ostre eastern",
    "west vest vestre western",
    "central midt mid middle",
    "southwest sydvest",
    "greater stor storre",
    "capital hovedstad hovedstaden hovedstads",
    "copenhagen kobenhavn kobenhavns kopenhagen copenhague kbh hafnia",
    "jutland jylland jysk jyske jyllands jutlandic",
    "funen fyn fyns fynsk",
    "zealand sjaelland sjaellands sealand",
    "greenland gronland gronlands",
    "faroe faero faeroerne faroerne",
    "bornholm bornholms",
    "aarhus arhus",
    "sweden sverige svensk swedish",
    "norway norge norsk norwegian",
    "germany tyskland tysk german deutschland deutsche",
    "independent uafhaengige",
    "first forste",
    "new ny nye nyt neue",
    "free gratis",
    "open aben abne",
    "general almen almindelig",
    "public offentlig offentlige",
    "private privat",
    "woman kvinde kvinder women",
    "elderly aeldre aldring ageing aging",
    "memorial minde",
    "director direktor",
    "wife hustru hustrus",
};

constexpr std::string_view kFillWords[] = {"the", "of",  "and",  "for", "in",  "at",  "on",  "to", "a",   "an",  "og",
                                           "af",  "i",   "pa",   "til", "ved", "den", "det", "de", "der", "des", "die",
                                           "das", "und", "fur",  "la",  "le",  "les", "du",  "el", "et",  "och", "av",
                                           "vid", "for", "with", "d",   "l",   "v",   "y",   "e"};
constexpr std::string_view kLegalForms[] = {
    "as",  "aps",     "is",  "ks",   "ivs", "amba", "fmba",  "smba", "gmbh", "ggmbh", "ag",    "kg",
    "ltd", "limited", "plc", "inc",  "llc", "bv",   "nv",    "oy",   "oyj",  "ab",    "asa",   "sa",
    "srl", "spa",     "sas", "sarl", "ev",  "eeig", "aisbl", "asbl", "vzw",  "sro",   "spzoo", "pte",
    "pty", "si",      "co",  "mbh",  "ou",  "uab",  "doo",   "kft",  "sl",   "sp",    "zoo"};

const std::unordered_map<std::string, std::string_view>& concepts() {
  static const auto words = [] {
    std::unordered_map<std::string, std::string_view> made;
    for (const auto line : kConcepts) {
      const auto spellings = splitText(line, ' ');
      for (const auto spelling : spellings) made.emplace(foldForSearch(spelling), spellings.front());
    }
    return made;
  }();
  return words;
}

// Endings that Danish and English put on nouns; the longest first.
constexpr std::string_view kEndings[] = {"ernes", "erne", "ens", "ets", "ers", "ene", "en", "et", "er", "es", "s", "e"};

// Letters that join the parts of a compound.
constexpr std::array<std::string_view, 3> kJoints = {"", "s", "e"};

std::optional<std::string_view> exactConcept(std::string_view word) {
  const auto found = concepts().find(std::string(word));
  if (found == concepts().end()) return std::nullopt;
  return found->second;
}

// A generic word of at least four letters at the front of `word` that leaves a rest of three or more.
std::size_t genericFront(std::string_view word) {
  for (std::size_t length = word.size() - 3; length >= 4; --length) {
    if (exactConcept(word.substr(0, length))) return length;
  }
  return 0;
}

// Where a generic word at the end of `word` begins; 0: there is none.
std::size_t genericEnd(std::string_view word) {
  for (std::size_t from = 3; from + 4 <= word.size(); ++from) {
    if (conceptOf(word.substr(from))) return from;
  }
  return 0;
}

}  // namespace

std::optional<std::string_view> conceptOf(std::string_view word) {
  if (const auto found = exactConcept(word)) return found;
  for (const auto ending : kEndings) {
    if (word.size() < ending.size() + 3 || !word.ends_with(ending)) continue;
    if (const auto found = exactConcept(word.substr(0, word.size() - ending.size()))) return found;
  }
  return std::nullopt;
}

bool isFillWord(std::string_view word) {
  return std::find(std::begin(kFillWords), std::end(kFillWords), word) != std::end(kFillWords);
}

bool isLegalForm(std::string_view word) {
  return std::find(std::begin(kLegalForms), std::end(kLegalForms), word) != std::end(kLegalForms);
}

std::vector<std::string> partsOfCompound(std::string_view word) {
  if (word.size() < 8 || conceptOf(word)) return {std::string(word)};
  if (const std::size_t front = genericFront(word); front > 0) {
    for (const auto joint : kJoints) {
      const auto rest = word.substr(front);
      if (!rest.starts_with(joint) || rest.size() < joint.size() + 3) continue;
      auto parts = partsOfCompound(rest.substr(joint.size()));
      if (!joint.empty() || parts.size() > 1 || conceptOf(parts.front())) {
        parts.insert(parts.begin(), std::string(word.substr(0, front)));
        return parts;
      }
    }
  }
  if (const std::size_t end = genericEnd(word); end > 0) {
    std::string_view first = word.substr(0, end);
    if (first.size() > 4 && first.ends_with('s')) first.remove_suffix(1);
    auto parts = partsOfCompound(first);
    parts.emplace_back(word.substr(end));
    return parts;
  }
  return {std::string(word)};
}

}  // namespace samspil
