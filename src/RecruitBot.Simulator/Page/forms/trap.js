const reachable = 'a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea:not([disabled]), [tabindex="0"]';

/**
 * Keeps the keyboard inside a dialog: Tab goes round, Escape closes, the rest of the pane is out of reach. Returns what undoes it and gives the
 * focus back to where it was.
 */
export function trap(dialog, others, opener, close) {
  for (const other of others) other.inert = true;
  const key = (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) {
      event.preventDefault();
      return close();
    }
    if (event.key !== "Tab") return;
    const all = [...dialog.querySelectorAll(reachable)];
    const [from, to] = event.shiftKey ? [all[0], all.at(-1)] : [all.at(-1), all[0]];
    if (document.activeElement !== from) return;
    event.preventDefault();
    to.focus();
  };
  dialog.addEventListener("keydown", key);
  (dialog.querySelector(".dialog-body :is(input, select, textarea)") ?? dialog.querySelector("button")).focus();
  return () => {
    for (const other of others) other.inert = false;
    returnTo(opener, others);
  };
}

// The button that opened the form may have been drawn anew meanwhile: its successor has the same key.
function returnTo(opener, others) {
  const key = opener?.dataset?.key;
  const again = opener?.isConnected ? opener : key && others.map((other) => other.querySelector(`[data-key="${CSS.escape(key)}"]`)).find(Boolean);
  (again || others.map((other) => other.querySelector(".log")).find(Boolean))?.focus({ preventScroll: true });
}
