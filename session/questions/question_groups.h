// The questions by subject, a file each. Inside session/questions/ only.
#pragma once

#include "session/questions/question.h"

namespace samspil {

std::span<const Question> themeQuestions();
std::span<const Question> connectionQuestions();
std::span<const Question> partnerQuestions();
std::span<const Question> gapQuestions();
std::span<const Question> moneyQuestions();
std::span<const Question> timeQuestions();

}  // namespace samspil
