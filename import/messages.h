// Every sentence that an import says about a file, in both languages, by its stable code.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "import/diagnostic.h"

namespace samspil {

// Where in a file something stands.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint32_t column = 0;  // 1-based; 0: the whole row
  std::string_view text;     // what stood there
};

// The diagnostic of `code` with `arguments` put into its sentences in order. REQUIRES: the code is in the list of
// messages.cpp.
Diagnostic makeDiagnostic(std::string_view code, const Place& place, const std::vector<std::string>& arguments = {});

struct MessageForm {
  std::string_view code;
  Severity severity;
  std::string_view danish, english;  // {0}, {1}: the arguments
};
const std::vector<MessageForm>& messageForms();

}  // namespace samspil
