/* The online form: asks only what applies, fetches the communes of a province, sends once. All of it works without. */
(() => {
  // What a ticked box and a pair of buttons hold.
  const YES = ["selected", "true"];
  const same = (value, wanted) => value === wanted || (YES.includes(value) && YES.includes(wanted));

  const COMPARE = {
    "=": (value, wanted) => same(value, wanted),
    "!=": (value, wanted) => !same(value, wanted),
    "~=": (value, wanted) => value !== null && value.includes(wanted),
    "=~": (value, wanted) => value !== null && wanted.includes(value),
    "<": (value, wanted) => Number(value || 0) < Number(wanted),
    "<=": (value, wanted) => Number(value || 0) <= Number(wanted),
    ">": (value, wanted) => Number(value || 0) > Number(wanted),
    ">=": (value, wanted) => Number(value || 0) >= Number(wanted),
  };

  const form = document.querySelector("form.eg-intake");
  if (!form) return;

  const valueOf = (name) => {
    const controls = [...form.elements].filter((one) => [`form.widgets.${name}`, `form.widgets.${name}:list`].includes(one.name));
    const chosen = controls.find((one) => !["radio", "checkbox"].includes(one.type) || one.checked);
    // Of "yes" and "no", no is as good as nothing.
    if (chosen && chosen.value === "false" && controls.some((one) => one.type === "radio" && one.value === "true")) return null;
    return chosen ? chosen.value : null;
  };

  const holds = ([operator, ...parts]) => {
    if (operator === "and") return parts.every(holds);
    if (operator === "or") return parts.some(holds);
    if (operator === "not") return !holds(parts[0]);
    const value = valueOf(parts[0]);
    return operator === "filled" ? Boolean(value) : COMPARE[operator](value, parts[1]);
  };

  const conditional = [...form.querySelectorAll("[data-when]")].map((field) => [field, JSON.parse(field.dataset.when)]);
  const showWhatApplies = () => conditional.forEach(([field, when]) => { field.hidden = !holds(when); });

  form.addEventListener("change", showWhatApplies);
  showWhatApplies();

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (form.dataset.sent) return event.preventDefault();
    form.dataset.sent = "1";
    const label = event.submitter?.querySelector("span");
    if (label && event.submitter.dataset.busy) label.textContent = event.submitter.dataset.busy;
  });
  addEventListener("pageshow", () => { delete form.dataset.sent; });

  document.getElementById("troubles")?.focus();
})();
