#include "viewer/derived.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include <fmt/format.h>

#include "session/map_communities.h"
#include "session/network_measures.h"
#include "viewer/camera_motion.h"

namespace samspil {

namespace {

constexpr std::size_t kMostHits = 12;
constexpr std::size_t kMostQuestions = 4;
constexpr std::size_t kMostToAskAbout = 50'000;  // entities; among more, what takes a look at all is not waited for
constexpr std::size_t kHubs = 8;
constexpr std::chrono::milliseconds kAtOnce{60};  // is waited for, so that on small networks all comes at once

template <typename T>
std::optional<T> kept(Result<T> result, Derived& derived) {
  if (result) return std::move(*result);
  if (derived.problem.empty()) derived.problem = result.error().message;
  return {};
}

std::vector<Hub> mostTied(const GraphSnapshot& network, Language language) {
  std::vector<VertexIndex> order;
  for (std::uint32_t i = 0; i < network.vertexCount(); ++i) {
    if (network.vocabulary().type(network.type(VertexIndex{i})).actor) order.push_back(VertexIndex{i});
  }
  const auto more = [&](VertexIndex a, VertexIndex b) {
    return std::pair{network.degree(b), a} < std::pair{network.degree(a), b};
  };
  const std::size_t count = std::min(order.size(), kHubs);
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end(), more);
  std::vector<Hub> hubs;
  for (const VertexIndex v : std::span(order).first(count)) {
    hubs.push_back({v, std::string(network.name(v, language)),
                    network.vocabulary().type(network.type(v)).label.in(language), network.degree(v)});
  }
  return hubs;
}

Overview overviewOf(const GraphSnapshot& network, Language language) {
  constexpr std::size_t kDocuments = 40;
  Overview overview{.hubs = mostTied(network, language)};
  for (const char* id : {"who_works_on", "how_connected", "themes_without", "what_changed"}) {
    Overview::Example example{findQuestion(id), {}};
    for (std::size_t i = 0; i < example.question->blanks.size(); ++i)
      example.blanks.push_back(exampleFor(network, *example.question, i));
    overview.questions.push_back(std::move(example));
  }
  for (const SourceView& source : network.sources()) {
    if (source.kind != SourceKind::document) continue;
    if (overview.documents.size() == kDocuments) {
      ++overview.furtherDocuments;
      continue;
    }
    overview.documents.emplace_back(source.title.in(language),
                                    source.date.known() ? std::to_string(source.date.year) : "");
  }
  return overview;
}

}  // namespace

void DerivedBuilder::refreshLists(const Session& session, const ViewState& state, Derived& derived) {
  const std::pair listsKey{session.revision(), state.language};
  if (listsKey_ == listsKey) return;
  listsKey_ = listsKey;
  derived.history = kept(describeHistory(session, state.language), derived).value_or(std::vector<HistoryRow>{});
  std::reverse(derived.history.begin(), derived.history.end());
  derived.savedViews = kept(savedViews(session, state.language), derived).value_or(std::vector<SavedView>{});
  derived.newestShown = newestSourceShown(session.network(), session.visibility());
  if (const std::pair key{session.networkPtr(), state.language}; hubsKey_ != key) {  // another view changes neither
    hubsKey_ = key;
    derived.counts = kept(session.store().counts(), derived);
    derived.overview = overviewOf(session.network(), state.language);
  }
  const auto title = [&](Result<std::optional<Batch>> batch) -> std::optional<LocalizedText> {
    const auto found = kept(std::move(batch), derived).value_or(std::nullopt);
    return found ? std::optional(found->info.title) : std::nullopt;
  };
  derived.nextUndo = title(session.store().nextUndo());
  derived.nextRedo = title(session.store().nextRedo());
}

