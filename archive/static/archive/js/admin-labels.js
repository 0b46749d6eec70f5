/* Names for what the admin's own scripts draw without any: screen readers would say "textbox". */
"use strict";

(() => {
  /* select2 hides a labelled <select> and puts a combobox of its own beside it. */
  function nameCombobox(select) {
    const label = document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
    const drawn = select.nextElementSibling;
    if (!label || !drawn || !drawn.classList.contains("select2")) {
      return;
    }
    label.id ||= `${select.id}_label`;
    const value = drawn.querySelector("[role=textbox]");
    const box = drawn.querySelector("[role=combobox]");
    value?.setAttribute("aria-labelledby", label.id);
    box?.setAttribute("aria-labelledby", value ? `${label.id} ${value.id}` : label.id);
  }

  /* The icon beside the filter of a two-sided list carries a text that no role lets it have. */
  function nameFilters() {
    for (const icon of document.querySelectorAll(".search-label-icon[aria-label]")) {
      icon.setAttribute("role", "img");
    }
  }

  function nameAll() {
    document.querySelectorAll(".admin-autocomplete").forEach(nameCombobox);
    nameFilters();
  }

  // After the scripts that draw them: select2 when jQuery is ready, the lists on load.
  window.django?.jQuery?.(nameAll);
  window.addEventListener("load", nameAll);
  document.addEventListener("formset:added", nameAll);
})();
