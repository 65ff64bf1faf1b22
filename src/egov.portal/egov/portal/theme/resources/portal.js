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

/* What is wider than the window scrolls by itself, by keyboard too: then it is a part of the page with a name. */
(() => {
  const text = node => node?.textContent.trim().replace(/\s+/g, " ") || "";
  const named = frame => text(frame.querySelector("caption"))
    || text(document.getElementById(frame.querySelector("[aria-labelledby]")?.getAttribute("aria-labelledby")))
    || text(frame.closest("section, fieldset, #content")?.querySelector("h1, h2, h3, legend"));

  function letScroll() {
    for (const frame of document.querySelectorAll(".eg-table-wrap, .eg-scrolls, .eg-chart, .pat-structure")) {
      const wide = frame.scrollWidth > frame.clientWidth + 1 && getComputedStyle(frame).overflowX !== "visible";
      const facts = { tabindex: "0", role: "group", "aria-label": named(frame) };
      for (const [name, value] of Object.entries(facts)) {
        if (wide && frame.getAttribute(name) !== value) frame.setAttribute(name, value);
        if (!wide) frame.removeAttribute(name);
      }
    }
  }

  document.addEventListener("DOMContentLoaded", letScroll);
  document.addEventListener("eg-changed", letScroll);
  addEventListener("load", letScroll);
  addEventListener("resize", letScroll);
})();

/* A form that came back with errors: a list of them before it, with links to the fields, which has the focus; unless the
   page brings its own. */
(() => {
  const WRONG = "main .eg-field-wrong, main .field.error[id], main .field:has(> .invalid-feedback)";
  const SAID = ".eg-error, .invalid-feedback, .fieldErrorBox";
  const OWN = "main .eg-alert a[href^='#']";
  const text = node => node?.textContent.trim().replace(/\s+/g, " ") || "";

  function lead(field) {
    const control = field.querySelector("input:not([type=hidden]), select, textarea") || field;
    const part = field.closest(".autotoc-section");
    if (part) document.querySelectorAll(".autotoc-nav > a")[[...part.parentElement.querySelectorAll(":scope > .autotoc-section")].indexOf(part)]?.click();
    if (control === field) field.tabIndex = -1;
    control.focus();
  }

  function line(field, number) {
    const link = document.createElement("a");
    const control = field.querySelector("input:not([type=hidden]), select, textarea");
    field.id ||= `eg-wrong-${number}`;
    link.href = `#${control?.id || field.id}`;
    const label = field.querySelector("label, legend, .eg-field-label")?.cloneNode(true);
    label?.querySelectorAll(".form-text, .formHelp, .required").forEach(node => node.remove());
    link.textContent = [text(label), text(field.querySelector(SAID))].filter(Boolean).join(": ");
    link.addEventListener("click", event => { event.preventDefault(); lead(field); });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }

  document.addEventListener("DOMContentLoaded", () => {
    const wrong = [...document.querySelectorAll(WRONG)].filter(one => !one.querySelector(".field.error[id]") && text(one.querySelector(SAID)));
    const form = wrong[0]?.closest("form");
    if (!form || document.querySelector(OWN)) return;
    const box = document.createElement("div"), head = document.createElement("h2"), list = document.createElement("ul");
    box.className = "eg-alert eg-alert-error eg-errors";
    box.tabIndex = -1;
    head.textContent = document.body.dataset.correct;
    list.append(...wrong.map(line));
    box.append(head, list);
    form.before(box);
    form.classList.remove("pat-formautofocus"); // Plone's would take the focus to the first field
    box.focus();
  });
})();
