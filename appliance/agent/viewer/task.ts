/** What the viewer is asked to do, as words on its command line. */
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

/** The first word of the guest agent's program when it is the viewer: of a file to show, or to print, or of a document to look into. */
const [VIEWER, PRINTED, LOOK] = ['view', 'print', 'look'];
const PROGRAM = '/usr/lib/safe-browse/agent.cjs';

/** Without V8's compilers, as the guest agent: most of its work is done once. Pure. */
export const viewerCommand = ({ path, folder, language, isPrinted = false }: ViewerTask): readonly string[] => [
  'node',
  '--jitless',
  PROGRAM,
  isPrinted ? PRINTED : VIEWER,
  path,
  folder,
  language,
];

/** `words`: after the program's name. `undefined` if they ask for the guest agent. Pure. */
export function viewerTask([word, path = '', folder = '', language = '']: readonly string[]): ViewerTask | undefined {
  if (word === PRINTED) return { path, folder, language, isPrinted: true };
  return word === VIEWER ? { path, folder, language } : undefined;
}

/** It prints what it found, as JSON. Pure. */
export const lookCommand = ({ path, format }: LookTask): readonly string[] => [
  'node',
  '--jitless',
  PROGRAM,
  LOOK,
  path,
  format,
];

/** Pure. */
export function lookTask([word, path = '', format = '']: readonly string[]): LookTask | undefined {
  return word === LOOK && isOfficeFormat(format) ? { path, format } : undefined;
}
