// The words of a query in the form in which words.py has indexed those of the pages.

const persianTwins = Object.fromEntries(
  [..."يىكةەہ0123456789٠١٢٣٤٥٦٧٨٩"].map((letter, place) => [letter, "ییکههه۰۱۲۳۴۵۶۷۸۹۰۱۲۳۴۵۶۷۸۹"[place]]),
);
const withPersianTwins = (text) => text.replace(/[يىكةەہ0-9٠-٩]/g, (letter) => persianTwins[letter]);

// Words stay as pages have them, as far as that can be told: these are marked in the page that is found.
function splitQuery(query) {
  return withPersianTwins(query.normalize("NFKC")).match(/[\p{L}\p{N}\p{Mn}\p{Cf}_]+/gu) ?? [];
}

function Stemmer() {
  this.stemWord = (word) => {
    const folded = withPersianTwins(
      word.normalize("NFKD").toLowerCase().replace(/[\p{Mn}\p{Cf}\u0640]/gu, ""),
    );
    const ending = ["هایی", "های", "ها", "ی"].find(
      (ending) => folded.endsWith(ending) && [...folded].length >= 3 + ending.length,
    );
    return ending ? folded.slice(0, -ending.length) : folded;
  };
}