void DerivedBuilder::refreshHits(const Session& session, const ViewState& state, const PanelState& panels,
                                 Derived& derived) {
  const auto update = [&](std::string_view text, std::string& key, std::vector<SearchHit>& hits) {
    std::string wanted = fmt::format("{}/{}/{}", session.revision(), static_cast<int>(state.language), text);
    if (wanted == key) return;
    key = std::move(wanted);
    hits = searchEntities(session.network(), text, state.language, kMostHits);
  };
  update(panels.search.open ? panels.search.text : "", searchKey_, derived.searchHits);
  update(panels.palette.open ? panels.palette.text : "", paletteKey_, derived.paletteHits);
  const auto understand = [&](std::string_view text, std::string& key, std::vector<QuestionMatch>& matches) {
    std::string wanted = fmt::format("{}/{}/{}", session.revision(), static_cast<int>(state.language), text);
    if (wanted == key) return;
    key = std::move(wanted);
    matches.clear();
    if (session.network().vertexCount() <= kMostToAskAbout)
      matches = matchQuestions(session.network(), text, state.language, kMostQuestions);
  };
  understand(panels.palette.open ? panels.palette.text : "", paletteQuestionKey_, derived.paletteQuestions);
  understand(panels.question.typed.text, typedQuestionKey_, derived.typedQuestions);
}

void DerivedBuilder::startDetails(const Session& session, const ViewState& state, Derived& derived) {
  constexpr std::size_t kReadAtOnce = 300;  // ties
  derived.details.reset();
  derived.insights.reset();
  derived.tiesBetween.clear();
  details_.cancel();
  insights_.cancel();
  const auto& selection = state.selection;
  if (selection.size() == 1) {
    const NetworkReader reader = session;
    const VertexIndex v = selection.front();
    const Language language = state.language;
    if (session.network().degree(v) <= kReadAtOnce)
      derived.details = kept(describeEntity(reader, v, language), derived);
    else
      details_.start([=](JobControl&) { return describeEntity(reader, v, language); });
    insights_.start([=](JobControl& job) { return entityInsights(reader, v, language, job); });
  }
  if (selection.size() == 2) {
    derived.tiesBetween = kept(describeTies(session, selection[0], selection[1], state.language), derived)
                              .value_or(std::vector<TieGroup>{});
  }
}

void DerivedBuilder::refreshDetails(const Session& session, const ViewState& state, Derived& derived) {
  // So that on small networks the panel comes whole; on large ones a click is answered within a frame.
  const bool small = session.network().vertexCount() <= kMostToAskAbout;
  const std::chrono::milliseconds atOnce{small ? 50 : 3};
  const Revision revision = session.revision();
  const bool fresh = !detailsKey_ || *detailsKey_ != std::tie(revision, state.language, state.selection);
  if (fresh) {
    detailsKey_.emplace(revision, state.language, state.selection);
    startDetails(session, state, derived);
  }
  const auto patience = fresh ? atOnce : std::chrono::milliseconds{};
  if (auto done = details_.take(patience)) derived.details = kept(std::move(*done), derived);
  if (auto done = insights_.take(patience)) derived.insights = kept(std::move(*done), derived);
  derived.pending.details = details_.running();
  derived.pending.insights = insights_.running();
}

// Marks keep their sizes until the new ones are there.
void DerivedBuilder::refreshSizes(const Session& session, Derived& derived) {
  const std::pair key{session.networkPtr(), session.view().sizeBy};
  bool changed = false;
  if (sizesKey_ != key) {
    sizesKey_ = key;
    sizing_.cancel();
    if (session.view().sizeBy == SizeBy::betweenness) {
      sizing_.start([network = session.networkPtr(), view = session.view()](JobControl& job) {
        return bridgingFor(view, *network, job);
      });
    } else {
      changed = !std::exchange(sizes_, {}).empty();
    }
  }
  if (const auto done = sizing_.take()) {
    if (*done)
      sizes_ = **done;
    else if (derived.problem.empty() && done->error().code != ErrorCode::cancelled)
      derived.problem = done->error().message;
    changed = true;
  }
  if (sizes_.size() != session.network().vertexCount()) sizes_.clear();  // of another network
  if (changed) frameKey_.reset();
  derived.pending.sizes = sizing_.running();
}

