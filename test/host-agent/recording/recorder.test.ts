import { once } from 'node:events';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { observedIn } from '../../../host-agent/recording/observed.ts';
import { readPcapng } from '../../../host-agent/recording/pcap.ts';
import { settle } from '../../bed/event-loop.ts';
import { connecting, dnsAnswer, fakeRecording, pcapOf, pcapRecord } from './recording-setup.ts';

const SITE = [198, 51, 100, 7];

/** A closed one with frames, pictures and a download. */
async function closed() {
  const fake = await fakeRecording();
  const recorder = await fake.begin();
  fake.wire.write(pcapOf([dnsAnswer('site.test', SITE), connecting(SITE, 443)]));
  await fake.draw();
  const path = join(fake.root, 'taken.exe');
  writeFileSync(path, 'MZ and more');
  await recorder.addDownload({ path, name: 'taken.exe', origin: 'https://site.test/taken.exe' });
  await settle();
  const summary = await recorder.end('stopped');
  return { ...fake, summary };
}

const manifestOf = (folder: string) => readFileSync(join(folder, 'manifest.jsonl'), 'utf8').trimEnd().split('\n');

describe('a recording', () => {
  it('says what was recorded and where, and is as it was recorded', async () => {
    const { summary, check, folder } = await closed();
    expect(summary).toMatchObject({ folder, end: 'stopped', downloads: 1 });
    expect(summary.files.map(({ file }) => file)).toEqual(['network.pcapng', 'screen.webm', 'downloads/1.zip']);
    expect(await check()).toMatchObject({
      session: 'cafe',
      end: 'stopped',
      problems: [],
      signedBy: expect.stringMatching(/^RW/) as string,
    });
    const [begun, ...rest] = manifestOf(folder).map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(begun).toMatchObject({
      event: 'begun',
      image: 'd'.repeat(64),
      settings: { record: 'on' },
      access: { kind: 'open' },
    });
    expect(rest.at(-1)).toMatchObject({ event: 'closed', end: 'stopped' });
    expect(rest.find(({ event }) => event === 'download')).toMatchObject({
      name: 'taken.exe',
      sha256: createHash('sha256').update('MZ and more').digest('hex'),
      origin: 'https://site.test/taken.exe',
    });
  });

  it.each(['network.pcapng', 'screen.webm', 'downloads/1.zip'])('finds a flipped byte in %s', async (file) => {
    const { check, folder } = await closed();
    const path = join(folder, file);
    const bytes = readFileSync(path);
    for (const at of [0, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      writeFileSync(path, flipped);
      expect((await check()).problems).toEqual([{ file, problem: 'changed', at: expect.any(Number) as number }]);
    }
  });

  it('finds a file that is missing, truncated, longer, or not of the recording', async () => {
    const { check, folder } = await closed();
    const path = (file: string) => join(folder, file);
    truncateSync(path('screen.webm'), 3);
    appendFileSync(path('network.pcapng'), 'x');
    rmSync(path('downloads/1.zip'));
    writeFileSync(path('added.txt'), '');
    const { problems } = await check();
    expect(problems.toSorted((one, other) => one.file.localeCompare(other.file))).toEqual([
      { file: 'added.txt', problem: 'unlisted' },
      { file: 'downloads/1.zip', problem: 'missing' },
      { file: 'network.pcapng', problem: 'longer', at: expect.any(Number) as number },
      { file: 'screen.webm', problem: 'truncated', at: 0 },
    ]);
  });

  it('finds a line of the manifest that was removed, changed, added or cut off', async () => {
    const { check, folder } = await closed();
    const path = join(folder, 'manifest.jsonl');
    const lines = manifestOf(folder);
    const wrong = async (changed: readonly string[]) => {
      writeFileSync(path, changed.map((line) => `${line}\n`).join(''));
      return (await check()).problems.filter(({ file }) => file.startsWith('manifest'));
    };
    const signature = { file: 'manifest.jsonl.minisig', problem: 'wrongly-signed' };
    for (let line = 1; line < lines.length; line += 1) {
      const removed = await wrong(lines.toSpliced(line, 1));
      const isLast = line === lines.length - 1;
      expect(removed).toEqual([
        ...(isLast ? [] : [{ file: 'manifest.jsonl', problem: 'changed', at: line + 1 }]),
        signature,
      ]);
    }
    const last = lines.at(-1) ?? '';
    expect(await wrong([...lines.slice(0, -1), last.replace('stopped', 'time')])).toEqual([signature]);
    expect(await wrong([...lines, last])).toEqual([
      { file: 'manifest.jsonl', problem: 'changed', at: lines.length + 1 },
      signature,
    ]);
    expect(await wrong(lines)).toEqual([]);
    rmSync(join(folder, 'manifest.jsonl.minisig'));
    expect(await wrong(lines)).toEqual([{ ...signature, problem: 'not-signed' }]);
  });

  it('still counts up to the moment at which the host agent died, and says that it was not closed', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    fake.wire.write(pcapOf([dnsAnswer('site.test', SITE)]));
    await fake.draw();
    await vi.waitFor(() => expect(manifestOf(fake.folder)).toHaveLength(3), { timeout: 5_000 });
    const copy = join(fake.root, 'copy');
    fake.copyTo(copy, ['manifest.jsonl', 'network.pcapng', 'screen.webm']);
    // It died while it wrote both.
    appendFileSync(join(copy, 'network.pcapng'), 'half a fra');
    appendFileSync(join(copy, 'manifest.jsonl'), '{"line":4,"at"');
    const found = await fake.check(copy);
    expect(found.end).toBeUndefined();
    expect(found.problems).toEqual([]);
    expect(found.files.map(({ bytes }) => bytes > 0)).toEqual([true, true]);
    await recorder.end('stopped');
  });

  it('takes a folder only if nothing is in it, and leaves nothing when it cannot begin', async () => {
    const fake = await fakeRecording();
    mkdirSync(fake.folder);
    writeFileSync(join(fake.folder, 'mine'), '');
    await expect(fake.begin()).rejects.toMatchObject({ code: 'recording-folder-taken' });
    rmSync(join(fake.folder, 'mine'));
    const noScreen = () => Promise.reject(new Error('no screen'));
    await expect(fake.begin({ followScreen: noScreen })).rejects.toThrow('no screen');
    expect(readdirSync(fake.folder)).toEqual([]);
  });
});

