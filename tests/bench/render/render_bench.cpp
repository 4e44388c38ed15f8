// What the window costs at a given size, measured in the real window (start it under Xvfb with
// LIBGL_ALWAYS_SOFTWARE=1):
//   samspil_render_bench make DIRECTORY ENTITIES TIES   a store with a made-up network and its map
//   samspil_render_bench window DIRECTORY [PATH.png]    opens it, pans and zooms along a fixed path, points, draws a
//                                                       lasso, searches and filters, and prints a line a measure; or
//                                                       only saves a picture of the window
//   samspil_render_bench write DIRECTORY PREFIX         the network and its map as text, for the peers
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <thread>

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "tests/bench/render/clustered_network.h"
#include "viewer/viewer.h"
#include "viewer/workspace.h"

namespace {

using namespace samspil;
using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

double cpuMilliseconds() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  const auto milliseconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) / 1e3;
  };
  return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

double residentMegabytes() {
  std::ifstream status("/proc/self/statm");
  double pages = 0;
  status >> pages >> pages;
  return pages * 4096 / 1e6;
}

void report(std::string_view what, double value, std::string_view unit) {
  fmt::print("{:<46}{:>11.2f} {}\n", what, value, unit);
  std::fflush(stdout);
}

template <typename T>
T valueOf(Result<T> result) {
  if (!result) {
    std::cerr << result.error().message << '\n';
    std::exit(1);
  }
  if constexpr (!std::is_void_v<T>) return std::move(*result);
}

void make(const std::filesystem::path& directory, std::uint32_t entities, std::uint32_t ties) {
  valueOf(Session::open({.store = directory, .createEmpty = true}));
  const auto store = valueOf(PropertyGraphStore::open(directory, {}));
  bench::ClusteredNetwork network(entities, ties, valueOf(store->snapshot())->vocabulary());
  JobControl job;
  valueOf(store->load(
      {.kind = BatchKind::import, .title = {"Indlæs", "Load"}},
      [&, record = Record{}]() mutable -> Result<const Record*> { return network.next(record) ? &record : nullptr; },
      job));
  ChangeSet layout{{.kind = BatchKind::layout, .title = {"Læg kortet", "Lay out the map"}}};
  layout.put(layoutSetting(*valueOf(store->snapshot()), ViewSpec{}.layout, network.positions()));
  valueOf(store->apply(layout));
}

// The network for other programs: PREFIX.places (x y a line) and PREFIX.edges (u v).
void write(const std::filesystem::path& directory, const std::string& prefix) {
  const auto session = valueOf(Session::open({.store = directory, .readOnly = true}));
  const GraphSnapshot& network = session->network();
  std::ofstream places(prefix + ".places"), edges(prefix + ".edges");
  for (const Vec2 at : valueOf(session->map())->positions) places << at.x << ' ' << at.y << '\n';
  for (std::uint32_t e = 0; e < network.edgeCount(); ++e) {
    const Edge& edge = network.edge(EdgeIndex{e});
    edges << edge.from.value << ' ' << edge.to.value << '\n';
  }
}

// Times of one phase of the path.
struct Phase {
  std::string name;
  std::vector<double> frames, pictures;  // milliseconds; pictures: from the end of a movement to the complete one

  void print() const {
    const auto quantile = [](std::vector<double> values, double share) {
      if (values.empty()) return 0.0;
      std::ranges::sort(values);
      return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))];
    };
    report(name + ", frame p50", quantile(frames, 0.5), "ms");
    report(name + ", frame p99", quantile(frames, 0.99), "ms");
    report(name + ", complete picture p50", quantile(pictures, 0.5), "ms");
    report(name + ", complete picture worst", quantile(pictures, 1), "ms");
  }
};

// Walks the camera along the path, a movement a frame; after each stroke of some movements it rests until the picture
// is complete.
class Journey {
 public:
  explicit Journey(Clock::time_point start) : start_(start) {}

  bool frame(const FrameReport& frame) {
    const bool complete = frame.workspace.derived.settled() && frame.workspace.derived.frame &&
                          (frame.pictureIsComplete || !frame.workspace.derived.pictureBehind);
    if (opening_) return open(frame, complete);
    if (moves_ < kMovesAStroke) {
      phase().frames.push_back(frame.milliseconds);
      move(frame.workspace.state.camera);
      if (++moves_ == kMovesAStroke) rested_ = Clock::now();
      return true;
    }
    if (++waited_ < 2 || !complete) return true;
    phase().pictures.push_back(millisecondsSince(rested_));
    moves_ = waited_ = 0;
    return nextStroke(frame.workspace);
  }

 private:
  static constexpr int kMovesAStroke = 12, kStrokes = 10;

  bool open(const FrameReport& frame, bool complete) {
    if (frame.pictureIsNew && !first_) {
      first_ = true;
      report("first picture, since the start", millisecondsSince(start_), "ms");
    }
    if (!complete) return true;
    report("complete picture, since the start", millisecondsSince(start_), "ms");
    report("its processor time", cpuMilliseconds(), "ms");
    opening_ = false;
    phases_ = {{"pan, whole map", {}, {}}, {"zoom in and out", {}, {}}, {"pan, zoomed in", {}, {}}};
    return true;
  }

