import { byId, el } from './dom.js';
import { drawMessage } from './message.js';
import { readInputs, writeInputs } from './blocks.js';

const kept = 200;
const together = 5 * 60_000;

/** The messages on the page. Each is drawn once, and again in its place when it changes. */
export class Transcript {
  #log = byId('log');
  #scroller = byId('scroller');
  #jump = byId('jump');
  #shown = new Map();
  #waiting = [];
  #version = 0;
  #seat = '';
  #frame;
  #press;
  #behind;

  /** `press(message, verb, data)` sends a press; `behind` is the panel that shows a card's JSON. */
  constructor(press, behind) {
    this.#press = press;
    this.#behind = behind;
    this.#jump.addEventListener('click', () => this.#toEnd());
    this.#scroller.addEventListener('scroll', () => this.#atEnd() && (this.#jump.hidden = true), { passive: true });
  }

  /** Shows a room from nothing, or after a lost connection only what changed meanwhile. */
  reset(state, people) {
    const seat = `${state.persona} ${state.room}`;
    const fresh = seat !== this.#seat;
    this.#seat = seat;
    this.#frame = { people, persona: state.persona, zone: people.get(state.persona).zone };
    const there = new Set(state.messages.map((message) => message.id));
    for (const id of [...this.#shown.keys()]) if (fresh || !there.has(id)) this.#drop(id);
    if (this.#shown.size === 0) {
      this.#log.replaceChildren();
      this.#version = 0;
    }
    for (const message of state.messages) this.put(message);
    if (fresh) this.#toEnd();
  }

  /** Adds a message, or redraws it where it is. */
  put(message) {
    this.#version = Math.max(this.#version, message.version);
    const old = this.#shown.get(message.id);
    if (!old) this.#append(message);
    else if (old.message.version < message.version) this.#redraw(old, message);
    this.#waiting = this.#waiting.filter(({ version, done }) => version > this.#version || done());
    byId('empty').hidden = this.#shown.size > 0;
  }

  /** Resolves when everything up to that version is on the page, or after a moment if it never comes. */
  shown(version) {
    if (version <= this.#version) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.push({ version, done: () => void resolve() });
      setTimeout(resolve, 3000);
    });
  }

  get size() {
    return this.#shown.size;
  }

  #append(message) {
    const pressed = [...this.#shown.values()].find((entry) => entry.pressing);
    const stay = pressed || message.author === this.#frame.persona || this.#atEnd();
    const before = [...this.#shown.values()].at(-1)?.message;
    const newDay = !before || this.#day(before) !== this.#day(message);
    if (newDay) this.#log.append(el('p', { class: 'day' }, el('span', {}, this.#day(message))));
    const continues = !newDay && before.author === message.author && before.onlyFor === message.onlyFor && Date.parse(message.at) - Date.parse(before.at) < together;
    const entry = { message, continues, pressing: false };
    entry.node = this.#draw(entry);
    this.#shown.set(message.id, entry);
    this.#log.append(entry.node);
    if (this.#shown.size > kept) this.#drop(this.#shown.keys().next().value);
    if (stay) this.#toEnd();
    else this.#jump.hidden = false;
    // What a press brought is where its presser goes on.
    if (pressed?.node.contains(document.activeElement) && message.view) entry.node.focus({ preventScroll: true });
  }

  #redraw(entry, message) {
    const stay = this.#atEnd();
    const old = entry.node;
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    const values = readInputs(old);
    const same = entry.pressing ? new Set() : unchanged(entry.message.view, message.view);
    entry.message = message;
    entry.node = this.#draw(entry);
    old.replaceWith(entry.node);
    writeInputs(entry.node, values, same);
    this.#behind.moved(entry.message, entry.node);
    const wrong = entry.pressing && entry.node.querySelector('[data-wrong]');
    if (wrong) this.#toField(wrong);
    else if (focused) this.#refocus(entry.node, focused.dataset.key);
    if (stay) this.#toEnd();
  }

  /** To the same control if the card still has it, else to the card itself: Tab then goes on to its first control. */
  #refocus(node, key) {
    const control = key && [...node.querySelectorAll('[data-key]')].find((candidate) => candidate.dataset.key === key);
    (control || node).focus({ preventScroll: true });
    node.scrollIntoView({ block: 'nearest' });
  }

  /** To what has to be mended; its problem is read out with it. */
  #toField(field) {
    (field.localName === 'fieldset' ? field.querySelector('input') : field).focus({ preventScroll: true });
    field.scrollIntoView({ block: 'center' });
  }

  #draw(entry) {
    const { message } = entry;
    return drawMessage(message, {
      ...this.#frame,
      continues: entry.continues,
      behind: () => this.#behind.toggle(entry.message, entry.node),
      press: async (verb, data) => {
        entry.pressing = true;
        try {
          await this.shown((await this.#press(message, verb, data)).version);
        } finally {
          entry.pressing = false;
        }
      },
    });
  }

  #drop(id) {
    const { node } = this.#shown.get(id);
    const day = node.previousElementSibling;
    const lastOfDay = day?.classList.contains('day') && !node.nextElementSibling?.classList.contains('message');
    this.#behind.gone(id);
    node.remove();
    if (lastOfDay) day.remove();
    this.#shown.delete(id);
  }

  #day({ at }) {
    return new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: this.#frame.zone }).format(new Date(at));
  }

  #atEnd() {
    return this.#scroller.scrollHeight - this.#scroller.scrollTop - this.#scroller.clientHeight < 80;
  }

  /** To the end; but the beginning of a last message taller than the window comes first. */
  #toEnd() {
    const last = this.#log.lastElementChild;
    const end = this.#scroller.scrollHeight - this.#scroller.clientHeight;
    this.#scroller.scrollTop = last ? Math.min(end, last.offsetTop - 16) : end;
    this.#jump.hidden = true;
  }
}

/** The ids of inputs that are the very same in both views: what someone picked in them stays picked. */
function unchanged(before, after) {
  const known = new Set((before?.blocks ?? []).filter((block) => block.id).map((block) => JSON.stringify(block)));
  return new Set((after?.blocks ?? []).filter((block) => known.has(JSON.stringify(block))).map((block) => block.id));
}
