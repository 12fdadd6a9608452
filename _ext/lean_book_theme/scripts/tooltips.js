// Bootstrap puts tooltips at the end of the page, outside of all landmarks, and keeps them there until
// the pointer leaves. These stand in the main part, and Escape closes them. To have them closed when a
// button is pressed, the theme takes the focus from it; who has pressed a key must not lose the place.
addEventListener("DOMContentLoaded", () => {
  const hideTooltip = (owner) => globalThis.bootstrap?.Tooltip.getInstance(owner)?.hide();

  const owners = document.querySelectorAll("[data-bs-toggle='tooltip']");
  for (const owner of owners) owner.dataset.bsContainer = "#main-content";
  addEventListener("keydown", ({ key }) => {
    if (key === "Escape") owners.forEach(hideTooltip);
  });

  let byKeyboard = false;
  addEventListener("click", ({ detail }) => (byKeyboard = detail === 0), true);
  for (const button of document.querySelectorAll("button[data-bs-toggle]")) {
    button.blur = () => {
      hideTooltip(button);
      if (!byKeyboard) HTMLElement.prototype.blur.call(button);
    };
  }
});
