// Draws QuizBot's icons for Teams from the mark of the playground: node draw-icons.mjs writes color.png and outline.png beside itself.
// It needs Chromium (CHROMIUM, else /usr/bin/chromium).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const mark = readFileSync(join(folder, '../../src/QuizBot/Playground/assets/mark.svg'), 'utf8');
const paper = '#f4f2ec';

// Teams shows the picture in a rounded square, and wants the mark in the middle half of it.
const colour = mark.replace('<svg ', '<svg style="width:116px;height:116px;margin:38px;display:block" ');

// White lines on nothing: the cards as outlines, the one behind cut where the one in front is.
const outline = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="2 1 28 28" style="width:32px;height:32px;display:block">
  <mask id="behind"><rect width="32" height="32" fill="#fff"/><rect x="2.6" y="3.6" width="22.8" height="25.8" rx="5.4" fill="#000"/></mask>
  <rect x="7" y="3" width="20" height="22" rx="4" transform="rotate(8 17 14)" fill="none" stroke="#fff" stroke-width="1.8" mask="url(#behind)"/>
  <rect x="4" y="5" width="20" height="23" rx="4" fill="none" stroke="#fff" stroke-width="1.8"/>
  ${mark.match(/<path[^>]*>/)[0].replace(/stroke="#[^"]*"/, 'stroke="#fff"')}
  ${mark.match(/<circle[^>]*>/)[0].replace(/fill="#[^"]*"/, 'fill="#fff"')}
</svg>`;

function draw(name, size, svg, background) {
  const work = mkdtempSync(join(tmpdir(), 'icons-'));
  const page = join(work, 'page.html');
  writeFileSync(page, `<!doctype html><body style="margin:0;background:${background}">${svg}`);
  execFileSync(process.env.CHROMIUM ?? '/usr/bin/chromium', [
    '--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--force-device-scale-factor=1', '--default-background-color=00000000',
    `--user-data-dir=${join(work, 'profile')}`, `--window-size=${size},${size}`, `--screenshot=${join(folder, name)}`, `file://${page}`,
  ], { stdio: 'ignore' });
  rmSync(work, { recursive: true, force: true });
}

draw('color.png', 192, colour, paper);
draw('outline.png', 32, outline, 'transparent');
