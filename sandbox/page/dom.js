// Building the page's nodes. Text only ever becomes text: nothing here, or anywhere else, parses HTML.

/** A new element: `props` are attributes, but `class`, `text`, `on` (listeners) and `data` mean what they say. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "text") node.textContent = value;
    else if (name === "on") for (const [event, listen] of Object.entries(value)) node.addEventListener(event, listen);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((one) => one !== null && one !== undefined && one !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** A drawn sign out of one path; it says nothing to a screen reader. */
export function sign(path) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(space, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const SIGNS = {
  hash: "M9.5 4 7.5 20M16.5 4l-2 16M4.5 9h16M3.5 15h16",
  news: "M4 10v4l4 .5 8 4.5V5L8 9.5zM8 14.5V19M19.5 9.5v5",
  thread: "M5 4v9a4 4 0 0 0 4 4h10M15 13l4 4-4 4",
  more: "M5.5 12h.01M12 12h.01M18.5 12h.01",
  reply: "M10 6 4 12l6 6M4 12h10a6 6 0 0 1 6 6",
  out: "M9 5H5v14h14v-4M13 5h6v6M19 5l-8 8",
  eye: "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4z",
  file: "M7 3h7l5 5v13H7zM14 3v5h5",
  down: "M6 9.5l6 6 6-6",
};

/** A name that cannot disturb the direction of what stands around it. */
export const name = (text, className) => el("bdi", { class: className, text });

/** A link to the web; anything but http(s) stays text. */
export function link(address, ...children) {
  let safe = false;
  try {
    safe = ["http:", "https:"].includes(new URL(address).protocol);
  } catch { /* no address at all */ }
  if (!safe) return el("span", {}, ...children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, ...children);
}

/** A round picture of a name: its first letter on one of six colours. */
export function avatar(user, className = "avatar") {
  const letter = [...user.name.trim()][0] ?? "?";
  const tint = user.bot ? "bot" : `tint-${[...String(user.id)].reduce((sum, one) => (sum + one.charCodeAt(0)) % 6, 0)}`;
  return el("span", { class: `${className} ${tint}`, "aria-hidden": "true", text: letter.toUpperCase() });
}
