// What this window knows of the sandbox: who one is, which places there are, what was said in them.
// It changes by answers and events and tells its listeners; it knows no element of the page.
import { act, look } from "./server.js";
import { locale } from "./words.js";

const NAMES = { member: "Mina", admin: "Joon", owner: "Sora" };
export const FLAGS = { private: 64, loading: 128 };
const DIRECT = 1;
const KEPT = 500; // dismissed messages that are remembered over a reload

export class World extends EventTarget {
  role = "member";
  person = null;
  state = { bot: { id: "", name: "", online: false }, guilds: [], users: [], api: "" };
  places = new Map(); // by channel id: {id, name, kind, topic, guild, messages: Map, seen, unread, commands}
  current = null;
  dismissed = new Set(JSON.parse(sessionStorage.getItem("dismissed") ?? "[]"));

  /** Become the person of this role and learn what there is; the person's id. */
  async enter() {
    const person = await act("people", { shared: true, role: this.role, name: NAMES[this.role], locale: locale() });
    const state = await look("state", { person: person.id });
    if (state.bot.id !== this.state.bot.id || person.id !== this.person?.id) this.#forget();
    this.person = person;
    this.#take(state);
    return person.id;
  }

  /** Read all histories; what came since they were last read counts as unread, but for the place that is open. */
  async catchUp() {
    const places = [...this.places.values()];
    const found = await Promise.all(places.map((one) => look("messages", { person: this.person.id, channel: one.id })));
    places.forEach((place, at) => this.#fill(place, found[at].messages));
    await Promise.all([...this.places.values()].map((one) => this.#learnCommands(one)));
    this.#tell("caught-up");
  }

  get place() {
    return this.places.get(this.current);
  }

  go(id) {
    this.current = id;
    Object.assign(this.place, { unread: 0 });
    this.#tell("moved");
  }

  /** An event of the stream. */
  async heard(event, data) {
    const place = this.places.get(data.channel_id);
    if (event === "bot_online" || event === "bot_offline") {
      this.state.bot.online = event === "bot_online";
      this.#tell("places");
    } else if (event === "places_changed") {
      this.#take(await look("state", { person: this.person.id }));
      await Promise.all([...this.places.values()].filter((one) => !one.commands).map((one) => this.#learnCommands(one)));
    } else if (event === "commands_changed") {
      await Promise.all([...this.places.values()].map((one) => this.#learnCommands(one)));
      this.#tell("commands");
    } else if (event === "message_created" && place) this.#created(place, data);
    else if (event === "message_edited" && place?.messages.has(data.id)) this.#put(place, data, "edited");
    else if (event === "message_deleted" && place?.messages.delete(data.id)) this.#tell("deleted", { place, id: data.id });
  }

  /** Take an ephemeral message out of this window. */
  dismiss(message) {
    this.dismissed.add(message.id);
    sessionStorage.setItem("dismissed", JSON.stringify([...this.dismissed].slice(-KEPT)));
    const place = this.places.get(message.channel_id);
    place.messages.delete(message.id);
    this.#tell("deleted", { place, id: message.id });
  }

  userName(id) {
    return this.state.users.find((one) => one.id === id)?.name;
  }

  roleName(id) {
    return this.state.guilds.flatMap((one) => one.roles).find((one) => one.id === id)?.name;
  }

  channelName(id) {
    return this.state.guilds.flatMap((one) => one.channels).find((one) => one.id === id)?.name;
  }

  /** What markdown asks for the names of mentions. */
  get known() {
    return { user: (id) => this.userName(id), role: (id) => this.roleName(id), channel: (id) => this.channelName(id) };
  }

  /** What can be picked here: "users", "roles" or "channels", as {label, value, kind}. */
  pickable(what, place = this.place) {
    const guild = this.state.guilds.find((one) => one.id === place.guild);
    if (what === "users") {
      const here = guild ? (one) => guild.members.includes(one.id) : (one) => [this.person.id, this.state.bot.id].includes(one.id);
      return this.state.users.filter(here).map((one) => ({ label: `@${one.name}`, value: one.id }));
    }
    if (what === "roles") return (guild?.roles ?? []).map((one) => ({ label: `@${one.name.replace(/^@/, "")}`, value: one.id }));
    return (guild?.channels ?? []).map((one) => ({ label: `#${one.name}`, value: one.id, kind: one.type }));
  }

  #take(state) {
    this.state = state;
    const listed = state.guilds.flatMap((guild) =>
      guild.channels.map((one) => ({ id: one.id, name: one.name, kind: one.type, topic: one.topic, guild: guild.id })),
    );
    listed.push({ id: this.person.dm, name: state.bot.name, kind: DIRECT, topic: null, guild: null });
    const before = this.places;
    this.places = new Map(
      listed.map((one) => [one.id, { messages: new Map(), unread: 0, seen: null, commands: null, ...before.get(one.id), ...one }]),
    );
    if (!this.places.has(this.current)) this.current = listed.find((one) => one.guild && one.name === this.wanted)?.id ?? this.person.dm;
    this.#tell("places");
  }

  #forget() {
    this.wanted = this.place?.guild ? this.place.name : null; // the place of that name in the new world
    this.places = new Map();
    this.current = null;
  }

  #fill(place, messages) {
    const shown = messages.filter((one) => !this.dismissed.has(one.id));
    place.messages = new Map(shown.map((one) => [one.id, one]));
    const isNew = (one) => place.seen !== null && BigInt(one.id) > BigInt(place.seen) && one.author.id !== this.person.id;
    place.unread = place.id === this.current ? 0 : place.unread + shown.filter(isNew).length;
    place.seen = messages.at(-1)?.id ?? place.seen ?? "0";
  }

  async #learnCommands(place) {
    place.commands = (await look("offers", { person: this.person.id, channel: place.id })).commands;
  }

  #created(place, message) {
    const known = place.messages.has(message.id);
    place.seen = message.id;
    if (!known && place.id !== this.current && message.author.id !== this.person.id) place.unread += 1;
    this.#put(place, message, known ? "edited" : "created");
  }

  #put(place, message, what) {
    if (this.dismissed.has(message.id)) return;
    place.messages.set(message.id, message);
    this.#tell(what, { place, message });
  }

  #tell(what, detail) {
    this.dispatchEvent(new CustomEvent(what, { detail }));
  }
}
