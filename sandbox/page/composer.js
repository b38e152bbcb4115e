// The message box: words, slash commands, replies. It sends, and keeps what could not be sent.
import { CommandForm } from "./command.js";
import { begun, exactly, fitting, leaves } from "./commands.js";
import { byId, el, name } from "./dom.js";
import { Unfit } from "./field.js";
import { Picker } from "./picker.js";
import { Refused, Unreachable, act } from "./server.js";
import { say, sayNodes } from "./words.js";

const LONGEST = 2000;
const NEAR = 200; // characters left when their number is shown
const MENTION = /(^|\s)@([^\s@]*)$/;

export class Composer {
  #replyTo = null;

  /** `ran` gets each command that is sent, as {line, answer: promise}; `said` each message that was taken. */
  constructor({ world, ran, said }) {
    Object.assign(this, { world, ran, said });
    this.box = byId("write");
    this.picker = new Picker();
    this.form = new CommandForm({
      world, picker: this.picker, closed: (text) => this.#back(text), touched: () => this.#problem(""),
    });
    this.box.addEventListener("input", (event) => this.#typed(event));
    this.box.addEventListener("keydown", (event) => this.#key(event));
    this.box.addEventListener("blur", () => this.picker.belongsTo(this.box) && this.picker.close());
    this.box.addEventListener("compositionend", () => this.#typed());
    byId("composer").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    byId("composer").addEventListener("keydown", (event) => this.#enter(event));
  }

  get text() {
    return this.box.value;
  }

  set text(value) {
    this.box.value = value;
    this.#fit();
  }

  focus() {
    if (this.form.isOpen) (this.form.fields[0]?.input ?? byId("send")).focus();
    else this.box.focus();
  }

  /** Name the place one writes to; leaves a half-filled command where it is not offered. */
  refresh() {
    const place = this.world.place;
    const label = say("write-to", { place: `${place.guild ? "#" : "@"}${place.name}` });
    this.box.placeholder = label;
    this.box.setAttribute("aria-label", label);
    if (this.form.isOpen) this.form.close(this.form.line);
    this.reply(null);
    this.#problem("");
  }

  /** Answer a message with what is sent next; null: answer none. */
  reply(message) {
    this.#replyTo = message;
    const bar = byId("reply");
    bar.hidden = !message;
    if (!message) return bar.replaceChildren();
    const who = name(message.author.global_name ?? message.author.username, "strong");
    bar.replaceChildren(
      el("span", {}, ...sayNodes("replying-to", { name: who })),
      el("button", { type: "button", class: "icon small", "aria-label": say("stop-reply"), text: "✕", on: { click: () => this.reply(null) } }),
    );
    this.focus();
  }

  /** Put text into the box as if it was typed. */
  begin(text) {
    if (this.form.isOpen) this.form.close();
    this.text = text;
    this.box.focus();
    this.#typed();
  }

  // Typing

  #typed(event) {
    this.#fit();
    this.#problem("");
    if (event?.isComposing) return;
    const line = this.text;
    const found = begun(this.#offered(), line);
    if (found && !line.includes("\n")) return this.#open(found.leaf, found.rest);
    if (line.startsWith("/") && !line.includes("\n")) return this.#list(line.slice(1));
    const before = line.slice(0, this.box.selectionStart);
    const mention = MENTION.exec(before);
    if (mention) return this.#people(mention[2], before.length - mention[2].length - 1);
    this.picker.close();
  }

  #offered() {
    return leaves(this.world.place?.commands ?? []);
  }

  #list(typed) {
    const found = fitting(this.#offered(), typed);
    const title = typed ? say(found.length ? "matching" : "no-match", { typed: `/${typed}` }) : say("commands");
    const items = found.map((one) => ({ label: `/${one.shown}`, detail: one.about, tag: needed(one), leaf: one }));
    this.picker.open(this.box, { title, items, pick: ({ leaf }) => this.#open(leaf), first: true });
  }

  #people(typed, from) {
    const fits = (one) => one.label.toLowerCase().startsWith(`@${typed.toLowerCase()}`);
    const items = this.world.pickable("users").filter(fits).slice(0, 8);
    if (!items.length) return this.picker.close();
    const pick = (item) => {
      const bot = item.value === this.world.state.bot.id;
      const written = bot ? item.label : `<@${item.value}>`;
      const to = from + 1 + typed.length;
      this.text = `${this.text.slice(0, from)}${written} ${this.text.slice(to)}`;
      this.picker.close();
      this.box.setSelectionRange(from + written.length + 1, from + written.length + 1);
    };
    this.picker.open(this.box, { title: say("suggestions"), items, pick, first: typed.length > 0 });
  }

  #open(leaf, rest = "") {
    this.picker.close();
    this.text = "";
    this.box.hidden = true;
    this.form.open(leaf, rest);
  }

  #back(text) {
    this.box.hidden = false;
    this.text = text;
    this.box.focus();
    if (text) this.#typed();
  }

  #key(event) {
    if (event.isComposing || event.keyCode === 229) return;
    const ready = event.key === "Enter" && !event.shiftKey && this.#ready();
    if (!ready && this.picker.belongsTo(this.box) && this.picker.takes(event)) return;
    if (event.key === "Escape" && this.#replyTo) this.reply(null);
  }

  #enter(event) {
    if (event.defaultPrevented || event.isComposing || event.keyCode === 229) return;
    if (event.key !== "Enter" || event.shiftKey || event.target.tagName === "BUTTON") return;
    event.preventDefault();
    this.#submit();
  }

  /** The command that is typed out whole and needs nothing more. */
  #ready() {
    const leaf = this.text.startsWith("/") ? exactly(this.#offered(), this.text) : null;
    return leaf && !leaf.options.some((one) => one.required) ? leaf : null;
  }

  // Sending

  #submit() {
    this.#problem("");
    const ready = this.form.isOpen ? null : this.#ready();
    if (ready) this.#run(ready.name, {}, `/${ready.name}`);
    else if (!this.form.isOpen) this.#say();
    else {
      try {
        this.#run(this.form.leaf.name, this.form.values(), this.form.line);
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
        error.field.input.focus();
        this.#problem(error.message);
      }
    }
  }

