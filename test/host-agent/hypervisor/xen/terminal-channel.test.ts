import { connect, createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EchoFilter, TerminalChannel } from '../../../../host-agent/hypervisor/xen/terminal-channel.ts';

const passed = (said: string, chunks: readonly string[]) => {
  const filter = new EchoFilter();
  filter.said(Buffer.from(said));
  return Buffer.concat(chunks.map((chunk) => filter.push(Buffer.from(chunk)))).toString();
};

describe('EchoFilter', () => {
  it('drops echoed lines wherever the stream is cut, and passes everything that the guest sends', () => {
    const came = '\r\n{"hello":1}\r\n{"guest":1}\n{"hello":1}\n';
    for (let cut = 0; cut <= came.length; cut += 1)
      expect(passed('{"hello":1}\n', [came.slice(0, cut), came.slice(cut)])).toBe('{"guest":1}\n{"hello":1}\n');
  });

  it('stops looking for echoes after the longest line', () => {
    expect(passed('{"hello":1}\n', ['x'.repeat(70_000)])).toHaveLength(70_000);
  });
});

describe('TerminalChannel', () => {
  it('ends a half line of an earlier host agent first, and closes with its socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sb-'));
    const server = createServer().listen(join(folder, 'wire'));
    try {
      const guest = once(server, 'connection') as Promise<[Socket]>;
      const channel = new TerminalChannel(connect(join(folder, 'wire')));
      const [socket] = await guest;
      channel.write('{"hello":1}\n');
      let heard = '';
      socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
      await expect.poll(() => heard).toBe('\n{"hello":1}\n');
      let said = '';
      channel.on('data', (chunk: Buffer) => (said += chunk.toString()));
      socket.write('{"hello":1}\r\n{"guest":1}\n');
      await expect.poll(() => said).toBe('{"guest":1}\n');
      const closed = once(channel, 'close');
      socket.destroy();
      await closed;
    } finally {
      server.close();
      await rm(folder, { recursive: true });
    }
  });
});
