import { el, hiddenText } from "../base/dom.js";
import { avatar } from "../base/avatar.js";
import { recall, remember } from "../base/memory.js";

/** On a narrow screen: two buttons that say whose pane is shown, with a mark where something new waits. */
export class Switcher {
  constructor(container, main, panes) {
    this.main = main;
    this.panes = panes;
    this.buttons = panes.map((pane, index) => el("button", { class: "switch", type: "button", on: { click: () => this.show(index) } }));
    container.append(...this.buttons);
    panes.forEach((pane, index) => {
      pane.addEventListener("seated", () => this.#draw(index));
      pane.addEventListener("unread", () => this.#draw(index));
    });
    this.show(Math.max(0, panes.findIndex((pane) => pane.seat.key === recall("show"))), false);
  }

  show(shown, byPerson = true) {
    this.shown = shown;
    this.main.dataset.shown = this.panes[shown].seat.key;
    if (byPerson) remember("show", this.panes[shown].seat.key);
    this.panes.forEach((pane, index) => {
      this.#draw(index);
      if (index === shown) pane.looked();
    });
  }

  #draw(index) {
    const pane = this.panes[index];
    const waiting = index !== this.shown && pane.unread > 0;
    this.buttons[index].setAttribute("aria-pressed", String(index === this.shown));
    this.buttons[index].replaceChildren(
      avatar(pane.name, pane.color),
      el("span", { class: "switch-words" }, el("b", { text: pane.name }), el("small", { text: pane.seat.title })),
      ...(waiting ? [el("span", { class: "badge", text: String(pane.unread) }, hiddenText(" unread"))] : []),
    );
  }
}