  #run(command, options, line) {
    const { person, current } = this.world;
    if (this.form.isOpen) this.form.close();
    this.text = "";
    this.picker.close();
    const answer = act("runs", { person: person.id, channel: current, command, options });
    this.ran({ line, answer: answer.catch((error) => this.#failed(error, line)) });
  }

  async #say() {
    const text = this.text.trim();
    if (!text) return;
    const count = [...text].length;
    if (count > LONGEST) return this.#problem(say("too-long", { count: count.toLocaleString() }));
    const { person, current } = this.world;
    const target = this.#replyTo;
    this.text = "";
    this.picker.close();
    this.reply(null);
    try {
      const { message } = await act("says", { person: person.id, channel: current, text, reply_to: target?.id });
      this.said(message, target);
    } catch (error) {
      this.#failed(error, text);
      if (target) this.reply(target);
    }
  }

  /** Say why, and give back what was to be sent; a command that could not be run answers null. */
  #failed(error, text) {
    if (!(error instanceof Unreachable || error instanceof Refused)) throw error;
    if (!this.text && !this.form.isOpen) this.begin(text);
    this.#problem(error instanceof Unreachable ? say("not-sent") : say("refused", { why: error.message }));
    return null;
  }

  #problem(text) {
    byId("problem").textContent = text;
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${this.box.scrollHeight}px`;
    const left = LONGEST - [...this.text].length;
    const shown = byId("left");
    shown.textContent = left < NEAR ? String(left) : "";
    shown.classList.toggle("over", left < 0);
  }
}

/** The options that a command needs, as its hint in the list. */
function needed(leaf) {
  return leaf.options.filter((one) => one.required).map((one) => one.name).join(" ");
}
