// Excerpts of pages that a search has found are of what they say. Sphinx takes them from the landmark of the
// page's content, which in this theme holds its bar and its list of headings, too.
{
  const { htmlToText } = Search;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const article = page.querySelector(".bd-article");
    article?.setAttribute("role", "main");
    return htmlToText(article?.outerHTML ?? html, anchor);
  };
}
