#include "import/messages.h"

#include <algorithm>
#include <cassert>

#include "base/text.h"

namespace samspil {
namespace {

constexpr std::size_t kLongestText = 200;

// At most 200 bytes, not cut inside a letter.
std::string cut(std::string_view text) {
  if (text.size() <= kLongestText) return std::string(text);
  std::size_t end = kLongestText;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end));
}

std::string filledIn(std::string_view form, const std::vector<std::string>& arguments) {
  std::string out;
  for (std::size_t i = 0; i < form.size(); ++i) {
    const bool slot = form[i] == '{' && i + 2 < form.size() && form[i + 2] == '}';
    const auto index = slot ? static_cast<std::size_t>(form[i + 1] - '0') : 0;
    if (slot && index < arguments.size()) {
      out += arguments[index];
      i += 2;
    } else {
      out.push_back(form[i]);
    }
  }
  return out;
}

}  // namespace

const std::vector<MessageForm>& messageForms() {
  using enum Severity;
  static const std::vector<MessageForm> forms = {
      {"unknown_type", rejected, "Typen ”{0}” kendes ikke. {1} Ret den, eller opret nye typer (--create-types).",
       "The type “{0}” is not known. {2} Correct it, or have new types made (--create-types)."},
      {"missing_type", rejected,
       "Rækken siger ikke, hvilken type det er. Udfyld typen, eller vælg en type for hele filen.",
       "The row does not say which type it is. Fill in the type, or choose one for the whole file."},
      {"type_differs", warning, "”{0}” er i netværket som {1}, ikke {2}. Typen er ikke ændret.",
       "“{0}” is in the network as {1}, not {2}. The type was not changed."},
      {"missing_name", rejected, "Rækken har hverken navn eller id. Udfyld navnet, eller slet rækken.",
       "The row has neither a name nor an id. Fill in the name, or delete the row."},
      {"missing_end", rejected,
       "”{0}” findes ikke i netværket. Ret navnet, importér den først, eller opret enderne (--create-ends).",
       "“{0}” is not in the network. Correct the name, import it first, or have ends made (--create-ends)."},
      {"ambiguous_end", rejected, "”{0}” kan være flere: {1}. Skriv id’et i stedet for navnet.",
       "“{0}” may be several: {1}. Write the id instead of the name."},
      {"ambiguous_name", warning,
       "”{0}” findes flere gange ({1}); rækken er lagt til {2}. Skriv id, CVR eller land i rækken, hvis det er en "
       "anden.",
       "There are several called “{0}” ({1}); the row was added to {2}. Write an id, CVR or country in the row if "
       "another "
       "is meant."},
      {"unknown_relation", rejected,
       "Relationen ”{0}” kendes ikke. {1} Ret den, eller opret nye relationer (--create-types).",
       "The relation “{0}” is not known. {2} Correct it, or have new relations made (--create-types)."},
      {"missing_relation", rejected, "Rækken siger ikke, hvilken relation det er. Udfyld relationen.",
       "The row does not say which relation it is. Fill in the relation."},
      {"self_tie", rejected, "Rækken forbinder ”{0}” med sig selv. Ret den ene ende.",
       "The row ties “{0}” to itself. Correct one end."},
      {"bad_date", rejected, "”{0}” er ikke en dato. Skriv for eksempel 2025-12-31 eller 31-12-2025.",
       "“{0}” is not a date. Write for example 2025-12-31 or 31-12-2025."},
      {"bad_period", rejected,
       "”{0}” er ikke en periode. Skriv for eksempel 2021-2024 eller 01-02-2021 til 31-12-2024.",
       "“{0}” is not a period. Write for example 2021-2024 or 2021-02-01 to 2024-12-31."},
      {"other_content", note,
       "Kolonnen ”{0}” hedder som {1}, men ingen af cellerne kan læses sådan; den er beholdt som en egenskab.",
       "The column “{0}” is called like {1}, but none of its cells reads so; it was kept as a property."},
      {"date_order", rejected, "Slutdatoen {0} ligger før startdatoen {1}. Ret en af dem.",
       "The end date {0} is before the start date {1}. Correct one of them."},
      {"ambiguous_date", warning, "Datoerne i kolonnen ”{0}” kan læses på to måder; ”{1}” er læst med dagen først.",
       "The dates in the column “{0}” can be read in two ways; “{1}” was read with the day first."},
      {"bad_number", rejected, "”{0}” er ikke et tal. Skriv for eksempel 1234,5.",
       "“{0}” is not a number. Write for example 1234.5."},
      {"ambiguous_number", warning, "Tallene i kolonnen ”{0}” kan læses på to måder; ”{1}” er læst med decimalkomma.",
       "The numbers in the column “{0}” can be read in two ways; “{1}” was read with a decimal comma."},
      {"bad_coordinate", rejected, "”{0}” er ikke en {1}. Skriv grader, for eksempel 56,19.",
       "“{0}” is not a {1}. Write degrees, for example 56.19."},
      {"unknown_country", warning, "Landet ”{0}” kendes ikke og er beholdt, som det står. Skriv for eksempel DK.",
       "The country “{0}” is not known and was kept as it stands. Write for example DK."},
      {"several_countries", note,
       "”{0}” nævner flere lande; det første er læst som landet, og cellen er beholdt som ”countries”.",
       "“{0}” names several countries; the first was read as the country, and the cell was kept as “countries”."},
      {"bad_identifier", warning, "”{0}” ligner ikke et {1}-nummer og er udeladt.",
       "“{0}” does not look like a {1} number and was left out."},
      {"unknown_certainty", rejected,
       "Sikkerheden ”{0}” kendes ikke. Skriv stated, entered_by_hand, inferred eller public_knowledge.",
       "The certainty “{0}” is not known. Write stated, entered_by_hand, inferred or public_knowledge."},
      {"unknown_passage", rejected,
       "”{0}” kendes ikke. Skriv inserted, deleted eller replaced, eller lad feltet være tomt.",
       "“{0}” is not known. Write inserted, deleted or replaced, or leave the cell empty."},
      {"unknown_source", rejected, "Kilden ”{0}” findes ikke. Tilføj den til kilderne først.",
       "There is no source “{0}”. Add it to the sources first."},
      {"unknown_source_kind", rejected,
       "Kildens art ”{0}” kendes ikke. Skriv document, public_knowledge, imported_file eller person.",
       "The kind of source “{0}” is not known. Write document, public_knowledge, imported_file or person."},
      {"bad_line", rejected, "”{0}” er ikke et linjenummer.", "“{0}” is not a line number."},
      {"another_table", rejected,
       "Her begynder en anden tabel med sine egne kolonner. Gem den i en fil for sig, og importér den bagefter.",
       "Another table with columns of its own begins here. Save it as a file of its own, and import that afterwards."},
      {"broken_record", rejected, "Linjen er ikke velformet JSON. Ret den, og importér filen igen.",
       "The line is not well-formed JSON. Correct it, and import the file again."},
      {"ragged_row", rejected,
       "Rækken har {0} celler mere end tabellens {1} kolonner. Sæt anførselstegn om celler med skilletegn i.",
       "The row has {0} cells more than the {1} columns of the table. Put quotes around cells that hold the "
       "delimiter."},
      {"unclosed_quote", warning,
       "Et anførselstegn i rækken bliver aldrig lukket; det er læst som et almindeligt tegn.",
       "A quote in the row is never closed; it was read as an ordinary character."},
      {"same_key_other_name", rejected,
       "Id’et ”{0}” findes allerede som ”{1}”. Giv rækken et andet id, eller ret navnet.",
       "The id “{0}” exists already as “{1}”. Give the row another id, or correct the name."},
      {"conflicting_identifiers", rejected, "Rækkens numre peger på to forskellige: {0} og {1}. Ret det ene nummer.",
       "The row's identifiers point at two different ones: {0} and {1}. Correct one of them."},
      {"possible_duplicate", warning,
       "”{0}” kan være den samme som ”{1}”, der allerede er i netværket. Afgør det, før du går videre.",
       "“{0}” may be the same as “{1}”, which is in the network already. Decide before you go on."},
      {"merged_by_name", note, "”{0}” er lagt sammen med ”{1}”.", "“{0}” was merged into “{1}”."},
      {"left_out", note,
       "{0} af filens linjer er ikke talt med som rækker: summer, fodnoter, kommentarer eller overskrifter (linje "
       "{1}).",
       "{0} of the file's lines do not count as rows: totals, footnotes, comments or headings (line {1})."},
      {"no_rows", note, "Filen har kolonnenavne, men ingen rækker.", "The file has column names but no rows."},
      {"not_understood", rejected,
       "Ingen kolonne ligner et navn eller et id, så rækkerne kan ikke bruges. Vælg en kolonne: --map KOLONNE=name.",
       "No column looks like a name or an id, so the rows cannot be used. Choose one: --map COLUMN=name."},
      {"no_type", rejected,
       "Filen siger ikke, hvilken type rækkerne er. Vælg en for hele filen, for eksempel --map type=hospital.",
       "The file does not say of which type its rows are. Choose one for the whole file, for example --map "
       "type=hospital."},
      {"assumed_type", note, "Filen siger ikke, hvilken type rækkerne er; de er læst som {0}.",
       "The file does not say of which type its rows are; they were read as {0}."},
      {"assumed_relation", note, "Filen siger ikke, hvilken relation rækkerne er; de er læst som ”{0}”.",
       "The file does not say which relation its rows are; they were read as “{0}”."},
      {"assumed_name", note, "Ingen kolonne siger, at den er navnet; ”{0}” er læst som navnet.",
       "No column says that it is the name; “{0}” was read as the name."},
      {"unknown_terms", warning,
       "De fleste ord i ”{0}” kender netværket ikke som typer eller relationer; kolonnen er gemt som undertype eller "
       "rolle. Skal den alligevel være type eller relation, så vælg det for kolonnen.",
       "The network does not know most words in “{0}” as types or relations; the column was kept as subtype or role. "
       "If "
       "it is to be the type or the relation all the same, choose so for the column."},
      {"ends_created", note,
       "Netværket er tomt, og filen rummer kun forbindelser; de organisationer, den nævner, bliver oprettet "
       "(--no-create-ends afviser dem).",
       "The network is empty, and the file holds ties alone; the organisations that it names are made "
       "(--no-create-ends rejects them)."},
      {"filled_down", note, "Tomme celler i ”{0}” er læst som cellen ovenfor, som når celler er flettet i et regneark.",
       "Blank cells in “{0}” were read as the cell above, as where cells are merged in a spreadsheet."},
      {"headings_as_types", note,
       "Filens overskrifter ({0}) er læst som typen på rækkerne under dem. Vælg en anden brug af ”Type”, hvis det ikke "
       "er meningen.",
       "The file's headings ({0}) were read as the type of the rows below them. Choose another use of “Type” if that "
       "is "
       "not meant."},
      {"ticks_as_themes", note, "Kryds i ”{0}” er læst som temaet af det navn.",
       "Ticks in “{0}” were read as the theme of that name."},
      {"parted_by_commas", note, "Cellerne i ”{0}” nævner flere og er delt ved komma.",
       "The cells of “{0}” name several and were parted at commas."},
      {"left_out_of_ties", note, "Kolonnen ”{0}” er udeladt: en forbindelse har ingen plads til den.",
       "The column “{0}” was left out: a tie has no place for it."},
      {"one_column", warning, "Filen har kun én kolonne. Er det ikke meningen, så vælg skilletegnet selv.",
       "The file has one column only. If that is not meant, choose the delimiter yourself."},
      {"duplicate_header", warning, "To kolonner hedder ”{0}”; den anden er beholdt som ”{1}”.",
       "Two columns are called “{0}”; the second was kept as “{1}”."},
      {"cpr_column", warning, "Kolonnen ”{0}” ligner CPR-numre og er ikke læst. Slet den fra filen.",
       "The column “{0}” looks like civil registration numbers and was not read. Delete it from the file."},
      {"personal_column", warning,
       "Kolonnen ”{0}” ser ud til at rumme personoplysninger ({1}) og er udeladt. Vælg den selv, hvis den skal med.",
       "The column “{0}” seems to hold personal data ({1}) and was left out. Choose it yourself if it is to be "
       "included."},
      {"mixed_encoding", warning,
       "Linjen er skrevet med en anden tegnkodning end resten af filen og er læst som windows-1252.",
       "The line is written in another encoding than the rest of the file and was read as windows-1252."},
      {"double_encoded", warning,
       "Teksten ser ud til at være kodet to gange (”Ã¸” for ”ø”). Åbn den med --encoding double-utf-8 for at rette "
       "den.",
       "The text seems to be encoded twice (“Ã¸” for “ø”). Open it with --encoding double-utf-8 to repair it."},
      {"lost_letters", warning, "Nogle bogstaver var allerede gået tabt i filen (�) og er beholdt sådan.",
       "Some letters were lost in the file already (�) and were kept so."},
      {"recipe_used", note, "Filen passer til opskriften ”{0}”, som er brugt.",
       "The file fits the recipe “{0}”, which was used."},
      {"recipe_column_renamed", warning,
       "Opskriften ”{0}” venter kolonnen ”{1}”, som filen ikke har. Er det den, der nu hedder ”{2}”? Så vælg --map "
       "\"{2}={3}\".",
       "The recipe “{0}” expects the column “{1}”, which the file lacks. Is it the one that is now called “{2}”? Then "
       "choose --map \"{2}={3}\"."},
      {"recipe_column_missing", warning,
       "Opskriften ”{0}” venter kolonnen ”{1}”, som filen ikke har. Hvilken kolonne er det nu? Vælg --map "
       "\"KOLONNE={3}\". Nye kolonner: {2}.",
       "The recipe “{0}” expects the column “{1}”, which the file lacks. Which column is it now? Choose --map "
       "\"COLUMN={3}\". New columns: {2}."},
      {"more_of_the_same", note, "Der er {0} til af samme slags ({1}); de er talt med, men ikke nævnt hver for sig.",
       "There are {0} more of this kind ({1}); they were counted, but not listed one by one."},
      {"unknown_column", rejected, "Filen har ingen kolonne ”{0}”. Den har: {1}.",
       "The file has no column “{0}”. It has: {1}."},
      {"unknown_field", rejected, "Feltet ”{0}” kendes ikke. Vælg et af disse: {1}.",
       "The field “{0}” is not known. Choose one of these: {1}."},
  };
  return forms;
}

Diagnostic makeDiagnostic(std::string_view code, const Place& place, const std::vector<std::string>& arguments) {
  const auto& forms = messageForms();
  const auto form = std::find_if(forms.begin(), forms.end(), [&](const auto& f) { return f.code == code; });
  assert(form != forms.end());
  return {form->severity,
          std::string(code),
          place.file,
          place.line,
          place.column,
          cut(place.text),
          {filledIn(form->danish, arguments), filledIn(form->english, arguments)}};
}

}  // namespace samspil