// Outlines and colours of before stay until the new ones are there.
void DerivedBuilder::refreshGroups(const Session& session, Derived& derived) {
  const bool fresh = groupsKey_ != session.revision();
  if (fresh) {
    groupsKey_ = session.revision();
    grouping_.cancel();
    const bool wanted = showsCommunities(session.view(), session.visibility());
    if (!wanted && !std::exchange(derived.groups, {}).empty()) frameKey_.reset();
    if (wanted)
      grouping_.start([network = session.networkPtr(), view = session.view(), visibility = session.visibility()](
                          JobControl& job) { return communitiesOf(*network, view, visibility, job); });
  }
  if (auto done = grouping_.take(fresh ? kAtOnce : std::chrono::milliseconds{})) {
    std::vector<std::uint32_t> groups;
    if (*done)
      groups = std::move(**done);
    else if (derived.problem.empty())
      derived.problem = done->error().message;
    if (groups != derived.groups) frameKey_.reset();
    derived.groups.swap(groups);
  }
  const bool otherNetwork = !derived.groups.empty() && derived.groups.size() != session.network().vertexCount();
  if (otherNetwork) derived.groups.clear();
  derived.pending.groups = grouping_.running();
}

void DerivedBuilder::refreshFacet(const Session& session, const ViewState& state, const PanelState& panels,
                                  Derived& derived) {
  if (!state.showFacets) return;
  const FacetKey key{session.revision(), state.language, panels.facet.field};
  const bool fresh = facetKey_ != key;
  if (fresh) {
    if (!facetKey_ || facetKey_->field != key.field) derived.facet.reset();
    facetKey_ = key;
    counting_.start([key, network = session.networkPtr(), filter = session.view().filter](JobControl&) {
      return Result<Facet>(
          std::make_shared<const std::vector<FacetValue>>(facet(key.field, filter, *network, key.language)));
    });
  }
  if (auto done = counting_.take(fresh ? kAtOnce : std::chrono::milliseconds{}))
    derived.facet = kept(std::move(*done), derived).value_or(nullptr);
  derived.pending.facet = counting_.running();
}

void DerivedBuilder::refreshTable(const Session& session, const ViewState& state, const PanelState& panels,
                                  Derived& derived) {
  if (state.drawer != DrawerPage::table && !arranging_.running()) return;
  TableKey key{&session.network(), state.language, session.revision(), panels.table.request};
  // One at a time, as they share what is sorted already: what was asked for meanwhile ends the work and comes next.
  if (arranging_.running() && tableKey_ != key) arrangement_->cancel();
  const auto takeTable = [&](std::chrono::milliseconds patience) {
    auto done = arranging_.take(patience);
    if (!done) return;
    if (!*done && done->error().code == ErrorCode::cancelled)
      tableKey_.reset();
    else
      derived.table = kept(std::move(*done), derived);
  };
  takeTable({});
  if (!arranging_.running() && tableKey_ != key && state.drawer == DrawerPage::table) {
    const std::pair network{session.networkPtr(), key.language};
    if (tableOf_ != network) derived.table.reset();
    tableOf_ = network;
    arrangement_ = std::make_shared<JobControl>();
    auto sorted = derived.table ? derived.table->sorted() : nullptr;
    arranging_.start([network = network.first, language = key.language, sorted = std::move(sorted),
                      request = key.request, visibility = session.visibility(),
                      stop = arrangement_](JobControl&) -> Result<TableModel> {
      TableModel table(network, language, sorted);
      TRY(table.arrange(request, visibility, *stop));
      return table;
    });
    tableKey_ = std::move(key);
    takeTable(kAtOnce);
  }
  derived.pending.table = arranging_.running();
}

