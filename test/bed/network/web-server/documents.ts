/** Documents that a page offers as downloads, for safe copies. */

/** Text that a safe copy must not contain. */
export const SECRET = 'words that a reader could select';

/** A PDF of two A4 pages, red and blue, with words on each, and a script that runs when it is opened. */
export const DOCUMENT = pdf([
  '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> >>',
  '<< /Type /Pages /Count 2 /Kids [3 0 R 5 0 R] >>',
  page(4),
  content('1 0 0'),
  page(6),
  content('0 0 1'),
  '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
]);

/** Two pixels by two: red, lime above blue, yellow. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAFUlEQVR4AWP4z8DA8J8BCP7//88AAB7vBPzQ0kxxAAAAAElFTkSuQmCC',
  'base64',
);

function page(contents: number): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${contents} 0 R /Resources << /Font << /F 7 0 R >> >> >>`;
}

function content(colour: string): string {
  const drawing = `${colour} rg 0 0 595 842 re f 1 1 1 rg BT /F 12 Tf 50 400 Td (${SECRET}) Tj ET`;
  return `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`;
}

function pdf(objects: readonly string[]): Buffer {
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  return Buffer.from(
    `${text}xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`,
  );
}
