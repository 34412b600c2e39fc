// ts-fsrs on a stream. A line {"parameters":{...}} sets the parameters; {"factors":N} asks for the first number that ts-fsrs draws from
// each of the seeds 0 to N - 1. A line [memory, milliseconds, grade, at, seed] is one review of a card with that memory (0 for a new
// card), answered by the memory after it and its recall at "at", or by null where ts-fsrs refuses. The seed counts where fuzz is on.
// A memory is [stability, difficulty, due, last review, phase, reps, lapses, step, days].
import { createInterface } from 'node:readline';
import { createEmptyCard, fsrs, get_fuzz_range, StrategyMode } from 'ts-fsrs';

console.debug = () => {};
let seed = 0;
let scheduler = withSeed({});
let answers = [];

function withSeed(parameters) {
  const made = fsrs({ enable_fuzz: false, ...parameters });
  made.useStrategy(StrategyMode.SEED, () => String(seed));
  return made;
}

function toCard(memory, now) {
  if (memory === 0) return createEmptyCard(now);
  const [stability, difficulty, due, lastReview, state, reps, lapses, step, days] = memory;
  return {
    stability, difficulty, due: new Date(due), last_review: new Date(lastReview),
    state, reps, lapses, learning_steps: step, scheduled_days: days, elapsed_days: 0,
  };
}

const fromCard = (card) => [
  card.stability, card.difficulty, card.due.getTime(), card.last_review.getTime(),
  card.state, card.reps, card.lapses, card.learning_steps, card.scheduled_days,
];

function review([memory, milliseconds, grade, at, drawn]) {
  const now = new Date(milliseconds);
  seed = drawn;
  try {
    const { card } = scheduler.next(toCard(memory, now), now, grade);
    return [fromCard(card), scheduler.get_retrievability(card, new Date(at), false)];
  } catch {
    return null;
  }
}

/** Of an interval of 2^40 days, the place in its range tells all 32 bits of the number that was drawn. */
function factors(count) {
  const days = 2 ** 40;
  const bits = 2 ** 32;
  const wide = fsrs({ enable_fuzz: true, maximum_interval: 2 * days });
  const { min_ivl, max_ivl } = get_fuzz_range(days, 0, 2 * days);
  return Array.from({ length: count }, (_, number) => {
    wide.seed = String(number);
    return Math.round(((wide.apply_fuzz(days, 0) - min_ivl) / (max_ivl - min_ivl + 1)) * bits) / bits;
  });
}

for await (const line of createInterface({ input: process.stdin })) {
  const input = JSON.parse(line);
  if (Array.isArray(input)) answers.push(JSON.stringify(review(input)));
  else if (input.factors) answers.push(JSON.stringify(factors(input.factors)));
  else scheduler = withSeed(input.parameters);
  if (answers.length === 1000) {
    process.stdout.write(answers.join('\n') + '\n');
    answers = [];
  }
}
process.stdout.write(answers.map((answer) => answer + '\n').join(''));
