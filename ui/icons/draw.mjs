// @ts-check
/** Draws the icons again after a change here: node ui/icons/draw.mjs. The pictures are in git, so that no build needs a browser. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

/** A dissolving window on a tile of 22 by 22, the size of tray icons. */
const mark = `
  <path d="M6 4.500h10A1.5 1.5 0 0 1 17.5 6v1.500h-13V6A1.5 1.5 0 0 1 6 4.500z M4.5 9h13v3h-3v3h-3v2.500H6A1.5 1.5 0 0 1 4.5 16z" fill="#fff"/>
  <path d="M15.5 13h2v2h-2z M12.5 16h2v2h-2z M16 16.500h1v1h-1z" fill="#fff" opacity=".8"/>`;

/** @param {string} light @param {string} deep */
const tile = (light, deep) => `
  <defs><linearGradient id="ground" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light}"/><stop offset="1" stop-color="${deep}"/></linearGradient></defs>
  <rect x=".5" y=".5" width="21" height="21" rx="5" fill="url(#ground)" stroke="#fff" stroke-opacity=".35"/>${mark}`;

const blue = tile('#3584e4', '#0461be');
const grey = tile('#77889a', '#526678');

/** @param {string} text */
const count = (text) =>
  `<circle cx="15.5" cy="15.5" r="6.2" fill="#fff"/><circle cx="15.5" cy="15.5" r="5.4" fill="#15772e"/><text x="15.5" y="18.7" text-anchor="middle" font-family="DejaVu Sans, sans-serif" font-weight="700" font-size="9" fill="#fff">${text}</text>`;
const turning =
  '<circle cx="15.5" cy="15.5" r="6.2" fill="#fff"/><path d="M15.5 11.800a3.7 3.7 0 1 1-3.7 3.7" fill="none" stroke="#0461be" stroke-width="2.2" stroke-linecap="round"/>';
const warning =
  '<path d="M15.5 8.5 22 21.500H9z" fill="#ffc057" stroke="#5c3600" stroke-width="1" stroke-linejoin="round"/><path d="M15.5 13v4 M15.5 19.200v.1" stroke="#3d2400" stroke-width="1.8" stroke-linecap="round"/>';

const microphone =
  '<circle cx="15.5" cy="15.5" r="6.2" fill="#fff"/><circle cx="15.5" cy="15.5" r="5.4" fill="#c00023"/><path d="M15.5 11.900a1.3 1.3 0 0 0-1.3 1.300v2.200a1.3 1.3 0 0 0 2.600 0v-2.200a1.3 1.3 0 0 0-1.300-1.300z M12.800 15a2.7 2.7 0 0 0 5.400 0 M15.5 17.700v1.500" fill="none" stroke="#fff" stroke-width="1.100" stroke-linecap="round"/>';

/** @type {Record<string, string>} */
const trays = {
  idle: grey,
  heard: blue + microphone,
  starting: blue + turning,
  trouble: grey + warning,
  'running-many': blue + count('+'),
};
for (let sessions = 1; sessions <= 9; sessions++) trays[`running-${sessions}`] = blue + count(String(sessions));

/** @param {string} drawing */
const svg = (drawing) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 22 22">${drawing}\n</svg>\n`;

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
/** @param {string} drawing @param {string} name @param {number} pixels */
async function rasterise(drawing, name, pixels) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${pixels}px}</style>${svg(drawing)}`);
  await page.screenshot({ path: join(import.meta.dirname, name), omitBackground: true });
  await page.close();
}
for (const [state, drawing] of Object.entries(trays)) {
  await rasterise(drawing, `tray-${state}.png`, 22);
  await rasterise(drawing, `tray-${state}@2x.png`, 44);
}
writeFileSync(join(import.meta.dirname, 'safe-browse.svg'), svg(blue));
await rasterise(blue, 'app.png', 256);
await browser.close();
