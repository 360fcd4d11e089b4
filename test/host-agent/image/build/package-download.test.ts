/** With the real apt, over archives in a temporary folder. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { downloadPackages } from '../../../../host-agent/image/build/package-download.ts';
import { makeArchive, makeKernelPackage, makePackage } from '../debian-packages.ts';

vi.setConfig({ testTimeout: 120_000 });
const never = new AbortController().signal;
const VERSION = '6.12.1-amd64';
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-download-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const essential = () => makePackage(folder, { name: 'base-files', version: '13', fields: ['Essential: yes'] });
const library = (version = '1.0') => makePackage(folder, { name: 'libsmall', version });
const program = () => makePackage(folder, { name: 'small', version: '2.0', fields: ['Depends: libsmall'] });
const unwanted = () => makePackage(folder, { name: 'unwanted', version: '1' });
const metaKernel = (depends: string) =>
  makePackage(folder, { name: 'linux-image-amd64', version: '6.12.1-1', fields: [`Depends: ${depends}`] });
const download = (list: string, kernelPackage = 'linux-image-amd64', packages: readonly string[] = ['small']) =>
  downloadPackages({
    folder: at('packages'),
    sources: { list, preferences: '', refused: [] },
    packages,
    kernelPackage,
    kernelFile: at('kernel.deb'),
    signal: never,
  });
const downloaded = () =>
  readdirSync(at('packages/archives'))
    .filter((name) => name.endsWith('.deb'))
    .sort();

describe('the packages of an image', () => {
  it('are the essential ones, the wanted ones and what they need; the kernel is set aside', async () => {
    const kernel = makeKernelPackage(folder, VERSION, {});
    const debs = [essential(), library(), program(), kernel, metaKernel(`linux-image-${VERSION} (= 6.12.1-1)`)];
    const { apt, archiveOf } = await download(makeArchive(at('archive'), [...debs, unwanted()]));
    expect(downloaded()).toEqual(['base-files_13_amd64.deb', 'libsmall_1.0_amd64.deb', 'small_2.0_amd64.deb']);
    // The versioned package, which has the kernel, and not the one that only names it.
    expect(readFileSync(at('kernel.deb')).equals(readFileSync(kernel))).toBe(true);
    expect(apt.archives).toBe(at('packages/archives'));
    const ours = { origin: 'Debian', suite: 'stable', component: 'main' };
    expect(
      [
        ['small', '2.0'],
        [`linux-image-${VERSION}`, '6.12.1-1'],
        ['small', '1.0'],
        ['absent', '1.0'],
      ].map(([name = '', version = '']) => archiveOf(name, version)),
    ).toEqual([ours, ours, undefined, undefined]);
  });

  it('are each recorded with their own archive', async () => {
    const kernel = makeKernelPackage(folder, VERSION, {});
    const main = makeArchive(at('archive'), [essential(), kernel, program()]);
    const other = makeArchive(at('other'), [library()], { origin: 'Other', suite: 'trixie', component: 'extra' });
    const { archiveOf } = await download(main + other, `linux-image-${VERSION}`);
    expect(archiveOf('small', '2.0')).toEqual({ origin: 'Debian', suite: 'stable', component: 'main' });
    expect(archiveOf('libsmall', '1.0')).toEqual({ origin: 'Other', suite: 'trixie', component: 'extra' });
    expect(archiveOf(`linux-image-${VERSION}`, '6.12.1-1')?.origin).toBe('Debian');
  });

  it('count the essential ones as installed, so that apt does not choose another for what one of them provides', async () => {
    const mailer = (name: string, fields: string[]) => makePackage(folder, { name, version: '1', fields });
    const debs = [
      mailer('essential-mailer', ['Essential: yes', 'Provides: mailer']),
      mailer('another-mailer', ['Provides: mailer']),
      makePackage(folder, { name: 'small', version: '2.0', fields: ['Depends: another-mailer | mailer'] }),
      makeKernelPackage(folder, VERSION, {}),
    ];
    await download(makeArchive(at('archive'), debs), `linux-image-${VERSION}`);
    expect(downloaded()).toEqual(['essential-mailer_1_amd64.deb', 'small_2.0_amd64.deb']);
  });

  it('are refused without the kernel', async () => {
    const list = makeArchive(at('archive'), [essential(), library(), program()]);
    await expect(download(list, 'linux-image-absent')).rejects.toMatchObject({
      code: 'packages-failed',
      params: { output: 'There is no package linux-image-absent.' },
    });
  });

  it('are refused with apt’s words when one of them does not exist', async () => {
    const list = makeArchive(at('archive'), [essential(), makeKernelPackage(folder, VERSION, {})]);
    await expect(download(list, `linux-image-${VERSION}`, ['absent'])).rejects.toMatchObject({
      code: 'command-failed',
      message: expect.stringContaining('Unable to locate package absent') as string,
    });
  });
});
