/* Saves the draft of the form by itself, and shows at once what is still missing. Without it the button saves. */
(() => {
  const form = document.querySelector("form.eg-intake");
  const button = form?.querySelector("button[data-save]");
  if (!button) return;

  const PAUSE = 3000; // milliseconds after the last change
  const status = form.querySelector(".eg-draft-status");
  const panel = document.getElementById("missing");
  let timer = null;
  let choosing = null;
  let running = Promise.resolve(null);

  const chosen = (input) => [...input.files].map((file) => `${file.name} ${file.size} ${file.lastModified}`).join("\n");

  /* The control of a paper as the server has it now; not where nothing was sent, other files have been chosen
     meanwhile, or are just being chosen: what is chosen in a dialog for a control that has gone would be lost. Gives what
     it says of the files that are there now, for those who do not see it. */
  const renew = ([id, html], sent) => {
    const input = document.getElementById(id);
    if (!input || input === choosing || chosen(input) !== (sent.get(id) || "")) return "";
    const upload = input.closest(".eg-upload");
    if (!chosen(input) && !upload.querySelector("[type=checkbox]:checked")) return "";
    const focused = upload.contains(document.activeElement);
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    upload.replaceWith(fresh.content);
    if (focused) document.getElementById(id).focus();
    return [...document.getElementById(id).closest(".eg-upload").querySelectorAll(".eg-upload-kept > span")]
      .map((held) => held.textContent.trim().replace(/\s+/g, " ")).join("; ");
  };

  const line = ({ message, control }) => {
    const item = document.createElement("li");
    const link = document.createElement(control ? "a" : "span");
    if (control) link.href = `#${control}`;
    link.textContent = message;
    item.append(link);
    return item;
  };

  const showMissing = (missing) => {
    panel.hidden = false;
    panel.querySelector("ul").replaceChildren(...missing.map(line));
    panel.querySelector("[data-nothing]").hidden = missing.length > 0;
  };

  /* Sends the form as it is; gives the server's answer, or null when it could not be saved. */
  const save = async () => {
    clearTimeout(timer);
    const sent = new Map([...form.querySelectorAll("input[type=file]")].map((input) => [input.id, chosen(input)]));
    try {
      const answer = await fetch(button.formAction, {
        method: "POST",
        body: new FormData(form),
        headers: { Accept: "application/json" },
      });
      const told = await answer.json();
      if (!answer.ok) {
        status.textContent = told.message;
        return null;
      }
      history.replaceState(history.state, "", told.url + location.hash); // a reload goes on with this draft
      const came = Object.entries(told.uploads).map((upload) => renew(upload, sent));
      status.textContent = [told.message, ...came].filter(Boolean).join(" ");
      showMissing(told.missing);
      form.dispatchEvent(new CustomEvent("draft-refused", { detail: told.refused }));
      return told;
    } catch {
      status.textContent = status.dataset.failed;
      return null;
    }
  };

  /* One after the other: the later one must not be overtaken by the earlier. */
  form.saveDraft = () => { running = running.then(save, save); return running; };

  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!form.dataset.sent) form.saveDraft(); }, PAUSE);
  };
  form.addEventListener("click", ({ target }) => { if (target.type === "file") choosing = target; });
  ["change", "cancel"].forEach((kind) => form.addEventListener(kind, () => { choosing = null; }));
  form.addEventListener("input", later);
  form.addEventListener("change", later);
  form.addEventListener("submit", (event) => {
    clearTimeout(timer);
    if (event.submitter !== button) return;
    event.preventDefault();
    form.saveDraft();
  }, { capture: true });
})();
