// Menus and tooltips are Bootstrap's. Its script is loaded when the reader first comes near one, and
// what the reader did meanwhile is then done again, so that a menu opens on the first press.
{
  const { bootstrap: address } = document.currentScript.dataset;
  const moments = ["mouseover", "focusin", "click", "keydown"];
  const meant = new Map();

  const forBootstrap = (event) =>
    event.target.closest?.("[data-bs-toggle], [data-bs-dismiss]");

  // A tooltip's own element does what it does without Bootstrap.
  const opens = (element, { type, key }) =>
    element.dataset.bsToggle !== "tooltip" &&
    (type === "click" || (type === "keydown" && /^Arrow(Up|Down)$/.test(key)));

  // A press elsewhere and Escape close a menu, also one that has yet to open.
  const closes = ({ type, key }) => type === "click" || (type === "keydown" && key === "Escape");

  const lasts = ({ type, target }) =>
    (type !== "mouseover" || target.matches(":hover")) &&
    (type !== "focusin" || target.matches(":focus"));

  const note = (event) => {
    const element = forBootstrap(event);
    if (closes(event)) for (const type of ["click", "keydown"]) meant.delete(type);
    if (!element) return;
    loadScript("bootstrap").then(repeat, repeat);
    if (opens(element, event)) {
      event.preventDefault();
      event.stopPropagation();
    } else if (event.type === "click" || event.type === "keydown") return;
    meant.set(event.type, event);
  };

  const repeat = () => {
    for (const type of moments) removeEventListener(type, note, true);
    for (const [type, event] of meant)
      if (lasts(event)) event.target.dispatchEvent(new event.constructor(type, event));
    meant.clear();
  };

  if (address) for (const type of moments) addEventListener(type, note, true);
}
