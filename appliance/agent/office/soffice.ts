/** LibreOffice, which makes PDF files of documents of office programs. It is in an image only if the configuration asks for it. */
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../commands/run.ts';

const PROGRAMS = '/usr/lib/libreoffice/program';
const PROGRAM = `${PROGRAMS}/soffice.bin`;
/** Hands its arguments to a LibreOffice that runs with the same home, and ends when that has done it. Without one, it starts one. */
const HANDS_OVER = `${PROGRAMS}/oosplash`;

/** The documents that it opens, by the usual ending of their names: the filter that reads them, and the one that writes a PDF file. */
const FILTERS = {
  docx: ['MS Word 2007 XML', 'writer'],
  doc: ['MS Word 97', 'writer'],
  odt: ['writer8', 'writer'],
  rtf: ['Rich Text Format', 'writer'],
  xlsx: ['Calc MS Excel 2007 XML', 'calc'],
  xls: ['MS Excel 97', 'calc'],
  ods: ['calc8', 'calc'],
  pptx: ['Impress MS PowerPoint 2007 XML', 'impress'],
  ppt: ['MS PowerPoint 97', 'impress'],
  odp: ['impress8', 'impress'],
  odg: ['draw8', 'draw'],
} as const;
export type OfficeFormat = keyof typeof FILTERS;

/** What one document may take. */
const MOST_MEMORY = 1024 * 1024 * 1024;
const MOST_WRITTEN = 256 * 1024 * 1024;
/** It ends also when what started it has ended. */
const MOST_CPU_SECONDS = 180;
const PREPARED_WITHIN_MS = 30_000;

/** Pure. */
export const isOfficeFormat = (ending: string): ending is OfficeFormat => Object.hasOwn(FILTERS, ending);

/** Whether this image has it. */
export const hasOffice = (program = PROGRAM): boolean => existsSync(program);

/** The whole environment of its program. `home`: of {@link prepareOffice}. Pure. */
export const officeEnvironment = (home: string): Readonly<Record<string, string>> => ({
  HOME: home,
  LANG: 'C.UTF-8',
  // With fonts that pages do not see.
  FONTCONFIG_FILE: '/usr/share/safe-browse/documents/fonts.conf',
  SAL_USE_VCLPLUGIN: 'svp',
  DBUS_SESSION_BUS_ADDRESS: 'disabled:',
});

/** Its home is an empty folder. It would start twice there, because it sets up extensions for another version. */
export async function prepareOffice(home: string, programs = PROGRAMS): Promise<void> {
  const folder = join(home, 'profile/user/extensions');
  const [, build = ''] = /^buildid=(.*)$/m.exec(await readFile(join(programs, 'versionrc'), 'utf8')) ?? [];
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'buildid'), build);
}

/** As root: {@link prepareOffice}, and everything in the home belongs to this account. */
export async function prepareOfficeFor(
  { userId, groupId }: { readonly userId: number; readonly groupId: number },
  home: string,
): Promise<void> {
  await prepareOffice(home);
  await run('busybox', ['chown', '-R', `${userId}:${groupId}`, home], { timeoutMs: PREPARED_WITHIN_MS });
}

/** Its program, with this home. Pure. */
const limited = (home: string, program: string): readonly [program: string, ...args: string[]] => [
  'prlimit',
  `--data=${MOST_MEMORY}`,
  `--fsize=${MOST_WRITTEN}`,
  `--cpu=${MOST_CPU_SECONDS}`,
  program,
  '--headless',
  '--norestore',
  `-env:UserInstallation=file://${home}/profile`,
];

/** Opens documents and stays. Pure. */
export const stayingCommand = (home: string, documents: readonly string[]): readonly string[] => [
  ...limited(home, PROGRAM),
  ...documents,
];

/** Writes `NAME.pdf` in `folder` from `NAME.anything` at `source`, with at most `mostPages` pages. It reads the document as `format`, and as nothing else. Pure. */
export function officeCommand({
  source,
  format,
  folder,
  home,
  mostPages,
  isStaying = false,
}: {
  readonly source: string;
  readonly format: OfficeFormat;
  readonly folder: string;
  readonly home: string;
  readonly mostPages: number;
  /** One that stays in this home does it. */
  readonly isStaying?: boolean;
}): readonly [program: string, ...args: string[]] {
  const [reads, writes] = FILTERS[format];
  const options = JSON.stringify({ PageRange: { type: 'string', value: `1-${mostPages}` } });
  return [
    ...limited(home, isStaying ? HANDS_OVER : PROGRAM),
    `--infilter=${reads}`,
    '--convert-to',
    `pdf:${writes}_pdf_Export:${options}`,
    '--outdir',
    folder,
    source,
  ];
}
