/* The list of agreements follows what is typed and ticked. Without this script its form is sent as it stands.

   Whatever the reader is in stays where it is: fields, ticks, folds and the focus are the reader's; only what was found
   and the numbers beside the choices are put in place anew. */
"use strict";

(() => {
  const TYPING = 400;
  const TICKING = 150;
  const PATIENCE = 15000;

  const form = document.getElementById("search");
  if (!form) return;
  const byId = (id) => document.getElementById(id);
  // The address whose answer is shown; nothing while the last one failed.
  let shown = location.search;
  let here = location.search;
  let timer, request, touched;

  /** What the reader asks, without what is left empty. */
  function query() {
    const asked = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      const field = form.elements[name];
      // The first choice of a list is what holds anyway.
      const atRest = field instanceof HTMLSelectElement && field.selectedIndex === 0;
      if (value.trim() && !atRest) asked.append(name, value);
    }
    const text = asked.toString();
    return text && `?${text}`;
  }

  /** The same question, however its address is written. */
  function same(one, other) {
    const sorted = (address) => {
      const asked = [...new URLSearchParams(address)].filter(([, value]) => value.trim());
      return JSON.stringify(asked.sort());
    };
    return one !== null && sorted(one) === sorted(other);
  }

  function busy(is) {
    byId("results").setAttribute("aria-busy", is);
  }

  function soon(delay) {
    busy(true);
    clearTimeout(timer);
    timer = setTimeout(ask, delay);
  }

  async function ask() {
    clearTimeout(timer);
    request?.abort();
    const address = query();
    if (same(shown, address)) return busy(false);
    busy(true);
    const mine = (request = new AbortController());
    const late = setTimeout(() => mine.abort("late"), PATIENCE);
    try {
      const response = await fetch(location.pathname + address, { signal: mine.signal });
      const page = new DOMParser().parseFromString(await response.text(), "text/html");
      if (mine !== request) return;
      if (!response.ok || !page.getElementById("results")) throw new Error(response.status);
      show(page);
      history.pushState(null, "", location.pathname + address);
      shown = here = address;
      // Somebody went on ticking while this was under way.
      busy(!same(shown, query()));
    } catch {
      if (mine === request) fail(address);
    } finally {
      clearTimeout(late);
    }
  }

  /** Say that there is no answer, and leave none from before beside what is ticked now. */
  function fail(address) {
    shown = null;
    byId("page-notes")?.remove();
    const failed = byId("failed").content.cloneNode(true);
    failed.querySelector("a").href = location.pathname + address;
    byId("found").replaceChildren(failed);
    byId("results").replaceChildren();
    busy(false);
  }

  function show(page) {
    const results = byId("results");
    const wasIn = results.contains(document.activeElement);
    byId("found").replaceChildren(...page.getElementById("found").childNodes);
    results.replaceChildren(...page.getElementById("results").childNodes);
    if (wasIn) results.focus();
    for (const id of ["languages", "everywhere"]) {
      const fresh = page.getElementById(id);
      if (fresh) byId(id)?.replaceWith(fresh);
    }
    byId("page-notes")?.remove();
    const notes = page.getElementById("page-notes");
    if (notes) byId("main").append(notes);
    mend(page);
    recount(page);
  }

  /** Fields stay; what stands beside them does not: how a date was read, and what is wrong with it. */
  function mend(page) {
    for (const input of form.elements) {
      const fresh = input.id && page.getElementById(input.id);
      const field = input.closest(".field");
      if (!field || !fresh) continue;
      for (const name of ["aria-invalid", "aria-describedby"]) {
        if (fresh.hasAttribute(name)) input.setAttribute(name, fresh.getAttribute(name));
        else input.removeAttribute(name);
      }
      for (const old of field.querySelectorAll(".partial-date-reading, .errorlist")) old.remove();
      const reading = fresh.parentElement.querySelector(".partial-date-reading");
      if (reading) input.after(reading);
      const errors = fresh.closest(".field").querySelector(".errorlist");
      if (errors) field.append(errors);
    }
  }

  /** The choices there are now, each with its number. */
  function recount(page) {
    const facets = byId("facets");
    const fresh = [...(page.getElementById("facets")?.children ?? [])];
    for (const old of [...facets.children]) {
      if (!page.getElementById(old.id) && !isInUse(old) && !old.querySelector(":checked")) old.remove();
    }
    let before = null;
    for (const facet of fresh) {
      const old = byId(facet.id);
      if (old && isInUse(old)) renumber(old, facet);
      else if (old) replace(old, facet);
      else facets.insertBefore(facet, before ? before.nextSibling : facets.firstChild);
      before = byId(facet.id);
    }
    for (const old of facets.children)
      if (!fresh.some((facet) => facet.id === old.id)) renumber(old, null);
  }

  /** Nothing moves where the reader is; some browsers put no focus on what is clicked. */
  function isInUse(facet) {
    return facet.contains(document.activeElement) || facet.contains(touched);
  }

  function choices(facet) {
    return new Map([...facet.querySelectorAll("input")].map((input) => [input.name + input.value, input]));
  }

  function renumber(old, facet) {
    const fresh = facet ? choices(facet) : new Map();
    for (const [key, input] of choices(old)) {
      const number = input.closest("li")?.querySelector(".count");
      if (number) number.textContent = fresh.get(key)?.closest("li")?.querySelector(".count").textContent ?? "0";
    }
  }

  /** Ticks and folds stay as they are now, whatever they were when the question was sent. */
  function replace(old, facet) {
    const fresh = choices(facet);
    for (const [key, input] of choices(old)) {
      if (fresh.has(key)) fresh.get(key).checked = input.checked;
      else if (input.checked) {
        const item = input.closest("li");
        if (item) renumber(item, null);
        (item ? facet.querySelector("ul") : facet).append(item ?? input.closest("label"));
      }
    }
    const [fold, unfolded] = [facet, old].map((each) => each.querySelector("details"));
    if (fold && unfolded) fold.open = unfolded.open;
    old.replaceWith(facet);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  document.addEventListener("input", (event) => {
    if (event.target.form !== form) return;
    touched = event.target;
    if (touched.type === "search") soon(TYPING);
    else if (touched.type === "checkbox") soon(TICKING);
  });
  document.addEventListener("change", (event) => {
    if (event.target.form === form && event.target.type !== "checkbox") soon(TICKING);
  });
  // The address holds the whole state: what it says is loaded.
  addEventListener("popstate", () => {
    if (location.search !== here) location.reload();
  });
  // Somebody was faster than this script.
  const isChanged = (field) =>
    field instanceof HTMLInputElement &&
    (field.checked !== field.defaultChecked || field.value !== field.defaultValue);
  if ([...form.elements].some(isChanged)) soon(TICKING);
})();
