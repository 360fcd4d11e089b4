/** Converter VMs that the document has taken over: fakes, against the real host agent. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import { openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import type { Client } from '../../../host-agent/api/connection/client.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { runtimeNames } from '../../../host-agent/storage/filenames.ts';
import type { Behaviour } from '../../fakes/qemu/behaviour.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';

const WITHIN_MS = 60_000;

describe('a safe copy whose converter VM was taken over', () => {
  const downloads = mkdtempSync(join(tmpdir(), 'sb-landing-'));
  let testBed: FakeQemuTestBed;
  let client: Client;
  let session: Session;
  beforeAll(async () => {
    testBed = await FakeQemuTestBed.open({
      configuration: `accelerator = "tcg"\n[template]\nseal = "off"\n[downloads]\nfolder = "${downloads}"\n`,
    });
    client = await testBed.client();
    session = await openAndFollow(client, { url: 'http://has-download.hostile/' });
    await downloaded();
  });
  afterAll(async () => {
    client.close();
    expect(await testBed.close()).toEqual([]);
    rmSync(downloads, { recursive: true });
  });

  const shown = () => client.call('session.show', { id: session.id });
  const downloaded = () =>
    testBed.product.until('something is downloaded', async () => (await shown()).downloads === 1, WITHIN_MS);
  const copy = (onProgress: (step: string) => void = () => undefined) =>
    client.call('session.take-safe', { id: session.id, file: 1 }, { onProgress: ({ step }) => onProgress(step) });
  const converters = () => testBed.processes().filter(({ commandLine }) => commandLine.includes(CONVERTER_PARAMETER));
  const folders = () => {
    const { conversion } = runtimeNames(testBed.folders);
    return existsSync(conversion) ? readdirSync(conversion) : [];
  };
  const left = () => ({ landed: readdirSync(downloads), processes: converters(), folders: folders() });
  const NOTHING = { landed: [], processes: [], folders: [] };

  it.each<[Behaviour, string]>([
    ['absurd-page', 'protocol-violation'],
    ['other-page', 'protocol-violation'],
    ['offers-file', 'protocol-violation'],
    ['turns-browser', 'protocol-violation'],
    ['other-bytes', 'protocol-violation'],
    ['endless-pages', 'safe-copy-too-many-pages'],
    ['hangs-up', 'safe-copy-not-drawn'],
    ['wrong-type', 'protocol-violation'],
    ['endless-line', 'protocol-violation'],
    ['closes-wire', 'converter-ended'],
    ['wrong-role', 'protocol-violation'],
  ])('is refused and leaves nothing: %s', async (converter, code) => {
    testBed.behave({ converter });
    await expect(copy()).rejects.toMatchObject({ code });
    expect(left()).toEqual(NOTHING);
    expect((await shown()).state).toBe('browsing');
  });

  it.each<Behaviour>(['endless-pixels', 'floods-console'])(
    'has exactly the agreed pixels, however many the VM sends: %s',
    async (converter) => {
      testBed.behave({ converter });
      const { path } = await copy();
      expect(execFileSync('pdfinfo', [path], { encoding: 'utf8' })).toMatch(/^Pages: +2$/m);
      expect(execFileSync('pdftoppm', ['-r', '150', '-f', '2', '-l', '2', path]).subarray(-3)).toEqual(
        Buffer.from([255, 0, 0]),
      );
      rmSync(path);
      expect(left()).toEqual(NOTHING);
    },
  );

  it('is made one at a time; killed with its host agent it leaves nothing, and the session continues', async () => {
    testBed.behave({ converter: 'stops-at-page-2' });
    let isDrawing = false;
    const copying = copy((step) => (isDrawing ||= step === 'drawing')).catch(() => undefined);
    await testBed.product.until(
      'its first page begins to arrive',
      () => isDrawing && readdirSync(downloads).length > 0,
      WITHIN_MS,
    );
    await expect(copy()).rejects.toMatchObject({ code: 'safe-copy-running', exitStatus: 3 });
    expect([converters().length > 0, folders().length]).toEqual([true, 1]);
    await testBed.product.kill(testBed.product.daemon()?.pid ?? 0);
    await copying;
    client.close();
    // No host agent has cleaned up yet.
    expect([converters().length > 0, folders().length, readdirSync(downloads).length]).toEqual([true, 1, 1]);
    client = await testBed.client();
    await expect.poll(left, { timeout: WITHIN_MS }).toEqual(NOTHING);
    expect((await shown()).state).toBe('browsing');
    testBed.behave({});
    await downloaded();
    const { path } = await copy();
    expect(readdirSync(downloads)).toEqual(['report (safe).pdf']);
    rmSync(path);
  });
});
