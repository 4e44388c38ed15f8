// From what a person types to a question with its blanks filled, in Danish or English, however it is spelt.
//
//   matchQuestions(network, "who works on dementia", Language::english, 3)
//
// Every wording of every question is laid beside the typed words: words that agree cost nothing, misspelt ones little,
// words that only one of the two has cost by how telling they are, and what stands at the place of a blank is looked up
// among names, types and years. The least costly come first. Cost: words x wordings, and a search for the names of the
// few best.
#pragma once

#include "session/questions/question.h"

namespace samspil {

struct QuestionMatch {
  const Question* question = nullptr;
  std::vector<BlankValue> blanks;  // as many as the question has; monostate where the text does not say
  double cost = 0;                 // 0: the text is a wording of the question with names spelt out
  bool sure = false;               // it can be answered without asking back
  bool complete() const {
    for (const BlankValue& value : blanks) {
      if (std::holds_alternative<std::monostate>(value)) return false;
    }
    return true;
  }
};

// At most `limit`, best first, each question once. Never empty unless `text` is.
std::vector<QuestionMatch> matchQuestions(const GraphSnapshot& network, std::string_view text, Language language,
                                          std::size_t limit);

// What a person means by a blank's words; monostate where nothing fits.
BlankValue resolveBlank(const GraphSnapshot& network, const Blank& blank, std::string_view text, Language language);

}  // namespace samspil
