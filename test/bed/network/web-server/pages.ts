/** The pages of the test bed's web server. Each is a constant text; its parameters come from its URL. */
import { burstPage } from './burst.ts';
import { callPage } from './call-page.ts';
import { cameraPage } from './camera-page.ts';
import { cinemaPage, keepingPage, picturesPage, tabsPage } from './day-pages.ts';
import { fingerprintPage } from './fingerprint-page.ts';
import { mapPage, scenePage, webglPage } from './drawing-pages.ts';
import { articlePage, filmPage, scrollPage } from './moving-pages.ts';
import { page } from './page.ts';
import { scalePage } from './scale-page.ts';
import { storingPage } from './storing-page.ts';
import { scriptsPage, typingPage } from './typing-pages.ts';
import { passkeyPage } from './passkey-page.ts';
import { transportPage } from './transport-page.ts';
import { uploadPage } from './upload-page.ts';

/** Shows its name, reports the cookie and the stored value that it finds, sets both, and reports every key and click. */
export const visitPage = page(
  'Visit',
  `
  document.cookie = 'seen=' + run + '; max-age=86400; path=/';
  localStorage.setItem('seen', run);
  addEventListener('load', () => report('load'));
  addEventListener('resize', () => report('resize'));
  addEventListener('keydown', (event) => report('key', event.key));
  addEventListener('pointerdown', (event) => report('pointer', event.clientX + ',' + event.clientY));`,
  '<h1>This page has been visited</h1>',
);

/** Reports the version of HTTP that it came by. */
const protocolPage = page(
  'Protocol',
  `addEventListener('load', () => report('load', performance.getEntriesByType('navigation')[0].nextHopProtocol));`,
  '<h1>How did this page come?</h1>',
);

/** Two buttons, of which Tab reaches one after the other; it reports which one has the focus. */
export const fruitPage = page(
  'Fruit',
  `
  addEventListener('load', () => report('load'));
  addEventListener('focusin', ({ target }) => report('focus', target.textContent));`,
  '<p><button>Ripe banana</button></p><p><button>Sour cherry</button></p>',
);

/** Reports the languages and the time zone, what Chromium says in its own language, and whether it may open a window without a click. */
export const readerPage = page(
  'Reader',
  `
  addEventListener('load', () => {
    const opened = window.open('about:blank', '_blank');
    const canOpen = opened !== null;
    opened?.close();
    const field = document.createElement('input');
    field.required = true;
    report('load', JSON.stringify({ own: field.validationMessage, languages: navigator.languages, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, hour: new Date(Date.UTC(2026, 0, 1, 12)).getHours(), isDark: matchMedia('(prefers-color-scheme: dark)').matches, canOpen, hasWasm: typeof WebAssembly === 'object' }));
  });`,
  '<h1>Who reads this?</h1>',
);

/** Four fields of pure colour: red, lime above blue, yellow. Looks the same at every size. */
export const coloursPage = page(
  'Colours',
  `addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame(() => report('load'))));`,
  `<style>body{display:grid;grid-template:1fr 1fr/1fr 1fr}</style>${['#f00', '#0f0', '#00f', '#ff0'].map((colour) => `<div style="background:${colour}"></div>`).join('')}`,
);

/** Takes memory and never gives it back, and reports each 100 MB. */
const greedyPage = page(
  'Greedy',
  `
  const taken = [];
  const take = async () => {
    taken.push(crypto.getRandomValues(new Uint8Array(65536)));
    for (let piece = 0; piece < 1600; piece += 1) taken.push(new Uint8Array(65536).fill(1 + piece % 250));
    await report('taken', taken.length);
    setTimeout(take, 100);
  };
  addEventListener('load', () => { report('load'); setTimeout(take, 500); });`,
  '<h1>I take it all</h1>',
);

/** A click anywhere opens a pop-up window, which reports too. */
export const popUpPage = page(
  'Pop-up',
  `
  addEventListener('load', () => report('load'));
  addEventListener('click', () => {
    const opened = window.open('/visit?run=' + run + '-pop-up', 'pop-up', 'popup,width=400,height=300');
    report('opened', opened ? 'yes' : 'no');
  });`,
  '<h1>Click anywhere</h1>',
);

/** A click anywhere starts a tone of 440 Hz at half of full scale. */
export const tonePage = page(
  'Tone',
  `
  let context;
  addEventListener('load', () => report('load'));
  addEventListener('click', async () => {
    report('pointer');
    if (context) return;
    context = new AudioContext({ latencyHint: 'playback' });
    const oscillator = new OscillatorNode(context, { frequency: 440 });
    oscillator.connect(new GainNode(context, { gain: 0.5 })).connect(context.destination);
    oscillator.start();
    await context.resume();
    report('playing', context.state + ' at ' + context.sampleRate);
  });`,
  '<h1>Click for a tone</h1>',
);

/** After a click it listens to the microphone, and reports every second the loudness and the loudest frequency. A key opens the page with the tone. */
export const listenPage = page(
  'Listen',
  `
  addEventListener('load', () => report('load'));
  addEventListener('keydown', () => location.assign('/tone?run=tone'));
  addEventListener('click', async () => {
    report('pointer');
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: { echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
      const context = new AudioContext({ latencyHint: 'playback' });
      const analyser = new AnalyserNode(context, { fftSize: 8192, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(stream).connect(analyser);
      await context.resume();
      report('listening', stream.getAudioTracks()[0].label);
      const [samples, powers] = [new Float32Array(analyser.fftSize), new Float32Array(analyser.frequencyBinCount)];
      setInterval(() => {
        analyser.getFloatTimeDomainData(samples);
        analyser.getFloatFrequencyData(powers);
        const loud = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
        report('heard', JSON.stringify({ loud, hertz: powers.indexOf(Math.max(...powers)) * context.sampleRate / analyser.fftSize }));
      }, 1000);
    } catch (error) {
      report('failed', error.name + ': ' + error.message);
    }
  }, { once: true });`,
  '<h1>Click to be heard</h1>',
);

