/** The frame of a page of the test bed: it can report to the server what happens in it. */
const report = `
  const run = new URLSearchParams(location.search).get('run') ?? 'none';
  const before = { cookie: document.cookie, storage: localStorage.getItem('seen') ?? '' };
  const report = (kind, detail = '') => fetch('/report', { method: 'POST', body: JSON.stringify({
    run, kind, detail: String(detail),
    innerWidth, innerHeight, outerWidth, outerHeight, screenX, screenY,
    screenWidth: screen.width, screenHeight: screen.height,
    cookieBefore: before.cookie, storageBefore: before.storage,
    cookie: document.cookie, storage: localStorage.getItem('seen') ?? '',
    webdriver: navigator.webdriver === true,
  }) });`;

export function page(title: string, script: string, body: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${title}</title><style>html,body{margin:0;height:100%;font:20px sans-serif}</style><body>${body}<script>${report}${script}</script>`;
}
