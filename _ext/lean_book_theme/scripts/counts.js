// How many pages a search has found is written in the digits of the page's language. Which form of the
// words that takes, some of Sphinx's catalogs tell by true and false, which are places in no list.
{
  const { ngettext, PLURAL_EXPR } = Documentation;
  Documentation.PLURAL_EXPR = (count) => Number(PLURAL_EXPR(count));
  Documentation.ngettext = (one, many, count) =>
    ngettext(one, many, count).replace(
      "${resultCount}",
      count.toLocaleString(document.documentElement.lang),
    );
}
