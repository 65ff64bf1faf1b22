/* The human check of what strangers send: computed by a worker while the form is filled in; sending waits for it. */
(() => {
  const form = document.querySelector("form[data-worker]");
  if (!form) return;
  const status = form.querySelector(".eg-check");
  const tell = (state) => { status.hidden = false; status.textContent = status.dataset[state]; };
  const challenge = JSON.parse(atob(form.elements.challenge.value));

  const work = () => new Promise((resolve, reject) => {
    if (!window.Worker || !window.crypto?.subtle) return reject(new Error("no worker, or no secure context"));
    const worker = new Worker(form.dataset.worker);
    worker.onmessage = ({ data }) => { worker.terminate(); resolve(data); };
    worker.onerror = reject;
    worker.postMessage(challenge.parameters);
  });

  tell("working");
  const done = work().then((solution) => {
    form.elements.altcha.value = btoa(JSON.stringify({ challenge, solution }));
    tell("done");
  }).catch(() => tell("failed"));

  let sending = false;
  form.addEventListener("submit", async (event) => {
    if (sending) return;
    event.preventDefault();
    sending = true;
    await done;
    form.submit();
  });
  addEventListener("pageshow", () => { sending = false; });
  document.getElementById("troubles")?.focus();
})();
