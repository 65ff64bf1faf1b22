/* The one script of the public pages: opens the navigation on narrow screens. Without it the navigation is always open. */
document.documentElement.classList.add("eg-js");
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector(".eg-menu-button");
  const nav = document.getElementById("eg-nav");
  if (!button || !nav) return;
  button.addEventListener("click", () => {
    button.setAttribute("aria-expanded", String(nav.classList.toggle("eg-open")));
  });
});
