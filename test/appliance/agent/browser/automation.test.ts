import { PassThrough } from 'node:stream';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { Automation } from '../../../../appliance/agent/browser/automation.ts';
import { argumentsOf, policiesOf } from '../../../../appliance/agent/browser/settings.ts';
import type { Log } from '../../../../appliance/agent/log.ts';
import type { ChildProcess } from 'node:child_process';

const silent = {
  info: () => undefined,
  warn: vi.fn(),
  error: () => undefined,
  fatal: () => undefined,
} as unknown as Log;

/** A port whose other end is the test, and a Chromium that keeps what it gets. */
function carrying() {
  const written: Buffer[] = [];
  const toGuest: Buffer[] = [];
  let wake: () => void = () => undefined;
  let isOver = false;
  onTestFinished(() => {
    isOver = true;
    wake();
  });
  const port = {
    read: async (): Promise<Buffer> => {
      if (isOver) return new Promise<never>(() => undefined);
      if (toGuest.length === 0) await new Promise<void>((resolve) => (wake = resolve));
      return toGuest.shift() ?? Buffer.alloc(0);
    },
    write: (bytes: Buffer) => Promise.resolve(void written.push(Buffer.from(bytes))),
  };
  const automation = new Automation(silent, () => Promise.resolve(port));
  const chromium = () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    let got = '';
    input.on('data', (chunk: Buffer) => (got += chunk.toString()));
    automation.carry({ stdio: [null, null, null, input, output] as unknown as ChildProcess['stdio'] });
    return { output, got: () => got };
  };
  return {
    chromium,
    said: () => Buffer.concat(written).toString(),
    hears: (text: string) => {
      toGuest.push(Buffer.from(text));
      wake();
    },
  };
}

describe('the pipe of a driven Chromium', () => {
  it('is carried in both directions, and begins with an empty message', async () => {
    const { chromium, said, hears } = carrying();
    const { output, got } = chromium();
    await vi.waitFor(() => expect(said()).toBe('\0'));
    hears('{"id":1}\0');
    await vi.waitFor(() => expect(got()).toBe('{"id":1}\0'));
    output.write('{"id":1,"result":{}}\0');
    await vi.waitFor(() => expect(said()).toBe('\0{"id":1,"result":{}}\0'));
  });

  it('goes over to the next Chromium, whose start the host hears', async () => {
    const { chromium, said, hears } = carrying();
    const first = chromium();
    first.output.end('half');
    const second = chromium();
    await vi.waitFor(() => expect(said()).toBe('\0half\0\0'));
    hears('{"id":2}\0');
    await vi.waitFor(() => expect(second.got()).toBe('{"id":2}\0'));
    expect(first.got()).toBe('');
  });

  it('ends the message of a host that is gone in the middle of it', async () => {
    const { chromium, hears } = carrying();
    const { got } = chromium();
    hears('{"id":');
    await vi.waitFor(() => expect(got()).toBe('{"id":'));
    hears('');
    await vi.waitFor(() => expect(got()).toBe('{"id":\0'));
  });
});

describe('the start of Chromium', () => {
  it('has a debugging pipe only where programs may drive it, hides it from pages, and opens no port', () => {
    const driven = argumentsOf({ isDriven: true });
    expect(driven).toContain('--remote-debugging-pipe');
    expect(driven).toContain('--disable-blink-features=AutomationControlled');
    expect(driven.join(' ')).not.toContain('remote-debugging-port');
    expect(argumentsOf({}).join(' ')).not.toMatch(/debugging|Automation/);
    expect(policiesOf({ isDriven: true })).toEqual({ CommandLineFlagSecurityWarningsEnabled: false });
    expect(policiesOf({})).toEqual({});
  });
});
