import { el } from "./dom.js";

const initials = (name) =>
  name
    .split(/[\s._-]+/)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word))
    .slice(0, 2)
    .map((word) => [...word][0].toUpperCase())
    .join("") || "?";

// Relative luminance as WCAG defines it.
function luminance(color) {
  const [r, g, b] = [color >> 16, (color >> 8) & 255, color & 255].map((part) => {
    const c = part / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Initials on the person's colour, dark or light whichever reads better; decoration, since the name stands beside it. */
export function avatar(name, color = 0x747f8d) {
  const node = el("span", { class: "avatar", "aria-hidden": "true", "data-initials": initials(name) });
  node.style.backgroundColor = `#${color.toString(16).padStart(6, "0")}`;
  node.style.color = luminance(color) > 0.18 ? "#000000" : "#ffffff";
  return node;
}
