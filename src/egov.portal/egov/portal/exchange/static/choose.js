/* Says that a file is too large before it is sent: a hundred megabytes take minutes on a slow line. */
(() => {
  const field = document.querySelector("input[type=file][data-largest]");
  if (!field) return;
  field.addEventListener("change", () => {
    const isTooLarge = [...field.files].some((file) => file.size > Number(field.dataset.largest));
    field.setCustomValidity(isTooLarge ? field.dataset.tooLarge : "");
    field.reportValidity();
  });
})();
