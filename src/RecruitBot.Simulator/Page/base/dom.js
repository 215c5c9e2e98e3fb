/**
 * Builds an element. `text` sets its text, `on` its listeners, `props` its properties; every other key is an attribute:
 * true stands for an empty one, and null, undefined or false leaves it out. Words only ever become text nodes, never markup.
 */
export function el(tag, { text, on, props, ...attributes } = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : value);
  }
  if (props) Object.assign(node, props);
  if (text !== undefined && text !== null) node.textContent = text;
  for (const [type, listener] of Object.entries(on ?? {})) node.addEventListener(type, listener);
  node.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

let ids = 0;

/** An id that no other element of this page has. */
export const freshId = (prefix) => `${prefix}-${++ids}`;

/** Text for screen readers only. */
export const hiddenText = (text, attributes = {}) => el("span", { class: "hidden-text", text, ...attributes });
