// The drawer below the map: its edge to drag, its tabs, and the open page.
#include "viewer/drawer.h"

#include "viewer/icons.h"
#include "viewer/texts.h"
#include "viewer/widgets.h"

namespace samspil {

namespace {

constexpr float kTabHeight = 38, kGrip = 7;  // units of design
constexpr float kButtons = 78;               // help and close, on the right

// The upper edge: dragging it gives the map more or less.
void drawGrip(Frame& frame) {
  const Style& style = frame.style;
  const Box& box = frame.places.drawer;
  const float height = style.px(kGrip);
  ImGui::SetCursorScreenPos(im(box.min));
  ImGui::InvisibleButton("drawer:edge", {box.width(), height});
  frame.trace.target("drawer:edge", ui::lastItem());
  const bool live = ImGui::IsItemHovered() || ImGui::IsItemActive();
  if (live) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
  if (ImGui::IsItemActive()) {
    const float whole = box.max.y - frame.places.canvas.min.y;
    frame.state.drawerShare = drawerShareWithin((box.max.y - ImGui::GetIO().MousePos.y) / std::max(whole, 1.0F));
  }
  const Vec2 middle{box.center().x, box.min.y + height / 2 + style.px(1)};
  const Vec2 half{style.px(22), style.px(1.5F)};
  ImGui::GetWindowDrawList()->AddRectFilled(im(middle - half), im(middle + half),
                                            packed(live ? style.accent : style.border), style.px(2));
}

// Where not all titles have room, only the open page's is written out.
std::string tabWords(const Frame& frame, const DrawerPageEntry& entry, bool titled) {
  const std::string sign = ui::iconText(entry.icon);
  return titled ? sign + "  " + std::string(frame.text(entry.title)) : sign;
}

float tabWidth(const Style& style, ImFont* face, const std::string& words) {
  return face->CalcTextSizeA(face->FontSize, FLT_MAX, 0, words.c_str()).x + style.px(24);
}

bool allTitlesFit(const Frame& frame) {
  const Style& style = frame.style;
  float width = style.px(10 + kButtons);
  for (const DrawerPageEntry& entry : drawerCatalogue())
    width += tabWidth(style, style.fonts.strong, tabWords(frame, entry, true)) + style.px(2);
  return width <= frame.places.drawer.width();
}

void drawTab(Frame& frame, const DrawerPageEntry& entry, bool titled) {
  const Style& style = frame.style;
  const bool open = frame.state.drawer == entry.page;
  ImFont* face = open ? style.fonts.strong : style.fonts.body;
  const std::string words = tabWords(frame, entry, titled || open);
  const float width = tabWidth(style, face, words);
  const float height = style.px(kTabHeight - kGrip);
  const Vec2 at = vec(ImGui::GetCursorScreenPos());
  const std::string id = "tab:" + std::string(entry.id);
  if (ImGui::InvisibleButton(id.c_str(), {width, height})) frame.state.drawer = entry.page;
  frame.trace.target(id, ui::lastItem());
  if (!titled && !open) ui::tooltip(frame.text(entry.title));
  ImDrawList* list = ImGui::GetWindowDrawList();
  const bool hovered = ImGui::IsItemHovered();
  if (hovered && !open) list->AddRectFilled(im(at), im(at + Vec2{width, height}), packed(style.hovered), style.px(6));
  list->AddText(face, face->FontSize, {at.x + style.px(12), at.y + (height - face->FontSize) / 2},
                packed(open ? style.text : style.muted), words.c_str());
  if (open) {
    list->AddRectFilled({at.x + style.px(8), at.y + height - style.px(2.5F)},
                        {at.x + width - style.px(8), at.y + height}, packed(style.accent), style.px(1));
  }
  ImGui::SameLine(0, style.px(2));
}

void drawHeader(Frame& frame, const DrawerPageEntry& open) {
  const Style& style = frame.style;
  const Box& box = frame.places.drawer;
  ImGui::SetCursorScreenPos({box.min.x + style.px(10), box.min.y + style.px(kGrip)});
  const bool titled = allTitlesFit(frame);
  for (const DrawerPageEntry& entry : drawerCatalogue()) drawTab(frame, entry, titled);
  ImGui::SetCursorScreenPos({box.max.x - style.px(kButtons), box.min.y + style.px(kGrip - 2)});
  ui::iconButton(frame, "drawer:help", icon::kHelp, frame.text(open.hint));
  ImGui::SameLine(0, style.px(2));
  if (ui::iconButton(frame, "drawer:close", icon::kClose, frame.text(say::kClose)))
    frame.state.drawer = DrawerPage::none;
  const float below = box.min.y + style.px(kTabHeight);
  ui::edge(frame, {box.min.x, below}, {box.max.x, below});
}

}  // namespace

void drawDrawer(Frame& frame) {
  const DrawerPageEntry* open = findDrawerPage(frame.state.drawer);
  if (open == nullptr) return;
  const Style& style = frame.style;
  const Box& box = frame.places.drawer;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ui::beginPanel(frame, "drawer", box, ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse);
  ui::edge(frame, box.min, {box.max.x, box.min.y});
  drawGrip(frame);
  drawHeader(frame, *open);
  ImGui::PopStyleVar();
  ImGui::SetCursorScreenPos({box.min.x, box.min.y + style.px(kTabHeight) + 1});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(style.px(14), style.px(10)));
  ImGui::BeginChild(std::string(open->id).c_str(), {0, 0}, false, ImGuiWindowFlags_AlwaysUseWindowPadding);
  ImGui::PopStyleVar();
  open->draw(frame);
  ImGui::EndChild();
  ImGui::End();
}

}  // namespace samspil
