import { el } from "../base/dom.js";

/** Where a pane is too narrow for its sidebar, the sidebar slides in over the messages; elsewhere this changes nothing. */
export class Drawer {
  #opener = null;

  constructor(sidebar) {
    this.sidebar = sidebar;
    this.veil = el("div", { class: "veil", on: { click: () => this.close() } });
    sidebar.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.#opener) this.close();
    });
    sidebar.addEventListener("focusout", (event) => {
      if (this.#opener && event.relatedTarget && !sidebar.contains(event.relatedTarget) && event.relatedTarget !== this.#opener) this.close(false);
    });
  }

  open(opener) {
    this.#opener = opener;
    opener.setAttribute("aria-expanded", "true");
    this.sidebar.parentElement.classList.add("drawer-open");
    (this.sidebar.querySelector("[aria-current]") ?? this.sidebar.querySelector("button"))?.focus();
  }

  close(returnFocus = true) {
    if (!this.#opener) return;
    this.sidebar.parentElement.classList.remove("drawer-open");
    this.#opener.setAttribute("aria-expanded", "false");
    if (returnFocus) this.#opener.focus();
    this.#opener = null;
  }
}
