import { el } from "../base/dom.js";
import { avatar } from "../base/avatar.js";
import { nameOf } from "./names.js";

/** Who sits in a pane, and the menu by which somebody else takes the seat. */
export class Picker {
  constructor(seat, people, onPick) {
    this.face = el("span", { class: "picker-face" });
    this.menu = el("select", { class: "picker-menu", "aria-label": `Who is the ${seat.title.toLowerCase()}` });
    this.menu.append(...people.map(({ user }) => el("option", { value: user.id, text: nameOf(user) })));
    this.menu.addEventListener("change", () => onPick(this.menu.value));
    this.element = el("div", { class: "picker" }, this.face, el("span", { class: "picker-seat", text: seat.title }), this.menu);
  }

  show(user, name, color) {
    this.menu.value = user;
    this.face.replaceChildren(avatar(name, color));
  }
}
