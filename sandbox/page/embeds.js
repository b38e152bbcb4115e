// Embeds: a bordered card with author, title, fields, pictures and a footer.
import { colour } from "./components.js";
import { el, link } from "./dom.js";
import { inlineMarkdown, markdown } from "./markdown.js";
import { picture } from "./media.js";
import { full } from "./times.js";

/** The embeds of a message as nodes. */
export const embeds = (found, known) => found.map((one) => embed(one, known));

function embed(one, known) {
  const node = el("div", { class: "embed container accented" },
    el("div", { class: "embed-text" },
      one.author?.name ? el("p", { class: "embed-author" }, linked(one.author.url, one.author.name)) : null,
      one.title ? el("p", { class: "embed-title" }, titled(one, known)) : null,
      one.description ? el("div", { class: "text" }, markdown(one.description, known)) : null,
      one.fields?.length ? el("div", { class: "fields" }, one.fields.map((each) => field(each, known))) : null,
      one.image ? picture(one.image, { alt: one.title }) : null,
      footer(one)),
    one.thumbnail ? picture(one.thumbnail, { alt: one.title, className: "thumbnail" }) : null);
  node.style.setProperty("--accent", typeof one.color === "number" ? colour(one.color) : "var(--line)");
  return node;
}

const linked = (address, text) => (address ? link(address, el("bdi", { text })) : el("bdi", { text }));

function titled(one, known) {
  return one.url ? link(one.url, inlineMarkdown(one.title, known)) : inlineMarkdown(one.title, known);
}

function field(one, known) {
  return el("div", { class: `embed-field${one.inline ? " inline" : ""}` },
    el("p", { class: "field-title" }, inlineMarkdown(one.name, known)),
    el("div", { class: "text" }, markdown(one.value, known)));
}

function footer(one) {
  const moment = one.timestamp ? new Date(one.timestamp) : null;
  const when = moment && !Number.isNaN(moment.getTime()) ? full(moment) : null;
  const text = [one.footer?.text, when].filter(Boolean).join(" • ");
  return text ? el("p", { class: "small", text }) : null;
}
