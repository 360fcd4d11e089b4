import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { isSignedBy, sign } from '../../host-agent/tools/minisign.ts';
import { isSignedInProcess } from '../fakes/minisign.ts';
import { makeSigner, type Signer } from '../host-agent/channel/signed-channels.ts';

let folder: string;
let file: string;
let signer: Signer;
let stranger: Signer;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-minisign-'));
  file = join(folder, 'file');
  [signer, stranger] = [await makeSigner(folder), await makeSigner(folder)];
  writeFileSync(file, 'content');
  await sign(file, `${file}.minisig`, signer.secret);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The answers of the program and of the fake. */
const both = async (key: string) => [
  await isSignedBy(key, file, `${file}.minisig`),
  await isSignedInProcess(key, file, `${file}.minisig`),
];

it('the minisign of simulated fleets answers as the program does', async () => {
  const signature = readFileSync(`${file}.minisig`, 'utf8');
  expect(await both(signer.public)).toEqual([true, true]);
  expect(await both(stranger.public)).toEqual([false, false]);
  writeFileSync(`${file}.minisig`, signature.replace(/timestamp:\d/, 'timestamp:9'));
  expect(await both(signer.public)).toEqual([false, false]);
  writeFileSync(`${file}.minisig`, signature);
  writeFileSync(file, 'Content');
  expect(await both(signer.public)).toEqual([false, false]);
});
