#include "tests/bench/storage/partner_lists.h"

#include <bit>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace samspil::bench {
namespace {

struct Place {
  std::string_view country, city;
  double latitude, longitude;
};

constexpr Place kPlaces[] = {
    {"DK", "Aarhus", 56.16, 10.21},        {"DK", "Gødstrup", 56.15, 8.91},    {"DK", "Hørsholm", 55.88, 12.50},
    {"DK", "Viborg", 56.45, 9.40},         {"DK", "Sønderborg", 54.91, 9.79},  {"DK", "København Ø", 55.71, 12.58},
    {"SE", "Göteborg", 57.71, 11.97},      {"SE", "Linköping", 58.41, 15.62},  {"NO", "Tromsø", 69.65, 18.96},
    {"NO", "Ålesund", 62.47, 6.15},        {"IS", "Reykjavík", 64.15, -21.94}, {"FI", "Jyväskylä", 62.24, 25.75},
    {"DE", "Tübingen", 48.52, 9.06},       {"DE", "Köln", 50.94, 6.96},        {"PL", "Łódź", 51.76, 19.46},
    {"PL", "Kraków", 50.06, 19.94},        {"GR", "Αθήνα", 37.98, 23.73},      {"GR", "Θεσσαλονίκη", 40.64, 22.94},
    {"CZ", "Olomouc", 49.59, 17.25},       {"ES", "Donostia", 43.32, -1.98},   {"BE", "Leuven", 50.88, 4.70},
    {"US", "Rochester, MN", 44.02, -92.47}};
constexpr std::string_view kKinds[] = {
    "Universitetshospitalet", "Afdeling for", "Klinik for",  "Institut for", "Szpital Kliniczny", "Νοσοκομείο",
    "Landsforeningen for",    "Videncenter",  "Sjukhuset i", "Sykehuset",    "Klinikum für",      "Fondation pour"};
constexpr std::string_view kThemes[] = {
    "Neurologi",      "Rehabilitering",   "Børn og unge",   "Folkesundhed", "Hjertesygdomme", "Telemedicin",
    "Onkologi",       "Diabetes",         "Palliation",     "Ældremedicin", "Søvn",           "Smerter",
    "Psykiatri",      "Fødsler",          "Genetik",        "Akutmedicin",  "Ernæring",       "Patientinddragelse",
    "Sårbehandling",  "Lungesygdomme",    "Øjensygdomme",   "Hørelse",      "Immunologi",     "Sundhedsøkonomi",
    "Billeddannelse", "Lægemiddelforsøg", "Arbejdsmedicin", "Infektioner",  "Kirurgi",        "Fysioterapi"};
constexpr std::string_view kForms[] = {"A/S", "ApS", "GmbH & Co. KG", "Forskningsenheden", "Partnerskabet", "Nord",
                                       "Øst", "AB",  "Laboratoriet",  "Konsortiet",        "Sp. z o.o.",    "Vest"};
constexpr std::string_view kRoles[] = {"partner",       "koordinator",        "lead partner", "ansvarlig læge",
                                       "tovholder",     "bevillingshaver",    "observatør",   "partner, in kind",
                                       "data provider", "partner \"silver\"", "medlem",       "Projektträger"};
// All known to an empty network of the program.
constexpr std::string_view kRelations[] = {"COLLABORATES_WITH", "PARTNER_OF", "PARTICIPATES_IN", "INVOLVES",
                                           "MEMBER_OF",         "PART_OF",    "ADVISES",         "FUNDS",
                                           "FOCUSES_ON",        "DEVELOPED"};
constexpr std::string_view kTypes[] = {"organisation", "organisation", "organisation", "organisation", "hospital",
                                       "clinic",       "clinic",       "clinic",       "project",      "project"};

std::string csvField(std::string_view text) {
  if (text.find_first_of(",\"\n") == text.npos) return std::string(text);
  std::string field = "\"";
  for (const char c : text) field += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
  return field + '"';
}

// Of the n-th entity, from 0. The modulus is a prime, so that no two of fewer entities share a key.
std::string keyOf(std::uint64_t n) {
  return fmt::format("{}{:07}", kTypes[n % std::size(kTypes)].front(), n * 2654435761 % 9999991);
}

class Draw {
 public:
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  bool oneIn(std::uint64_t n) { return below(n) == 0; }
  template <std::size_t size>
  const auto& of(const auto(&values)[size]) {
    return values[below(size)];
  }

