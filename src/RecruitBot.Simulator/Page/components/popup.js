/** Opens and closes a list below or above its trigger, and moves through it by keyboard: arrows, Home, End, first letters, Escape. */
export function popupList({ node, trigger, list }) {
  const options = () => [...list.querySelectorAll('[role="option"]')];
  const isOpen = () => node.classList.contains("open");

  const open = () => {
    node.classList.add("open");
    trigger.setAttribute("aria-expanded", "true");
    // Above or below, where there is more room.
    const frame = node.closest(".log")?.getBoundingClientRect() ?? { top: 0, bottom: innerHeight };
    const at = trigger.getBoundingClientRect();
    const below = frame.bottom - at.bottom;
    const above = at.top - frame.top;
    list.classList.toggle("upwards", below < 220 && above > below);
    list.style.maxHeight = `${Math.max(120, Math.min(320, Math.max(above, below) - 16))}px`;
    (list.querySelector('[aria-selected="true"]') ?? options()[0])?.focus({ preventScroll: true });
    document.addEventListener("pointerdown", outside);
  };
  const close = (returnFocus = true) => {
    if (!isOpen()) return;
    node.classList.remove("open");
    trigger.setAttribute("aria-expanded", "false");
    document.removeEventListener("pointerdown", outside);
    if (returnFocus) trigger.focus({ preventScroll: true });
  };
  const outside = (event) => !node.contains(event.target) && close(false);

  trigger.addEventListener("click", () => (isOpen() ? close() : open()));
  trigger.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  });
  list.addEventListener("keydown", (event) => {
    const all = options();
    const at = all.indexOf(document.activeElement);
    if (event.key === "Escape") {
      event.stopPropagation();
      return close();
    }
    let to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined && /^\p{L}$/u.test(event.key)) {
      to = [...all.keys()].map((step) => (at + 1 + step) % all.length).find((index) => all[index].textContent.toLowerCase().startsWith(event.key.toLowerCase()));
    }
    if (to === undefined) return;
    event.preventDefault();
    all[Math.max(0, Math.min(all.length - 1, to))]?.focus();
  });
  node.addEventListener("focusout", (event) => isOpen() && event.relatedTarget && !node.contains(event.relatedTarget) && close(false));
  return { close };
}