/** Tries to fetch every address in `target` parameters and reports each as "answered" or "failed". Then it opens the address in `then`. */
export const reachPage = page(
  'Reach',
  `
  const reach = async (target) => {
    try {
      await fetch(target, { mode: 'no-cors', cache: 'no-store', signal: AbortSignal.timeout(20000) });
      await report('answered', target);
    } catch {
      await report('failed', target);
    }
  };
  addEventListener('load', async () => {
    const query = new URLSearchParams(location.search);
    await Promise.all(query.getAll('target').map(reach));
    await report('done');
    if (query.has('then')) location.assign(query.get('then'));
  });`,
  '<h1>Reaching out</h1>',
);

/** Reports numbers that no two VMs may share, and the time. */
export const randomPage = page(
  'Random',
  `addEventListener('load', () => report('random', JSON.stringify({ crypto: [...crypto.getRandomValues(new Uint8Array(16))].join(), math: [Math.random(), Math.random()], unixTimeMs: Date.now() })));`,
  '<h1>Rolling dice</h1>',
);

/** Downloads as many bytes as the address says, a few times, and reports how many milliseconds each took. */
export const bulkPage = page(
  'Bulk',
  `
  addEventListener('load', async () => {
    const query = new URLSearchParams(location.search);
    const took = [];
    for (let round = 0; round < Number(query.get('rounds')); round += 1) {
      const startedMs = performance.now();
      await (await fetch('/bytes?count=' + query.get('count') + '&round=' + round)).arrayBuffer();
      took.push(performance.now() - startedMs);
    }
    await report('bulk', JSON.stringify(took));
  });`,
  '<h1>Downloading</h1>',
);

/** Reports again and again while it has a network, and as soon as it can, that it had none and has one again. */
export const steadyPage = page(
  'Steady',
  `
  const links = [];
  for (const kind of ['offline', 'online']) addEventListener(kind, () => links.push(kind));
  const answered = () => {
    report('answered', Date.now());
    if (links.includes('online')) report('seen', links.splice(0));
  };
  addEventListener('load', () => {
    report('load');
    setInterval(() => fetch('/report', { method: 'HEAD', signal: AbortSignal.timeout(2000) }).then(answered, () => undefined), 1000);
  });`,
  '<h1>Still here</h1>',
);

/** Downloads a file by itself, has a text field with the focus, and reports every key, and what is pasted into it, with its type. */
export const transfersPage = page(
  'Crossing',
  `
  const field = document.querySelector('textarea');
  addEventListener('load', () => {
    field.focus();
    field.select();
    document.querySelector('a').click();
    report('load');
  });
  addEventListener('keydown', (event) => report('key', event.key));
  addEventListener('copy', () => report('copied'));
  addEventListener('paste', (event) => report('pasted', [...event.clipboardData.items].map(({ type }) => type).join() + ' ' + event.clipboardData.getData('text/plain')));`,
  '<a href="/file?name=report.pdf" download>A file</a><textarea rows="8" cols="60">copied in the VM: gr\u00fcn</textarea>',
);

/** A file of this kind, as a web server would offer it. */
export const REPORT = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(300_000, 'safe browse ')]);

/** Puts the text `marker` of its URL wherever a page can: text, title, cookie, storage, a download, and at the first key the clipboard. */
export const markedPage = page(
  'Marked',
  `
  const marker = new URLSearchParams(location.search).get('marker');
  document.title = marker;
  document.cookie = 'marker=' + marker + '; max-age=86400; path=/';
  localStorage.setItem('seen', marker);
  const field = document.querySelector('textarea');
  field.value = marker;
  addEventListener('load', () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([marker.repeat(1000)], { type: 'application/octet-stream' }));
    link.download = marker + '.bin';
    link.click();
    report('load', document.title);
  });
  addEventListener('keydown', () => {
    field.select();
    report('key', document.execCommand('copy') ? 'copied' : 'refused');
  });`,
  '<h1>Leaving marks</h1><textarea></textarea>',
);

/** Page by path. */
export const PAGES: Readonly<Record<string, string>> = {
  '/visit': visitPage,
  '/call': callPage,
  '/transport': transportPage,
  '/greedy': greedyPage,
  '/protected': visitPage,
  '/protocol': protocolPage,
  '/reader': readerPage,
  '/tone': tonePage,
  '/listen': listenPage,
  '/passkey': passkeyPage,
  '/camera': cameraPage,
  '/colours': coloursPage,
  '/pop-up': popUpPage,
  '/reach': reachPage,
  '/random': randomPage,
  '/scroll': scrollPage,
  '/article': articlePage,
  '/film': filmPage,
  '/bulk': bulkPage,
  '/steady': steadyPage,
  '/transfers': transfersPage,
  '/marked': markedPage,
  '/typing': typingPage,
  '/fruit': fruitPage,
  '/scripts': scriptsPage,
  '/burst': burstPage,
  '/scale': scalePage,
  '/webgl': webglPage,
  '/scene': scenePage,
  '/map': mapPage,
  '/fingerprint': fingerprintPage,
  '/storing': storingPage,
  '/upload': uploadPage,
  '/tabs': tabsPage,
  '/pictures': picturesPage,
  '/cinema': cinemaPage,
  '/keeping': keepingPage,
};
