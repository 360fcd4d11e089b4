/** Which programs of the desktop open links and each kind of files: what a click outside of Safe Browse does. */
import type { Finding } from '../api/host/doctor.ts';
import { FILE_KINDS, type FileKind } from '../api/configuration/file-kinds.ts';
import { defaultBrowser, defaultProgramsOfKinds, entryFolders, programName } from '../api/host/default-programs.ts';
import { isInstalled } from '../process/installed.ts';

type Opened = 'links' | FileKind;
const NOTHING = '–';

/** None on a host without a desktop's programs. */
export async function defaultProgramFindings(): Promise<Finding[]> {
  if (!(await isInstalled('xdg-mime'))) return [];
  const [links, kinds] = await Promise.all([defaultBrowser(), defaultProgramsOfKinds()]);
  const folders = entryFolders();
  const named = [['links', links] as const, ...kinds].flatMap(([what, entry]) =>
    entry === undefined ? [] : [[what, programName(entry, folders)] as const],
  );
  return [defaultProgramsFinding(Object.fromEntries(named))];
}

/** `programs`: their names. Pure. */
export function defaultProgramsFinding(programs: Partial<Readonly<Record<Opened, string>>>): Finding {
  const named = (['links', ...FILE_KINDS] as const).map((what) => [what, programs[what] ?? NOTHING] as const);
  const params = Object.fromEntries(named) as Record<Opened, string>;
  const { links, documents, office, text, pictures, mail, archives, media, pages } = params;
  return {
    check: 'default programs',
    level: 'ok',
    message: `Links open in ${links}, documents in ${documents}, office documents in ${office}, text in ${text}, pictures in ${pictures}, mail in ${mail}, archives in ${archives}, sound and films in ${media}, web pages in ${pages}.`,
    params,
  };
}
