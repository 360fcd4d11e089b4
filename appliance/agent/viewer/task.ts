/** What the viewer is asked to do, as words on its command line. */
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

/** The first word of the guest agent's program when it is the viewer: of a file to show, or to print. */
const [VIEWER, PRINTED] = ['view', 'print'];
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
