import { byId, el } from './dom.js';

const rooms = [
  { id: 'me', title: 'Personal chat', about: (person) => `Only ${person.name} and QuizBot` },
  { id: 'study-group', title: '#study-group', about: (person, people) => `${listed([...people.values()].map(({ name }) => name))} share this channel` },
];

/** Who sits here and in which room; kept in the address, so that a reload and a second tab find it. */
export class Seat {
  #asked = new URLSearchParams(location.search);
  #move;

  constructor(move) {
    this.#move = move;
  }

  get persona() {
    return this.#asked.get('as') ?? '';
  }

  get room() {
    return this.#asked.get('in') ?? '';
  }

  /** Draws the switches as the server sees this seat. */
  reset({ persona, room, personas }, people) {
    this.#write(persona, room);
    if (byId('personas').childElementCount === 0) byId('personas').append(...personas.map((each) => this.#drawPerson(each)));
    for (const input of byId('personas').querySelectorAll('input')) input.checked = input.value === persona;
    if (byId('rooms').childElementCount === 0) byId('rooms').append(...rooms.map((each) => this.#drawRoom(each)));
    for (const button of byId('rooms').querySelectorAll('button')) {
      if (button.dataset.room === room) button.setAttribute('aria-current', 'page');
      else button.removeAttribute('aria-current');
    }
    const here = rooms.find(({ id }) => id === room);
    byId('room-title').textContent = here.title;
    byId('room-about').textContent = here.about(people.get(persona), people);
    byId('say').placeholder = room === 'me' ? 'Message QuizBot' : 'Message, or ask @QuizBot';
    document.title = `${here.title} as ${people.get(persona).name} · QuizBot playground`;
  }

  #drawPerson({ id, name, place, zone }) {
    return el('label', { class: 'persona' },
      el('input', { type: 'radio', name: 'persona', value: id, onchange: () => this.#go(id, this.room) }),
      el('span', { class: 'avatar', 'data-person': id, 'aria-hidden': 'true' }, name[0]),
      el('span', { class: 'persona-name' }, name, el('small', {}, `${place}, `, el('span', { 'data-zone': zone }))));
  }

  #drawRoom({ id, title }) {
    return el('li', {}, el('button', { type: 'button', 'data-room': id, onclick: () => this.#go(this.persona, id) }, title));
  }

  #go(persona, room) {
    this.#write(persona, room);
    this.#move();
  }

  #write(persona, room) {
    this.#asked = new URLSearchParams({ as: persona, in: room });
    history.replaceState(null, '', `/?${this.#asked}`);
  }
}

const listed = (names) => `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
