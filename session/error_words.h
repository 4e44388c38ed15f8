// Errors in the language of who reads them. An Error's sentence is English (base/result.h), wherever it comes from;
// what it is in Danish stands here, by the format that it was made with. What stands in its blanks may be errors again
// ("partnere.csv: line 3: ..."). What is not known here, such as the reason that the system gives, stays as it is.
//
//   err << errorText(result.error(), context.language);
//
// Cost: a comparison with each known sentence. For any thread.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/language.h"
#include "base/result.h"

namespace samspil {

std::string errorText(std::string_view message, Language language);
inline std::string errorText(const Error& error, Language language) { return errorText(error.message, language); }
// For messages that outlive a change of language.
inline LocalizedText errorTexts(const Error& error) {
  return {errorText(error, Language::danish), errorText(error, Language::english)};
}

// A sentence as it is made with "{}" for each blank, and in Danish with "{0}", "{1}", ... for the same.
struct ErrorSentence {
  std::string_view english, danish;
};
std::span<const ErrorSentence> errorSentences();  // in error_sentences.cpp; the more special before the more general

}  // namespace samspil
