/** Documents, read and made. */
import { applicationPage, loads } from '../application.ts';

/** A report of three pages. */
const REPORT = `
  const report3 = new jspdf.jsPDF({ unit: 'pt', format: 'a5', putOnlyUsedFonts: true });
  for (const [index, month] of ['April', 'May', 'June'].entries()) {
    if (index > 0) report3.addPage();
    report3.setFillColor(46, 111, 181).rect(0, 0, 420, 60, 'F');
    report3.setTextColor(255, 255, 255).setFontSize(24).text('Report for ' + month, 30, 40);
    report3.setTextColor(0, 0, 0).setFontSize(12);
    for (let line = 0; line < 20; line += 1) report3.text('Line ' + (line + 1) + (line === 7 + index ? ' tells of the lighthouse' : ' tells of ships and of weather'), 30, 100 + 20 * line);
  }`;

export const readingPage = applicationPage('PDF.js', 'search a document for a word', {
  head: loads('pdfjs-dist/web/pdf_viewer.css', 'jspdf/dist/jspdf.umd.min.js'),
  body: '<input id="word" style="font:18px sans-serif;margin:4px 20px;width:300px" placeholder="Search"><span id="found"></span><div style="position:absolute;inset:40px 0 0 0"><div id="container" style="position:absolute;inset:0;overflow:auto;background:#888"><div class="pdfViewer"></div></div></div>',
  script: `
  import * as pdfjsLib from '/npm/pdfjs-dist/build/pdf.min.mjs';
  globalThis.pdfjsLib = pdfjsLib;
  const { EventBus, PDFFindController, PDFLinkService, PDFViewer } = await import('/npm/pdfjs-dist/web/pdf_viewer.mjs');
  pdfjsLib.GlobalWorkerOptions.workerSrc = '/npm/pdfjs-dist/build/pdf.worker.min.mjs';
  ${REPORT}
  const eventBus = new EventBus();
  const linkService = new PDFLinkService({ eventBus });
  const findController = new PDFFindController({ eventBus, linkService });
  const viewer = new PDFViewer({ container: $('#container'), eventBus, linkService, findController });
  linkService.setViewer(viewer);
  let matches = 0;
  eventBus.on('updatefindmatchescount', ({ matchesCount }) => {
    matches = matchesCount.total;
    $('#found').textContent = matches + ' found';
  });
  const shown = new Promise((resolve) => eventBus.on('textlayerrendered', resolve));
  const file = await pdfjsLib.getDocument({ data: report3.output('arraybuffer'), standardFontDataUrl: '/npm/pdfjs-dist/standard_fonts/' }).promise;
  viewer.setDocument(file);
  linkService.setDocument(file, null);
  await shown;
  $('#word').addEventListener('change', ({ target }) => eventBus.dispatch('find', { type: '', query: target.value, highlightAll: true, caseSensitive: false, entireWord: false, findPrevious: false }));
  await ready({ word: $('#word') });
  await until(() => matches === 3);
  const marked = await until(() => $('.highlight')?.textContent);
  done(marked + ' is on ' + matches + ' of ' + file.numPages + ' pages');`,
});

/** Chromium's own viewer shows the result. */
export const makingPage = applicationPage('jsPDF', 'make a document', {
  head: loads('jspdf/dist/jspdf.umd.min.js'),
  body: '<button style="position:absolute;left:20px;top:10px;font:18px sans-serif">Make</button><iframe style="position:absolute;left:0;top:50px;width:100%;height:510px;border:0"></iframe>',
  script: `
  $('button').addEventListener('click', async () => {
    ${REPORT}
    const bytes = new Uint8Array(report3.output('arraybuffer'));
    const shown = $('iframe');
    const loaded = new Promise((resolve) => shown.addEventListener('load', resolve, { once: true }));
    shown.src = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }));
    await loaded;
    const count = new TextDecoder('latin1').decode(bytes).match(/\\/Type \\/Page\\b/g).length;
    done(new TextDecoder().decode(bytes.subarray(0, 5)) + ' with ' + count + ' pages, in ' + (navigator.pdfViewerEnabled ? 'a viewer' : 'no viewer'));
  });
  await ready({ make: $('button') });`,
});
