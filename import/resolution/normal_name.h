// A name taken apart for comparison: words as concepts, without legal forms and fill words, its site, its initials.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace samspil {

struct NormalName {
  std::string folded;              // foldForSearch of the whole name
  std::vector<std::string> words;  // concepts ("university") and stems ("aarhu"), in order, without repeats
  std::string strict;  // the words as they are spelled, folded, without legal forms and fill words: equal only for one
                       // and the same name
  std::string site;    // folded text behind a dash or comma: "Hospital X – Skejby" has "skejby"
  std::string initials;       // of the words and parts of compounds, without fill words: "auh"
  std::string initialsOfAll;  // with fill words
  bool acronym = false;       // the name itself looks like one: short, mostly capitals
};

NormalName normalName(std::string_view name);

// "Hospital X" of "Hospital X – Skejby"; "" if there is no site.
std::string_view nameWithoutSite(std::string_view name);

// "aarhus" of "https://www.aarhus.dk/om": the part of a website's host that names its owner; "" if there is none.
std::string hostLabel(std::string_view website);

}  // namespace samspil
