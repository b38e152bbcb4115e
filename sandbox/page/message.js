// One message as a node: who, when, what, and what can be done with it.
import { components } from "./components.js";
import { SIGNS, avatar, el, name, sign } from "./dom.js";
import { embeds } from "./embeds.js";
import { markdown } from "./markdown.js";
import { attachments } from "./media.js";
import { clock, full } from "./times.js";
import { say, sayNodes } from "./words.js";
import { FLAGS } from "./world.js";

const OVER_MS = 15 * 60 * 1000; // a deferred answer can be filled in no longer
const REPLY = 19;
const PIN_NOTICE = 6;

export const nameOf = (user) => user.global_name ?? user.username;
const asUser = (user) => ({ id: user.id, name: nameOf(user), bot: user.bot });

/** All words of a message, for a reply's line, the clipboard and the screen reader's label. */
export function wordsOf(message) {
  const found = [message.content];
  for (const one of message.embeds) found.push(one.title, one.description, ...(one.fields ?? []).flatMap((each) => [each.name, each.value]));
  const walk = (parts) => {
    for (const one of parts ?? []) {
      if (one.type === 10) found.push(one.content);
      walk(one.components);
    }
  };
  walk(message.components);
  return found.filter(Boolean).join("\n");
}

/** `doings`: click, pick, reply, more, dismiss, pickable, jump; `note` is a sentence to show below (no response). */
export function messageNode(message, { world, doings, note }) {
  const author = asUser(message.author);
  const when = new Date(message.timestamp);
  const isPrivate = Boolean(message.flags & FLAGS.private);
  const mine = message.mentions.some((one) => one.id === world.person.id);
  const head = above(message, doings);
  const node = el("article", {
    class: `message${isPrivate ? " private" : ""}${mine ? " to-me" : ""}`, id: `message-${message.id}`, tabindex: "-1",
    "aria-label": `${author.name}, ${clock(when)}`, data: { id: message.id, author: author.id, at: when.getTime(), alone: head ? "1" : "" },
  },
    head,
    avatar(author),
    el("div", { class: "content" },
      el("p", { class: "by" }, name(author.name, "author"),
        author.bot ? el("span", { class: "app", text: say("app") }) : null,
        el("time", { class: "when", datetime: message.timestamp, title: full(when), text: clock(when) })),
      body(message, world, doings),
      note ? el("p", { class: "note", role: "alert", text: note }) : null,
      isPrivate ? foot(message, doings) : null),
    tools(message, doings));
  return node;
}

function body(message, world, doings) {
  const known = world.known;
  if (message.flags & FLAGS.loading) return thinking(message);
  const edited = message.edited_timestamp
    ? el("span", { class: "edited", title: full(new Date(message.edited_timestamp)), text: say("edited") }) : null;
  const acts = {
    click: (id, button) => doings.click(message, id, button),
    pick: (id, values) => doings.pick(message, id, values),
    pickable: doings.pickable,
  };
  const text = message.content ? el("div", { class: "text" }, markdown(message.content, known)) : null;
  if (text && edited) (text.lastElementChild?.tagName === "P" ? text.lastElementChild : text).append(" ", edited);
  return el("div", { class: "body" },
    text, attachments(message.attachments), embeds(message.embeds, known), components(message.components, { acts, known }),
    message.type === PIN_NOTICE ? el("p", { class: "muted", text: "📌" }) : null,
    edited && !text ? el("p", { class: "edited-line" }, edited) : null);
}

function thinking(message) {
  const over = Date.now() - new Date(message.timestamp) > OVER_MS;
  if (over) return el("p", { class: "note", text: say("no-response") });
  return el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
    el("span", {}, ...sayNodes("thinking", { name: name(nameOf(message.author)) })));
}

/** What stands above a message: what it replies to, or the command it answers. */
function above(message, doings) {
  const used = message.interaction;
  if (used) {
    const values = { user: name(nameOf(used.user), "strong"), command: el("span", { class: "command-used", text: used.type === 2 && message.type === 23 ? used.name : `/${used.name}` }) };
    return el("p", { class: "above" }, avatar(asUser(used.user), "avatar tiny"), el("span", {}, ...sayNodes("used", values)));
  }
  if (message.type !== REPLY) return null;
  const target = message.referenced_message;
  if (!target) return el("p", { class: "above" }, el("em", { text: say("replied-gone") }));
  const called = new Map((target.mentions ?? []).map((one) => [one.id, `@${nameOf(one)}`]));
  const words = wordsOf(target).replace(/<@!?(\d+)>/g, (raw, id) => called.get(id) ?? raw).replace(/[*_~`|#>]|^-# /gm, "").replace(/\s+/g, " ").trim();
  return el("p", { class: "above" }, avatar(asUser(target.author), "avatar tiny"), name(nameOf(target.author), "strong"),
    el("button", { type: "button", class: "quoted", text: words.slice(0, 160) || say("replied-empty"), on: { click: () => doings.jump(target.id) } }));
}

function foot(message, doings) {
  return el("p", { class: "foot" }, sign(SIGNS.eye), el("span", { text: say("private") }), el("span", { "aria-hidden": "true", text: "•" }),
    el("button", { type: "button", class: "plain", text: say("dismiss"), on: { click: () => doings.dismiss(message) } }));
}

function tools(message, doings) {
  if (message.flags & FLAGS.loading) return null;
  const reply = message.flags & FLAGS.private ? null : el("button", {
    type: "button", class: "icon small", "aria-label": say("reply"), title: say("reply"), on: { click: () => doings.reply(message) },
  }, sign(SIGNS.reply));
  const more = el("button", {
    type: "button", class: "icon small", "aria-label": say("more"), title: say("more"), "aria-haspopup": "menu", data: { key: "more" },
    on: { click: ({ currentTarget }) => doings.more(message, currentTarget) },
  }, sign(SIGNS.more));
  return el("div", { class: "tools" }, reply, more);
}
