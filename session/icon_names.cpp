// The icons by name, as Fork Awesome 1.2 numbers them: those a vocabulary for health research is likely to use, and those of
// the program's own buttons. A test holds the table against the style sheet of the package fonts-fork-awesome.
#include <algorithm>
#include <array>

#include "session/font_metrics.h"

namespace samspil {

namespace {

struct Icon {
  std::string_view name;
  char32_t codePoint;
};

// In ascending order of names.
constexpr std::array kIcons = std::to_array<Icon>({
    {"ambulance", 0xF0F9}, {"anchor", 0xF13D}, {"area-chart", 0xF1FE}, {"arrow-left", 0xF060}, {"arrow-right", 0xF061},
    {"arrows-alt", 0xF0B2}, {"balance-scale", 0xF24E}, {"bank", 0xF19C}, {"bar-chart", 0xF080}, {"bars", 0xF0C9},
    {"bed", 0xF236}, {"bell", 0xF0A2}, {"book", 0xF02D}, {"bookmark", 0xF02E}, {"briefcase", 0xF0B1},
    {"building", 0xF1AD}, {"building-o", 0xF0F7}, {"bullhorn", 0xF0A1}, {"bullseye", 0xF140}, {"calendar", 0xF073},
    {"camera", 0xF030}, {"caret-down", 0xF0D7}, {"caret-right", 0xF0DA}, {"certificate", 0xF0A3}, {"check", 0xF00C},
    {"chevron-down", 0xF078}, {"chevron-left", 0xF053}, {"chevron-right", 0xF054}, {"chevron-up", 0xF077},
    {"child", 0xF1AE}, {"circle", 0xF111}, {"circle-o", 0xF10C}, {"clipboard", 0xF0EA}, {"clock-o", 0xF017},
    {"clone", 0xF24D}, {"cloud", 0xF0C2}, {"cog", 0xF013}, {"cogs", 0xF085}, {"columns", 0xF0DB}, {"comments", 0xF086},
    {"compass", 0xF14E}, {"crop", 0xF125}, {"crosshairs", 0xF05B}, {"cube", 0xF1B2}, {"cubes", 0xF1B3},
    {"database", 0xF1C0}, {"desktop", 0xF108}, {"download", 0xF019}, {"edit", 0xF044}, {"ellipsis-h", 0xF141},
    {"ellipsis-v", 0xF142}, {"envelope-o", 0xF003}, {"eur", 0xF153}, {"exchange", 0xF0EC}, {"expand", 0xF065},
    {"external-link", 0xF08E}, {"eye", 0xF06E}, {"eye-slash", 0xF070}, {"file-excel-o", 0xF1C3},
    {"file-image-o", 0xF1C5}, {"file-o", 0xF016}, {"file-pdf-o", 0xF1C1}, {"file-text", 0xF15C},
    {"file-text-o", 0xF0F6}, {"filter", 0xF0B0}, {"flag", 0xF024}, {"flag-o", 0xF11D}, {"flask", 0xF0C3},
    {"floppy-o", 0xF0C7}, {"folder-o", 0xF114}, {"gavel", 0xF0E3}, {"globe", 0xF0AC}, {"graduation-cap", 0xF19D},
    {"h-square", 0xF0FD}, {"handshake-o", 0xF2B5}, {"heart", 0xF004}, {"heart-o", 0xF08A}, {"heartbeat", 0xF21E},
    {"history", 0xF1DA}, {"home", 0xF015}, {"hospital-o", 0xF0F8}, {"id-card", 0xF2C2}, {"industry", 0xF275},
    {"info", 0xF129}, {"info-circle", 0xF05A}, {"key", 0xF084}, {"keyboard-o", 0xF11C}, {"language", 0xF1AB},
    {"laptop", 0xF109}, {"leaf", 0xF06C}, {"legal", 0xF0E3}, {"life-ring", 0xF1CD}, {"lightbulb-o", 0xF0EB},
    {"line-chart", 0xF201}, {"link", 0xF0C1}, {"list", 0xF03A}, {"lock", 0xF023}, {"map", 0xF279},
    {"map-marker", 0xF041}, {"medkit", 0xF0FA}, {"minus", 0xF068}, {"mobile", 0xF10B}, {"money", 0xF0D6},
    {"moon-o", 0xF186}, {"newspaper-o", 0xF1EA}, {"object-group", 0xF247}, {"pencil", 0xF040}, {"phone", 0xF095},
    {"pie-chart", 0xF200}, {"plug", 0xF1E6}, {"plus", 0xF067}, {"plus-square", 0xF0FE}, {"print", 0xF02F},
    {"puzzle-piece", 0xF12E}, {"question", 0xF128}, {"question-circle", 0xF059}, {"random", 0xF074},
    {"refresh", 0xF021}, {"repeat", 0xF01E}, {"road", 0xF018}, {"rocket", 0xF135}, {"save", 0xF0C7}, {"search", 0xF002},
    {"share", 0xF064}, {"share-alt", 0xF1E0}, {"shield", 0xF132}, {"signal", 0xF012}, {"sitemap", 0xF0E8},
    {"sliders", 0xF1DE}, {"sort", 0xF0DC}, {"star", 0xF005}, {"star-o", 0xF006}, {"stethoscope", 0xF0F1},
    {"sun-o", 0xF185}, {"table", 0xF0CE}, {"tag", 0xF02B}, {"tags", 0xF02C}, {"tasks", 0xF0AE}, {"thumb-tack", 0xF08D},
    {"times", 0xF00D}, {"times-circle", 0xF057}, {"trash-o", 0xF014}, {"tree", 0xF1BB}, {"trophy", 0xF091},
    {"truck", 0xF0D1}, {"umbrella", 0xF0E9}, {"undo", 0xF0E2}, {"university", 0xF19C}, {"unlock", 0xF09C},
    {"upload", 0xF093}, {"user", 0xF007}, {"user-md", 0xF0F0}, {"user-o", 0xF2C0}, {"user-plus", 0xF234},
    {"users", 0xF0C0}, {"warning", 0xF071}, {"wheelchair", 0xF193}, {"wrench", 0xF0AD},
});
static_assert(std::ranges::is_sorted(kIcons, {}, &Icon::name));

}  // namespace

char32_t iconCodePoint(std::string_view name) {
  const auto icon = std::ranges::lower_bound(kIcons, name, {}, &Icon::name);
  return icon != kIcons.end() && icon->name == name ? icon->codePoint : 0;
}

}  // namespace samspil
