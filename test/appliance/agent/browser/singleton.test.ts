import { createServer, type Socket } from 'node:net';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askChromium, openInChromium, startMessage } from '../../../../appliance/agent/browser/singleton.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'safe-browse-singleton-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A Chromium's door that answers with these pieces when it has heard everything. */
async function door(...pieces: string[]) {
  const path = join(folder, 'socket');
  const heard: Buffer[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket: Socket) => {
    socket.on('data', (chunk: Buffer) => heard.push(chunk));
    socket.setNoDelay();
    socket.on('end', () => {
      for (const piece of pieces) socket.write(piece);
      socket.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return {
    path,
    heard: () => Buffer.concat(heard).toString(),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('opening a page in the running Chromium', () => {
  it('sends the command line of a second start, with the page last and never as an option', () => {
    expect(startMessage(['https://example.org/'], ['--incognito']).toString().split('\0').slice(2)).toEqual([
      '/usr/lib/chromium/chromium',
      '--incognito',
      '--',
      'https://example.org/',
    ]);
    expect(startMessage(['https://example.org/', 'https://example.com/']).toString().split('\0')).toEqual([
      'START',
      '/home/chromium',
      '/usr/lib/chromium/chromium',
      '--',
      'https://example.org/',
      'https://example.com/',
    ]);
  });

  it('succeeds when Chromium acknowledges it', async () => {
    const { path, heard, close } = await door('ACK');
    await openInChromium(['https://example.org/'], path, join(folder, 'sign.svg'));
    expect(await readFile(join(folder, 'sign.svg'), 'utf8')).toContain('<svg');
    expect(heard()).toBe(startMessage(['https://example.org/']).toString());
    await close();
  });

  it('succeeds when the acknowledgement comes in pieces, or says more', async () => {
    const { path, close } = await door('A', 'CK', ' and more'.repeat(20));
    await askChromium(['https://example.org/'], ['--incognito'], path);
    expect(await readdir(folder)).toEqual(['socket']);
    await close();
  });

  it('fails when the answer only contains an acknowledgement', async () => {
    for (const answer of ['NACK', 'AC', '']) {
      const { path, close } = await door(answer);
      await expect(askChromium(['https://example.org/'], [], path)).rejects.toThrow('refused');
      await close();
    }
  });

  it('fails when Chromium is ending or not running', async () => {
    const { path, close } = await door('SHUTDOWN');
    await expect(openInChromium(['https://example.org/'], path, join(folder, 'sign.svg'))).rejects.toThrow('refused');
    expect(await readdir(folder)).not.toContain('sign.svg');
    await close();
    await expect(openInChromium(['https://example.org/'], join(folder, 'nobody'))).rejects.toThrow();
  });
});
