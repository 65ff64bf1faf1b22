/* The profile asks of a person or of an organisation only what applies; the server takes no more than that either. */
(() => {
  const form = document.getElementById("profile-form");
  if (!form) return;
  const show = () => form.querySelectorAll("[data-only]").forEach((field) => {
    field.hidden = field.dataset.only !== form.elements.kind.value;
  });
  form.addEventListener("change", show);
  show();
  document.getElementById("troubles")?.focus();
})();
