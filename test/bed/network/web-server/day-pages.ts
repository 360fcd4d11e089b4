/** Pages of a long day: a start page with tabs, pictures, a film, and what a page keeps. Each reports when it has loaded. */
import { page } from './page.ts';

/** Opens each address in `open` in a tab, at its first visit. */
export const tabsPage = page(
  'Tabs',
  `
  addEventListener('load', () => {
    report('load');
    if (sessionStorage.getItem('opened')) return;
    sessionStorage.setItem('opened', 'yes');
    for (const address of new URLSearchParams(location.search).getAll('open')) open(address, '_blank', 'noopener');
  });`,
  '<h1>What I read every day</h1>',
);

const PICTURES = Array.from(
  { length: 12 },
  (_, index) => `<img src="/tile?x=${index % 4}&y=${Math.floor(index / 4)}">`,
);

export const picturesPage = page(
  'Pictures',
  "addEventListener('load', () => report('load'));",
  `<style>img{width:24%;margin:2px}</style>${PICTURES.join('')}`,
);

/** A film in a video element: soft shapes of all colours, as a camera would send them. */
export const cinemaPage = page(
  'Cinema',
  `
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [640, 360];
  const drawing = canvas.getContext('2d', { alpha: false });
  let pictures = 0;
  setInterval(() => {
    pictures += 1;
    const shades = drawing.createLinearGradient(0, 0, 640, 360);
    for (let stop = 0; stop <= 4; stop += 1) shades.addColorStop(stop / 4, 'hsl(' + (pictures * 7 + stop * 80) % 360 + ' 80% 60%)');
    drawing.fillStyle = shades;
    drawing.fillRect(0, 0, 640, 360);
  }, 100);
  const video = document.querySelector('video');
  video.srcObject = canvas.captureStream(10);
  void video.play();
  addEventListener('load', () => report('load'));`,
  '<video width="640" height="360" muted></video>',
);

/** Keeps two megabytes in a database, the same number of records at each visit, and reports when they are there. */
export const keepingPage = page(
  'Keeping',
  `
  const asked = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  const keep = async () => {
    const opening = indexedDB.open('day', 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('records');
    const database = await asked(opening);
    const writing = database.transaction('records', 'readwrite');
    const over = new Promise((resolve, reject) => ((writing.oncomplete = resolve), (writing.onabort = () => reject(writing.error))));
    const records = writing.objectStore('records');
    for (let key = 0; key < 32; key += 1) records.put(crypto.getRandomValues(new Uint8Array(65536)), key);
    await over;
    const kept = await asked(database.transaction('records').objectStore('records').count());
    database.close();
    return kept;
  };
  addEventListener('load', () => keep().then((kept) => report('load', kept), (error) => report('failed', error)));`,
  '<h1>Kept for later</h1>',
);
