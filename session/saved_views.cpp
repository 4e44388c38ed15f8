#include "session/saved_views.h"

#include <algorithm>

#include "base/text.h"

namespace samspil {

namespace {

constexpr std::string_view kSpace = "saved_view";

ChangeSet step(std::string_view danish, std::string_view english, std::string_view name) {
  return ChangeSet{{.kind = BatchKind::view,
                    .title = {fmt::format("{} “{}”", danish, name), fmt::format("{} “{}”", english, name)}}};
}

Result<std::string> stored(const Session& session, std::string_view name) {
  TRY_ASSIGN(const auto value, session.store().setting(kSpace, name));
  if (!value) return makeError(ErrorCode::notFound, "No view is called {}.", name);
  return *value;
}

Result<std::string> checkedName(std::string_view name) {
  const std::string_view kept = trimmed(name);
  if (kept.empty()) return makeError(ErrorCode::invalidArgument, "A view needs a name.");
  return std::string(kept);
}

}  // namespace

Result<std::vector<SavedView>> savedViews(const Session& session, Language language) {
  TRY_ASSIGN(const auto settings, session.store().settings(kSpace));
  std::vector<SavedView> views;
  for (const Setting& setting : settings) {
    const auto view = viewSpecFromJson(setting.value, session.network());
    if (!view) continue;
    views.push_back({setting.key, *view, visibleIn(*view, session.network()).vertexCount});
  }
  const Collator collator(language);
  std::stable_sort(views.begin(), views.end(),
                   [&](const SavedView& a, const SavedView& b) { return collator(a.name, b.name); });
  return views;
}

Result<void> saveView(Session& session, std::string_view name) {
  TRY_ASSIGN(const std::string kept, checkedName(name));
  ChangeSet change = step("Gem visningen", "Save the view", kept);
  change.put(Setting{std::string(kSpace), kept, toJson(session.view())});
  TRY(session.apply(change));
  return {};
}

Result<void> openView(Session& session, std::string_view name) {
  TRY_ASSIGN(const std::string value, stored(session, name));
  TRY_ASSIGN(const ViewSpec view, viewSpecFromJson(value, session.network()));
  return session.setView(view, step("Åbn visningen", "Open the view", name).info().title);
}

Result<void> deleteView(Session& session, std::string_view name) {
  TRY(stored(session, name));
  ChangeSet change = step("Slet visningen", "Delete the view", name);
  change.remove(SettingKey{std::string(kSpace), std::string(name)});
  TRY(session.apply(change));
  return {};
}

Result<void> renameView(Session& session, std::string_view from, std::string_view to) {
  TRY_ASSIGN(const std::string kept, checkedName(to));
  TRY_ASSIGN(const std::string value, stored(session, from));
  if (kept == from) return {};
  if (stored(session, kept)) return makeError(ErrorCode::conflict, "A view is called {} already.", kept);
  ChangeSet change = step("Omdøb visning til", "Rename a view to", kept);
  change.remove(SettingKey{std::string(kSpace), std::string(from)});
  change.put(Setting{std::string(kSpace), kept, value});
  TRY(session.apply(change));
  return {};
}

}  // namespace samspil
