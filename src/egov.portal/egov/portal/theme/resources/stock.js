/* Editors' screens of Plone's: names and ties that their controls lack for a screen reader (WCAG 2.2, 1.3.1, 4.1.2), said
   with the words that stand beside them. What Plone's own scripts add later is mended as it comes. */
(() => {
  const text = node => node?.textContent.trim().replace(/\s+/g, " ") || "";
  const named = node => [...(node.labels || [])].some(text) || node.ariaLabel || node.hasAttribute("aria-labelledby");
  const name = (node, words) => { if (words && !named(node)) node.setAttribute("aria-label", words); };
  const legend = node => text(node.closest(".field:has(label, legend)")?.querySelector("label, legend"))
    || text(node.closest("div:has(> label)")?.querySelector(":scope > label"));

  /* A box in a table is of a row and a column. */
  function nameBoxes() {
    for (const box of document.querySelectorAll("#content td input:is([type=checkbox], [type=radio])")) {
      const cell = box.closest("td"), row = cell.parentElement, heads = cell.closest("table").tHead?.rows[0]?.cells;
      const column = text(heads?.[cell.cellIndex]), first = text(row.cells[0] === cell ? row.cells[1] : row.cells[0]);
      name(box, [first, column].filter(Boolean).join(": ") || box.title);
    }
    for (const box of document.querySelectorAll("#content th input")) name(box, box.title || text(box.closest("th")));
  }

  function nameControls() {
    for (const node of document.querySelectorAll("#content :is(input, select, textarea):not([type=hidden])")) {
      name(node, node.matches(":is([type=submit], [type=button])") ? node.value : legend(node) || node.title || node.placeholder);
    }
    for (const node of document.querySelectorAll(".select2-input, .select2-focusser")) name(node, legend(node));
    for (const node of document.querySelectorAll("[role=progressbar]")) name(node, text(node.closest(".popover, .field")?.querySelector(".popover-title, label")));
  }

  /* What opens above a folder's list is hidden from readers just when it is shown, and calls itself a tooltip. */
  function mendPopovers() {
    for (const node of document.querySelectorAll(".popover[id]")) {
      const shown = node.classList.contains("active"), button = document.getElementById(node.id.replace("popover-", "btn-"));
      const facts = { role: "dialog", "aria-hidden": String(!shown), "aria-label": text(node.querySelector(".popover-title")) };
      for (const [fact, value] of Object.entries(facts)) if (node.getAttribute(fact) !== value) node.setAttribute(fact, value);
      if (button?.ariaHidden) button.ariaHidden = null;
      if (button && button.ariaExpanded !== String(shown)) button.ariaExpanded = String(shown);
    }
  }

  /* Plone marks a field as wrong with a message that says nothing. */
  function dropEmptyMessages() {
    for (const node of document.querySelectorAll(".invalid-feedback")) if (!text(node)) node.remove();
  }

  /* What Plone says in English only, with the words that the page brings (stock_words.py); "${…}" is any text. */
  const WORDED = "svg > title, .pat-structure :is(td.review_state, label), .card-header, form.edit-form :is(strong, button span), " +
    ".tox-statusbar__branding a, .tox-collection__item-label, .tox-collection__item-label > *";
  const SPOKEN = ["aria-label", "title", "alt"];
  let words = null;
  function readWords() {
    const read = Object.entries(JSON.parse(document.body.dataset.stockWords || "{}"));
    const pattern = (stock) => new RegExp(`^${stock.replace(/[.*+?^()|[\]\\]/g, "\\$&").replace(/\$\{\w+\}/, "(.+)")}$`);
    const loose = read.filter(([stock]) => stock.includes("${"));
    return { whole: new Map(read), loose: loose.map(([stock, ours]) => [pattern(stock), ours.replace(/\$\{\w+\}/, "$1")]) };
  }
  function ours(said) {
    const known = words.whole.get(said) || words.loose.find(([stock]) => stock.test(said));
    return Array.isArray(known) ? said.replace(...known) : known;
  }
  function sayWords() {
    words ||= readWords();
    for (const node of document.querySelectorAll(WORDED)) {
      for (const part of node.childNodes) {
        const word = part.nodeType === Node.TEXT_NODE && ours(part.nodeValue.trim());
        if (word) part.nodeValue = part.nodeValue.replace(part.nodeValue.trim(), () => word);
      }
    }
    for (const name of SPOKEN) {
      for (const node of document.querySelectorAll(`[${name}]`)) {
        const word = ours(node.getAttribute(name));
        if (word) node.setAttribute(name, word);
      }
    }
    /* Types of content by their identifiers. */
    for (const node of document.querySelectorAll("#content td a:is(.manage, [class*=contenttype-])[title]")) node.removeAttribute("title");
  }

  /* Days in the list of a folder: "04:30:44 27 thg 11, 2026" as people write it, 27/11/2026 04:30. */
  function writeDays() {
    for (const node of document.querySelectorAll(".pat-structure td:is([class*=Date], .start, .end)")) {
      const day = /(\d{1,2}) thg (\d{1,2}), (\d{4})/.exec(node.textContent), time = /\d{1,2}:\d{2}/.exec(node.textContent);
      if (day) node.textContent = [day.slice(1).map(part => part.padStart(2, "0")).join("/"), time?.[0]].filter(Boolean).join(" ");
    }
  }

  /* The editor of texts. */
  function nameEditors() {
    for (const frame of document.querySelectorAll(".tox-edit-area__iframe")) if (!frame.title) frame.title = legend(frame) || "…";
    for (const node of document.querySelectorAll(".tox-statusbar__resize-handle[role=separator]")) node.ariaValueNow ??= "0";
    for (const node of document.querySelectorAll(".tox-editor-header, .tox-editor-header *")) {
      if (node.scrollWidth > node.clientWidth + 1 && getComputedStyle(node).overflowX === "auto") node.tabIndex = 0;
    }
  }

  /* What is written is shown in the colours of the page round it; the tools get theirs as they are built. */
  function dressEditors() {
    for (const frame of document.querySelectorAll(".tox-edit-area__iframe")) {
      const written = frame.contentDocument?.documentElement, colours = document.documentElement.dataset.bsTheme;
      if (written && written.dataset.bsTheme !== colours) written.dataset.bsTheme = colours;
    }
  }

  /* Headings that leave a level out, and parts of a page with one name. */
  function orderHeadings() {
    let last = 1;
    for (const node of document.querySelectorAll("#content :is(h1, h2, h3, h4, h5, h6), .modal :is(h1, h2, h3, h4, h5, h6)")) {
      const level = Number(node.localName[1]);
      const wanted = Math.min(level, last + 1);
      if (wanted !== level) node.ariaLevel = String(wanted);
      if (wanted !== level && !node.role) node.role = "heading";
      last = wanted;
    }
    for (const node of document.querySelectorAll(".controlPanelSection > nav:not([aria-label])")) {
      node.ariaLabel = text(node.parentElement.querySelector("h2, h3"));
    }
    for (const node of document.querySelectorAll("nav.autotoc-nav:not([aria-label])")) {
      node.ariaLabel = text(node.closest(".modal-content")?.querySelector(".modal-title") || document.querySelector("#content h1"));
    }
  }

  /* What is wider than a telephone scrolls by itself, by keyboard too. */
  function letScroll() {
    for (const table of document.querySelectorAll("#content table:not(.eg-table, .eg-scrolls table, .pat-datagridfield table)")) {
      const frame = document.createElement("div");
      frame.className = "eg-scrolls";
      table.replaceWith(frame);
      frame.append(table);
    }
    document.dispatchEvent(new Event("eg-changed")); // portal.js does the rest
  }

  const mend = () => [dropEmptyMessages, nameBoxes, nameControls, mendPopovers, sayWords, writeDays, nameEditors, dressEditors, orderHeadings, letScroll].forEach(each => each());
  let waiting = 0;
  document.addEventListener("DOMContentLoaded", () => {
    mend();
    new MutationObserver(() => { waiting ||= setTimeout(() => { waiting = 0; mend(); }, 120); })
      .observe(document.body, { childList: true, subtree: true, attributeFilter: ["aria-hidden"] });
    new MutationObserver(dressEditors).observe(document.documentElement, { attributeFilter: ["data-bs-theme"] });
  });
})();