 private:
  std::mt19937_64 random_{20130101};
};

std::string name(Draw& draw, std::string_view city, std::uint32_t number) {
  std::string name = fmt::format("{} {}", draw.of(kKinds), draw.of(kThemes));
  const std::uint64_t shape = draw.below(100);
  if (shape < 60) name += fmt::format(" {}", draw.of(kForms));
  if (shape < 30) name += fmt::format(" {}", city);
  if (shape >= 94) name += fmt::format(", {}", city);
  if (shape == 93) name += fmt::format(" \"{}\"", draw.of(kThemes));
  name += fmt::format(" {}", number);
  if (draw.oneIn(200)) name += " Fra\u0308nkel";  // as some systems write ä: two characters
  if (draw.oneIn(1000)) name += fmt::format("\nAfsnit {}", draw.of(kThemes));
  return name;
}

std::string homepage(Draw& draw, std::string_view country, std::uint32_t number) {
  if (draw.below(10) < 3) return {};
  return fmt::format("https://www.p{}.{}/om?id={}", number, country == "DK" ? "dk" : "org", draw.below(1000000));
}

std::string themes(Draw& draw) {
  std::string themes;
  for (std::uint64_t left = draw.below(4); left > 0; --left)
    themes += fmt::format("{}{}", themes.empty() ? "" : ";", draw.of(kThemes));
  return themes;
}

void writeEntities(std::ostream& file, Draw& draw, std::uint32_t entities) {
  file << "id,type,name,country,city,lat,lon,homepage,themes\n";
  for (std::uint32_t n = 0; n < entities; ++n) {
    const Place& place = draw.of(kPlaces);
    const auto near = [&](double degrees) { return degrees + static_cast<double>(draw.below(10000)) / 1e5; };
    const double latitude = near(place.latitude), longitude = near(place.longitude);
    file << fmt::format("{},{},{},{},{},{:.5f},{:.5f},", keyOf(n), kTypes[n % std::size(kTypes)],
                        csvField(name(draw, place.city, n)), place.country, csvField(place.city), latitude, longitude);
    file << fmt::format("{},{}\n", homepage(draw, place.country, n), themes(draw));
  }
}

// One end in five is a hub's: its rank is as likely one of the first two as one of the 200,000 after the first 100,000.
// Ranks are scattered over the list.
std::uint64_t end(Draw& draw, std::uint32_t entities) {
  if (!draw.oneIn(5)) return draw.below(entities);
  const std::uint64_t before = std::uint64_t{1} << draw.below(static_cast<std::uint64_t>(std::bit_width(entities)));
  return (before - 1 + draw.below(before)) * 2654435761 % entities;
}

std::string document(Draw& draw, std::uint32_t ties) {
  std::string document = fmt::format("sag-{}{}", draw.below(ties / 20 + 10), draw.oneIn(2) ? ".pdf" : ".csv");
  if (draw.oneIn(25)) document += fmt::format(", side {}", 1 + draw.below(90));
  if (draw.oneIn(1000)) document += fmt::format("\nafsnit {}", 1 + draw.below(9));
  return csvField(document);
}

void writeTies(std::ostream& file, Draw& draw, std::uint32_t entities, std::uint32_t ties) {
  file << "source,target,relation,role,from_year,to_year,source_doc\n";
  for (std::uint32_t n = 0; n < ties; ++n) {
    const std::uint64_t from = end(draw, entities);
    std::uint64_t to = end(draw, entities);
    while (to == from) to = end(draw, entities);
    const std::uint64_t fromYear = 1985 + draw.below(40), years = draw.below(10);
    file << fmt::format("{},{},{},{},{},", keyOf(from), keyOf(to), draw.of(kRelations),
                        draw.oneIn(5) ? "" : csvField(draw.of(kRoles)), fromYear);
    file << fmt::format("{},{}\n", years < 6 ? std::to_string(fromYear + years) : "", document(draw, ties));
  }
}

}  // namespace

void writePartnerLists(const std::filesystem::path& directory, std::uint32_t entities, std::uint32_t ties) {
  Draw draw;
  std::ofstream entityFile(directory / "entities.csv"), tieFile(directory / "ties.csv"),
      keyFile(directory / "keys.txt");
  writeEntities(entityFile, draw, entities);
  writeTies(tieFile, draw, entities, ties);
  for (int i = 0; i < 10000; ++i) keyFile << keyOf(draw.below(entities)) << '\n';
}

}  // namespace samspil::bench
