// Values of the network in the words and number forms of a language.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "base/language.h"
#include "graph/statement.h"
#include "storage/property_graph_store.h"

namespace samspil {

std::string certaintyLabel(Certainty certainty, Language language);  // "angivet i kilden"
std::string passageLabel(Passage passage, Language language);        // "indsat i udkastet"; "" for plain
std::string propertyLabel(std::string_view name,
                          Language language);  // "By" of "city"; the name itself where it is not ours
// What a subtype or role is called by the network's own words (storage setting "term"); its id in plain letters where
// it has none.
std::string termLabel(const PropertyGraphStore& store, std::string_view id, Language language);
std::string dateText(PartialDate date, Language language);                    // "31. dec. 2026", "okt. 2014", "2017"
std::string periodText(PartialDate from, PartialDate to, Language language);  // "siden 2017", "2015–2018", "til 2022"
std::string amountText(const Amount& amount, Language language);              // "29,3 mio. kr. om året"
std::string numberText(std::uint64_t value, Language language);               // "1.234"
std::string timeText(std::int64_t microseconds, Language language);           // local: "22. nov. 2026 14:05"

// "Region Midtjylland er part i Human First": a tie read from one end, which need not be its `from`.
std::string tieSentence(const Relation& relation, std::string_view reader, std::string_view other, bool forward,
                        Language language);

}  // namespace samspil
