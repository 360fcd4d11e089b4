/** A recorder with a network and a screen that a test plays. */
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import pino from 'pino';
import { onTestFinished } from 'vitest';
import type { FollowedFrame, ScreenListener } from '../../../host-agent/hypervisor/hypervisor.ts';
import { localPublicKey } from '../../../host-agent/image/keys.ts';
import { signatureProblem, signManifest } from '../../../host-agent/image/signature.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { checkRecording } from '../../../host-agent/recording/check.ts';
import { DEFAULT_LIMITS, type Recorded, Recorder, type RecorderDeps } from '../../../host-agent/recording/recorder.ts';
import type { RecordingLimits } from '../../../host-agent/api/session/recording.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';

/** What QEMU writes of these frames, each at a time that its guest may have chosen. */
export function pcapOf(frames: readonly Buffer[], seconds = 0): Buffer {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2_c3d4, 0);
  head.writeUInt32LE(1, 20);
  return Buffer.concat([head, ...frames.map((frame) => pcapRecord(frame, seconds))]);
}

export function pcapRecord(frame: Buffer, seconds = 0): Buffer {
  const head = Buffer.alloc(16);
  head.writeUInt32LE(seconds, 0);
  head.writeUInt32LE(frame.length, 8);
  head.writeUInt32LE(frame.length, 12);
  return Buffer.concat([head, frame]);
}

/** An answer of DNS for `name`, or a packet that begins a connection, as it passes a session's port. */
export function dnsAnswer(name: string, address: readonly number[]): Buffer {
  const labels = Buffer.concat([
    ...name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)])),
    Buffer.alloc(1),
  ]);
  const message = Buffer.concat([
    Buffer.from([0, 1, 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0]),
    ...[labels, Buffer.from([0, 1, 0, 1])],
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, ...address]),
  ]);
  const udp = Buffer.alloc(8);
  udp.writeUInt16BE(53, 0);
  udp.writeUInt16BE(40_000, 2);
  udp.writeUInt16BE(8 + message.length, 4);
  return ipv4(17, [10, 0, 0, 2], Buffer.concat([udp, message]));
}

export function connecting(address: readonly number[], port: number): Buffer {
  const tcp = Buffer.alloc(20);
  tcp.writeUInt16BE(50_000, 0);
  tcp.writeUInt16BE(port, 2);
  tcp.set([0x50, 0x02], 12);
  return ipv4(6, address, tcp);
}

function ipv4(protocol: number, destination: readonly number[], payload: Buffer): Buffer {
  const head = Buffer.alloc(34);
  head.writeUInt16BE(0x0800, 12);
  head.set([0x45, 0], 14);
  head.writeUInt16BE(20 + payload.length, 16);
  head.set([64, protocol], 22);
  head.set([10, 0, 0, 1, ...destination], 26);
  return Buffer.concat([head, payload]);
}

const PICTURE: FollowedFrame = { width: 4, height: 2, bgrx: Buffer.alloc(32, 7) };

/** What a recorder and its check need. One that ends is closed; the fake encoder passes pictures on. */
export async function fakeRecording(limits: Partial<RecordingLimits> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'safe-browse-recording-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folders = { data: join(root, 'data') } as Folders;
  mkdirSync(folders.data);
  const folder = join(root, 'recording');
  const wire = new PassThrough();
  let listener: ScreenListener | undefined;
  const logged: string[] = [];
  const deps: RecorderDeps = {
    version: '1',
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
    sign: (manifest, signature) => signManifest(folders, { manifest, signature }),
    encode: async (_, __, onBytes) =>
      new Owned(
        'fake encoder',
        { draw: async (picture: Buffer) => onBytes(Buffer.from(picture)), finish: () => Promise.resolve() },
        () => undefined,
      ),
  };
  let network: Parameters<Recorded['capture']>[0] | undefined;
  const recorded: Recorded = {
    ...{
      session: 'cafe',
      profile: 'default',
      settings: { record: 'on' },
      access: { kind: 'open' },
      image: 'd'.repeat(64),
    },
    logFile: join(root, 'log'),
    capture: async (onCapture) => {
      network = onCapture;
      onCapture(new Owned('fake capture', wire, () => void wire.destroy()), 'first');
    },
    followScreen: async (heard) => {
      listener = heard;
      return () => (listener = undefined);
    },
  };
  const check = async (at = folder) => {
    const key = (await localPublicKey(folders)) ?? '';
    return checkRecording(at, {
      key,
      signatureProblem: (manifest, signature) => signatureProblem({ manifest, signature }, [key]),
    });
  };
  return {
    ...{ root, folder, folders, deps, recorded, wire, logged, check },
    begin: (over: Partial<Recorded> = {}) =>
      Recorder.begin(deps, { ...recorded, ...over }, { folder, limits: { ...DEFAULT_LIMITS, ...limits } }),
    draw: (picture = PICTURE) => listener?.onFrame(picture) ?? Promise.resolve(),
    loseScreen: () => listener?.onLost('the VM ended'),
    nextNetwork: (stream: PassThrough | undefined) =>
      network?.(stream && new Owned('fake capture', stream, () => void stream.destroy()), 'next'),
    /** As they are at this moment, as after a crash. */
    copyTo: (to: string, files: readonly string[]) => {
      mkdirSync(to, { recursive: true });
      for (const file of files) copyFileSync(join(folder, file), join(to, file));
    },
  };
}
