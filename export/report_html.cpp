#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "export/report.h"
#include "export/xml_text.h"

namespace samspil {
namespace {

// Dark grey and blue on white: 13 to 1 and 8 to 1.
constexpr std::string_view kStyle = R"(
body{font:16px/1.5 Inter,"Segoe UI",Arial,sans-serif;color:#1f2933;background:#fff;max-width:62rem;margin:2rem auto;padding:0 1.25rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.35rem;margin:2.5rem 0 .25rem;padding-top:.75rem;border-top:3px solid #1d4f91}
h3{font-size:1.05rem;line-height:1.35;margin:0 0 .5rem}p{margin:.25rem 0 .75rem}.meta{color:#52606d}
a{color:#1d4f91}nav ul{padding-left:1.25rem}article{margin:1.5rem 0;padding:1rem 1.25rem;border:1px solid #cbd2d9;border-radius:6px;break-inside:avoid}
table{border-collapse:collapse;width:100%;margin:.5rem 0;font-size:.95rem}caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem;border-bottom:1px solid #d9e0e6}thead th{border-bottom:2px solid #52606d}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}td.mark,th.mark{text-align:center}td.way{white-space:nowrap}
.next{background:#eef4fb;border-left:4px solid #1d4f91;padding:.5rem .75rem;margin:.75rem 0}.again{background:#fdf3e1;border-left:4px solid #8a5a00;padding:.5rem .75rem}
.note{white-space:pre-line}.id{color:#52606d;font-size:.85rem}details{margin:.25rem 0}summary{cursor:pointer;color:#1d4f91}
@media print{body{margin:0;max-width:none;font-size:11pt}details>*{display:block}summary{display:none}nav{display:none}a{color:inherit;text-decoration:none}}
)";

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void begin(std::string_view title, std::string_view made) {
    const bool danish = language_ == Language::danish;
    text_ = fmt::format(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
        "content=\"width=device-width, "
        "initial-scale=1\">\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n<main>\n",
        danish ? "da" : "en", xmlText(title), kStyle);
    element("h1", title);
    raw("<p class=\"meta\">{} {}</p>\n", danish ? "Lavet med Samspil" : "Made with Samspil", xmlText(made));
  }
  std::string end() { return std::move(text_) + "</main>\n</body>\n</html>\n"; }

  std::string_view words(std::string_view danish, std::string_view english) const {
    return language_ == Language::danish ? danish : english;
  }
  void element(std::string_view tag, std::string_view text) { raw("<{0}>{1}</{0}>\n", tag, xmlText(text)); }
  void element(std::string_view tag, std::string_view style, std::string_view text) {
    raw("<{0} class=\"{1}\">{2}</{0}>\n", tag, style, xmlText(text));
  }
  template <typename... Parts>
  void raw(fmt::format_string<Parts...> pattern, Parts&&... parts) {
    text_ += fmt::format(pattern, std::forward<Parts>(parts)...);
  }
  // Two digits, with the language's decimal sign and a true minus.
  std::string number(double value) const {
    std::string text = fmt::format("{:.2f}", std::abs(value));
    if (language_ == Language::danish) std::replace(text.begin(), text.end(), '.', ',');
    return (value < 0 ? "−" : "") + text;
  }

 private:
  Language language_;
  std::string text_;
};

std::string_view signInWords(const Page& page, char sign) {
  switch (sign) {
    case '+': return page.words("taler for", "supports");
    case '-': return page.words("taler imod", "weakens");
    case '!': return page.words("modsiger", "contradicts");
    default: return page.words("neutral", "neutral");
  }
}

void writeParts(Page& page, const ReportGap& gap) {
  page.raw(
      "<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\" "
      "class=\"number\">{}</th></tr></thead>\n<tbody>\n",
      page.words("Hvorfor", "Why"), page.words("Grund", "Reason"), page.words("Retning", "Direction"),
      page.words("Vægt", "Weight"));
  for (const ReportPart& part : gap.parts) {
    page.raw("<tr><td>{}</td><td class=\"way\">{}</td><td class=\"number\">{}</td></tr>\n", xmlText(part.text),
             signInWords(page, part.sign), page.number(part.value));
  }
  page.raw(
      "</tbody>\n<tfoot><tr><th scope=\"row\" colspan=\"2\">{}</th><td "
      "class=\"number\">{}</td></tr></tfoot>\n</table>\n",
      page.words("I alt", "In all"), page.number(gap.score));
}

void writeEvidence(Page& page, const ReportGap& gap) {
  page.raw(
      "<details><summary>{} ({})</summary>\n<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>\n<tbody>\n",
      page.words("Det bygger på", "It rests on"), gap.evidence.size(), page.words("Kilder", "Sources"),
      page.words("Udsagn", "Statement"), page.words("Sted", "Place"), page.words("Sikkerhed", "Certainty"));
  for (const ReportEvidence& evidence : gap.evidence) {
    page.raw("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", xmlText(evidence.statement), xmlText(evidence.source),
             xmlText(evidence.certainty));
  }
  page.raw("</tbody>\n</table>\n</details>\n");
}

void writeGap(Page& page, const ReportGap& gap, std::size_t number) {
  page.raw("<article>\n<h3>{}. {}</h3>\n", number, xmlText(gap.sentence));
  page.raw("<p class=\"meta\">{} {}</p>\n", page.words("Tilstand:", "State:"), xmlText(gap.status));
  if (!gap.note.empty())
    page.raw("<p class=\"note\"><strong>{}</strong> {}</p>\n", page.words("Notat:", "Note:"), xmlText(gap.note));
  if (!gap.raisedAgain.empty()) page.element("p", "again", gap.raisedAgain);
  writeParts(page, gap);
  if (!gap.next.empty())
    page.raw("<p class=\"next\"><strong>{}</strong> {}</p>\n", page.words("Næste skridt:", "Next step:"),
             xmlText(gap.next));
  writeEvidence(page, gap);
  page.element("p", "id", gap.id);
  page.raw("</article>\n");
}

}  // namespace

std::string htmlReport(const GapReport& report) {
  Page page(report.language);
  page.begin(report.title, report.made);
  if (report.sections.empty()) page.element("p", page.words("Ingen huller fundet.", "No gaps found."));
  page.raw("<nav aria-label=\"{}\">\n<ul>\n", page.words("Indhold", "Contents"));
  for (const ReportSection& section : report.sections)
    page.raw("<li><a href=\"#{}\">{}</a> ({})</li>\n", section.kind, xmlText(section.title), section.gaps.size());
  page.raw("</ul>\n</nav>\n");
  for (const ReportSection& section : report.sections) {
    page.raw("<section>\n<h2 id=\"{}\">{}</h2>\n", section.kind, xmlText(section.title));
    page.element("p", "meta", section.meaning);
    for (std::size_t i = 0; i < section.gaps.size(); ++i) writeGap(page, section.gaps[i], i + 1);
    page.raw("</section>\n");
  }
  if (!report.dismissed.empty()) {
    page.raw("<section>\n<h2>{}</h2>\n<ul>\n", page.words("Afvist", "Dismissed"));
    for (const ReportDismissal& dismissal : report.dismissed) {
      page.raw("<li>{}: {} <span class=\"meta\">({}, {})</span></li>\n", xmlText(dismissal.gap),
               xmlText(dismissal.reason), xmlText(dismissal.who), xmlText(dismissal.when));
    }
    page.raw("</ul>\n</section>\n");
  }
  if (!report.unknown.empty()) {
    page.raw("<section>\n<h2>{}</h2>\n<ul>\n", page.words("Det ved vi for lidt om", "Too little is known of these"));
    for (const std::string& unknown : report.unknown) page.element("li", unknown);
    page.raw("</ul>\n</section>\n");
  }
  return page.end();
}

std::string htmlReport(const ConsortiumReport& report) {
  Page page(report.language);
  page.begin(report.title, report.made);
  page.element("p", report.summary);
  page.raw("<table>\n<caption>{}</caption>\n<thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th>",
           page.words("Partnere og temaer", "Partners and themes"), page.words("Partner", "Partner"),
           page.words("Land", "Country"));
  for (const std::string& theme : report.themes) page.raw("<th scope=\"col\" class=\"mark\">{}</th>", xmlText(theme));
  page.raw("</tr></thead>\n<tbody>\n");
  for (const ReportMember& member : report.members) {
    page.raw("<tr><th scope=\"row\">{}</th><td>{}</td>", xmlText(member.name), xmlText(member.country));
    for (const bool covers : member.covers) {
      page.raw("<td class=\"mark\">{}</td>", covers ? page.words("● dækker", "● covers") : page.words("–", "–"));
    }
    page.raw("</tr>\n");
  }
  page.raw("</tbody>\n</table>\n<h2>{}</h2>\n<dl>\n", page.words("Hvorfor netop disse", "Why these"));
  for (const ReportMember& member : report.members) {
    page.raw("<dt><strong>{}</strong></dt>\n<dd>{}", xmlText(member.name), xmlText(member.reason));
    if (!member.signsAs.empty())
      page.raw(" {} {}.", page.words("Hører under", "Belongs under"), xmlText(member.signsAs));
    if (!member.roles.empty()) page.raw(" {}: {}.", page.words("Rolle", "Role"), xmlText(member.roles));
    if (!member.budget.empty())
      page.raw(" {}: {}.", page.words("Anslået andel", "Estimated share"), xmlText(member.budget));
    page.raw("</dd>\n");
  }
  page.raw("</dl>\n");
  const auto list = [&](std::string_view heading, auto&& each) {
    std::string items;
    each([&](const std::string& text) { items += "<li>" + xmlText(text) + "</li>\n"; });
    if (!items.empty()) page.raw("<h2>{}</h2>\n<ul>\n{}</ul>\n", heading, items);
  };
  list(page.words("Spørg først", "Ask first"), [&](auto&& add) {
    for (const ReportMember& member : report.members) {
      if (!member.question.empty()) add(member.question);
    }
  });
  list(page.words("Mulige ombytninger", "Possible swaps"), [&](auto&& add) {
    for (const std::string& swap : report.swaps) add(swap);
  });
  return page.end();
}

}  // namespace samspil
