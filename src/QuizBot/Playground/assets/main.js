import { letStartOver } from './again.js';
import { Behind } from './behind.js';
import { Clock } from './clock.js';
import { Composer } from './composer.js';
import { byId, el } from './dom.js';
import { letLookBeChosen } from './look.js';
import { Seat } from './seat.js';
import { send, Stream } from './server.js';
import { Transcript } from './transcript.js';

const connection = byId('connection');
const clock = new Clock();
const seat = new Seat(() => stream.open(seat.persona, seat.room));
const transcript = new Transcript((message, verb, data) => ask('press', { message: message.id, verb, data }), new Behind());
const composer = new Composer(async (text) => transcript.shown((await ask('say', { text })).version));
const stream = new Stream({ state, message: (message) => transcript.put(message), clock: (time) => clock.set(time), lost });

letLookBeChosen();
letStartOver(() => {
  byId('clock-note').textContent = 'All is forgotten, and it is today again.';
  composer.focusUnlessTouch();
});
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  composer.focus();
});
byId('panel-toggle').addEventListener('click', ({ currentTarget }) => {
  const open = document.body.classList.toggle('with-side');
  currentTarget.setAttribute('aria-expanded', String(open));
});
stream.open(seat.persona, seat.room);

function state(room) {
  const people = new Map(room.personas.map((person) => [person.id, person]));
  const wasLost = !connection.hidden;
  seat.reset(room, people);
  clock.reset(room, people);
  transcript.reset(room, people);
  composer.offer(room.suggestions, room.mention);
  drawEmpty(room.mention ? `${room.mention} ` : '');
  byId('empty').hidden = transcript.size > 0;
  if (wasLost) found();
}

function lost() {
  connection.textContent = 'The connection to QuizBot is lost. Trying again…';
  connection.classList.remove('found');
  connection.hidden = false;
}

function found() {
  connection.textContent = 'Connected again.';
  connection.classList.add('found');
  setTimeout(() => {
    if (connection.classList.contains('found')) connection.hidden = true;
  }, 3000);
}

/** One turn: the request carries who, where, and an id of its own, so that it happens once even if it arrives twice. */
async function ask(what, request) {
  const thinking = byId('thinking');
  const slow = setTimeout(() => (thinking.textContent = 'QuizBot is thinking…'), 400);
  try {
    return await send(`/playground/${what}`, { persona: seat.persona, room: seat.room, id: crypto.randomUUID(), ...request });
  } finally {
    clearTimeout(slow);
    thinking.textContent = '';
  }
}

/** The bot says hello in a room only once; after a restart of the bot this stands where the messages were. */
function drawEmpty(mention) {
  const empty = byId('empty');
  if (empty.dataset.mention === mention) return;
  empty.dataset.mention = mention;
  const starters = [['Start a quiz', 'quiz', 'primary'], ['What can you do?', 'help', 'ordinary'], ['Show me the topics', 'topics', 'ordinary']];
  empty.replaceChildren(
    el('img', { src: '/playground/mark.svg', alt: '', width: '72', height: '72' }),
    el('h3', {}, 'Nothing said since the bot started'),
    el('p', {}, 'What you learned before is kept. Say ', el('strong', {}, `${mention}help`), ', or press ', el('strong', {}, 'Start a quiz'), '.'),
    el('div', { class: 'actions' }, ...starters.map(([title, text, kind]) => el('button', {
      type: 'button', class: kind, onclick: () => {
        composer.focusUnlessTouch();
        composer.send(mention + text);
      },
    }, title))));
}
