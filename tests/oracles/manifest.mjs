// Holds a Teams manifest on stdin against the published schema of its version; on stdout what is wrong with it, as a JSON array.
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';

const manifest = JSON.parse(readFileSync(0, 'utf8'));
const folder = join(dirname(fileURLToPath(import.meta.url)), 'node_modules/@microsoft/app-manifest/build/json-schemas/teams', `v${manifest.manifestVersion}`);
const schema = JSON.parse(readFileSync(join(folder, 'MicrosoftTeams.schema.json'), 'utf8'));
// It is a draft-04 schema; of that draft's own words it uses only these two, which later drafts spell otherwise.
delete schema.$schema;
delete schema.id;
const valid = new Ajv({ strict: false, allErrors: true, validateFormats: false }).compile(schema);
process.stdout.write(JSON.stringify(valid(manifest) ? [] : valid.errors.map(error => `${error.instancePath} ${error.message}`)));
