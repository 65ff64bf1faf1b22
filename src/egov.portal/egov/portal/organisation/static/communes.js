/* A choice of communes follows the choice of its province: the form says in data-communes where they come from. */
(() => {
  const fill = async (communes, province) => {
    const wanted = province.value;
    const address = `${communes.form.dataset.communes}?province=${encodeURIComponent(wanted)}`;
    const answer = wanted ? await fetch(address) : null;
    const found = answer && answer.ok ? await answer.json() : [];
    if (province.value !== wanted) return;
    const prompt = new Option(wanted ? communes.dataset.choose : communes.dataset.provinceFirst, "--NOVALUE--");
    communes.replaceChildren(prompt, ...found.map(({ value, title }) => new Option(title, value)));
  };

  document.querySelectorAll("form[data-communes] select[data-province]").forEach((communes) => {
    const controls = communes.form.elements;
    const province = controls[`${communes.dataset.province}:list`] || controls[communes.dataset.province];
    province?.addEventListener("change", () => fill(communes, province));
  });
})();
