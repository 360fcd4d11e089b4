import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { clientRandom, readCapture } from './capture.ts';

/** A TCP segment with `payload` in an Ethernet frame. */
function tcpFrame(payload: Buffer, flags: number): Buffer {
  const ethernet = Buffer.from('0253420200010253420200020800', 'hex');
  const ip = Buffer.from('4500000000004000400600000a0000010a000002', 'hex');
  ip.writeUInt16BE(40 + payload.length, 2);
  const tcp = Buffer.from('c35101bb0000000100000000500000000000 0000'.replace(' ', ''), 'hex');
  tcp[13] = flags;
  return Buffer.concat([ethernet, ip, tcp, payload, Buffer.alloc(2)]);
}

it('a capture is read up to the frame that is still being written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'safe-browse-capture-'));
  const hello = Buffer.concat([
    Buffer.from('160301004501000041 0303'.replace(' ', ''), 'hex'),
    Buffer.alloc(32, 0xab),
    Buffer.alloc(20),
  ]);
  const frames = [tcpFrame(Buffer.alloc(0), 0x02), tcpFrame(hello, 0x18)];
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4);
  const records = frames.map((frame) => {
    const record = Buffer.alloc(16);
    record.writeUInt32LE(frame.length, 8);
    return Buffer.concat([record, frame]);
  });
  const file = join(folder, 'pcap');
  writeFileSync(file, Buffer.concat([header, ...records, Buffer.alloc(10)]));
  const [syn, data] = readCapture(file);
  expect(syn).toMatchObject({
    to: '02:53:42:02:00:01',
    from: '02:53:42:02:00:02',
    type: 0x0800,
    tcp: { source: '10.0.0.1', sourcePort: 50_001, destinationPort: 443, isSyn: true },
  });
  expect(syn?.tcp?.payload).toHaveLength(0);
  expect(clientRandom(data?.tcp?.payload ?? Buffer.alloc(0))).toBe('ab'.repeat(32));
  expect(clientRandom(Buffer.alloc(60))).toBeUndefined();
  rmSync(folder, { recursive: true });
});
