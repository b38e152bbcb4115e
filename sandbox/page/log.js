// The messages of the open place as nodes, kept in step with the world, with days and groups between them.
import { byId, el } from "./dom.js";
import { messageNode } from "./message.js";
import { day, sameDay } from "./times.js";
import { say } from "./words.js";

const NEAR_PX = 120; // from the end: then the end is followed
const GROUP_MS = 7 * 60 * 1000; // messages of one author that stand together

export class Log {
  #notes = new Map(); // message id → a sentence below it
  #pending = new Map(); // a key → the node of a command that is on its way

  constructor({ world, doings }) {
    this.world = world;
    this.doings = doings;
    this.scroll = byId("scroll");
    this.node = byId("log");
    this.jumper = byId("jump");
    this.jumper.addEventListener("click", () => {
      this.toEnd();
      this.scroll.focus();
    });
    new ResizeObserver(() => this.following && this.toEnd()).observe(this.scroll);
    this.scroll.addEventListener("scroll", () => {
      this.following = this.#isAtEnd();
      if (this.following) this.jumper.hidden = true;
    });
    this.following = true; // whether the end stays in sight when the window changes its size
  }

  /** Everything of the open place anew. */
  draw({ keep = false } = {}) {
    const before = this.scroll.scrollTop;
    const atEnd = !keep || this.#isAtEnd();
    this.node.setAttribute("aria-busy", "true"); // a history is no news: it is not read aloud
    const messages = [...this.world.place.messages.values()].sort(byAge);
    this.node.replaceChildren(...messages.map((one) => this.#made(one)), ...this.#waiting());
    this.#group();
    requestAnimationFrame(() => this.node.removeAttribute("aria-busy"));
    if (atEnd) this.toEnd();
    else this.scroll.scrollTop = before;
    this.jumper.hidden = true;
  }

  created({ place, message }) {
    if (place !== this.world.place) return;
    const atEnd = this.#isAtEnd();
    const after = [...this.node.querySelectorAll("article")].find((one) => newer(one.dataset.id, message.id));
    this.node.insertBefore(this.#made(message), after ?? this.node.querySelector(".pending"));
    this.#group();
    if (atEnd || message.author.id === this.world.person.id) this.toEnd();
    else this.jumper.hidden = false;
  }

  edited({ place, message }) {
    const old = place === this.world.place && byId(`message-${message.id}`);
    if (!old) return;
    const atEnd = this.#isAtEnd();
    const key = old.contains(document.activeElement) ? (document.activeElement.dataset.key ?? "") : null;
    const made = this.#made(message);
    old.replaceWith(made);
    this.#group();
    if (key !== null) this.#refocus(made, key);
    if (atEnd) this.toEnd();
  }

  deleted({ place, id }) {
    this.#notes.delete(id);
    const node = place === this.world.place && byId(`message-${id}`);
    if (!node) return;
    const had = node.contains(document.activeElement);
    node.remove();
    this.#group();
    if (had) this.doings.lostFocus();
  }

  /** A sentence below a message, as when a button was not answered; "" takes it away. */
  note(id, text) {
    if (text) this.#notes.set(id, text);
    else if (!this.#notes.delete(id)) return;
    for (const place of this.world.places.values()) {
      const message = place.messages.get(id);
      if (message) this.edited({ place, message });
    }
  }

  /** A line of the page's own at the end of the log; returns how to take it away or change its words. */
  say(text, { place = this.world.current, action = null } = {}) {
    const words = el("span", { text });
    const line = el("div", { class: "pending line", data: { place } }, words,
      action ? el("button", { type: "button", class: "plain", text: action.text, on: { click: action.act } }) : null,
      el("button", { type: "button", class: "icon small", "aria-label": say("close"), text: "✕", on: { click: () => remove() } }));
    const remove = () => {
      this.#pending.delete(line);
      line.remove();
    };
    this.#pending.set(line, place);
    if (place === this.world.current) {
      const atEnd = this.#isAtEnd();
      this.node.append(line);
      if (atEnd) this.toEnd();
    }
    return { remove, change: (other) => { words.textContent = other; } };
  }

  jumpTo(id) {
    const node = byId(`message-${id}`);
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  toEnd() {
    this.scroll.scrollTop = this.scroll.scrollHeight;
    this.jumper.hidden = true;
  }

  /** Go to the newest message, for those who come from the message box by keyboard. */
  focusLast() {
    const last = [...this.node.querySelectorAll("article")].at(-1);
    last?.focus();
  }

  #made(message) {
    return messageNode(message, { world: this.world, doings: this.doings, note: this.#notes.get(message.id) });
  }

  #waiting() {
    return [...this.#pending].filter(([, place]) => place === this.world.current).map(([line]) => line);
  }

  #refocus(node, key) {
    const same = [...node.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key && !one.disabled);
    (same ?? node).focus({ preventScroll: true });
  }

  #isAtEnd() {
    return this.scroll.scrollHeight - this.scroll.scrollTop - this.scroll.clientHeight < NEAR_PX;
  }

  /** Put days between messages, and draw those of one author together. */
  #group() {
    for (const one of this.node.querySelectorAll(".day")) one.remove();
    let before = null;
    for (const one of this.node.querySelectorAll("article")) {
      const when = new Date(Number(one.dataset.at));
      const then = before && new Date(Number(before.dataset.at));
      if (!then || !sameDay(when, then)) one.before(el("div", { class: "day", role: "separator", "aria-label": day(when) }, el("span", { "aria-hidden": "true", text: day(when) })));
      const together = then && sameDay(when, then) && !one.dataset.alone && before.dataset.author === one.dataset.author && when - then < GROUP_MS
        && before.classList.contains("private") === one.classList.contains("private");
      one.classList.toggle("grouped", Boolean(together));
      before = one;
    }
  }
}

const byAge = (one, other) => (newer(one.id, other.id) ? 1 : -1);
const newer = (one, other) => BigInt(one) > BigInt(other);
