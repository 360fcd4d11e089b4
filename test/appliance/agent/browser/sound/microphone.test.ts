import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import {
  playMicrophone,
  loopArguments,
  Microphone,
  type MicrophoneParts,
} from '../../../../../appliance/agent/browser/microphone.ts';
import { launch } from '../../../../../appliance/agent/commands/launch.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { browsing, has } from '../role/role-at-work.ts';

it('aplay gets the loopback card and the sample format', () => {
  expect(loopArguments().join(' ')).toBe('-q -D hw:Microphone,0 -t raw -f S16_LE -r 48000 -c 1 --buffer-time=120000 -');
});

it('the browser role turns the microphone on and off when the host asks for it', async () => {
  const { deeds, role } = await browsing();
  role.onRequest({ type: 'microphone', isOn: true });
  await has(deeds, 'microphone on');
  expect(deeds).not.toContain('microphone off');
  role.onRequest({ type: 'microphone', isOn: false });
  await has(deeds, 'microphone off');
});

it('the port opens again only after it was closed, and a failure does not prevent the next attempt', async () => {
  const deeds: string[] = [];
  const reported: string[] = [];
  let close: () => void = () => undefined;
  const microphone = new Microphone(
    async (signal) => {
      deeds.push('opens');
      if (deeds.length === 1) throw new Error('no such device');
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      await new Promise<void>((resolve) => (close = resolve));
      deeds.push('closed');
    },
    createLog((line) => reported.push(line)),
  );
  for (const isOn of [false, true, true, false, true, false, true]) {
    microphone.want(isOn);
    await new Promise(setImmediate);
  }
  expect(deeds).toEqual(['opens', 'opens']);
  expect(reported.join()).toContain('no such device');
  close();
  await expect.poll(() => deeds).toEqual(['opens', 'opens', 'closed', 'opens']);
  microphone.want(false);
});

/** A port that delivers these pieces, and a loop that records the samples played into it. */
async function port(pieces: (Buffer | 'nothing' | 'busy')[]) {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-microphone-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = join(folder, 'played');
  let isOpen = true;
  const parts: MicrophoneParts = {
    openPort: async () => ({
      read: async () => {
        const piece = pieces.shift() ?? 'busy';
        if (piece === 'busy') throw Object.assign(new Error('EAGAIN'), { code: 'EAGAIN' });
        const buffer = piece === 'nothing' ? Buffer.alloc(0) : piece;
        return { bytesRead: buffer.length, buffer };
      },
      close: async () => void (isOpen = false),
    }),
    startLoop: () => launch('sh', ['-c', 'exec cat > "$0"', file], { stdio: ['pipe', 'ignore', 'ignore'] }),
  };
  return { parts, played: () => readFile(file).catch(() => Buffer.alloc(0)), isOpen: () => isOpen };
}

it('whole samples are played as they arrive until the microphone is turned off', async () => {
  const { parts, played, isOpen } = await port([
    Buffer.of(1, 2, 3),
    'busy',
    'nothing',
    Buffer.of(4),
    'busy',
    Buffer.of(5, 6),
  ]);
  const off = new AbortController();
  const over = playMicrophone(off.signal, parts);
  await expect.poll(played).toEqual(Buffer.of(1, 2, 3, 4, 5, 6));
  off.abort();
  await over;
  expect(isOpen()).toBe(false);
});

it('only the last quarter of a second of a backlog is played', async () => {
  const second = Buffer.alloc(96_000);
  for (let at = 0; at < second.length; at += 2) second.writeUInt16LE(at / 2, at);
  const { parts, played } = await port([second.subarray(0, 50_001), second.subarray(50_001), 'busy']);
  const off = new AbortController();
  const over = playMicrophone(off.signal, parts);
  await expect.poll(played).toEqual(second.subarray(-24_000));
  off.abort();
  await over;
});

it('a missing loopback card is an error with a reason, and the port is closed', async () => {
  const { parts, isOpen } = await port([]);
  await expect(
    playMicrophone(new AbortController().signal, {
      ...parts,
      startLoop: () => launch('false', [], { stdio: ['pipe', 'ignore', 'ignore'] }),
    }),
  ).rejects.toThrow('aplay exit status 1');
  expect(isOpen()).toBe(false);
});
