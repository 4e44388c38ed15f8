#include "storage/key_value_engine.h"

namespace samspil {

std::string endOfPrefix(std::string_view prefix) {
  std::string end(prefix);
  while (!end.empty() && end.back() == '\xff') end.pop_back();
  if (!end.empty()) end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  return end;
}

Result<void> KeyValueView::scan(FamilyNumber family, std::string_view prefix, const Visitor& visit) const {
  TRY_ASSIGN(const auto at, cursor(family, prefix, endOfPrefix(prefix)));
  while (!at->atEnd()) {
    TRY_ASSIGN(const bool goOn, visit(at->key(), at->value()));
    if (!goOn) break;
    TRY(at->next());
  }
  return {};
}

}  // namespace samspil