void DerivedBuilder::refreshPositions(const Session& session, const ViewState& state, double now, Derived& derived) {
  constexpr std::size_t kMostGliding = 20'000;  // more at once would only stutter
  if (positionsKey_ != session.revision()) {
    positionsKey_ = session.revision();
    if (const auto map = kept(session.map(), derived)) {
      derived.pinned = (*map)->pinned;
      derived.places = (*map)->places;
      if (!settled_ || *settled_ != (*map)->positions) {
        settled_ = std::make_shared<const std::vector<Vec2>>((*map)->positions);
        glideFrom_ = derived.positions;
        const bool glide = !state.reducedMotion && glideFrom_.size() == settled_->size() &&
                           settled_->size() <= kMostGliding && glideFrom_ != *settled_;
        if (!glide) derived.positions = *settled_;
        glideEnd_ = glide ? now + kGlide : 0;
        ++glideFrame_;
      }
    }
  }
  if (glideEnd_ == 0) return;
  const float share = eased(static_cast<float>(1 - (glideEnd_ - now) / kGlide));
  for (std::size_t i = 0; i < settled_->size(); ++i)
    derived.positions[i] = glideFrom_[i] + ((*settled_)[i] - glideFrom_[i]) * share;
  if (now >= glideEnd_) glideEnd_ = 0;
  ++glideFrame_;
}

void DerivedBuilder::movePositions(const std::vector<VertexIndex>& vertices, Vec2 by, Derived& derived) {
  for (const VertexIndex v : vertices) derived.positions[v.value] = derived.positions[v.value] + by;
  ++glideFrame_;
}

void DerivedBuilder::restorePositions(Derived& derived) {
  derived.positions = *settled_;
  ++glideFrame_;
}

bool DerivedBuilder::refresh(const Session& session, const ViewState& state, const PanelState& panels, double now,
                             const Insights& insights, Derived& derived) {
  if (listsKey_ != std::pair{session.revision(), state.language}) derived.problem.clear();
  refreshPositions(session, state, now, derived);
  refreshSizes(session, derived);
  refreshGroups(session, derived);
  refreshHits(session, state, panels, derived);
  found_.clear();
  for (const SearchHit& hit : derived.searchHits) found_.push_back(hit.vertex);
  const bool placed = settled_ && derived.positions.size() == session.network().vertexCount();
  const bool changed = placed && refreshScene(session, state, insights, derived);
  // A large map is now being prepared on another thread; meanwhile the words.
  refreshLists(session, state, derived);
  refreshDetails(session, state, derived);
  refreshFacet(session, state, panels, derived);
  refreshTable(session, state, panels, derived);
  return changed;
}

void DerivedBuilder::placeLabelsFor(const ViewState& state, float scale, const std::vector<Box>& occupied,
                                    Derived& derived) {
  LabelKey key{derived.sceneVersion, state.camera.center, state.camera.viewport, state.camera.scale, scale, occupied};
  if (labelKey_ == key) return;
  // What was named stays named, also where the scene is another one now.
  std::vector<std::uint32_t> before;
  const auto vertexOf = [&](std::uint32_t label) {
    return derived.scene.marks[derived.scene.labels[label].mark].vertex;
  };
  for (std::uint32_t label = 0; label < derived.scene.labels.size() && !labelled_.empty(); ++label) {
    if (std::ranges::binary_search(labelled_, vertexOf(label))) before.push_back(label);
  }
  derived.labels = placeLabels(derived.scene, state.camera, metrics_,
                               {.uiScale = scale, .occupied = occupied, .previouslyShown = before});
  derived.namedBefore = std::exchange(labelled_, {});
  for (const PlacedLabel& label : derived.labels) labelled_.push_back(vertexOf(label.label));
  std::ranges::sort(labelled_);
  labelKey_ = std::move(key);
}

}  // namespace samspil
