// Discord's components, old rows and v2 alike, as nodes. `acts` carries out what buttons and selects mean.
import { SIGNS, el, link, sign } from "./dom.js";
import { markdown } from "./markdown.js";
import { file, picture } from "./media.js";
import { selectMenu } from "./select.js";
import { say } from "./words.js";

const STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 6: "primary" };
const LINK = 5;
const OFFERED = { 5: ["users"], 6: ["roles"], 7: ["users", "roles"], 8: ["channels"] };

/** The components of a message in order. `acts`: click(custom_id), pick(custom_id, values), pickable(what); `known` as for markdown. */
export function components(parts, { acts, known }) {
  const build = (one) => (BUILDERS[one.type] ?? unknown)(one, context);
  const context = { acts, known, build };
  return parts.map(build);
}

const BUILDERS = {
  1: (row, { build }) => el("div", { class: "row" }, row.components.map(build)),
  2: button,
  3: select,
  5: select,
  6: select,
  7: select,
  8: select,
  9: section,
  10: (text, { known }) => el("div", { class: "text" }, markdown(text.content, known)),
  11: (one) => picture(one.media, { alt: one.description, spoiler: one.spoiler, className: "thumbnail" }),
  12: gallery,
  13: (one) => file({ url: one.file.url, filename: one.name, size: one.size, spoiler: one.spoiler }),
  14: (one) => el("div", { class: `separator ${one.spacing === 2 ? "large" : ""} ${one.divider === false ? "" : "line"}`, role: one.divider === false ? null : "separator" }),
  17: container,
};

/** What a button or a menu option begins with: a letter of its own, or the name of a custom emoji. */
function emojiText(emoji) {
  if (!emoji?.name) return "";
  return emoji.id ? `:${emoji.name}: ` : `${emoji.name} `;
}

function button(one, { acts }) {
  const label = emojiText(one.emoji) + (one.label ?? "");
  if (one.style === LINK && one.url && !one.disabled) {
    const node = link(one.url, label, sign(SIGNS.out));
    node.classList.add("btn", "secondary");
    return node;
  }
  return el("button", {
    type: "button", class: `btn ${STYLES[one.style] ?? "secondary"}`, disabled: Boolean(one.disabled) || !one.custom_id,
    text: label, data: { key: one.custom_id ?? "" }, on: { click: ({ currentTarget }) => acts.click(one.custom_id, currentTarget) },
  });
}

function select(one, { acts }) {
  const options = one.options ?? offered(one, acts);
  return selectMenu({
    options, placeholder: one.placeholder, min: one.min_values ?? 1, max: one.max_values ?? 1, disabled: Boolean(one.disabled),
    key: one.custom_id, picked: (values) => acts.pick(one.custom_id, values),
  });
}

/** People, roles or channels for a select that has no options of its own. */
export function offered(one, acts) {
  const wanted = (one.default_values ?? []).map((value) => value.id);
  const found = (OFFERED[one.type] ?? []).flatMap((what) => acts.pickable(what));
  return found
    .filter((option) => !one.channel_types?.length || one.channel_types.includes(option.kind))
    .map((option) => ({ ...option, default: wanted.includes(option.value) }));
}

function section(one, { build }) {
  return el("div", { class: "section" }, el("div", { class: "section-text" }, one.components.map(build)), one.accessory ? build(one.accessory) : null);
}

function gallery(one) {
  return el("div", { class: `gallery of-${Math.min(one.items.length, 4)}` },
    one.items.map((item) => picture(item.media, { alt: item.description, spoiler: item.spoiler })));
}

function container(one, { build }) {
  const node = el("div", { class: "container" }, one.components.map(build));
  if (typeof one.accent_color === "number") {
    node.classList.add("accented");
    node.style.setProperty("--accent", colour(one.accent_color));
  }
  if (!one.spoiler) return node;
  const cover = el("button", { type: "button", class: "cover", text: say("spoiler"), on: { click: () => cover.replaceWith(node) } });
  return cover;
}

export const colour = (number) => `#${(number & 0xffffff).toString(16).padStart(6, "0")}`;

const unknown = () => el("p", { class: "muted", text: say("unknown-part") });
