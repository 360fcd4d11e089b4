/** A page that reads what pages recognise computers by, with a library that does so for a living. */
import { page } from './page.ts';

/**
 * Reports each reading by its name; a long one as a digest. What depends on the time, on chance or on the network is left out. The address takes `run`; any key
 * reads again.
 */
export const fingerprintPage = page(
  'Fingerprint',
  `
  const digest = (text) => { let sum = 0; for (const character of text) sum = (sum * 31 + character.codePointAt(0)) >>> 0; return sum.toString(16); };
  const drawn = () => {
    const canvas = document.createElement('canvas');
    const pen = canvas.getContext('2d');
    pen.font = '18px sans-serif';
    pen.fillText('Wie schön 🦊 дом 漢字', 4, 30);
    pen.arc(60, 60, 30, 0, 4);
    pen.stroke();
    return canvas.toDataURL();
  };
  const webgl = () => {
    const gl = document.createElement('canvas').getContext('webgl2');
    if (!gl) return ['none'];
    const names = gl.getExtension('WEBGL_debug_renderer_info');
    return [gl.getParameter(names.UNMASKED_VENDOR_WEBGL), gl.getParameter(names.UNMASKED_RENDERER_WEBGL), gl.getSupportedExtensions().join(), gl.getParameter(gl.MAX_TEXTURE_SIZE), gl.getParameter(gl.SHADING_LANGUAGE_VERSION)];
  };
  const rendered = async () => {
    const context = new OfflineAudioContext(1, 5000, 44100);
    const oscillator = new OscillatorNode(context, { type: 'triangle', frequency: 1000 });
    oscillator.connect(new DynamicsCompressorNode(context)).connect(context.destination);
    oscillator.start();
    return [...(await context.startRendering()).getChannelData(0).slice(4500)].join();
  };
  const widthOf = (font, text = 'mmmmmmmmmmlli') => {
    const span = document.createElement('span');
    span.style.cssText = 'position:absolute;font:72px ' + font;
    span.textContent = text;
    document.body.append(span);
    const width = span.getBoundingClientRect().width;
    span.remove();
    return width;
  };
  const media = (query) => matchMedia('(' + query + ')').matches;
  const permission = (name) => navigator.permissions.query({ name }).then(({ state }) => state, ({ name }) => name);
  const READINGS = {
    userAgent: () => navigator.userAgent,
    platform: () => navigator.platform,
    vendor: () => navigator.vendor,
    languages: () => navigator.languages,
    hardwareConcurrency: () => navigator.hardwareConcurrency,
    deviceMemory: () => navigator.deviceMemory,
    heapLimit: () => performance.memory?.jsHeapSizeLimit,
    maxTouchPoints: () => navigator.maxTouchPoints,
    cookieEnabled: () => navigator.cookieEnabled,
    doNotTrack: () => navigator.doNotTrack,
    globalPrivacyControl: () => navigator.globalPrivacyControl,
    pdfViewer: () => navigator.pdfViewerEnabled,
    plugins: () => [...navigator.plugins].map(({ name }) => name),
    mimeTypes: () => [...navigator.mimeTypes].map(({ type }) => type),
    webdriver: () => navigator.webdriver,
    brands: () => navigator.userAgentData?.brands,
    hints: () => navigator.userAgentData?.getHighEntropyValues(['architecture', 'bitness', 'model', 'platformVersion', 'fullVersionList', 'wow64']),
    screen: () => [screen.width, screen.height],
    available: () => [screen.availLeft, screen.availTop, screen.availWidth, screen.availHeight],
    colours: () => [screen.colorDepth, screen.pixelDepth],
    orientation: () => [screen.orientation.type, screen.orientation.angle],
    isExtended: () => screen.isExtended,
    inner: () => [innerWidth, innerHeight],
    outer: () => [outerWidth, outerHeight],
    position: () => [screenX, screenY],
    devicePixelRatio: () => devicePixelRatio,
    colourScheme: () => media('prefers-color-scheme: dark'),
    reducedMotion: () => media('prefers-reduced-motion: reduce'),
    reducedTransparency: () => media('prefers-reduced-transparency: reduce'),
    contrast: () => media('prefers-contrast: more'),
    forcedColours: () => media('forced-colors: active'),
    inverted: () => media('inverted-colors: inverted'),
    hover: () => [media('hover: hover'), media('any-hover: hover')],
    pointer: () => [media('pointer: fine'), media('any-pointer: coarse')],
    gamut: () => ['srgb', 'p3', 'rec2020'].filter((gamut) => media('color-gamut: ' + gamut)),
    dynamicRange: () => media('dynamic-range: high'),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions(),
    offsets: () => [0, 6].map((month) => new Date(2026, month, 1).getTimezoneOffset()),
    dates: () => new Date(0).toLocaleString(),
    dateNames: () => new Date(0).toString(),
    numbers: () => (1234567.891).toLocaleString(),
    collation: () => Intl.Collator().resolvedOptions(),
    currencies: () => new Intl.DisplayNames(undefined, { type: 'currency' }).of('EUR'),
    regions: () => new Intl.DisplayNames(undefined, { type: 'region' }).of('DE'),
    plurals: () => new Intl.PluralRules().resolvedOptions(),
    battery: () => navigator.getBattery?.().then(({ charging, level, chargingTime }) => [charging, level, String(chargingTime)]),
    gamepads: () => navigator.getGamepads().filter(Boolean).length,
    devices: () => navigator.mediaDevices?.enumerateDevices().then((devices) => devices.map(({ kind }) => kind)),
    voices: () => speechSynthesis.getVoices().map(({ name }) => name),
    keyboard: () => navigator.keyboard?.getLayoutMap().then((map) => [...map].toSorted().join()),
    fonts: () => ['Arial', 'Calibri', 'Cambria', 'Courier New', 'DejaVu Sans', 'Georgia', 'Helvetica', 'Liberation Sans', 'Noto Sans', 'Noto Sans CJK JP', 'Segoe UI', 'Tahoma', 'Times New Roman', 'Ubuntu', 'Verdana'].map((font) => widthOf(JSON.stringify(font) + ',monospace')),
    generics: () => ['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui', 'math'].map((font) => widthOf(font)),
    systemFonts: () => ['caption', 'icon', 'menu', 'message-box', 'small-caption', 'status-bar'].map((font) => { const span = document.createElement('span'); span.style.font = font; document.body.append(span); const { fontFamily, fontSize } = getComputedStyle(span); span.remove(); return [fontFamily, fontSize]; }),
    systemColours: () => ['Canvas', 'CanvasText', 'Highlight', 'AccentColor', 'ButtonFace'].map((colour) => { const span = document.createElement('span'); span.style.color = colour; document.body.append(span); const { color } = getComputedStyle(span); span.remove(); return color; }),
    emoji: () => widthOf('sans-serif', '🦊👩‍🚀🇩🇪'),
    scrollbar: () => { const box = document.createElement('div'); box.style.cssText = 'width:100px;height:100px;overflow:scroll'; document.body.append(box); const width = box.offsetWidth - box.clientWidth; box.remove(); return width; },
    canvas: drawn,
    webgl,
    webgpu: () => 'gpu' in navigator,
    audio: rendered,
    sampleRate: () => { const context = new AudioContext(); const { sampleRate, destination } = context; void context.close(); return [sampleRate, destination.maxChannelCount]; },
    mathematics: () => [Math.tan(-1e300), Math.sinh(1), Math.expm1(1), Math.pow(Math.PI, -100), Math.acosh(1e154)],
    films: () => ['video/mp4; codecs="avc1.42E01E"', 'video/mp4; codecs="hvc1.1.6.L93.B0"', 'video/webm; codecs="vp9"', 'video/mp4; codecs="av01.0.05M.08"', 'audio/mpeg', 'audio/flac', 'audio/aac'].map((type) => document.createElement('video').canPlayType(type)),
    quota: () => navigator.storage?.estimate().then(({ quota }) => quota),
    permissions: () => Promise.all(['camera', 'microphone', 'notifications', 'geolocation', 'midi', 'clipboard-read', 'persistent-storage'].map(permission)),
    connection: () => navigator.connection?.type,
    functions: () => Object.getOwnPropertyNames(window).length,
    styles: () => getComputedStyle(document.body).length,
    stack: () => { let depth = 0; const dig = () => { depth += 1; dig(); }; try { dig(); } catch {} return depth > 1000; },
    visitor: async () => {
      for (;;) {
        const { visitorId, components } = await (await FingerprintJS.load({ monitoring: false })).get();
        // It gives up a sound that a busy computer has not computed in half a second.
        if (components.audio.value > 0) return visitorId;
      }
    },
  };
  let isReading = false;
  const read = async () => {
    if (isReading) return;
    isReading = true;
    const readings = {};
    for (const [name, take] of Object.entries(READINGS)) {
      const text = JSON.stringify(await Promise.resolve().then(take).catch((error) => String(error))) ?? 'absent';
      readings[name] = text.length > 60 ? '#' + digest(text) : text;
    }
    await report('read', JSON.stringify(readings));
    isReading = false;
  };
  addEventListener('keydown', read);
  addEventListener('load', read);`,
  '<h1>Who are you?</h1><script src="/npm/@fingerprintjs/fingerprintjs/dist/fp.min.js"></script>',
);
