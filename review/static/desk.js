// The desk's keys. Each is told to the server together with the record that was on the screen when it was pressed, so
// that a key pressed twice never decides about a record that nobody has seen yet.
(() => {
  const KEYS = new Set([
    "Enter", "r", "u", "j", "k", "t", "a", "s", "m", "d", "l", "g", "p", "+", "-", "?",
    "PageUp", "PageDown", "ArrowUp", "ArrowDown",
  ]);
  const FIELDS = ".fields :is(input, textarea, select):not([disabled])";
  const shown = () => document.querySelector(".record .head")?.dataset.at ?? "";
  const tell = key => emitEvent("desk-key", {key, at: shown()});
  const edit = (n = 0) => {
    const field = document.querySelectorAll(FIELDS)[n];
    field?.focus();
    field?.scrollIntoView({block: "nearest"});
  };
  window.deskKey = key => key === "e" ? edit() : tell(key);

  document.addEventListener("keydown", event => {
    const here = document.activeElement;
    if (event.repeat || event.altKey || event.metaKey || document.querySelector(".q-dialog__inner, .q-menu")) return;
    if (event.key === "Escape" && here?.closest(".fields")) return here.blur();
    if (event.ctrlKey && event.key === "Enter") return tell("Enter");
    if (event.ctrlKey || here?.matches("input, textarea, select") || here?.closest(".fields")) return;
    if (event.key.startsWith("Arrow") && here?.matches(".scroll, .scroller")) return;
    if (event.key === "Enter" && here?.matches("a, button, summary, [role=button], td.link")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (key === "e") edit();
    else if (/^\d$/.test(key)) edit((Number(key) + 9) % 10); // 1 is the first field, 0 the tenth
    else if (KEYS.has(key)) tell(key);
    else return;
    event.preventDefault();
  });
})();
