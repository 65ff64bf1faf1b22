/* The queue by keyboard: j and k or the arrows go from row to row, x selects, / goes to the search field. A single letter
   can be in somebody's way (WCAG 2.1.4), so the keys can be switched off; the browser keeps that. Without this script
   every row is still reached with Tab. */
document.addEventListener("DOMContentLoaded", () => {
  const OFF = "egov.portal.keys-off";
  const rows = [...document.querySelectorAll("tr[data-row]")];
  const search = document.getElementById("filter-text");
  const onOff = document.getElementById("keys-on");
  const box = (row) => row.querySelector("input[type=checkbox]");
  const here = () => rows.findIndex((row) => row.contains(document.activeElement));
  const go = (place) => {
    if (rows[place]) rows[place].querySelector("th a").focus();
  };

  document.getElementById("keys-switch").hidden = false;
  onOff.checked = localStorage.getItem(OFF) === null;
  onOff.addEventListener("change", () => {
    if (onOff.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });

  const shown = document.querySelector("#batch-count > :last-child");
  const count = () => {
    const selected = new Set(rows.map(box).filter((each) => each.checked).map((each) => each.value));
    const said = `(${selected.size})`;
    if (shown.textContent !== said) shown.textContent = said; // it is read out when it changes
  };
  document.addEventListener("change", count);
  count();

  const listed = [...document.querySelectorAll("#all-rows tr[data-row]")].map(box);
  const all = document.getElementById("batch-all");
  all.hidden = !listed.length;
  all.addEventListener("click", () => {
    const on = listed.some((each) => !each.checked);
    listed.forEach((each) => { each.checked = on; });
    count();
  });

  const keys = {
    j: () => go(here() + 1),
    k: () => go(Math.max(here() - 1, 0)),
    x: () => { if (here() >= 0) box(rows[here()]).click(); },
    b: () => document.querySelector("#batch button").focus(),
    "/": () => search.focus(),
  };
  const arrows = { ArrowDown: keys.j, ArrowUp: keys.k };
  document.addEventListener("keydown", (event) => {
    const writing = event.target.matches("select, textarea, input:not([type=checkbox])");
    if (writing || event.ctrlKey || event.altKey || event.metaKey) return;
    const act = here() >= 0 && arrows[event.key] ? arrows[event.key] : onOff.checked && keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
});
