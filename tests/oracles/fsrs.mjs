// ts-fsrs on a stream. A line {"parameters":{...}} sets the parameters. A line [memory, milliseconds, grade, at] is one review of a
// card with that memory (0 for a new card), answered by the memory after it and its recall at "at", or by null where ts-fsrs refuses.
// A memory is [stability, difficulty, due, last review, phase, reps, lapses, step, days].
import { createInterface } from 'node:readline';
import { createEmptyCard, fsrs } from 'ts-fsrs';

console.debug = () => {};
let scheduler = fsrs();
let answers = [];

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

function review([memory, milliseconds, grade, at]) {
  const now = new Date(milliseconds);
  try {
    const { card } = scheduler.next(toCard(memory, now), now, grade);
    return [fromCard(card), scheduler.get_retrievability(card, new Date(at), false)];
  } catch {
    return null;
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  const input = JSON.parse(line);
  if (Array.isArray(input)) answers.push(JSON.stringify(review(input)));
  else scheduler = fsrs({ enable_fuzz: false, ...input.parameters });
  if (answers.length === 1000) {
    process.stdout.write(answers.join('\n') + '\n');
    answers = [];
  }
}
process.stdout.write(answers.map((answer) => answer + '\n').join(''));
