// How many pages a search has found is written in the digits of the page's language.
{
  const { ngettext } = Documentation;
  Documentation.ngettext = (one, many, count) =>
    ngettext(one, many, count).replace(
      "${resultCount}",
      count.toLocaleString(document.documentElement.lang),
    );
}
