/* A stored row gets its fields when it is opened; while it is closed the form says nothing of it, and it stays as it is. */
"use strict";
(() => {
  async function open(details) {
    const place = details.querySelector(":scope > [data-row]");
    if (!place || place.getAttribute("aria-busy") === "true") return;
    place.setAttribute("aria-busy", "true");
    try {
      const response = await fetch(place.dataset.row, { redirect: "error" });
      if (!response.ok) throw new Error(response.statusText);
      const fields = document.createElement("template");
      fields.innerHTML = await response.text();
      place.replaceWith(fields.content);
    } catch {
      place.textContent = place.dataset.failed;
      place.classList.add("errornote");
      place.setAttribute("aria-busy", "false");
      return;
    }
    details.dispatchEvent(new CustomEvent("formset:added", { bubbles: true }));
    details.querySelectorAll(".related-widget-wrapper select").forEach((select) => django.jQuery(select).trigger("change"));
  }

  // "toggle" does not bubble, but it can be caught on its way down.
  document.addEventListener("toggle", (event) => {
    if (event.target.matches("details.row-fields[open]")) open(event.target);
  }, true);
})();
