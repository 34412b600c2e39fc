// Judges cards: a JSON array of {name, card} on stdin; on stdout what is wrong with each, as {name, problems}, those without problems left out.
// The judges are our strict schema (ajv), the Adaptive Cards renderer's parser, and with --types the
// TypeScript compiler on the types that Microsoft publishes for cards in Teams.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';
import Ajv from 'ajv';

const here = dirname(fileURLToPath(import.meta.url));
const { AdaptiveCard, SerializationContext, Versions } = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');
const cards = JSON.parse(readFileSync(0, 'utf8'));

const valid = new Ajv({ allErrors: false, discriminator: false }).compile(JSON.parse(readFileSync(join(here, 'adaptive-card-1.5.schema.json'), 'utf8')));

function parse(card) {
  const context = new SerializationContext(Versions.v1_5);
  new AdaptiveCard().parse(card, context);
  return Array.from({ length: context.eventCount }, (_, index) => 'renderer: ' + context.getEventAt(index).message);
}

function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'quizbot-cards-'));
  try {
    const types = join(here, 'node_modules/@microsoft/teams.cards/dist/index');
    const source = join(folder, 'cards.ts');
    const lines = cards.map(({ card }, index) => `export const card${index}: Card = ${JSON.stringify(card)};`);
    // The documentation and the clients say Full; only these types say full.
    const card = "type Card = Omit<IAdaptiveCard, 'msteams'> & { msteams?: { width: 'Full' } };";
    writeFileSync(source, [`import type { IAdaptiveCard } from ${JSON.stringify(types)};`, card, ...lines].join('\n'));
    const tsc = spawnSync(process.execPath, [join(here, 'node_modules/typescript/bin/tsc'), '--noEmit', '--strict', '--skipLibCheck', '--module', 'preserve', source], { encoding: 'utf8' });
    if (tsc.status === 0)
      return [];
    return [{ name: 'types', problems: (tsc.stdout + tsc.stderr).split('\n').slice(0, 20) }];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A set of its own is a row of its own: more than six in one would hide behind a menu.
const buttons = card => Math.max(0, ...card.body.map(element => element.actions?.length ?? 0));

const judged = cards.map(({ name, card }) => ({
  name,
  problems: [...(valid(card) ? [] : valid.errors.map(error => `schema: ${error.instancePath} ${error.message}`)), ...parse(card), ...(buttons(card) > 6 ? ['more than 6 buttons in a row'] : [])],
}));
if (process.argv.includes('--types'))
  judged.push(...compile());
process.stdout.write(JSON.stringify(judged.filter(({ problems }) => problems.length > 0)));
