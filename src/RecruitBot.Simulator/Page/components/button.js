import { el } from "../base/dom.js";
import { icon } from "../base/icons.js";
import { placeOf, safeLink } from "../markdown/links.js";

const looks = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

/** A button of a message. While the bot has not answered it says so, and cannot be pressed again. */
export function buttonNode(component, press, actions) {
  const look = looks[component.style] ?? "secondary";
  if (look === "link") return linkNode(component, actions);
  const node = el("button", { class: `button button-${look}`, type: "button", "data-key": component.custom_id, disabled: component.disabled, text: component.label });
  node.addEventListener("click", async () => {
    if (node.getAttribute("aria-busy") === "true") return;
    node.setAttribute("aria-busy", "true");
    await press(component.custom_id);
    node.removeAttribute("aria-busy");
  });
  return node;
}

// A link into Discord leads to the same place here.
function linkNode(component, actions) {
  const place = placeOf(component.url);
  const href = safeLink(component.url);
  return el(
    "a",
    {
      class: "button button-link",
      href: href ?? null,
      target: "_blank",
      rel: "noopener noreferrer",
      on: place ? { click: (event) => (event.preventDefault(), actions.go(place)) } : undefined,
    },
    component.label,
    icon(place ? "thread" : "out"),
  );
}
