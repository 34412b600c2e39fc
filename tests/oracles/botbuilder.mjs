// The Bot Framework's own JavaScript SDK beside us. On stdin {activities, posted}: the SDK's echo bot answers each activity (posting to its
// serviceUrl), and its connector's mappers read what we posted. On stdout {answers: [{status, body}], read: [activity], made: activity},
// where made is an activity as the SDK's test adapter makes one.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { CloudAdapter, ConfigurationBotFrameworkAuthentication, MessageFactory, TeamsActivityHandler, TestAdapter } = require('botbuilder');
const mappers = require('botframework-connector/lib/connectorApi/models/mappers');
const { createSerializer } = require('@azure/core-client');

class EchoBot extends TeamsActivityHandler {
  constructor() {
    super();
    this.onMessage(async context => {
      await context.sendActivity(MessageFactory.attachment({ contentType: 'application/vnd.microsoft.card.adaptive', content: { type: 'AdaptiveCard' } }, undefined, undefined, undefined));
    });
  }

  async onAdaptiveCardInvoke(_context, value) {
    return { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard', echoed: value.action.verb } };
  }

  async handleTeamsMessagingExtensionQuery() {
    return { composeExtension: { type: 'result', attachmentLayout: 'list', attachments: [] } };
  }
}

const { activities, posted } = JSON.parse(readFileSync(0, 'utf8'));
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const bot = new EchoBot();
const answers = [];
for (const activity of activities) {
  const answer = { status: 0, body: null };
  const response = {
    socket: {},
    status: code => (answer.status = code, response),
    header: () => response,
    send: body => (answer.body = body ?? null, response),
    end: () => response,
  };
  await adapter.process({ body: activity, headers: {}, method: 'POST' }, response, context => bot.run(context));
  answers.push(answer);
}

const serializer = createSerializer(mappers);
const read = posted.map(activity => serializer.serialize(mappers.Activity, serializer.deserialize(mappers.Activity, activity, 'activity'), 'activity'));
let made;
const test = new TestAdapter(async context => { made = context.activity; });
await test.send('quiz glue').startTest();
process.stdout.write(JSON.stringify({ answers, read, made }));
process.exit(0);
