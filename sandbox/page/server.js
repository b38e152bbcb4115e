// The sandbox behind this page: what is asked of it, and the stream of what happens there.
import { locale } from "./words.js";

const BASE = "/sandbox/v1";
const FIRST_WAIT_S = 0.5;
const LONGEST_WAIT_S = 15;

/** The sandbox does not answer at all. */
export class Unreachable extends Error {}

/** The sandbox refused; the message says why. */
export class Refused extends Error {}

async function answer(path, options) {
  let response;
  try {
    response = await fetch(`${BASE}/${path}`, options);
  } catch (error) {
    throw new Unreachable(String(error));
  }
  const told = await response.json().catch(() => ({}));
  if (!response.ok || told.refused) throw new Refused(told.refused ?? told.message ?? response.statusText);
  return told;
}

// `told`: a refusal comes as an answer, since the browser would write down every failed request as an error.
export const look = (what, query) => answer(`${what}?${new URLSearchParams({ ...query, told: "1" })}`, {});

/** Act as a person; the page's language goes along as that of this client. */
export function act(what, form) {
  return answer(`${what}?told=1`, { method: "POST", body: JSON.stringify({ locale: locale(), ...form }) });
}

/**
 * Keeps one stream of events open. `enter` is called before each attempt and gives the person's id, `arrived` once
 * the stream is open, `heard` for each event, `waits` with the seconds until the next attempt (0: it is under way).
 */
export class Stream {
  constructor({ enter, arrived, heard, waits }) {
    Object.assign(this, { enter, arrived, heard, waits });
    this.turn = 0; // a new turn makes everything of the older ones stale
  }

  /** Open anew, as another person or after a break. */
  open() {
    this.failures = 0;
    this.#attempt();
  }

  /** Do not wait any longer for the next attempt. */
  hurry() {
    if (this.timer) this.#attempt();
  }

  async #attempt() {
    const turn = (this.turn += 1);
    clearTimeout(this.timer);
    this.timer = null;
    this.socket?.close();
    if (this.failures) this.waits(0);
    try {
      const person = await this.enter();
      if (turn === this.turn) this.#connect(turn, person);
    } catch {
      this.#later(turn);
    }
  }

  #connect(turn, person) {
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}${BASE}/events?person=${person}`);
    this.socket = socket;
    socket.onmessage = async ({ data }) => {
      if (turn !== this.turn) return;
      const told = JSON.parse(data);
      try {
        await (told.event === "watching" ? this.arrived() : this.heard(told.event, told.data));
        this.failures = 0;
      } catch {
        this.#later(turn); // what was missed is read again with all else
      }
    };
    socket.onclose = () => this.#later(turn);
  }

  #later(turn) {
    if (turn !== this.turn) return;
    this.turn += 1;
    this.socket?.close();
    const wait = Math.min(FIRST_WAIT_S * 2 ** this.failures, LONGEST_WAIT_S);
    this.failures += 1;
    this.waits(Math.ceil(wait)); // no countdown: a screen reader would read every second of it
    this.timer = setTimeout(() => this.#attempt(), wait * 1000);
  }
}
