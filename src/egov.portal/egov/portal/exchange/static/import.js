/* Carries an import on, request by request. Without a script the button of the form does the same. */
(() => {
  const form = document.querySelector("form[data-steps]");
  if (!form) return;
  const bar = form.querySelector("progress");
  const said = form.querySelector("[data-said]");
  const broken = form.querySelector("[data-broken]");
  const button = form.querySelector("button");

  const step = async () => {
    const answer = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const goOn = async () => {
    button.hidden = true;
    broken.hidden = true;
    try {
      for (let now = { going: true }; now.going;) {
        now = await step();
        bar.max = now.total;
        bar.value = now.done;
        said.textContent = now.said;
      }
      window.location.reload();
    } catch {
      button.hidden = false;
      broken.hidden = false;
    }
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    goOn();
  });
  goOn();
})();
