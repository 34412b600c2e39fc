import { byId, el } from './dom.js';
import { send } from './server.js';

const names = new Map([[10, '+10 minutes'], [60, '+1 hour'], [1440, '+1 day'], [10080, '+1 week']]);

/** The bot's clock in the zone of whoever sits here, and the buttons that move it. */
export class Clock {
  #now = Date.now();
  #heard = performance.now();
  #ahead = 0;
  #person = null;
  #moving = false;

  constructor() {
    setInterval(() => this.#draw(), 1000);
    byId('clock-next').addEventListener('click', () => this.#move({ minutes: 0, next: true }));
  }

  reset(state, people) {
    this.#person = people.get(state.persona);
    if (byId('clock-steps').childElementCount === 0) {
      byId('clock-steps').append(...state.clockSteps.map((minutes) => el('button', {
        type: 'button', class: 'ordinary', onclick: () => this.#move({ minutes, next: false }),
      }, names.get(minutes) ?? `+${minutes} minutes`)));
    }
    this.set(state.clock);
  }

  set({ now, aheadMinutes }) {
    this.#now = Date.parse(now);
    this.#heard = performance.now();
    this.#ahead = aheadMinutes;
    this.#draw();
    put('clock-ahead', this.#ahead === 0 ? 'The same as your computer’s clock.' : `${inWords(this.#ahead)} ahead of your computer.`);
  }

  /** A long way takes a moment: what is due on it is done in its order. */
  async #move(move) {
    if (this.#moving) return;
    this.#busy(true);
    put('clock-note', '');
    const slow = setTimeout(() => put('clock-note', 'On the way…'), 400);
    let note = '';
    try {
      note = (await send('/playground/clock', move)).note ?? '';
    } catch (fault) {
      note = fault.message;
    }
    clearTimeout(slow);
    put('clock-note', note);
    this.#busy(false);
  }

  #busy(yes) {
    this.#moving = yes;
    for (const button of byId('clock-steps').parentElement.querySelectorAll('button')) button.setAttribute('aria-disabled', yes);
  }

  #draw() {
    if (!this.#person) return;
    const now = new Date(this.#now + performance.now() - this.#heard);
    const show = (zone, options) => new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(now);
    put('clock-time', show(this.#person.zone, { hour: '2-digit', minute: '2-digit' }));
    put('clock-day', show(this.#person.zone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }));
    put('clock-zone', `${this.#person.name} is in ${this.#person.place} (${this.#person.zone})`);
    put('toggle-time', show(this.#person.zone, { weekday: 'short', hour: '2-digit', minute: '2-digit' }));
    for (const node of document.querySelectorAll('[data-zone]')) {
      const text = show(node.dataset.zone, { weekday: 'short', hour: '2-digit', minute: '2-digit' });
      if (node.textContent !== text) node.textContent = text;
    }
  }
}

function put(id, text) {
  const node = byId(id);
  if (node.textContent !== text) node.textContent = text;
}

function inWords(minutes) {
  const parts = [[Math.floor(minutes / 1440), 'day'], [Math.floor(minutes / 60) % 24, 'hour'], [minutes % 60, 'minute']];
  return parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`).join(', ');
}
