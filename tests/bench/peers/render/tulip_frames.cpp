// tulip_frames PREFIX [STEPS]: draws PREFIX.places and PREFIX.edges with Tulip's renderer into a buffer of 1600 x 900,
// and prints first picture, pan and zoom frames in milliseconds and memory. For development only: Debian's libtulip-dev
// and qtbase5-dev; tests/bench/peers/render/compare builds it.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <string>
#include <vector>

#include <sys/resource.h>
#include <tulip/Camera.h>
#include <tulip/ColorProperty.h>
#include <tulip/GlGraphComposite.h>
#include <tulip/GlGraphRenderingParameters.h>
#include <tulip/GlOffscreenRenderer.h>
#include <tulip/LayoutProperty.h>
#include <tulip/SizeProperty.h>
#include <tulip/TlpQtTools.h>
#include <QApplication>

namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

tlp::Graph* read(const std::string& prefix) {
  tlp::Graph* graph = tlp::newGraph();
  auto* layout = graph->getProperty<tlp::LayoutProperty>("viewLayout");
  std::vector<tlp::node> nodes;
  std::ifstream places(prefix + ".places"), edges(prefix + ".edges");
  for (float x = 0, y = 0; places >> x >> y;) {
    nodes.push_back(graph->addNode());
    layout->setNodeValue(nodes.back(), tlp::Coord(x, -y, 0));
  }
  for (std::size_t a = 0, b = 0; edges >> a >> b;) graph->addEdge(nodes.at(a), nodes.at(b));
  graph->getProperty<tlp::SizeProperty>("viewSize")->setAllNodeValue(tlp::Size(0.3F, 0.3F, 0));
  graph->getProperty<tlp::ColorProperty>("viewColor")->setAllEdgeValue(tlp::Color(192, 200, 208, 80));
  return graph;
}

void print(const char* what, std::vector<double> times) {
  std::sort(times.begin(), times.end());
  std::printf("; %s p50 %.1f p99 %.1f ms", what, times[times.size() / 2],
              times[static_cast<std::size_t>(static_cast<double>(times.size() - 1) * 0.99)]);
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2) return 2;
  const int steps = count > 2 ? std::stoi(arguments[2]) : 60;
  QApplication application(count, arguments);
  tlp::initTulipSoftware(nullptr, true);
  tlp::Graph* graph = read(arguments[1]);
  tlp::GlOffscreenRenderer& renderer = *tlp::GlOffscreenRenderer::getInstance();
  const auto begun = Clock::now();
  renderer.setViewPortSize(1600, 900);
  auto* composite = new tlp::GlGraphComposite(graph);
  composite->getRenderingParametersPointer()->setEdgeColorInterpolate(false);
  composite->getRenderingParametersPointer()->setAntialiasing(false);
  renderer.addGraphCompositeToScene(composite);
  renderer.renderScene(true);
  renderer.getImage();
  std::printf("Tulip: first picture %.0f ms", millisecondsSince(begun));
  std::fflush(stdout);
  const auto frames = [&](auto move) {
    std::vector<double> times;
    for (int i = 0; i < steps; ++i) {
      const auto start = Clock::now();
      move(renderer.getScene()->getGraphCamera(), i);
      renderer.renderScene(false);
      renderer.getImage();
      times.push_back(millisecondsSince(start));
    }
    return times;
  };
  const double width = renderer.getScene()->getGraphCamera().getSceneRadius();
  print("pan", frames([&](tlp::Camera& camera, int i) {
          const auto by = static_cast<float>(width * (i % 20 < 10 ? 0.01 : -0.01));
          camera.strafeLeftRight(by);
        }));
  print("zoom", frames([](tlp::Camera& camera, int i) {
          camera.setZoomFactor(camera.getZoomFactor() * (i % 24 < 12 ? 1.18 : 1 / 1.18));
        }));
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("; %ld MB\n", usage.ru_maxrss / 1024);
}
