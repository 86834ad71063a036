/* Translated fields in tabs, one for each language. Without this script all of them are simply visible. */
"use strict";
(() => {
  const NAMES = { de: "Deutsch", en: "English", ko: "한국어" };
  const languageOf = (row) => (row.className.match(/field-\w+_(de|en|ko)(?:\s|$)/) || [])[1];
  const rowsOf = (fieldset) => [...fieldset.querySelectorAll(".form-row")].filter(languageOf);

  function show(fieldset, language) {
    rowsOf(fieldset).forEach((row) => { row.hidden = languageOf(row) !== language; });
    fieldset.querySelectorAll(".language-tabs button").forEach((tab) => {
      tab.setAttribute("aria-pressed", String(tab.dataset.language === language));
    });
  }

  function makeTabs(fieldset) {
    if (fieldset.closest(".empty-form") || fieldset.querySelector(".language-tabs")) return;
    const rows = rowsOf(fieldset);
    if (!rows.length) return;
    const tabs = document.createElement("div");
    tabs.className = "language-tabs";
    Object.entries(NAMES).forEach(([language, name]) => {
      const own = rows.filter((row) => languageOf(row) === language);
      const tab = document.createElement("button");
      Object.assign(tab, { type: "button", textContent: name, lang: language });
      tab.dataset.language = language;
      tab.classList.toggle("filled", own.some((row) => [...row.querySelectorAll("input, textarea")].some((input) => input.value)));
      tab.classList.toggle("with-errors", own.some((row) => row.matches(".errors") || row.querySelector(".errorlist, .errors")));
      tab.addEventListener("click", () => show(fieldset, language));
      tabs.append(tab);
    });
    rows[0].before(tabs);
    const first = tabs.querySelector(".with-errors") || tabs.querySelector(`[lang="${document.documentElement.lang.slice(0, 2)}"]`);
    show(fieldset, (first || tabs.firstElementChild).dataset.language);
  }

  const makeAll = (place) => place.querySelectorAll("fieldset.languages").forEach(makeTabs);
  document.addEventListener("DOMContentLoaded", () => makeAll(document));
  document.addEventListener("formset:added", (event) => makeAll(event.target));
})();
