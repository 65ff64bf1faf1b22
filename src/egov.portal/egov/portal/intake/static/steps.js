/* Shows the sections of a long form one at a time, then all answers to look through before sending.

Every way to a step is an address (#part-2, #form-widgets-owner_name): the browser's back button goes one step back, and
the links of the list of mistakes lead to the right step. Without this script all sections stand below each other. */
(() => {
  const form = document.querySelector("form.eg-intake");
  const progress = document.getElementById("steps");
  if (!form || !progress) return;

  const sections = [...form.querySelectorAll("[data-step]")];
  const review = sections[sections.length - 1];
  if (sections.length < 3) return;

  const bar = progress.querySelector("progress");
  const words = progress.querySelector(".eg-steps-now");
  const links = [...progress.querySelectorAll("ol a")];
  const place = form.elements["form.place"]; // where the applicant is, for the draft to go on there
  const [back, next] = ["back", "next"].map((name) => form.querySelector(`[data-${name}]`));
  let now = 0;

  const heading = (section) => section.querySelector("h2");
  const title = (section) => section.querySelector("[data-title]").textContent;
  const fields = (section) => [...section.querySelectorAll(".eg-field")].filter((field) => !field.hidden);
  const applies = (section) => section === review || fields(section).length > 0;
  const walk = () => sections.filter(applies);

  const mark = (section) => {
    const way = walk();
    const number = way.indexOf(section);
    sections.forEach((one) => { one.hidden = one !== section; });
    links.forEach((link, index) => {
      const step = sections[index];
      const item = link.parentElement;
      item.hidden = !way.includes(step);
      item.className = step === section ? "eg-now" : way.indexOf(step) < number ? "eg-done" : "";
      step === section ? link.setAttribute("aria-current", "step") : link.removeAttribute("aria-current");
    });
    bar.max = way.length;
    bar.value = number + 1;
    words.textContent = words.dataset.text
      .replace("{number}", number + 1).replace("{total}", way.length).replace("{title}", title(section));
    back.hidden = number === 0;
    next.hidden = section === review;
    now = sections.indexOf(section);
    place.value = section.id;
  };

  /* A day as the pages write it (numerals.py). */
  const day = (iso) => {
    const [language, month] = document.documentElement.lang === "vi" ? ["vi", "2-digit"] : ["en-GB", "long"];
    return new Date(`${iso}T00:00`).toLocaleDateString(language, { day: month === "long" ? "numeric" : month, month, year: "numeric" });
  };

  /* What stands in a field, in the words of the page. */
  const answer = (field) => {
    const files = [...field.querySelectorAll(".eg-upload-list [data-file]")].map((name) => name.textContent);
    const said = [...field.querySelectorAll("input, select, textarea")].flatMap((control) => {
      if (control.type === "file") return [...control.files].map((file) => file.name);
      if (control.type === "hidden" || control.closest(".eg-upload")) return [];
      if (["radio", "checkbox"].includes(control.type)) return control.checked ? [control.labels[0]?.textContent.trim()] : [];
      if (control.tagName === "SELECT") return [...control.selectedOptions].filter((one) => one.value && one.value !== "--NOVALUE--").map((one) => one.textContent.trim());
      return control.type === "date" && control.value ? [day(control.value)] : [control.value];
    });
    return [...files, ...said].filter(Boolean).join(", ");
  };

  const summary = (section) => {
    const made = document.getElementById("review-part").content.cloneNode(true);
    made.querySelector("h3").textContent = title(section);
    const change = made.querySelector("a");
    change.href = `#${section.id}`;
    change.querySelector("span").textContent = title(section);
    const list = made.querySelector("dl");
    fields(section).forEach((field) => {
      const row = document.createElement("div");
      const term = document.createElement("dt");
      const text = document.createElement("dd");
      const label = field.querySelector("label, .eg-field-label");
      term.textContent = (label.querySelector("[data-label]") || label).textContent.trim();
      text.textContent = answer(field) || words.dataset.nothing;
      text.classList.toggle("eg-muted", !answer(field));
      row.append(term, text);
      list.append(row);
    });
    return made;
  };

  const lookThrough = () => {
    const list = document.getElementById("review");
    list.replaceChildren(...walk().filter((section) => section !== review).map(summary));
  };

  const show = (section, control) => {
    if (section === review) lookThrough();
    mark(section);
    const target = control && control !== section ? control : heading(section);
    target.focus({ preventScroll: true });
    (target === control ? target : progress).scrollIntoView({ block: target === control ? "center" : "start" });
  };

  const target = () => document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const stepOf = (element) => sections.find((section) => section.contains(element));
  const follow = () => {
    const wanted = target();
    if (!location.hash) return show(walk()[0]);
    const section = wanted && stepOf(wanted);
    if (section) show(section, wanted);
  };
  const go = (section) => {
    if (location.hash === `#${section.id}`) show(section);
    else location.hash = section.id;
  };

  /* Mistakes that the server found, at their controls; the old ones first taken away. */
  const clear = (section) => section.querySelectorAll("[data-found]").forEach((text) => {
    const control = document.getElementById(text.dataset.found);
    control?.removeAttribute("aria-invalid");
    text.closest(".eg-field")?.classList.remove("eg-field-wrong");
    text.remove();
  });
  const blame = ({ message, control }) => {
    const element = document.getElementById(control);
    const field = element?.closest(".eg-field");
    if (!field) return;
    field.querySelectorAll(".eg-error").forEach((old) => old.remove());
    const text = document.createElement("p");
    text.className = "eg-error";
    text.id = `${control}-error`;
    text.dataset.found = control;
    text.textContent = message;
    field.classList.add("eg-field-wrong");
    field.querySelector(".eg-field-control").before(text);
    element.setAttribute("aria-invalid", "true");
    const described = new Set((element.getAttribute("aria-describedby") || "").split(" ").filter(Boolean).concat(text.id));
    element.setAttribute("aria-describedby", [...described].join(" "));
  };

  const forward = async () => {
    const section = sections[now];
    const following = () => { const way = walk(); return way[way.indexOf(section) + 1]; };
    next.disabled = true;
    place.value = following().id; // the draft is to go on there, unless something is wrong here
    const told = await form.saveDraft?.(); // the desk keeps no drafts: what is wrong is said on sending
    next.disabled = false;
    place.value = section.id;
    clear(section);
    const wrong = told ? told.missing.concat(told.refused).filter(({ control }) => control && section.contains(document.getElementById(control))) : [];
    wrong.forEach(blame);
    if (wrong.length) {
      form.dispatchEvent(new Event("input")); // saved again: the draft goes on here after all
      return document.getElementById(wrong[0].control).focus();
    }
    go(following());
  };

  form.addEventListener("draft-refused", (event) => event.detail.forEach(blame));
  next.addEventListener("click", forward);
  back.addEventListener("click", () => { const way = walk(); go(way[way.indexOf(sections[now]) - 1]); });
  form.addEventListener("keydown", (event) => {
    // Enter in a line of text goes on, and does not send an unfinished form; at a file it opens the choice of files.
    if (event.key !== "Enter" || event.target.tagName !== "INPUT" || event.target.type === "file" || sections[now] === review) return;
    event.preventDefault();
    forward();
  });
  form.addEventListener("change", () => mark(sections[now]));
  addEventListener("hashchange", follow);

  document.documentElement.classList.add("eg-has-steps");
  progress.hidden = false;
  form.querySelector(".eg-steps-buttons").hidden = false;
  sections.forEach((section) => heading(section).setAttribute("tabindex", "-1"));
  const mistake = form.querySelector(".eg-field-wrong");
  const left = place.value && walk().find((section) => section.id === place.value);
  mark((location.hash && target() && stepOf(target())) || (mistake && stepOf(mistake)) || left || walk()[0]);
  if (sections[now] === review) lookThrough();
  if (left && left === sections[now] && now > 0 && !location.hash) progress.scrollIntoView({ block: "start" });
})();
