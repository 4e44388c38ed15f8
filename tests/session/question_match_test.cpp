// What people type is understood: many wordings of each question, in both languages, misspelt too.
#include <doctest/doctest.h>

#include "session/questions/question_match.h"
#include "tests/session/built_in_session.h"

using namespace samspil;
using test::at;
using test::builtInSession;

namespace {

QuestionMatch best(std::string_view text) {
  const auto matches = matchQuestions(builtInSession().network(), text, Language::danish, 3);
  if (matches.empty()) FAIL("nothing for ", text);
  return matches.front();
}

std::string keyOf(const BlankValue& value) {
  const GraphSnapshot& network = builtInSession().network();
  if (const auto* v = std::get_if<VertexIndex>(&value)) return std::string(network.key(*v));
  if (const auto* type = std::get_if<TypeId>(&value)) return network.vocabulary().type(*type).key;
  if (const auto* year = std::get_if<int>(&value)) return std::to_string(*year);
  return "?";
}

struct Phrasing {
  const char* text;
  const char* question;
  std::vector<std::string> blanks;
};

const Phrasing kPhrasings[] = {
    {"Hvem arbejder med rehabilitering?", "who_works_on", {"rehabilitering"}},
    {"hvem forsker i kræft", "who_works_on", {"kraeft"}},
    {"hvem laver noget om kunstig intelligens?", "who_works_on", {"kunstig-intelligens"}},
    {"who works on rehabilitation", "who_works_on", {"rehabilitering"}},
    {"Who does research on cancer?", "who_works_on", {"kraeft"}},
    {"hvem arbjder med rehabilitring", "who_works_on", {"rehabilitering"}},
    {"kan du vise mig hvem der arbejder med palliation", "who_works_on", {"palliation"}},
    {"Hvad arbejder AUH med?", "themes_of", {"aarhus-universitetshospital"}},
    {"hvilke temaer har Hammel Neurocenter", "themes_of", {"hammel-neurocenter"}},
    {"what does Regionshospitalet Randers work on", "themes_of", {"regionshospitalet-randers"}},
    {"Hvilke temaer har ingen universitetsklinik?", "themes_without", {"university_clinic"}},
    {"temaer uden universitetsklinikker", "themes_without", {"university_clinic"}},
    {"which themes have no university clinic", "themes_without", {"university_clinic"}},
    {"which themes lack a hospital", "themes_without", {"hospital"}},
    {"hvilke temaer dækker KUF-fællesskaber", "themes_of_type", {"kuf_community"}},
    {"hvilke temaer arbejder universitetsklinikker med", "themes_of_type", {"university_clinic"}},
    {"which themes do KUF communities cover?", "themes_of_type", {"kuf_community"}},
    {"hvilke temaer er sårbare", "thin_themes", {}},
    {"which themes rest on a single actor", "thin_themes", {}},
    {"hvilke temaer arbejder ingen med", "uncovered_themes", {}},
    {"uncovered themes", "uncovered_themes", {}},
    {"Hvordan hænger Regionshospitalet Horsens og UZ Leuven sammen?",
     "how_connected",
     {"regionshospitalet-horsens", "uz-leuven"}},
    {"hvordan hænger horsens sammen med leuven", "how_connected", {"", "uz-leuven"}},
    {"vejen fra Lemvig Kommune til Karolinska", "how_connected", {"lemvig-kommune", "karolinska"}},
    {"how are Aarhus University and EUHA connected", "how_connected", {"aarhus-universitet", "euha"}},
    {"path from euha to human first", "how_connected", {"euha", "human-first"}},
    {"what links Human First and VIA University College", "how_connected", {"human-first", "via-university-college"}},
    {"Hvem kan binde Regionshospitalet Randers og Karolinska sammen?",
     "who_can_introduce",
     {"regionshospitalet-randers", "karolinska"}},
    {"hvem kender både AUH og Aarhus Kommune", "who_can_introduce", {"aarhus-universitetshospital", "aarhus-kommune"}},
    {"who can introduce Viborg Kommune to UZ Leuven", "who_can_introduce", {"viborg-kommune", "uz-leuven"}},
    {"who connects euha and human first", "who_can_introduce", {"euha", "human-first"}},
    {"hvad har Regionshospitalet Randers og Regionshospitalet Viborg til fælles",
     "in_common",
     {"regionshospitalet-randers", "regionshospitalet-viborg"}},
    {"what do euha and human first have in common", "in_common", {"euha", "human-first"}},
    {"Hvem mister forbindelsen, hvis AUH falder bort?", "who_loses", {"aarhus-universitetshospital"}},
    {"hvad sker der uden Region Midtjylland", "who_loses", {"region-midtjylland"}},
    {"uden region midtjylland", "who_loses", {"region-midtjylland"}},
    {"what if euha disappears", "who_loses", {"euha"}},
    {"the network without Region Midtjylland", "who_loses", {"region-midtjylland"}},
    {"hvem har forbindelse til EUHA", "who_reaches", {"euha"}},
    {"hvem kan åbne døren til Karolinska", "who_reaches", {"karolinska"}},
    {"who is connected to euha", "who_reaches", {"euha"}},
    {"hvem er uundværlig", "indispensable", {}},
    {"single points of failure", "indispensable", {}},
    {"hvem samarbejder AUH med", "closest_partners", {"aarhus-universitetshospital"}},
    {"who does Aarhus University work with", "closest_partners", {"aarhus-universitet"}},
    {"Hvem er med i Human First?", "who_is_in", {"human-first"}},
    {"medlemmer af EUHA", "who_is_in", {"euha"}},
    {"who is a member of EUHA", "who_is_in", {"euha"}},
    {"hvilke netværk er AUH med i", "memberships", {"aarhus-universitetshospital"}},
    {"what is Aarhus University a member of", "memberships", {"aarhus-universitet"}},
    {"hvilke medlemmer af EUHA arbejder vi ikke med", "unused_members", {"euha"}},
    {"which members of EUHA do we not work with", "unused_members", {"euha"}},
    {"udenlandske partnere", "partners_abroad", {}},
    {"which partners do we have abroad", "partners_abroad", {}},
    {"hvilke ønsker er der", "wishes", {}},
    {"who wants to work with whom", "wishes", {}},
    {"hvem burde Horsens Kommune arbejde sammen med", "should_work_with", {"horsens-kommune"}},
    {"suggest partners for Regionshospitalet Horsens", "should_work_with", {"regionshospitalet-horsens"}},
    {"hvilke huller er der omkring AUH", "gaps_around", {"aarhus-universitetshospital"}},
    {"gaps around euha", "gaps_around", {"euha"}},
    {"hvem finansierer Human First", "who_pays", {"human-first"}},
    {"hvor får praksissektoren penge fra", "who_pays", {"praksissektoren"}},
    {"who pays for human first", "who_pays", {"human-first"}},
    {"hvad giver Region Midtjylland penge til", "what_is_funded", {"region-midtjylland"}},
    {"hvor går pengene hen", "where_money_goes", {}},
    {"where does the money go", "where_money_goes", {}},
    {"Hvad ændrede sig fra 2013 til 2025?", "what_changed", {"2013", "2025"}},
    {"sammenlign 2013 med 2019", "what_changed", {"2013", "2019"}},
    {"what changed between 2019 and 2025", "what_changed", {"2019", "2025"}},
    {"hvad er nyt siden 2019", "new_since", {"2019"}},
    {"what is new since 2013", "new_since", {"2013"}},
    {"hvilke bevillinger stopper i 2026", "what_ends", {"2026"}},
    {"what expires after 2025", "what_ends", {"2025"}},
    {"hvad har vi ikke hørt om siden 2013", "not_heard_of", {"2013"}},
    {"Hvor står der noget om Human First?", "where_it_stands", {"human-first"}},
    {"which documents mention AUH", "where_it_stands", {"aarhus-universitetshospital"}},
};

}  // namespace

