// Draws QuizBot's icons for Teams: two cards, the one in front with a tick. node draw-icons.mjs writes color.png and outline.png beside itself.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, crc32 as zlibCrc } from 'node:zlib';

const folder = dirname(fileURLToPath(import.meta.url));
const SAMPLES = 6;

// Distance to a rounded rectangle around (x, y), turned by an angle; negative inside. Lengths are in parts of the picture's side.
function card(px, py, { x, y, w, h, r, angle }) {
  const [c, s] = [Math.cos(angle), Math.sin(angle)];
  const [dx, dy] = [px - x, py - y];
  const [ux, uy] = [Math.abs(c * dx + s * dy) - w / 2 + r, Math.abs(-s * dx + c * dy) - h / 2 + r];
  return Math.hypot(Math.max(ux, 0), Math.max(uy, 0)) + Math.min(Math.max(ux, uy), 0) - r;
}

// Distance to a line from a to b, as thick as 2t.
function stroke(px, py, [ax, ay], [bx, by], t) {
  const [dx, dy] = [bx - ax, by - ay];
  const along = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(px - ax - along * dx, py - ay - along * dy) - t;
}

const tick = (px, py, t) => Math.min(stroke(px, py, [0.42, 0.54], [0.5, 0.62], t), stroke(px, py, [0.5, 0.62], [0.65, 0.44], t));
const back = { x: 0.44, y: 0.47, w: 0.36, h: 0.48, r: 0.05, angle: -0.22 };
const front = { x: 0.535, y: 0.53, w: 0.38, h: 0.5, r: 0.05, angle: 0.06 };

function colour(x, y) {
  if (tick(x, y, 0.03) < 0)
    return [0x46, 0x38, 0xb0, 255];
  if (card(x, y, front) < 0)
    return [255, 255, 255, 255];
  if (card(x, y, { ...front, w: front.w + 0.03, h: front.h + 0.03, r: 0.065 }) < 0)
    return [0x46, 0x38, 0xb0, 255];
  if (card(x, y, back) < 0)
    return [0xff, 0xc2, 0x45, 255];
  return [0x46, 0x38, 0xb0, 255];
}

function outline(x, y) {
  const big = shape => ({ ...shape, x: (shape.x - 0.5) * 1.65 + 0.5, y: (shape.y - 0.5) * 1.65 + 0.5, w: shape.w * 1.55, h: shape.h * 1.55, r: 0.09 });
  const inFront = card(x, y, big(front));
  const line = Math.abs(inFront) < 0.032 || tick((x - 0.5) / 1.55 + 0.5 + 0.005, (y - 0.5) / 1.55 + 0.5 + 0.005, 0.024) < 0
    || (inFront > 0.07 && Math.abs(card(x, y, big(back))) < 0.032);
  return [255, 255, 255, line ? 255 : 0];
}

function draw(size, pixel) {
  const rows = [];
  for (let y = 0; y < size; y++) {
    const row = Buffer.alloc(1 + size * 4);
    for (let x = 0; x < size; x++) {
      const sum = [0, 0, 0, 0];
      for (let i = 0; i < SAMPLES * SAMPLES; i++) {
        const [r, g, b, a] = pixel((x + (i % SAMPLES + 0.5) / SAMPLES) / size, (y + (Math.floor(i / SAMPLES) + 0.5) / SAMPLES) / size);
        sum[0] += r; sum[1] += g; sum[2] += b; sum[3] += a;
      }
      sum.forEach((value, channel) => row[1 + x * 4 + channel] = Math.round(value / (SAMPLES * SAMPLES)));
    }
    rows.push(row);
  }
  const chunk = (type, data) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(zlibCrc(body));
    return Buffer.concat([length, body, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })), chunk('IEND', Buffer.alloc(0))]);
}

writeFileSync(join(folder, 'color.png'), draw(192, colour));
writeFileSync(join(folder, 'outline.png'), draw(32, outline));
