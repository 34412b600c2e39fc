// Holds Kubernetes resources (YAML on stdin) against the published schemas, and against the published types, which also know a misspelt field.
// On stdout what is wrong, as a JSON array.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const resources = parseAllDocuments(readFileSync(0, 'utf8')).map(document => document.toJS()).filter(resource => resource !== null);
const wrong = [];
const lines = [];
for (const resource of resources) {
  const name = `kubernetes-models/${resource.apiVersion}/${resource.kind}`;
  try {
    const model = (await import(name))[resource.kind];
    new model(resource).validate();
  } catch (error) {
    wrong.push(`${resource.kind} ${resource.metadata?.name}: ${error.message}`);
  }
  lines.push(`import { I${resource.kind} as I${lines.length} } from '${name}';`, `export const r${lines.length}: I${lines.length} = ${JSON.stringify(resource)};`);
}

const folder = mkdtempSync(join(import.meta.dirname, '.types-'));
try {
  writeFileSync(join(folder, 'resources.ts'), lines.join('\n'));
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--module', 'nodenext', '--moduleResolution', 'nodenext', '--target', 'es2022', '--types', ''];
  execFileSync(process.execPath, [join(import.meta.dirname, 'node_modules/typescript/bin/tsc'), ...options, join(folder, 'resources.ts')], { encoding: 'utf8' });
} catch (error) {
  wrong.push(error.stdout ?? error.message);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

process.stdout.write(JSON.stringify(wrong));
