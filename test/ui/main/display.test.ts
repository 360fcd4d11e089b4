import { EventEmitter, once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { carryDisplay } from '../../../ui/main/display.ts';
import { settle } from '../../bed/event-loop.ts';

/** Main's end of a port, with the page played by the test. */
class Port extends EventEmitter {
  readonly sent: unknown[] = [];
  isClosed = false;
  readonly start = () => undefined;
  readonly postMessage = (data: unknown) => void this.sent.push(data);
  readonly close = () => void (this.isClosed = true);
  say(data: unknown): void {
    this.emit('message', { data });
  }
  get bytes(): Buffer {
    return Buffer.concat(this.sent.filter((data): data is Buffer => data instanceof Uint8Array));
  }
}

let folder: string;
let server: Server;
let vm: Socket;
let port: Port;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-display-'));
  const path = join(folder, 'rfb.sock');
  server = createServer().listen(path);
  port = new Port();
  const connected = once(server, 'connection') as Promise<[Socket]>;
  carryDisplay(path, port);
  [vm] = await connected;
});
afterEach(() => {
  vm.destroy();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('a screen’s connection', () => {
  it('carries bytes both ways, in order', async () => {
    for (const text of ['RFB ', '003.', '008\n']) vm.write(text);
    await expect.poll(() => port.bytes.toString()).toBe('RFB 003.008\n');
    const heard: Buffer[] = [];
    vm.on('data', (chunk: Buffer) => heard.push(chunk));
    port.say(new Uint8Array([1, 2]));
    port.say(new Uint8Array([3]).buffer);
    await expect.poll(() => [...Buffer.concat(heard)]).toEqual([1, 2, 3]);
  });

  it('stops reading from a VM that sends more than the page processes', async () => {
    const chunk = Buffer.alloc(1024 * 1024);
    for (let mebibyte = 0; mebibyte < 64; mebibyte += 1) vm.write(chunk);
    await expect.poll(() => port.bytes.length).toBeGreaterThan(16 * 1024 * 1024);
    await settle(500);
    const waiting = port.bytes.length;
    expect(waiting).toBeLessThan(24 * 1024 * 1024);
    port.say(waiting);
    await expect.poll(() => port.bytes.length).toBeGreaterThan(waiting);
  });

  it('tells the page that the screen is gone when the VM closes it', async () => {
    vm.write('last');
    vm.end();
    await expect.poll(() => port.isClosed).toBe(true);
    expect(port.bytes.toString()).toBe('last');
    expect(port.sent.at(-1)).toBeNull();
  });

  it('closes if the VM makes the page answer and does not read the answers', async () => {
    vm.pause();
    const answer = new Uint8Array(64 * 1024);
    for (let asked = 0; asked < 64 && !port.isClosed; asked += 1) port.say(answer);
    expect(port.isClosed).toBe(true);
    expect(port.sent.at(-1)).toBeNull();
  });

  it('lets a busy VM receive a long paste and the keys after it', async () => {
    vm.pause();
    port.say(new Uint8Array(1024 * 1024));
    for (let keys = 0; keys < 100; keys += 1) port.say(new Uint8Array(8));
    expect(port.isClosed).toBe(false);
    let heardBytes = 0;
    vm.on('data', (chunk: Buffer) => (heardBytes += chunk.byteLength)).resume();
    await expect.poll(() => heardBytes).toBe(1024 * 1024 + 800);
  });

  it.each([
    ['the page counts what is no number', Number.NaN],
    ['the page counts backwards', -1],
    ['the page counts without end', Number.POSITIVE_INFINITY],
    ['the page counts in parts', 0.5],
    ['the page says goodbye', null],
    ['the page sends what is no bytes', 'text'],
    ['the page sends too much at once', new Uint8Array(2 * 1024 * 1024)],
  ])('ends when %s', async (_, said) => {
    const closed = once(vm, 'close');
    vm.resume();
    port.say(said);
    await closed;
    expect(port.isClosed).toBe(true);
  });
});
