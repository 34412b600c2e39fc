// YAML on stdin, every document of it; on stdout the same as a JSON array. Merge keys, anchors and 1.2 types as the published parser has them.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const documents = parseAllDocuments(readFileSync(0, 'utf8'));
for (const document of documents) if (document.errors.length > 0) throw document.errors[0];
process.stdout.write(JSON.stringify(documents.map(document => document.toJS())));
