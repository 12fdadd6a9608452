// Who comes from the search sees the words that were searched for; nobody else needs the script.
{
  const { searchWords: address } = document.currentScript.dataset;
  const searched = () => {
    try {
      return localStorage.getItem("sphinx_highlight_terms");
    } catch {
      return null;
    }
  };
  if (address && (searched() || new URLSearchParams(location.search).has("highlight")))
    loadScript("searchWords");
}
