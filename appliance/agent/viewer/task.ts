/** What the viewer is asked to do, as words on its command line, or as a line of JSON with the same words. */
import { isOfficeFormat, type OfficeFormat } from '../office/soffice.ts';

export interface ViewerTask {
  readonly path: string;
  /** Empty; what is made goes there. */
  readonly folder: string;
  /** BCP 47. */
  readonly language: string;
  /** Chromium prints what is made: only a page, and none that shows bytes. */
  readonly isPrinted?: boolean;
}

/** The viewer's answer: Chromium opens the file itself. */
export const ITSELF = '.';

/** To look into a document of an office program, which another one then opens. */
export interface LookTask {
  readonly path: string;
  readonly format: OfficeFormat;
}

/** The first word of the guest agent's program when it is the viewer: of a file to show, or to print, of one that it is not asked for yet, or of a document to look into. */
const [VIEWER, PRINTED, AHEAD, LOOK] = ['view', 'print', 'view-ahead', 'look'];
const PROGRAM = '/usr/lib/safe-browse/agent.cjs';

/** What the viewer that is started ahead prints before its answer: it waits for its task. */
export const WAITS = '\n';

/** Without V8's compilers, as the guest agent: most of its work is done once. Pure. */
const viewerProgram = (...words: readonly string[]): readonly string[] => ['node', '--jitless', PROGRAM, ...words];

const wordsOf = ({ path, folder, language, isPrinted = false }: ViewerTask): readonly string[] => [
  isPrinted ? PRINTED : VIEWER,
  path,
  folder,
  language,
];

/** Pure. */
export const viewerCommand = (task: ViewerTask): readonly string[] => viewerProgram(...wordsOf(task));

/** A viewer that reads its task, a {@link taskLine}, from its stdin. Pure. */
export const aheadCommand = (): readonly string[] => viewerProgram(AHEAD);

/** `words`: after the program's name. Pure. */
export const isAhead = ([word]: readonly string[]): boolean => word === AHEAD;

/** Pure. */
export const taskLine = (task: ViewerTask): string => `${JSON.stringify(wordsOf(task))}\n`;

/** `words`: after the program's name. `undefined` if they ask for the guest agent. Pure. */
export function viewerTask([word, path = '', folder = '', language = '']: readonly string[]): ViewerTask | undefined {
  if (word === PRINTED) return { path, folder, language, isPrinted: true };
  return word === VIEWER ? { path, folder, language } : undefined;
}

/** `undefined` if the line is no task, or empty. Pure. */
export function taskOfLine(line: string): ViewerTask | undefined {
  if (line === '') return undefined;
  const words: unknown = JSON.parse(line);
  return isWords(words) ? viewerTask(words) : undefined;
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((word) => typeof word === 'string');

/** It prints what it found, as JSON. Pure. */
export const lookCommand = ({ path, format }: LookTask): readonly string[] => viewerProgram(LOOK, path, format);

/** Pure. */
export function lookTask([word, path = '', format = '']: readonly string[]): LookTask | undefined {
  return word === LOOK && isOfficeFormat(format) ? { path, format } : undefined;
}