describe('what a hostile guest does to its recording', () => {
  it('has the times of the host, whatever the guest’s clock says', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    const beforeMs = Date.now();
    fake.wire.write(pcapOf([connecting(SITE, 80)], 0xffff_ffff));
    fake.wire.write(pcapRecord(connecting(SITE, 81), 1));
    await settle();
    await recorder.end('stopped');
    const times: number[] = [];
    const file = readFileSync(join(fake.folder, 'network.pcapng'));
    for await (const { atMs } of readPcapng(
      (async function* () {
        yield file;
      })(),
    ))
      times.push(atMs);
    expect(times).toHaveLength(2);
    for (const atMs of times) expect(Math.abs(atMs - beforeMs)).toBeLessThan(5_000);
  });

  it('loses no frame of a flood while the disk keeps up', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    fake.wire.write(pcapOf([]));
    const count = 20_000;
    for (let port = 1_000; port < 1_000 + count; port += 100) {
      const flood = Array.from({ length: 100 }, (_, index) => pcapRecord(connecting(SITE, port + index)));
      // QEMU waits, too, while the pipe is full.
      if (!fake.wire.write(Buffer.concat(flood))) await once(fake.wire, 'drain');
    }
    await vi.waitFor(() => expect(fake.wire.readableLength).toBe(0));
    await recorder.end('stopped');
    const ports = (await observedIn(fake.folder)).connections.map(({ port }) => port);
    expect(ports).toEqual(Array.from({ length: count }, (_, index) => 1_000 + index));
    expect((await fake.check()).problems).toEqual([]);
  });

  it('always reads a flood that is faster than the disk, and says since when and how many frames are missing', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    fake.wire.write(pcapOf([connecting(SITE, 443)]));
    await settle();
    // The disk takes nothing meanwhile.
    const flood = Buffer.concat(Array.from({ length: 64 }, () => pcapRecord(Buffer.alloc(64 * 1024, 1))));
    for (let sent = 0; sent < 16; sent += 1) fake.wire.emit('data', flood);
    expect(fake.wire.isPaused()).toBe(false);
    // Frames are kept again once the disk has most of it.
    for (let port = 444; !fake.logged.join().includes('frames are missing'); port += 1) {
      await settle();
      fake.wire.emit('data', pcapRecord(connecting(SITE, port)));
    }
    const summary = await recorder.end('stopped');
    expect(summary.missingFrames).toBeGreaterThan(400);
    const found = await fake.check();
    expect(found.problems).toEqual([]);
    expect(found.missingFrames).toBe(summary.missingFrames);
    expect(manifestOf(fake.folder).filter((line) => line.includes('"network-gap"'))).toHaveLength(1);
    expect((await observedIn(fake.folder)).connections).toHaveLength(2);
  });

  it('keeps the screen and what came before a flood that takes all the room', async () => {
    const fake = await fakeRecording({ maxMiB: 16 });
    const recorder = await fake.begin();
    const frame = Buffer.alloc(1_500, 1);
    let pictures = 1;
    fake.wire.write(pcapOf([connecting(SITE, 443)]));
    await fake.draw();
    while (!fake.wire.destroyed) {
      fake.wire.write(Buffer.concat(Array.from({ length: 200 }, () => pcapRecord(frame))));
      await fake.draw();
      pictures += 1;
      await settle();
    }
    await fake.draw();
    const [network, screen] = (await recorder.end('stopped')).files;
    expect(network).toMatchObject({ file: 'network.pcapng', ended: 'size' });
    expect(network?.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
    // The last one is drawn again at the end.
    expect(screen).toEqual({ file: 'screen.webm', bytes: (pictures + 2) * 32 });
    expect((await fake.check()).problems).toEqual([]);
    expect((await observedIn(fake.folder)).connections).toMatchObject([{ address: SITE.join('.'), port: 443 }]);
  });

  it('ends only the part whose process sends what is no capture', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    fake.wire.write(pcapOf([connecting(SITE, 443)]));
    fake.wire.write(Buffer.alloc(64, 0xff));
    await settle();
    await fake.draw();
    const { files } = await recorder.end('stopped');
    expect(files).toMatchObject([{ file: 'network.pcapng', ended: 'lost' }, { file: 'screen.webm' }]);
    expect((await observedIn(fake.folder)).connections).toHaveLength(1);
  });

  it('goes on with the next network VM', async () => {
    const fake = await fakeRecording();
    const recorder = await fake.begin();
    fake.wire.write(pcapOf([connecting(SITE, 1)]));
    await settle();
    const next = new PassThrough();
    fake.nextNetwork(next);
    next.write(pcapOf([connecting(SITE, 2)]));
    await settle();
    await recorder.end('stopped');
    expect((await observedIn(fake.folder)).connections.map(({ port }) => port)).toEqual([1, 2]);
    expect(manifestOf(fake.folder).join('\n')).toContain('"network-replaced"');
  });

  it('ends at its size when both parts have theirs, and at its time', async () => {
    const fake = await fakeRecording({ maxMiB: 16 });
    const recorder = await fake.begin();
    fake.wire.write(Buffer.alloc(64, 0xff));
    await fake.draw({ width: 4096, height: 1024, bgrx: Buffer.alloc(16 * 1024 * 1024) });
    expect(await recorder.closed).toMatchObject({ end: 'size' });
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    try {
      const other = await fakeRecording({ maxMinutes: 1 });
      const timed = await other.begin();
      vi.advanceTimersByTime(60_001);
      vi.useRealTimers();
      expect(await timed.closed).toMatchObject({ end: 'time' });
      expect(existsSync(join(other.folder, 'manifest.jsonl.minisig'))).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });
});
