/* Small comforts. Every page works without them. */

/* An open menu closes on Escape, and when a person goes elsewhere. */
const menus = () => document.querySelectorAll("details[data-closes][open]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of menus()) {
    const inside = menu.contains(document.activeElement);
    menu.open = false;
    if (inside) menu.querySelector("summary").focus();
  }
});

for (const happening of ["click", "focusin"]) {
  document.addEventListener(happening, (event) => {
    for (const menu of menus()) if (!menu.contains(event.target)) menu.open = false;
  });
}

/* After a form came back with errors, reading starts at the list of what to mend. */
document.querySelector("[data-errors]")?.focus();

/* Leaving an edited form asks first: <form data-guard>. The browser words the question. */
const edited = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.closest("form[data-guard]");
  if (form) edited.add(form);
});

document.addEventListener("submit", (event) => edited.delete(event.target));

window.addEventListener("beforeunload", (event) => {
  if (edited.size) event.preventDefault();
});

/* Ctrl and Enter send a form by its main button: <form data-send-by-keys>. */
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  const form = event.target.closest?.("form[data-send-by-keys]");
  const main = form?.querySelector(":scope > .verbs .verb");
  if (main) form.requestSubmit(main);
});
