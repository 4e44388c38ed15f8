#include "viewer/remembered_look.h"

#include "base/files.h"
#include "base/text.h"

namespace samspil {

std::filesystem::path lookFile() { return userDataDirectory() / "look"; }

std::optional<Look> rememberedLook(const std::filesystem::path& file) {
  const auto bytes = readFile(file);
  if (!bytes) return {};
  const auto words = splitText(splitText(*bytes, '\n').front(), ' ');
  const bool understood =
      words.size() == 2 && (words[0] == "da" || words[0] == "en") && (words[1] == "light" || words[1] == "dark");
  if (!understood) return {};
  return Look{words[0] == "da" ? Language::danish : Language::english,
              words[1] == "light" ? Theme::light : Theme::dark};
}

Result<void> rememberLook(const std::filesystem::path& file, const Look& look) {
  std::error_code exists;
  std::filesystem::create_directories(file.parent_path(), exists);
  const std::string language = look.language == Language::danish ? "da" : "en";
  return writeFileAtomically(file, language + (look.theme == Theme::light ? " light\n" : " dark\n"));
}

}  // namespace samspil
