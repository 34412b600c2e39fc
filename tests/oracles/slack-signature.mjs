// Checks signed requests with the verifier that @slack/bolt uses itself.
// stdin: [{secret, body, timestamp, signature, now}], times in Unix seconds. Prints true or false for each, as a JSON array.
import bolt from '@slack/bolt';
import { readFileSync } from 'node:fs';

const results = JSON.parse(readFileSync(0, 'utf8')).map(({ secret, body, timestamp, signature, now }) =>
  bolt.isValidSlackRequest({
    signingSecret: secret,
    body,
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': Number(timestamp) },
    nowMilliseconds: now * 1000,
  }));
console.log(JSON.stringify(results));