TEST_CASE("more than 60 ways to ask are understood, with what stands in the blanks") {
  CHECK(std::size(kPhrasings) >= 60);
  for (const Phrasing& phrasing : kPhrasings) {
    const QuestionMatch match = best(phrasing.text);
    const std::string text = phrasing.text;
    CAPTURE(text);
    CAPTURE(match.cost);
    CAPTURE(match.question->id);
    CHECK(match.question->id == std::string_view(phrasing.question));
    CHECK(match.sure);
    if (match.question->id != std::string_view(phrasing.question)) continue;
    REQUIRE(match.blanks.size() == phrasing.blanks.size());
    for (std::size_t i = 0; i < match.blanks.size(); ++i) {
      if (!phrasing.blanks[i].empty()) CHECK(keyOf(match.blanks[i]) == phrasing.blanks[i]);
    }
  }
}

TEST_CASE("every wording in the catalogue finds its own question") {
  const GraphSnapshot& network = builtInSession().network();
  for (const Question* question : questionCatalogue()) {
    std::vector<BlankValue> blanks;
    for (std::size_t i = 0; i < question->blanks.size(); ++i) blanks.push_back(exampleFor(network, *question, i));
    for (const Language language : {Language::danish, Language::english}) {
      const std::string text = questionText(network, *question, blanks, language);
      INFO(text);
      const auto matches = matchQuestions(network, text, language, 3);
      REQUIRE_FALSE(matches.empty());
      CHECK(matches.front().question->id == question->id);
      CHECK(matches.front().sure);
    }
  }
}

TEST_CASE("what is no question is not answered, but near ones are offered") {
  for (const char* text : {"vejret i morgen", "xyzzy", "hvad er klokken", "the quick brown fox jumps"}) {
    INFO(text);
    const auto matches = matchQuestions(builtInSession().network(), text, Language::danish, 3);
    CHECK(matches.size() == 3);
    CHECK_FALSE(matches.front().sure);
  }
  CHECK(matchQuestions(builtInSession().network(), "  ?! ", Language::danish, 3).empty());
}

TEST_CASE("a question without its blank is recognised and left open") {
  const QuestionMatch match = best("hvem arbejder med");
  CHECK(match.question->id == "who_works_on");
  CHECK_FALSE(match.complete());
  CHECK_FALSE(match.sure);
}
