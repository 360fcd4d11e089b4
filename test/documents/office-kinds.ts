/** Documents of older programs, and templates: the LibreOffice of an image makes them of ours, on the host and without a network. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { currentImage } from '../../host-agent/image/store.ts';
import type { Folders } from '../../host-agent/storage/folders.ts';

/** Of which document each is made, and by which filter. */
const MADE = {
  'a.doc': ['a.docx', 'MS Word 97'],
  'a.dot': ['a.docx', 'MS Word 97 Vorlage'],
  'a.dotx': ['a.docx', 'MS Word 2007 XML Template'],
  'a.ott': ['a.odt', 'writer8_template'],
  'a.xls': ['a.xlsx', 'MS Excel 97'],
  'a.xlt': ['a.xlsx', 'MS Excel 97 Vorlage/Template'],
  'a.xltx': ['a.xlsx', 'Calc MS Excel 2007 XML Template'],
  'a.ots': ['a.ods', 'calc8_template'],
  'a.ppt': ['a.pptx', 'MS PowerPoint 97'],
  'a.pot': ['a.pptx', 'MS PowerPoint 97 Vorlage'],
  'a.pps': ['a.pptx', 'MS PowerPoint 97 AutoPlay'],
  'a.potx': ['a.pptx', 'Impress MS PowerPoint 2007 XML Template'],
  'a.ppsx': ['a.pptx', 'Impress MS PowerPoint 2007 XML AutoPlay'],
  'a.otp': ['a.odp', 'impress8_template'],
  'a.otg': ['a.odg', 'draw8_template'],
} as const;
export type Made = keyof typeof MADE;

/** Unpacks the browser image in use below `folder`, and makes all of them there of `ours`. */
export async function madeByOffice(
  folders: Folders,
  folder: string,
  ours: Readonly<Record<string, Buffer>>,
): Promise<ReadonlyMap<Made, Buffer>> {
  const image = await currentImage(folders, 'browser');
  if (!image) throw new Error('There is no browser image.');
  const tree = join(folder, 'tree');
  execFileSync('fsck.erofs', [`--extract=${tree}`, join(image.folder, image.manifest.files.root.name)], {
    stdio: 'ignore',
  });
  mkdirSync(join(tree, 'tmp/in'), { recursive: true });
  for (const [name, content] of Object.entries(ours)) writeFileSync(join(tree, 'tmp/in', name), content);
  const kinds = Object.entries(MADE) as [Made, (typeof MADE)[Made]][];
  return new Map(
    kinds.map(([name, [of, filter]]) => {
      const ending = name.slice(2);
      const convert = () =>
        runOffice(tree, ['--convert-to', `${ending}:${filter}`, '--outdir', `/tmp/${ending}`, `/tmp/in/${of}`]);
      convert();
      return [name, readFileSync(join(tree, 'tmp', ending, name))];
    }),
  );
}

/** Twice: at its first start it only sets itself up. */
function runOffice(tree: string, args: readonly string[]): void {
  const program = [
    '/usr/lib/libreoffice/program/soffice.bin',
    '--headless',
    '-env:UserInstallation=file:///tmp/profile',
    ...args,
  ];
  // The loader of libraries finds a program's own folder by /proc.
  const inTree = 'mount --rbind /dev "$0/dev"; mount --bind /proc "$0/proc"; exec chroot "$0" "$@"';
  const command = ['--mount', '--net', '--propagation', 'private', 'sh', '-c', inTree, tree, ...program];
  const options = { env: { PATH: process.env['PATH'], HOME: '/tmp' }, stdio: 'ignore' } as const;
  try {
    execFileSync('unshare', command, options);
  } catch {
    execFileSync('unshare', command, options);
  }
}