  Phase& phase() { return phases_[at_]; }

  void move(Camera& camera) {
    const Vec2 middle = camera.viewport * 0.5F;
    constexpr Vec2 kDirections[] = {{9, 0}, {0, 7}, {-9, 3}, {4, -8}};
    const Vec2 pixels = kDirections[stroke_ % 4];
    if (at_ == 1)
      camera.zoomAt(middle + Vec2{120, 40}, stroke_ % 2 == 0 ? 1.18F : 1 / 1.18F);
    else
      camera.center = camera.center + pixels * (1 / camera.scale);
  }

  bool nextStroke(Workspace& workspace) {
    if (++stroke_ < kStrokes) return true;
    phase().print();
    stroke_ = 0;
    if (++at_ == phases_.size()) {
      measureAnswers(workspace);
      report("memory", residentMegabytes(), "MB");
      return false;
    }
    if (at_ == 2) workspace.state.camera.zoomAt(workspace.state.camera.viewport * 0.5F, 8);
    return true;
  }

  // What an answer costs before the frame that shows it, and the work of that frame on the window's thread.
  void measureAnswers(Workspace& workspace) {
    const auto timed = [&](std::string_view what, auto action) {
      const auto begun = Clock::now();
      action();
      workspace.refresh();
      report(what, millisecondsSince(begun), "ms");
    };
    const Camera& camera = workspace.state.camera;
    const Vec2 middle = camera.viewport * 0.5F;
    timed("hover", [&] { workspace.state.hovered = workspace.derived.entityUnder(camera, middle); });
    workspace.state.hovered.reset();
    timed("click", [&] {
      const auto hub =
          workspace.derived.overview.hubs.empty() ? VertexIndex{0} : workspace.derived.overview.hubs[0].vertex;
      workspace.select({hub});
    });
    workspace.select({});
    workspace.state.camera = workspace.fittedCamera();
    workspace.refresh();
    std::vector<Vec2> outline;
    for (int i = 0; i < 64; ++i) {
      const float angle = static_cast<float>(i) * 0.0982F, radius = middle.y * (i % 2 == 0 ? 0.9F : 0.7F);
      outline.push_back(middle + Vec2{std::cos(angle), std::sin(angle)} * radius);
    }
    timed("lasso round most of the map",
          [&] { workspace.selectAlso(workspace.derived.entitiesWithin(workspace.state.camera, outline), false); });
    report("entities in it", static_cast<double>(workspace.state.selection.size()), "");
    workspace.select({});
    workspace.refresh();
    std::string typed;
    workspace.panels.search.open = true;
    for (const char letter : std::string("aarhus")) {
      workspace.panels.search.text += letter;
      typed += letter;
      timed("search \"" + typed + "\"", [] {});
    }
    workspace.panels.search.open = false;
    measureFilter(workspace, "type:hospital");
    measureFilter(workspace, "degree>=5 \"aarhus\"");
    measureFilter(workspace, "");
  }

  void measureFilter(Workspace& workspace, const std::string& text) {
    const Filter filter = valueOf(parseFilter(text, workspace.session().network()));
    const auto begun = Clock::now();
    valueOf(workspace.changeFilter(filter, {"Filtrér", "Filter"}));
    workspace.refresh();
    report("filter \"" + text + "\"", millisecondsSince(begun), "ms");
    while (!workspace.derived.settled() && workspace.derived.layers->building()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
      workspace.refresh();
    }
    report("  and the new look of the map", millisecondsSince(begun), "ms");
  }

  Clock::time_point start_, rested_;
  bool opening_ = true, first_ = false;
  std::vector<Phase> phases_;
  std::size_t at_ = 0;
  int stroke_ = 0, moves_ = 0, waited_ = 0;
};

void window(const std::filesystem::path& directory, std::optional<std::filesystem::path> screenshot) {
  ViewerOptions options{.width = 1600, .height = 900};
  options.screenshot = std::move(screenshot);
  Journey journey(Clock::now());
  if (!options.screenshot) options.measure = [&](const FrameReport& frame) { return journey.frame(frame); };
  const SessionOpener open = [&]() -> Result<std::unique_ptr<Session>> {
    const auto begun = Clock::now();
    TRY_ASSIGN(auto session, Session::open({.store = directory}));
    report("opening the store, on its thread", millisecondsSince(begun), "ms");
    report("memory with the network alone", residentMegabytes(), "MB");
    return session;
  };
  valueOf(runViewer(open, options));
}

}  // namespace

int main(int argc, char** argv) {
  const std::string_view command = argc > 2 ? argv[1] : "";
  const auto number = [&](int at) { return static_cast<std::uint32_t>(std::strtoul(argv[at], nullptr, 10)); };
  if (command == "make" && argc == 5) {
    make(argv[2], number(3), number(4));
  } else if (command == "window" && argc >= 3) {
    window(argv[2], argc > 3 ? std::optional<std::filesystem::path>(argv[3]) : std::nullopt);
  } else if (command == "write" && argc == 4) {
    write(argv[2], argv[3]);
  } else {
    std::cerr << "usage: samspil_render_bench make DIRECTORY ENTITIES TIES | window DIRECTORY [PICTURE.png] | "
                 "write DIRECTORY PREFIX\n";
    return 2;
  }
}
