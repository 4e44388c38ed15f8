#include <algorithm>
#include <cmath>

#include "graph/gaps/gap_text.h"
#include "graph/gaps/pair_evidence.h"
#include "graph/gaps/pair_score.h"

namespace samspil {
namespace {

constexpr std::size_t kThemesNamed = 3;  // the rest share one part

class PairExplanation {
 public:
  PairExplanation(const GapInput& input, VertexIndex a, VertexIndex b)
      : input_(input),
        context_(input.context),
        network_(input.context.network()),
        a_(a),
        b_(b),
        score_(scorePair(input, a, b)),
        themes_(sharedThemes(input, a, b)),
        partners_(sharedPartners(input, a, b)),
        nameA_(nameOf(network_, a)),
        nameB_(nameOf(network_, b)) {}

  Gap gap() {
    explainThemes();
    explainComplement();
    explainPartners();
    explainWishes();
    explainDoubts();
    Gap gap = makeGap(network_, GapKind::missingTie, {a_, b_}, std::move(parts_));
    gap.sentence = sentence();
    return gap;
  }

 private:
  void add(double value, LocalizedText text, GapEvidence evidence) {
    if (value == 0) return;
    parts_.push_back({value > 0 ? '+' : '-', value, std::move(text), std::move(evidence)});
  }

  GapEvidence both() const { return {{}, {network_.entity(a_), network_.entity(b_)}}; }

  void cite(const ThemeLink& link, GapEvidence& evidence) const {
    for (const EdgeIndex tie : link.ties) context_.cite(tie, evidence);
  }

  void explainThemes() {
    double sum = 0;
    for (const SharedTheme& theme : themes_) sum += theme.weight;
    if (sum == 0) return;
    GapEvidence rest;
    double restValue = 0;
    std::vector<VertexIndex> restThemes;
    for (std::size_t i = 0; i < themes_.size(); ++i) {
      const SharedTheme& theme = themes_[i];
      const double value = score_.themes * theme.weight / sum;
      GapEvidence evidence;
      cite(*theme.a, evidence);
      cite(*theme.b, evidence);
      if (i < kThemesNamed) {
        add(value, themeText(theme), std::move(evidence));
        continue;
      }
      restValue += value;
      restThemes.push_back(theme.a->theme);
      rest.statements.insert(rest.statements.end(), evidence.statements.begin(), evidence.statements.end());
    }
    if (!restThemes.empty()) {
      add(restValue, say("De deler også {0}.", "They also share {0}.", {listOf(network_, restThemes)}),
          std::move(rest));
    }
  }

  LocalizedText themeText(const SharedTheme& shared) const {
    const VertexIndex theme = shared.a->theme;
    const std::size_t all = input_.profiles.actorsOf(theme).size();
    const auto inPair = [&](VertexIndex v) { return v == a_ || v == b_; };
    const auto actors = input_.profiles.actorsOf(theme);
    const std::size_t others = all - static_cast<std::size_t>(std::count_if(actors.begin(), actors.end(), inPair));
    const LocalizedText name = nameOf(network_, theme), count = sayNumber(others);
    if (shared.a->own && shared.b->own) {
      if (others == 0)
        return say("Begge arbejder med {0}, og ingen andre gør.", "Both work on {0}, and nobody else does.", {name});
      if (others == 1)
        return say("Begge arbejder med {0}; det gør kun én anden.", "Both work on {0}; only one other does.", {name});
      return say("Begge arbejder med {0}; det gør {1} andre også.", "Both work on {0}; so do {1} others.",
                 {name, count});
    }
    if (others == 0)
      return say("Begge har med {0} at gøre, og ingen andre har.", "Both have to do with {0}, and nobody else has.",
                 {name});
    if (others == 1)
      return say("Begge har med {0} at gøre; det har kun én anden.", "Both have to do with {0}; only one other has.",
                 {name});
    return say("Begge har med {0} at gøre; det har {1} andre også.", "Both have to do with {0}; so have {1} others.",
               {name, count});
  }

  void explainComplement() {
    if (score_.complement == 0) return;
    const Overlap overlap = overlapOf(input_, a_, b_);
    GapEvidence evidence;
    const auto named = [&](const std::vector<const ThemeLink*>& only) {
      std::vector<VertexIndex> themes;
      for (const ThemeLink* link : only) {
        if (themes.size() == 2) break;
        themes.push_back(link->theme);
        cite(*link, evidence);
      }
      return listOf(network_, themes);
    };
    const LocalizedText onlyA = named(overlap.onlyA), onlyB = named(overlap.onlyB);
    add(score_.complement,
        say("De supplerer hinanden: {0} har også {1}, {2} har også {3}.",
            "They complement each other: {0} also has {1}, {2} also has {3}.", {nameA_, onlyA, nameB_, onlyB}),
        std::move(evidence));
  }

