// A slash command being filled in: its name, the fields it needs, and those it may have.
import { TYPES, given, local } from "./commands.js";
import { byId, el } from "./dom.js";
import { Field, Unfit } from "./field.js";
import { say } from "./words.js";

export class CommandForm {
  leaf = null;
  fields = [];

  /** `closed` is called with what to put back into the message box, `touched` on every change. */
  constructor({ world, picker, closed, touched }) {
    Object.assign(this, { world, picker, closed, touched });
    this.node = byId("command");
    this.node.addEventListener("keydown", (event) => this.#key(event));
  }

  get isOpen() {
    return this.leaf !== null;
  }

  /** Begin with a command and what was typed behind its name. */
  open(leaf, rest = "") {
    this.leaf = leaf;
    const values = given(leaf, rest);
    this.fields = leaf.options.filter((one) => one.required || values.has(one.name)).map((one) => new Field(one, this));
    const text = leaf.options.find((one) => one.type === TYPES.STRING);
    if (!this.fields.length && text) this.fields.push(new Field(text, this)); // what is typed on goes there
    for (const one of this.fields) one.text = values.get(one.option.name) ?? "";
    this.node.hidden = false;
    this.#draw();
    const empty = this.fields.find((one) => !one.text) ?? this.fields.at(-1);
    this.#focus(empty);
  }

  /** Leave the form; the message box gets `text`. */
  close(text = "") {
    this.leaf = null;
    this.fields = [];
    this.node.hidden = true;
    this.node.replaceChildren();
    this.picker.close();
    this.closed(text);
  }

  /** The values to send by name; Unfit where a field is wrong or empty. */
  values() {
    const entries = this.fields.map((one) => [one.option.name, one.value()]);
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }

  /** The command as one could type it. */
  get line() {
    const texts = this.fields.filter((one) => one.text.trim()).map((one) => `${one.option.name}:${one.text.trim()}`);
    return [`/${this.leaf.name}`, ...texts].join(" ");
  }

  /** Values of the fields other than one, as far as they can be sent yet: suggestions may depend on them. */
  others(field) {
    const found = {};
    for (const one of this.fields) {
      if (one === field) continue;
      try {
        const value = one.value();
        if (value !== undefined) found[one.option.name] = value;
      } catch (error) {
        if (!(error instanceof Unfit)) throw error;
      }
    }
    return found;
  }

  /** A field got its value from the list: on to the next empty one that is required. */
  chosen(field) {
    const next = this.fields.find((one) => one !== field && one.option.required && !one.text);
    if (next) this.#focus(next);
    else field.input.focus();
    this.touched();
  }

  /** `option:` was typed in a field: what follows is for that option. True if the command has it. */
  goes(field, typed) {
    const option = this.leaf.options.find((one) => [one.name, local(one, "name")].includes(typed));
    if (!option) return false;
    field.text = field.text.slice(0, -typed.length - 1).trim();
    const there = this.fields.find((one) => one.option === option);
    if (there) this.#focus(there);
    else this.add(option);
    (there ?? this.fields.at(-1)).suggest(0);
    return true;
  }

  /** Add a field for an option; one to be switched on is on when its button was `pressed`. */
  add(option, pressed = false) {
    const field = new Field(option, this);
    this.fields.push(field);
    this.#draw();
    this.#focus(field);
    if (pressed) field.switchOn();
  }

  #focus(field) {
    if (!field) return byId("send").focus();
    field.input.focus();
    field.input.setSelectionRange(field.text.length, field.text.length);
  }

  #draw() {
    const taken = this.fields.map((one) => one.option.name);
    const more = this.leaf.options.filter((one) => !taken.includes(one.name));
    this.node.setAttribute("aria-label", `/${this.leaf.name}: ${this.leaf.about}`);
    this.node.replaceChildren(
      el("span", { class: "command-name", text: `/${this.leaf.shown}` }),
      ...this.fields.map((one) => one.node),
      ...more.map((one) => this.#adder(one)),
      el("button", { type: "button", class: "icon small", "aria-label": say("cancel-command"), text: "✕", on: { click: () => this.close() } }),
    );
  }

  #adder(option) {
    const title = local(option, "name");
    const about = local(option, "description");
    const label = say("add-option", { name: title, about });
    return el("button", { type: "button", class: "adder", title: about, "aria-label": label, text: `+ ${title}`, on: { click: () => this.add(option, true) } });
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Escape") this.close();
    else if (event.key === "Backspace") this.#back(event);
  }

  /** Backspace in an empty field takes it away, in an empty form the command. */
  #back(event) {
    const field = this.fields.find((one) => one.input === event.target);
    if (field?.text || (!field && event.target.tagName === "INPUT")) return;
    event.preventDefault();
    const at = this.fields.indexOf(field);
    if (!field || this.fields.every((one) => !one.text)) return this.close(`/${this.leaf.name}`);
    const before = this.fields[at - 1] ?? this.fields[at + 1];
    if (!field.option.required) {
      this.fields.splice(at, 1);
      this.#draw();
    }
    this.#focus(before);
  }
}
