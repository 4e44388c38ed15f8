#include <algorithm>

#include <fmt/format.h>

#include "graph/themes.h"
#include "session/questions/question_groups.h"

namespace samspil {
namespace {

bool fits(const GraphSnapshot& network, const Blank& blank, const BlankValue& value) {
  switch (blank.kind) {
    case BlankKind::entity:
    case BlankKind::theme:
      return std::holds_alternative<VertexIndex>(value) && std::get<VertexIndex>(value).value < network.vertexCount();
    case BlankKind::type:
    case BlankKind::types: return std::holds_alternative<TypeId>(value);
    case BlankKind::year: return std::holds_alternative<int>(value);
  }
  return false;
}

// The most tied entity that a blank can take; `skip` of them are passed over, so that two blanks differ. None in a
// network that is too large to be looked through between two frames.
BlankValue mostTied(const GraphSnapshot& network, BlankKind kind, std::size_t skip) {
  constexpr std::size_t kLookThrough = 20'000;
  if (network.vertexCount() > kLookThrough) return {};
  std::vector<VertexIndex> passed;
  for (std::size_t round = 0; round <= skip; ++round) {
    std::optional<VertexIndex> best;
    for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
      const VertexIndex v{i};
      const bool wanted =
          kind == BlankKind::theme ? isTheme(network, v) : network.vocabulary().type(network.type(v)).actor;
      if (!wanted || std::find(passed.begin(), passed.end(), v) != passed.end()) continue;
      if (!best || network.degree(v) > network.degree(*best)) best = v;
    }
    if (!best) return {};
    passed.push_back(*best);
  }
  return passed.back();
}

BlankValue yearOfSources(const GraphSnapshot& network, bool newest) {
  int year = 0;
  for (const SourceView& source : network.sources()) {
    if (!source.date.known()) continue;
    const int its = source.date.year;
    year = year == 0 ? its : newest ? std::max(year, its) : std::min(year, its);
  }
  return year == 0 ? BlankValue{} : BlankValue{year};
}

}  // namespace

std::span<const Question* const> questionCatalogue() {
  static const std::vector<const Question*> all = [] {
    std::vector<const Question*> made;
    for (const auto group : {themeQuestions(), connectionQuestions(), partnerQuestions(), gapQuestions(),
                             moneyQuestions(), timeQuestions()}) {
      for (const Question& question : group) made.push_back(&question);
    }
    return made;
  }();
  return all;
}

const Question* findQuestion(std::string_view id) {
  const auto all = questionCatalogue();
  const auto found = std::find_if(all.begin(), all.end(), [&](const Question* q) { return q->id == id; });
  return found == all.end() ? nullptr : *found;
}

Result<Answer> ask(const NetworkReader& reader, const Question& question, std::span<const BlankValue> blanks,
                   Language language, JobControl& job) {
  const GraphSnapshot& network = reader.network();
  for (std::size_t i = 0; i < question.blanks.size(); ++i) {
    if (i < blanks.size() && fits(network, question.blanks[i], blanks[i])) continue;
    return makeError(ErrorCode::invalidArgument, "Say which {} the question is about: {}",
                     question.blanks[i].label.english, questionText(network, question, blanks, language));
  }
  TRY_ASSIGN(Answer answer, question.answer({reader, network, language, blanks, job}));
  answer.question = questionText(network, question, blanks, language);
  return answer;
}

std::string blankText(const GraphSnapshot& network, const Blank& blank, const BlankValue& value, Language language) {
  if (const auto* v = std::get_if<VertexIndex>(&value)) return std::string(network.name(*v, language));
  if (const auto* year = std::get_if<int>(&value)) return fmt::format("{}", *year);
  if (const auto* id = std::get_if<TypeId>(&value)) {
    const EntityType& type = network.vocabulary().type(*id);
    std::string text = (blank.kind == BlankKind::types ? type.plural : type.label).in(language);
    // Within a sentence, but for names such as KUF.
    if (text.size() > 1 && text[1] >= 'a' && text[1] <= 'z') text[0] = static_cast<char>(std::tolower(text[0]));
    return text;
  }
  return fmt::format("[{}]", blank.label.in(language));
}

std::string questionText(const GraphSnapshot& network, const Question& question, std::span<const BlankValue> blanks,
                         Language language) {
  std::string text{question.text.in(language)};
  for (std::size_t i = 0; i < question.blanks.size(); ++i) {
    const std::string place = fmt::format("{{{}}}", question.blanks[i].id);
    const auto at = text.find(place);
    if (at == std::string::npos) continue;
    const BlankValue value = i < blanks.size() ? blanks[i] : BlankValue{};
    text.replace(at, place.size(), blankText(network, question.blanks[i], value, language));
  }
  return text;
}

BlankValue exampleFor(const GraphSnapshot& network, const Question& question, std::size_t blank) {
  const Blank& wanted = question.blanks[blank];
  switch (wanted.kind) {
    case BlankKind::entity:
    case BlankKind::theme:
      if (const auto v = network.findKey(wanted.example)) return *v;
      return mostTied(network, wanted.kind, blank);
    case BlankKind::type:
    case BlankKind::types:
      if (const auto type = network.vocabulary().findType(wanted.example)) return *type;
      if (const auto most = mostTied(network, BlankKind::entity, 0); std::holds_alternative<VertexIndex>(most))
        return network.type(std::get<VertexIndex>(most));
      return {};
    case BlankKind::year: return yearOfSources(network, wanted.example == "newest");
  }
  return {};
}

}  // namespace samspil
