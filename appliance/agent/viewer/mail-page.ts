/** A mail as a page: who, to whom, when, its text, and its attachments, each of which opens. */
import { addressInName } from './names.ts';
import { type Attachment, type Mail, type Person } from './mail.ts';
import { cleanHtml } from './clean-html.ts';
import { escaped, page, sizeIn, type Viewed } from './pages.ts';
import { boundsNote, once, type Part, Parts, partsTable, type Place } from './parts.ts';
import { languageOf, type Words, wordsIn } from './words.ts';

/** A page has no more of a mail than Chromium lays out in a moment. */
const MOST_TEXT = 512 * 1024;
/** A list has no more lines, whatever opens. */
export const MOST_LISTED = 1_000;

/** `isWhole`: whether the mail was read to its end. */
export async function mailPage(viewed: Viewed, mail: Mail, place: Place, isWhole: boolean): Promise<string> {
  const { language } = viewed;
  const words = wordsIn(language);
  const attachments = await attached(mail.attachments.slice(0, MOST_LISTED), words, place);
  const pictures = new Map(
    mail.attachments.map(({ contentId }, index) => {
      const part = attachments[index];
      return [contentId, part?.isPicture === true ? part.link : undefined] as const;
    }),
  );
  const formatted = cleanHtml(mail.html, {
    picture: (source) => (source.startsWith('cid:') ? pictures.get(source.slice(4)) : undefined),
  });
  const notes = [
    words.mail(sizeIn(language, viewed.bytes)),
    ...(isWhole ? [] : [words.mailCut]),
    ...(formatted.isPictureLeftOut ? [words.remoteLeftOut] : []),
    ...(mail.attachments.length > MOST_LISTED
      ? [words.attachmentsLeftOut(numberIn(language, MOST_LISTED), numberIn(language, mail.attachments.length))]
      : []),
    ...boundsNote(language, attachments),
  ];
  return page(
    viewed,
    notes,
    `<article>${headOf(mail, words, language)}${textOf(mail, formatted.html, words)}</article>${listOf(attachments, words, language)}`,
  );
}

/** Also of a mail in a mail. */
const UNNAMED = /^(\.eml)?$/;

/** All are saved before the first is viewed: what is in one must not take the room of the next. */
async function attached(attachments: readonly Attachment[], words: Words, place: Place): Promise<readonly Part[]> {
  const parts = new Parts(place);
  const saved = [];
  for (const [index, { name, content }] of attachments.entries()) {
    const called = UNNAMED.test(name) ? `${words.attachment(index + 1)}${name}` : name;
    saved.push({ called, content, file: await parts.save(called, once(content)) });
  }
  const viewed: Part[] = [];
  for (const { called, content, file } of saved) viewed.push(await parts.view(file, called, content.length));
  return viewed;
}

function headOf(mail: Mail, words: Words, language: string): string {
  const rows: readonly (readonly [string, string])[] = [
    [words.from, persons(mail.from)],
    [words.replyTo, persons(answersElsewhere(mail) ? mail.replyTo : [])],
    [words.to, persons(mail.to)],
    [words.cc, persons(mail.cc)],
    [words.date, mail.date === '' ? '' : dateIn(language, mail.date)],
    [words.attachments, mail.attachments.length === 0 ? '' : numberIn(language, mail.attachments.length)],
  ];
  const list = rows
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${escaped(name)}<dd>${escaped(value)}`);
  const warnings = warningsOf(mail, words).map((warning) => `<p class="warning">${escaped(warning)}</p>`);
  return `<h2>${escaped(mail.subject || words.noSubject)}</h2><dl>${list.join('')}</dl>${warnings.join('')}<hr>`;
}

/** Pure. */
export function warningsOf(mail: Pick<Mail, 'from' | 'replyTo'>, words: Words): readonly string[] {
  const [from] = mail.from;
  const shown = from && addressInName(from);
  return [
    ...(from && shown !== undefined ? [words.otherSender(shown, from.address || '?')] : []),
    ...(answersElsewhere(mail) ? [words.answersElsewhere(mail.replyTo.map(({ address }) => address).join(', '))] : []),
  ];
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** Whether answers go to another domain than that of the sender. */
function answersElsewhere({ from, replyTo }: Pick<Mail, 'from' | 'replyTo'>): boolean {
  const domains = from.map(({ address }) => domainOf(address));
  return replyTo.some(({ address }) => address !== '' && !domains.includes(domainOf(address)));
}

/** The plain text where there is one: it hides no links. */
function textOf({ text, html }: Mail, formatted: string, words: Words): string {
  if (text.trim() === '') return html === '' ? `<p class="left-out">${escaped(words.noText)}</p>` : formatted;
  const plain = `<pre class="letter">${escaped(text.slice(0, MOST_TEXT).trimEnd())}</pre>`;
  return html === '' ? plain : `${plain}<details><summary>${escaped(words.formatted)}</summary>${formatted}</details>`;
}

const listOf = (attachments: readonly Part[], words: Words, language: string): string =>
  attachments.length === 0 ? '' : `<h2>${escaped(words.attachments)}</h2>${partsTable(language, attachments)}`;

/** Pure. */
export const personText = ({ name, address }: Person): string =>
  name === '' || name === address ? address : address === '' ? name : `${name} <${address}>`;

/** So many are read by a person. */
const MOST_PERSONS = 50;

const persons = (all: readonly Person[]): string =>
  `${all.slice(0, MOST_PERSONS).map(personText).join(', ')}${all.length > MOST_PERSONS ? ', …' : ''}`;

/** The date in words, or as the mail has it. Pure. */
export function dateIn(language: string, date: string, dateStyle: 'full' | 'medium' = 'full'): string {
  const time = new Date(date);
  if (Number.isNaN(time.getTime())) return date;
  const format = { dateStyle, timeStyle: 'short', timeZone: 'UTC' } as const;
  return `${new Intl.DateTimeFormat(languageOf(language), format).format(time)} UTC`;
}

const numberIn = (language: string, number: number): string =>
  new Intl.NumberFormat(languageOf(language)).format(number);
