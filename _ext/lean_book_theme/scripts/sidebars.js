// On narrow screens the theme moves each sidebar into a dialog. This gives the dialogs names,
// closes one when a link inside leads to another place on the same page, and hands the focus
// back to the button if that was used by keyboard. News of a closing that comes after the dialog
// was opened again is withheld from the theme, which would take the contents away.
for (const side of ["primary", "secondary"]) {
  addEventListener("DOMContentLoaded", () => {
    const dialog = document.getElementById(`pst-${side}-sidebar-modal`);
    const toggle = document.querySelector(`.${side}-toggle`);
    if (!dialog || !toggle) return;

    dialog.setAttribute("aria-label", toggle.title || toggle.getAttribute("aria-label"));
    const withholdIfOpenAgain = (closing) => dialog.open && closing.stopImmediatePropagation();
    dialog.addEventListener("close", withholdIfOpenAgain, { capture: true });
    dialog.addEventListener("click", ({ target }) => {
      if (target.closest("a[href^='#']")) dialog.close();
    });
    toggle.addEventListener("click", ({ detail }) => {
      const byKeyboard = detail === 0;
      if (byKeyboard) dialog.addEventListener("close", () => toggle.focus(), { once: true });
    });
  });
}
