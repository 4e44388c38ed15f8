// Pictures of what the session's view shows: PNG for slides, SVG and PDF for print.
#include "base/files.h"
#include "base/text.h"
#include "export/formats.h"
#include "session/details.h"
#include "session/map_communities.h"
#include "session/network_measures.h"

namespace samspil {

namespace {

constexpr std::size_t kNamedSources = 30;  // more than fit below any picture

std::string footerOf(const Session& session, const ExportOptions& options) {
  if (!options.footer.empty()) return options.footer;
  const bool danish = options.language == Language::danish;
  std::vector<std::string> titles;
  std::size_t more = 0;
  for (const SourceView& source : sourcesShown(session.network(), session.visibility())) {
    if (source.kind != SourceKind::document) continue;
    if (titles.size() < kNamedSources)
      titles.emplace_back(source.title.in(options.language));
    else
      ++more;
  }
  std::string footer;
  if (!titles.empty()) footer = (danish ? "Kilder: " : "Sources: ") + joinText(titles, ", ");
  if (more != 0)
    footer +=
        fmt::format(" {} {} {}", danish ? "og" : "and", numberText(more, options.language), danish ? "andre" : "more");
  if (!options.dated) return footer;
  const std::string time = timeText(nowMicroseconds(), options.language);
  return (danish ? "Lavet " : "Made ") + time.substr(0, time.rfind(' ')) + (footer.empty() ? "" : " · " + footer);
}

// What the scene of the session's view is built from, with what the input only looks at.
struct ShownScene {
  std::vector<std::uint32_t> groups;
  std::vector<float> bridging;
  SceneInput input;
};

Result<ShownScene> shownInput(const Session& session, const ExportOptions& options, JobControl& job) {
  ShownScene shown;
  TRY_ASSIGN(shown.groups, communitiesOf(session.network(), session.view(), session.visibility(), job));
  TRY_ASSIGN(shown.bridging, bridgingFor(session.view(), session.network(), job));
  TRY_ASSIGN(const MapPositions* const map, session.map());
  shown.input = {.network = &session.network(),
                 .view = &session.view(),
                 .visibility = &session.visibility(),
                 .positions = map->positions,
                 .pinned = map->pinned,
                 .groups = shown.groups,
                 .places = map->places.get(),
                 .sizes = shown.bridging,
                 .language = options.language,
                 .theme = options.theme};
  if (options.screen) {
    shown.input.selection = options.screen->selection;
    shown.input.lit = options.screen->light.ends;
    shown.input.litToo = options.screen->light.others;
    shown.input.litTies = options.screen->light.ties;
    shown.input.missing = options.screen->light.missing;
  }
  return shown;
}

Result<std::vector<std::filesystem::path>> writePicture(const Session& session, const std::filesystem::path& path,
                                                        const ExportOptions& options, JobControl& job,
                                                        PictureKind kind) {
  ExportOptions page = options;
  page.footer = footerOf(session, options);
  TRY_ASSIGN(const ShownPicture picture, drawShown(session, page, kind, job));
  TRY(writeFileAtomically(path, picture.bytes));
  return std::vector{path};
}

template <PictureKind kind>
Result<std::vector<std::filesystem::path>> write(const Session& session, const std::filesystem::path& path,
                                                 const ExportOptions& options, JobControl& job) {
  return writePicture(session, path, options, job, kind);
}

}  // namespace

Result<ShownPicture> drawShown(const Session& session, const ExportOptions& options, PictureKind kind,
                               JobControl& job) {
  TRY_ASSIGN(const ShownScene shown, shownInput(session, options, job));
  ShownPicture picture;
  TRY_ASSIGN(picture.bytes, drawPicture(shown.input, options, kind, job));
  const SceneFrame head = buildSceneFrame(shown.input, {.vertices = 0, .ties = 0});
  picture.title = head.title;
  picture.caption = head.caption;
  return picture;
}

const ExportFormat kPngFormat{"png", "Billede (PNG)", "Picture (PNG)", true, &write<PictureKind::png>};
const ExportFormat kSvgFormat{"svg", "Tegning (SVG)", "Drawing (SVG)", true, &write<PictureKind::svg>};
const ExportFormat kPdfFormat{"pdf", "Udskrift (PDF)", "Print (PDF)", true, &write<PictureKind::pdf>};

}  // namespace samspil
