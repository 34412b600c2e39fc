// A study evening in Microsoft 365 Agents Playground, headless: node evening.mjs http://127.0.0.1:PORT (of the playground). Ends with 0 where every
// step went as it should; else says which did not, and leaves a picture of it in tests/.work/playground.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const [address, name] = process.argv.slice(2);
const pictures = join(dirname(fileURLToPath(import.meta.url)), '../.work/playground');
mkdirSync(pictures, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
const page = await browser.newPage({ viewport: { width: 1400, height: 1300 } });
page.setDefaultTimeout(20_000);
const invokes = [];
page.on('request', request => {
  if (request.url().endsWith('/_conversation/v1/invoke'))
    invokes.push(request.postDataJSON());
});

// What the bot posted and edited, as the playground's page is told.
const told = [];
page.on('websocket', socket => socket.on('framereceived', frame => {
  if (socket.url().includes('_ws_conversation'))
    told.push(JSON.parse(frame.payload));
}));

/** How the card of someone who has answered begins. */
const RESULT = /Right!|Not this time/;

const button = title => page.getByRole('button', { name: title, exact: true }).last();
const text = value => page.getByText(value, { exact: false }).last();
const seen = value => text(value).waitFor();
const room = async title => {
  await page.getByRole('treeitem', { name: title }).click();
  await seen('Hello, I am QuizBot');
};

async function say(words, { mention = false, send = 'Send Message' } = {}) {
  await page.getByRole('textbox').first().click();
  if (mention) {
    await page.keyboard.type('@');
    await page.getByRole('menuitem', { name: 'Test Bot' }).click();
    await page.keyboard.type(' ');
  }
  await page.keyboard.type(words);
  await page.getByRole('button', { name: send }).first().click();
}

async function answer() {
  await page.getByRole('button', { name: /^A\. / }).last().click();
  await page.getByText(RESULT).last().waitFor();
}

async function step(what, act) {
  try {
    await act();
    console.log(`  ok    ${what}`);
  } catch (problem) {
    const picture = join(pictures, `${name}-${what.replaceAll(/\W+/g, "-")}.png`);
    await page.screenshot({ path: picture });
    console.log(`  WRONG ${what}: ${String(problem).split('\n')[0]} (${picture})`);
    process.exitCode = 1;
  }
}

await page.goto(address);
await step('the bot says hello where it was added', () => seen('Hello, I am QuizBot'));

await step('an explanation comes as a card', async () => {
  await say('what does Glue do?');
  await seen('The Data Plumber');
});
await step('its source is a citation', async () => {
  await seen('From D1.2 ML Lifecycle');
  await button('1').hover();
  await seen('AWS Glue');
});
await step('it can be rated, and Teams says thank you', async () => {
  await button('Dislike').click();
  await page.locator('textarea').last().fill('The role is wrong.');
  await button('Submit').click();
  await seen('We appreciate your feedback.');
  await button('Close').click();
});

await step('a question is answered by Action.Execute, and the card becomes the result', async () => {
  await say('quiz');
  await answer();
  if (!invokes.some(invoke => JSON.stringify(invoke).includes('Action.Execute')))
    throw new Error('Nothing was executed.');
});

const { config } = await (await page.request.get(`${address}/_internal/v1/config`)).json();
await step('a client without Action.Execute gets the same by Action.Submit', async () => {
  const sent = await page.request.post(`${address}/_internal/v1/customActivities`, {
    data: {
      type: 'message',
      id: String(Date.now()),
      serviceUrl: `${address}/_connector`,
      channelId: 'msteams',
      from: { id: config.currentUser.id, name: config.currentUser.name },
      recipient: config.bot,
      conversation: { id: config.personalChat.id, conversationType: 'personal', tenantId: config.tenantId },
      channelData: { tenant: { id: config.tenantId } },
      value: { $verb: 'say', text: 'topics' },
    },
  });
  if (!sent.ok())
    throw new Error(`The playground answered ${sent.status()}.`);
  await button('Quiz D1.1').waitFor();
});

for (const [title, send] of [['Group Chat', 'Send Message'], ['My Team - General', 'Post']]) {
  await step(`${title}: a mention posts a card for everyone`, async () => {
    await room(title);
    await say('quiz', { mention: true, send });
    await button('End the round').waitFor();
  });
  await step(`${title}: the presser alone sees the answer and the result`, async () => {
    await answer();
  });
  await step(`${title}: everyone sees that one person has answered, and nobody's result`, async () => {
    const edit = () => told.findLast(update => update.action === 'updateMessage')?.message;
    for (let tries = 0; !edit()?.attachments[0].content.fallbackText.includes('1 person has answered'); tries++) {
      if (tries > 100)
        throw new Error('The card was not edited so.');
      await page.waitForTimeout(100);
    }
    const card = edit().attachments[0].content;
    if (RESULT.test(JSON.stringify(card)))
      throw new Error('The card tells a result.');
    told.length = 0;
  });
}

await step('the message extension finds a term, and puts it into the chat', async () => {
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click();
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await page.getByRole('menuitem', { name: 'Search Command' }).click();
  await page.getByPlaceholder('Enter a search term').fill('quick sight');
  await page.keyboard.press('Enter');
  await text('Amazon Quick Sight').click();
  await button('Quiz me on this').waitFor();
});
await step('the message extension explains in a dialog', async () => {
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Trigger Message Extension App' }).click();
  await page.getByRole('menuitem', { name: 'Action Command' }).click();
  await page.getByRole('button', { name: 'Create' }).click();
  await seen('From the notes');
});

await page.screenshot({ path: join(pictures, `${name}-end.png`) });
const log = await page.evaluate(() => document.body.innerText.split('Log Panel')[1] ?? '');
const bad = log.match(/\b\w+ [45]\d\d\b/g) ?? [];
await step('every call was answered with success', () => {
  if (bad.length > 0)
    throw new Error(bad.join(', '));
});
await browser.close();
