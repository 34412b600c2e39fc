// Type-checks messages, home views and dialogs as literals against @slack/types, with the real compiler.
// stdin: {"messages": {name: {text, blocks}}, "homes": {name: {type, blocks}}, "dialogs": {name: modal}}. Prints the compiler's complaints and exits 1 if there are any.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { messages = {}, homes = {}, dialogs = {} } = JSON.parse(readFileSync(0, 'utf8'));
const folder = mkdtempSync(join(import.meta.dirname, '.types-'));
const literal = (value) => JSON.stringify(value, null, 1);

const lines = ["import type { HomeView, KnownBlock, ModalView } from '@slack/types';", 'interface Message { text: string; blocks: KnownBlock[] }'];
for (const [name, message] of Object.entries(messages)) lines.push(`// ${name}`, `export const m${lines.length}: Message = ${literal(message)};`);
for (const [name, home] of Object.entries(homes)) lines.push(`// ${name}`, `export const h${lines.length}: HomeView = ${literal(home)};`);
for (const [name, dialog] of Object.entries(dialogs)) lines.push(`// ${name}`, `export const d${lines.length}: ModalView = ${literal(dialog)};`);

try {
  writeFileSync(join(folder, 'views.ts'), lines.join('\n'));
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--target', 'es2022', '--types', ''];
  execFileSync(process.execPath, [join(import.meta.dirname, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'views.ts')], { encoding: 'utf8' });
  console.log(`${[messages, homes, dialogs].flatMap(Object.keys).length} checked`);
} catch (error) {
  console.log(error.stdout ?? error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
