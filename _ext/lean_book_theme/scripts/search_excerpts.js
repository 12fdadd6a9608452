// Excerpts of pages that a search has found are of what they say. Sphinx takes them from the landmark of the
// page's content, which in this theme holds the page's bar and its list of headings, too.
addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;

  const { htmlToText } = Search;
  Search.htmlToText = (html, anchor) => {
    const page = new DOMParser().parseFromString(html, "text/html");
    const article = page.querySelector(".bd-article");
    article?.setAttribute("role", "main");
    // What begins a line or a cell begins a word, too.
    article?.querySelectorAll("dd, li, td, th").forEach((part) => part.before(" "));
    return htmlToText(article?.outerHTML ?? html, anchor);
  };
});
