/* Suggestions while somebody types: an input with data-suggest becomes a combobox (ARIA 1.2, list autocomplete). The
   field and its form work without this script. */
document.addEventListener("DOMContentLoaded", () => {
  const WAIT = 150;
  const LEAST = 2;

  document.querySelectorAll("input[data-suggest]").forEach((input, place) => {
    const known = new Map();
    const box = document.createElement("div");
    const list = document.createElement("ul");
    const said = document.createElement("p");
    let items = [];
    let active = -1;
    let timer = 0;
    let asking = null;

    box.className = "eg-combobox";
    input.replaceWith(box);
    box.append(input, list, said);
    Object.assign(list, { id: `suggest-${place}`, className: "eg-suggestions", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.dataset.suggestLabel);
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
    })) input.setAttribute(name, value);

    const mark = (next) => {
      active = next;
      [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === active)));
      if (active < 0) {
        input.removeAttribute("aria-activedescendant");
      } else {
        input.setAttribute("aria-activedescendant", list.children[active].id);
        list.children[active].scrollIntoView({ block: "nearest" });
      }
    };
    const close = () => {
      list.hidden = true;
      input.setAttribute("aria-expanded", "false");
      mark(-1);
    };
    const open = () => {
      list.hidden = !items.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
    };
    const choose = (item) => {
      input.value = item.title;
      close();
      location.assign(item["@id"]);
    };
    const option = (item, at) => {
      const line = document.createElement("li");
      const title = document.createElement("span");
      const code = document.createElement("span");
      line.id = `${list.id}-${at}`;
      line.setAttribute("role", "option");
      title.textContent = item.title;
      if (/[À-ỹ]/.test(item.title)) title.lang = "vi";
      code.textContent = item.code || "";
      code.className = "eg-code";
      line.append(title, code);
      line.addEventListener("pointerdown", (event) => event.preventDefault());
      line.addEventListener("click", () => choose(item));
      return line;
    };
    const show = (answer) => {
      items = answer.items;
      list.replaceChildren(...items.map(option));
      mark(-1);
      open();
      said.textContent = items.length ? input.dataset.suggestSome.replace("%", items.length) : input.dataset.suggestNone;
    };
    const ask = async (text) => {
      asking?.abort();
      asking = new AbortController();
      try {
        const url = `${input.dataset.suggest}?q=${encodeURIComponent(text)}`;
        const answer = await fetch(url, { headers: { Accept: "application/json" }, signal: asking.signal, credentials: "omit" });
        if (!answer.ok) return;
        known.set(text, await answer.json());
        if (input.value.trim() === text && document.activeElement === input) show(known.get(text));
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };
    const typed = () => {
      const text = input.value.trim();
      clearTimeout(timer);
      if (text.length < LEAST) {
        items = [];
        said.textContent = "";
        close();
      } else if (known.has(text)) {
        show(known.get(text));
      } else {
        timer = setTimeout(ask, WAIT, text);
      }
    };

    const step = (by) => {
      if (list.hidden) open();
      if (list.hidden) return;
      const places = items.length + 1;
      mark(((active + 1 + by + places) % places) - 1);
    };
    const keys = {
      ArrowDown: (event) => (event.altKey ? open() : step(1)),
      ArrowUp: (event) => (event.altKey ? close() : step(-1)),
      Enter: (event) => (active >= 0 ? choose(items[active]) : event.pass()),
      Escape: (event) => (list.hidden ? event.pass() : close()),
      Tab: (event) => { close(); event.pass(); },
    };
    input.addEventListener("keydown", (event) => {
      if (!keys[event.key] || event.isComposing) return;
      let passed = false;
      keys[event.key]({ altKey: event.altKey, pass: () => { passed = true; } });
      if (!passed) event.preventDefault();
    });
    input.addEventListener("input", typed);
    input.addEventListener("blur", close);
  });
});