  void explainPartners() {
    for (const bool groups : {false, true}) {
      GapEvidence evidence;
      std::vector<VertexIndex> vertices;
      for (const SharedPartner& partner : partners_) {
        if (partner.isGroup != groups) continue;
        vertices.push_back(partner.partner);
        context_.cite(partner.a, evidence);
        context_.cite(partner.b, evidence);
      }
      if (vertices.empty()) continue;
      const LocalizedText names = listOf(network_, vertices);
      add(groups ? score_.groups : score_.partners,
          groups ? say("Begge hører til {0}.", "Both belong to {0}.", {names})
                 : say("Begge arbejder allerede sammen med {0}.", "Both already work with {0}.", {names}),
          std::move(evidence));
    }
  }

  void explainWishes() {
    const auto wishes = wishesBetween(context_, a_, b_);
    if (wishes.empty()) return;
    GapEvidence evidence;
    for (const EdgeIndex wish : wishes) context_.cite(wish, evidence);
    const Edge& edge = network_.edge(wishes.front());
    add(score_.wish,
        say("{0} ønsker det selv: sådan står der i kilden.", "{0} wants it itself: the source says so.",
            {nameOf(network_, edge.from)}),
        std::move(evidence));
  }

  void explainDoubts() {
    if (score_.place > 0) {
      const std::string city(network_.cityName(network_.city(a_)));
      add(score_.place, say("Begge ligger i {0}.", "Both are in {0}.", {{city, city}}), both());
    }
    add(score_.competition,
        say("De ligner hinanden så meget, at de snarere konkurrerer.", "They are so alike that they rather compete.",
            {}),
        themeEvidence());
    add(score_.popularity,
        say("De har så mange forbindelser, at noget fælles ville de have alligevel.",
            "They have so many ties that they would have something in common anyway."),
        both());
    if (const auto route = routeViaGroup(context_, a_, b_)) {
      GapEvidence evidence;
      context_.cite(route->tie, evidence);
      add(score_.viaGroup,
          say("De mødes allerede gennem {0}.", "They already meet through {0}.", {nameOf(network_, route->group)}),
          std::move(evidence));
    }
    if (score_.collective != 0) {
      const VertexIndex many = context_.isCollective(a_) ? a_ : b_;
      add(score_.collective,
          say("{0} er en samlet betegnelse; nogen skal vælges ud.",
              "{0} is a collective name; someone has to be picked.", {capitalized(nameOf(network_, many))}),
          {{}, {network_.entity(many)}});
    }
    add(score_.stale,
        say("Det, de har til fælles, er kun nævnt i ældre kilder.", "What they share is only found in older sources.",
            {}),
        themeEvidence());
  }

  GapEvidence themeEvidence() const {
    GapEvidence evidence;
    for (const SharedTheme& theme : themes_) {
      cite(*theme.a, evidence);
      cite(*theme.b, evidence);
    }
    return evidence;
  }

  LocalizedText sentence() const {
    if (score_.wish > 0) {
      const Edge& edge = network_.edge(wishesBetween(context_, a_, b_).front());
      return say("{0} ønsker at samarbejde med {1}, men en egentlig forbindelse er der ikke.",
                 "{0} wants to work with {1}, but there is no actual tie.",
                 {nameOf(network_, edge.from), nameOf(network_, edge.to)});
    }
    if (themes_.empty()) {
      return say("{0} og {1} har samme samarbejdsparter, men ingen forbindelse med hinanden.",
                 "{0} and {1} have the same partners, but no tie with each other.", {nameA_, nameB_});
    }
    std::vector<VertexIndex> shared;
    for (const SharedTheme& theme : themes_) shared.push_back(theme.a->theme);
    return say("{0} og {1} arbejder begge med {2}, men ikke med hinanden.",
               "{0} and {1} both work on {2}, but not with each other.", {nameA_, nameB_, listOf(network_, shared, 2)});
  }

  const GapInput& input_;
  const GapContext& context_;
  const GraphSnapshot& network_;
  VertexIndex a_, b_;
  PairScore score_;
  std::vector<SharedTheme> themes_;
  std::vector<SharedPartner> partners_;
  LocalizedText nameA_, nameB_;
  std::vector<GapPart> parts_;
};

}  // namespace

Gap explainPair(const GapInput& input, VertexIndex a, VertexIndex b) { return PairExplanation(input, a, b).gap(); }

}  // namespace samspil
