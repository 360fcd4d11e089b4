import { execFileSync, spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { crx, extensionId } from '../../../../host-agent/scripts/build/crx.mjs';

const folder = mkdtempSync(join(tmpdir(), 'sb-crx-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const newKey = () =>
  generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' });

it('an extension for Chromium contains its files, is the same for the same key, and is named by it', () => {
  const files = [
    { name: 'manifest.json', content: Buffer.from('{}') },
    { name: '_locales/de/ä.json', content: Buffer.from('Grüße'.repeat(1000)) },
  ];
  const [key, other] = [newKey(), newKey()];
  const made = crx(files, String(key));
  expect(made.subarray(0, 8)).toEqual(Buffer.from('Cr24\u0003\0\0\0'));
  expect(crx(files, String(key))).toEqual(made);
  expect(extensionId(String(key))).toMatch(/^[a-p]{32}$/);
  expect(extensionId(String(other))).not.toBe(extensionId(String(key)));
  const archive = join(folder, 'archive.zip');
  writeFileSync(archive, made.subarray(12 + made.readUInt32LE(8)));
  expect(spawnSync('unzip', ['-tq', archive]).status).toBe(0);
  for (const { name, content } of files)
    expect(execFileSync('unzip', ['-p', archive, name.replace('ä', '*')])).toEqual(content);
});
