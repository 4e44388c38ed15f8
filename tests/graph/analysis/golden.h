// The figures of tests/graph/golden/networkx.txt.
#pragma once

#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace samspil::testing {

struct GoldenGraph {
  std::string name;
  std::string ties;  // for parseGraph
  std::map<std::string, std::string> figures;

  std::vector<double> values(const std::string& figure) const {
    std::vector<double> out;
    std::istringstream in(figures.at(figure));
    for (std::string word; in >> word;) out.push_back(std::stod(word));
    return out;
  }
};

inline std::vector<GoldenGraph> goldenGraphs() {
  std::vector<GoldenGraph> graphs;
  std::ifstream in("tests/graph/golden/networkx.txt");
  for (std::string line; std::getline(in, line);) {
    const std::string name = line.substr(0, line.find(' '));
    const std::string rest = name.size() == line.size() ? "" : line.substr(name.size() + 1);
    if (name == "graph") {
      graphs.push_back({rest, {}, {}});
    } else if (name == "ties") {
      graphs.back().ties = rest;
    } else if (name != "end") {
      graphs.back().figures[name] = rest;
    }
  }
  return graphs;
}

}  // namespace samspil::testing
