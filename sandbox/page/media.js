// Pictures and files. Only what the sandbox itself serves is loaded; what lies elsewhere is named and linked.
import { SIGNS, el, link, sign } from "./dom.js";
import { say } from "./words.js";

const UNITS = ["B", "kB", "MB"];
const PICTURE = /\.(png|jpe?g|gif|webp)$/i;

/** The address on this page's own origin of what the sandbox serves; null for anything else. */
function own(address) {
  let parsed;
  try {
    parsed = new URL(address);
  } catch {
    return null;
  }
  const here = ["127.0.0.1", "localhost", "[::1]"].includes(parsed.hostname);
  return here && parsed.pathname.startsWith("/attachments/") ? parsed.pathname : null;
}

/** A picture with its description, or what stands for it where it is not loaded. */
export function picture(media, { alt, spoiler = false, className = "" } = {}) {
  const address = own(media?.url);
  if (!address) {
    const text = el("span", {}, alt || say("picture"), el("span", { class: "muted", text: say("outside-picture") }));
    return el("figure", { class: `picture outside ${className}` }, media?.url ? link(media.url, text, sign(SIGNS.out)) : text);
  }
  const image = el("img", { src: address, alt: alt || say("picture"), loading: "lazy" });
  const node = el("figure", { class: `picture ${className}` }, el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, image));
  return spoiler ? covered(node) : node;
}

/** A file to download. */
export function file({ url, filename, size, spoiler = false }) {
  const title = filename ?? decodeURIComponent(String(url).split("/").at(-1));
  const address = own(url);
  const name = el("bdi", { text: title });
  const node = el("div", { class: "file" }, sign(SIGNS.file), el("span", {},
    address ? el("a", { href: address, download: title, "aria-label": say("download", { name: title }) }, name) : name,
    typeof size === "number" ? el("span", { class: "muted", text: measured(size) }) : null));
  return spoiler ? covered(node) : node;
}

/** The attachments of a message. */
export function attachments(found) {
  return found.map((one) => {
    const isPicture = (one.content_type ?? "").startsWith("image/") && PICTURE.test(one.filename);
    return isPicture ? picture(one, { alt: one.description ?? one.filename, spoiler: one.filename.startsWith("SPOILER_") }) : file(one);
  });
}

function covered(node) {
  const cover = el("button", { type: "button", class: "cover", text: say("spoiler"), on: { click: () => cover.replaceWith(node) } });
  return cover;
}

function measured(size) {
  const step = Math.min(Math.floor(Math.log(Math.max(size, 1)) / Math.log(1000)), UNITS.length - 1);
  return `${(size / 1000 ** step).toLocaleString(undefined, { maximumFractionDigits: 1 })} ${UNITS[step]}`;
}
