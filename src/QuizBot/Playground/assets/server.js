let last = Promise.resolve();

/** Sends one request after the other, in the order of the clicks. Throws an Error whose message is for people. */
export function send(path, body) {
  const answer = last.then(() => post(path, body));
  last = answer.catch(() => {});
  return answer;
}

async function post(path, body) {
  let response;
  try {
    response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  } catch {
    throw new Error('QuizBot does not answer. Is it still running?');
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(answer.error ?? `QuizBot turned that away (${response.status}).`);
  return answer;
}

/**
 * The events of one room: `state` first, at every connection anew, then `message` and `clock`; after `over` it begins anew.
 * A hidden tab lets go of its connection, as a browser has only six of them for all tabs together.
 */
export class Stream {
  #address = null;
  #source = null;
  #retry = 0;
  #hear;

  constructor(hear) {
    this.#hear = hear;
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#close() : this.#connect()));
    addEventListener('pagehide', () => this.#close());
  }

  open(persona, room) {
    this.#address = `/playground/events?${new URLSearchParams({ persona, room })}`;
    this.#connect();
  }

  #connect() {
    this.#close();
    if (document.hidden) return;
    const source = new EventSource(this.#address);
    this.#source = source;
    for (const kind of ['state', 'message', 'clock']) {
      source.addEventListener(kind, (event) => this.#hear[kind](JSON.parse(event.data)));
    }
    source.addEventListener('over', () => this.#connect());
    source.addEventListener('error', () => {
      this.#hear.lost();
      if (source.readyState === EventSource.CLOSED) this.#retry = setTimeout(() => this.#connect(), 2000);
    });
  }

  #close() {
    clearTimeout(this.#retry);
    this.#source?.close();
  }
}
