/** The files in a file, such as the attachments of a mail: each is saved and viewed as the file itself, within bounds that all of them share. */
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escaped, sizeIn } from './pages.ts';
import { endingOf } from './showing.ts';
import { ITSELF } from './task.ts';
import { nameNotes, readable } from './names.ts';
import { languageOf, wordsIn } from './words.ts';

/** What all files in a file may take together. Its folder is in the memory of the VM. */
export interface Bounds {
  parts: number;
  bytes: number;
  /** Milliseconds since the epoch. */
  readonly until: number;
}

export const MOST_PARTS = 200;
export const MOST_PART_BYTES = 256 * 1024 * 1024;
/** Files in files in files. */
export const MOST_DEPTH = 4;
/** The guest agent waits longer, so that a page comes in any case. */
const WITHIN_MS = 60_000;

export const newBounds = (now = Date.now()): Bounds => ({
  parts: MOST_PARTS,
  bytes: MOST_PART_BYTES,
  until: now + WITHIN_MS,
});

/** What became of a file. */
export interface View {
  /** {@link ITSELF}, or the name of a file in the folder. */
  readonly opens: string;
  /** In words. */
  readonly kind: string;
  /** What the person should know about it. */
  readonly notes: readonly string[];
  readonly isPicture: boolean;
}

/** Where the view of a file goes. */
export interface Place {
  readonly folder: string;
  /** BCP 47. */
  readonly language: string;
  /** 0: a file that the person sent. */
  readonly depth: number;
  readonly bounds: Bounds;
  readonly view: (path: string, place: Place) => Promise<View>;
}

const PAGE = 'page.html';

/** What Chromium opens of a file of which a page was made. */
export async function writePage({ folder }: Pick<Place, 'folder'>, html: string): Promise<string> {
  await writeFile(join(folder, PAGE), html, { flag: 'wx' });
  return PAGE;
}

export interface Saved {
  readonly number: number;
  readonly file: string;
}

/** A file in a file, as a page names it. */
export interface Part {
  readonly name: string;
  readonly bytes: number | undefined;
  readonly kind?: string;
  /** Relative to the page; none if it does not open. */
  readonly link?: string;
  readonly notes?: readonly string[];
  readonly isPicture?: boolean;
}

/** Within a folder of a part: the part itself. What is made of it lies beside, under other names. */
const INSIDE = 'in';

export class Parts {
  readonly #place: Place;
  #number = 0;
  constructor(place: Place) {
    this.#place = place;
  }

  /** Whether no further part can be saved. */
  get isFull(): boolean {
    const { parts, bytes, until } = this.#place.bounds;
    return parts <= 0 || bytes <= 0 || Date.now() > until;
  }

  /** Saves a part under a name of ours. `undefined` if it exceeds a bound; nothing of it remains then. */
  async save(name: string, chunks: AsyncIterable<Uint8Array>): Promise<Saved | undefined> {
    const { bounds, folder } = this.#place;
    if (this.isFull) return undefined;
    bounds.parts -= 1;
    this.#number += 1;
    const saved: Saved = { number: this.#number, file: fileName(name) };
    await mkdir(join(folder, String(saved.number), INSIDE), { recursive: true });
    if (await this.#isWritten(this.#path(saved), chunks)) return saved;
    await rm(this.#path(saved), { force: true });
    return undefined;
  }

  async #isWritten(path: string, chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
    const { bounds } = this.#place;
    let written = 0;
    try {
      await using file = await open(path, 'wx');
      for await (const chunk of chunks) {
        written += chunk.length;
        if (written > bounds.bytes || Date.now() > bounds.until) return false;
        await file.writeFile(chunk);
      }
    } catch {
      // What it comes from is damaged, or there is no room.
      return false;
    }
    bounds.bytes -= written;
    return true;
  }

  /** How a saved part is shown. Never throws: a part that is damaged does not open. */
  async view(saved: Saved | undefined, name: string, bytes: number | undefined): Promise<Part> {
    const { language, depth, bounds, folder, view } = this.#place;
    const part: Part = { name, bytes, notes: nameNotes(language, name) };
    if (!saved || Date.now() > bounds.until) return part;
    try {
      const into = join(folder, String(saved.number));
      const viewed = await view(this.#path(saved), { language, depth: depth + 1, bounds, view, folder: into });
      const path = viewed.opens === ITSELF ? [INSIDE, saved.file] : [viewed.opens];
      return {
        ...part,
        ...viewed,
        link: [String(saved.number), ...path].map(encodeURIComponent).join('/'),
        notes: [...(part.notes ?? []), ...viewed.notes],
      };
    } catch {
      return { ...part, notes: [...(part.notes ?? []), wordsIn(language).broken] };
    }
  }

  #path({ number, file }: Saved): string {
    return join(this.#place.folder, String(number), INSIDE, file);
  }
}

/** Of a part that is in memory. */
export async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

/** Of characters: with four bytes each, the longest name that a file may have. */
const LONGEST_STEM = 50;

/** A name that is one name, whatever a mail or an archive says, with the ending of theirs. Pure. */
export function fileName(name: string): string {
  const last = readable(name).split(/[/\\]/).at(-1)?.trim() ?? '';
  const ending = endingOf(last);
  const stem = Array.from(last.slice(0, ending === '' ? undefined : -ending.length - 1))
    .slice(0, LONGEST_STEM)
    .join('');
  const cleaned = stem.replace(/^\.+/, '');
  return `${cleaned === '' ? 'file' : cleaned}${ending === '' ? '' : `.${ending}`}`;
}

/** Pure. */
export function partsTable(language: string, parts: readonly Part[]): string {
  const words = wordsIn(language);
  const rows = parts.map(({ name, bytes, kind, link, notes = [] }) => {
    const text = escaped(readable(name));
    const linked = link === undefined ? text : `<a href="${escaped(link)}" target="_blank">${text}</a>`;
    const warnings = notes.map((note) => `<br><small class="warning">${escaped(note)}</small>`).join('');
    const size = bytes === undefined ? '' : sizeIn(language, bytes);
    return `<tr><td>${linked}${warnings}<td>${escaped(kind ?? words.kindOfName(endingOf(name)))}<td class="number">${escaped(size)}`;
  });
  return `<table>\n<tr><th>${escaped(words.name)}<th>${escaped(words.kind)}<th>${escaped(words.size)}\n${rows.join('\n')}\n</table>`;
}

/** Says it where not each of the parts opens. Pure. */
export function boundsNote(language: string, parts: readonly Part[]): string[] {
  const isLeftOut = parts.some(({ link, bytes }) => link === undefined && bytes !== undefined);
  const number = new Intl.NumberFormat(languageOf(language));
  return isLeftOut ? [wordsIn(language).bounds(number.format(MOST_PARTS), sizeIn(language, MOST_PART_BYTES))] : [];
}
