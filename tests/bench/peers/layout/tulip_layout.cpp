// tulip_layout PREFIX ALGORITHM OUT: lays PREFIX.edges out with a layout plugin of Tulip, "FM^3 (OGDF)" say, and prints
// how long it took.
#include <chrono>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include <tulip/LayoutProperty.h>
#include <tulip/PluginLibraryLoader.h>
#include <tulip/TlpTools.h>

int main(int count, char** arguments) {
  if (count != 4) return 2;
  const std::string prefix = arguments[1];
  tlp::initTulipLib();
  tlp::PluginLibraryLoader::loadPlugins();
  tlp::Graph* graph = tlp::newGraph();
  std::ifstream topics(prefix + ".topics"), edges(prefix + ".edges");
  std::vector<tlp::node> nodes;
  for (std::string line; std::getline(topics, line);) nodes.push_back(graph->addNode());
  for (std::size_t a = 0, b = 0; edges >> a >> b;) graph->addEdge(nodes.at(a), nodes.at(b));
  tlp::LayoutProperty* places = graph->getLocalProperty<tlp::LayoutProperty>("viewLayout");
  std::string error;
  const auto start = std::chrono::steady_clock::now();
  if (!graph->applyPropertyAlgorithm(arguments[2], places, error)) {
    std::cerr << arguments[2] << ": " << error << '\n';
    return 1;
  }
  std::cout << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << '\n';
  std::ofstream out(arguments[3]);
  for (const tlp::node node : nodes)
    out << places->getNodeValue(node).x() << ' ' << places->getNodeValue(node).y() << '\n';
}
