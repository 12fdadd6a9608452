// The theme lets the keyboard reach what scrolls sideways. What is folded does not scroll yet: it is
// looked at again, as after a change of the window's size, when it is opened.
for (const change of ["toggle", "change"]) {
  document.addEventListener(change, () => dispatchEvent(new Event("resize")), true);
}
