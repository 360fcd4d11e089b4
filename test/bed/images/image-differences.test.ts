import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { StoredImage } from '../../../host-agent/image/store.ts';
import { imageDifferences } from './image-differences.ts';

const folder = mkdtempSync(join(tmpdir(), 'sb-roots-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** An image whose root contains one file with this text and mode. */
function image(
  name: string,
  text: string,
  { mode = 0o644, kernelVersion = '6.12', layout = [] as readonly string[] } = {},
): StoredImage {
  const at = join(folder, name);
  const tree = join(folder, `${name}-tree`);
  mkdirSync(join(tree, 'etc'), { recursive: true });
  writeFileSync(join(tree, 'etc/motd'), text);
  chmodSync(join(tree, 'etc/motd'), mode);
  mkdirSync(at);
  const root = join(at, 'root.erofs');
  execFileSync('mkfs.erofs', ['--quiet', '-T1', '-U5afeb405-0000-4000-8000-000000000001', ...layout, root, tree]);
  const sha256 = execFileSync('sha256sum', [root], { encoding: 'utf8' }).slice(0, 64);
  const file = (fileName: string, digest: string) => ({ name: fileName, bytes: statSync(root).size, sha256: digest });
  const files = {
    kernel: file('vmlinuz', '0'.repeat(64)),
    initramfs: file('initramfs.img', '0'.repeat(64)),
    root: file('root.erofs', sha256),
  };
  const manifest: StoredImage['manifest'] = {
    schema: 1,
    role: 'network',
    debug: false,
    ownRecipe: false,
    inputs: '0'.repeat(64),
    kernelVersion,
    commandLine: '',
    files,
    packages: [],
  };
  return {
    role: 'network',
    digest: sha256,
    folder: at,
    manifest,
    isCurrent: true,
    isPrevious: false,
    isShared: false,
    bytes: 1,
  };
}

describe('the list of differences between two images', () => {
  const first = image('first', 'hello');

  it('is empty when they are the same', () => {
    expect(imageDifferences(first, image('same', 'hello'))).toEqual([]);
  });

  it('names fields of the manifest, parts, and files of the root', () => {
    const reported = imageDifferences(first, image('other', 'Hello', { mode: 0o600, kernelVersion: '6.13' }));
    expect(reported).toEqual([
      'kernelVersion: ["6.12","6.13"]',
      expect.stringMatching(/^root: \d+ and \d+ bytes$/),
      expect.stringMatching(/^>fc.*p.* etc\/motd$/),
    ]);
  });

  it('reports only the layout when the same files were packed differently', () => {
    const reported = imageDifferences(first, image('packed', 'hello', { layout: ['-Enoinline_data'] }));
    expect(reported.at(-1)).toBe('the roots hold the same files, laid out differently');
  });
});
