// What depends on the moment of reading: which rows are past, now or next. The pages are complete
// without it; it only sets classes, by the moments that rows and items carry.
"use strict";

(() => {
  const now = Date.now();
  const state = (element) => {
    const ends = Date.parse(element.dataset.ends);
    if (ends < now) return "is-past";
    return Date.parse(element.dataset.starts) <= now ? "is-now" : "is-ahead";
  };

  for (const element of document.querySelectorAll("[data-ends]")) {
    const its = state(element);
    if (its !== "is-ahead") element.classList.add(its);
  }

  for (const group of document.querySelectorAll(".next, .syllabus-deadlines")) {
    const ahead = [...group.querySelectorAll("[data-ends]")].find((element) => state(element) !== "is-past");
    ahead?.classList.add("is-next");
    group.classList.add(ahead ? "is-current" : "is-over");
  }
})();
