// The button that leads to the top of a long page shows while the reader scrolls up. Bootstrap's
// script does the same, but is loaded only by who opens a menu.
addEventListener("DOMContentLoaded", () => {
  const button = document.getElementById("pst-back-to-top");
  const header = document.querySelector(".bd-header");
  if (!button || !header) return;

  let last = scrollY;
  addEventListener("scroll", () => {
    const shown = scrollY < last && scrollY > header.offsetHeight;
    button.style.display = shown ? "block" : "none";
    last = scrollY;
  });
  button.addEventListener("click", () => scrollTo(0, 0));
});
