// The buttons that print the page and fill the screen with it.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-press]");
  if (button) window[button.dataset.press]();
});
