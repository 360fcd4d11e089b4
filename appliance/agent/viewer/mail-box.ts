/** A box of mails as a list; each opens as a mail. */
import { readMail } from './mail.ts';
import { dateIn, personText } from './mail-page.ts';
import { escaped, page, sizeIn, type Viewed } from './pages.ts';
import { once, Parts, type Place } from './parts.ts';
import { readable } from './names.ts';
import { languageOf, wordsIn } from './words.ts';

export const MOST_MAILS = 100;
/** Of the head of a mail: what the list shows of it. */
const HEAD_BYTES = 16 * 1024;
const BEGIN = '\nFrom ';
const HEADER = /^From .*\r?\n[!-9;-~]+:/;

/** `isWhole`: whether the box was read to its end. */
export async function mailBoxPage(viewed: Viewed, bytes: Buffer, place: Place, isWhole: boolean): Promise<string> {
  const { language } = viewed;
  const words = wordsIn(language);
  const mails = mailsIn(bytes, MOST_MAILS + 1);
  const parts = new Parts(place);
  const saved = [];
  for (const mail of mails.slice(0, MOST_MAILS)) {
    const head = await readMail(mail.subarray(0, headEnd(mail))).catch(() => undefined);
    const subject = head?.subject || words.noSubject;
    saved.push({ mail, head, subject, file: await parts.save(`${subject.replace(/[/\\]/g, ' ')}.eml`, once(mail)) });
  }
  const rows: string[] = [];
  for (const { mail, head, subject, file } of saved) {
    const { link } = await parts.view(file, subject, mail.length);
    const text = escaped(readable(subject));
    const linked = link === undefined ? text : `<a href="${escaped(link)}" target="_blank">${text}</a>`;
    const [from, date] = [head?.from.map(personText).join(', ') ?? '', head?.date ?? ''];
    rows.push(
      `<tr><td>${linked}<td>${escaped(readable(from))}<td>${escaped(date === '' ? '' : dateIn(language, date, 'medium'))}`,
    );
  }
  const number = new Intl.NumberFormat(languageOf(language)).format(MOST_MAILS);
  const notes = [
    words.mailBox(sizeIn(language, viewed.bytes)),
    ...(mails.length > MOST_MAILS || !isWhole ? [words.mailsLeftOut(number)] : []),
  ];
  const head = [words.subject, words.from, words.date].map((name) => `<th>${escaped(name)}`).join('');
  return page(viewed, notes, `<table>\n<tr>${head}\n${rows.join('\n')}\n</table>`);
}

/** Without their first line and without what quotes such a line within them. Pure. */
export function mailsIn(box: Buffer, most: number): readonly Buffer[] {
  const mails: Buffer[] = [];
  let from = 0;
  while (from < box.length && mails.length < most) {
    let end = box.indexOf(BEGIN, from);
    while (end !== -1 && !HEADER.test(box.toString('latin1', end + 1, end + 1_000))) end = box.indexOf(BEGIN, end + 1);
    const mail = box.subarray(from, end === -1 ? box.length : end + 1);
    const text = mail.toString('latin1', mail.indexOf('\n') + 1).replace(/^>(>*From )/gm, '$1');
    mails.push(Buffer.from(text, 'latin1'));
    from = end === -1 ? box.length : end + 1;
  }
  return mails;
}

function headEnd(mail: Buffer): number {
  const ends = ['\n\n', '\n\r\n'].map((end) => mail.indexOf(end)).filter((at) => at !== -1);
  return Math.min(HEAD_BYTES, ...ends);
}
