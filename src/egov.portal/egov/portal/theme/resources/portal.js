/* The one script of the public pages: colours as chosen, and what opens and closes. Without it the colours are the
   device's, and everything is open. Read in the head, before anything is painted. */
(() => {
  const root = document.documentElement;
  const sheet = document.getElementById("eg-dark");
  const wish = matchMedia("(prefers-color-scheme: dark)");
  const KEY = "eg-colours";
  const WISHED = sheet ? sheet.media : "";
  root.classList.add("eg-js");

  const buttons = () => document.querySelectorAll(".eg-colours");

  // A browser that keeps nothing for us refuses even to be asked.
  const chosen = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
  const isDark = () => (chosen() || (wish.matches ? "dark" : "light")) === "dark";

  function keep(dark) {
    const own = dark !== wish.matches;
    try { if (own) localStorage.setItem(KEY, dark ? "dark" : "light"); else localStorage.removeItem(KEY); } catch { /* for this page only */ }
    dress(dark);
  }

  function dress(dark) {
    if (sheet) sheet.media = dark === wish.matches ? WISHED : dark ? "screen" : "not all";
    root.dataset.bsTheme = dark ? "dark" : "light";
    for (const button of buttons()) button.setAttribute("aria-pressed", String(dark));
  }

  dress(isDark());
  wish.addEventListener("change", () => dress(isDark()));

  document.addEventListener("DOMContentLoaded", () => {
    dress(isDark());
    for (const button of buttons()) button.addEventListener("click", () => keep(root.dataset.bsTheme !== "dark"));
    for (const button of document.querySelectorAll("[data-opens]")) {
      const part = document.getElementById(button.getAttribute("aria-controls"));
      button.addEventListener("click", () => button.setAttribute("aria-expanded", String(part.classList.toggle("eg-open"))));
    }
  });

  // Menus close behind one who goes on, and with Escape, which gives the focus back to what opened them.
  const menus = () => document.querySelectorAll("details.eg-menu[open]");
  for (const leaving of ["click", "focusin"]) {
    document.addEventListener(leaving, event => {
      for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
    });
  }
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    for (const menu of menus()) {
      if (menu.contains(document.activeElement)) menu.querySelector("summary").focus();
      menu.open = false;
    }
  });
})();
