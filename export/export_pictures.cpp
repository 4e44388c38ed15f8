// Pictures of what the session's view shows: PNG for slides, SVG and PDF for print.
#include "export/formats.h"
#include "session/map_communities.h"

namespace samspil {

namespace {

Result<std::vector<ExportedFile>> writePicture(const Session& session, const std::filesystem::path& path,
                                               const ExportOptions& options, JobControl& job, PictureKind kind) {
  TRY_ASSIGN(const MapPositions* const map, session.map());
  SceneInput input;
  input.network = &session.network();
  input.view = &session.view();
  input.visibility = &session.visibility();
  input.positions = map->positions;
  input.pinned = map->pinned;
  TRY_ASSIGN(const std::vector<std::uint32_t> groups,
             communitiesOf(session.network(), session.view(), session.visibility(), job));
  input.groups = groups;
  input.language = options.language;
  input.theme = options.theme;
  TRY_ASSIGN(std::string bytes, drawPicture(input, options, kind, job));
  return std::vector<ExportedFile>{{path, std::move(bytes)}};
}

template <PictureKind kind>
Result<std::vector<ExportedFile>> write(const Session& session, const std::filesystem::path& path,
                                        const ExportOptions& options, JobControl& job) {
  return writePicture(session, path, options, job, kind);
}

}  // namespace

const ExportFormat kPngFormat{"png", "Billede (PNG)", "Picture (PNG)", true, &write<PictureKind::png>};
const ExportFormat kSvgFormat{"svg", "Tegning (SVG)", "Drawing (SVG)", true, &write<PictureKind::svg>};
const ExportFormat kPdfFormat{"pdf", "Udskrift (PDF)", "Print (PDF)", true, &write<PictureKind::pdf>};

}  // namespace samspil
