import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KernelMessages } from '../../../appliance/agent/kernel-messages.ts';

let folder: string;
let file: string;
let messages: KernelMessages;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-kmsg-'));
  file = join(folder, 'kmsg');
  // More than one read of them.
  writeFileSync(file, `reseeded before\n${'x'.repeat(20_000)}\n`);
  messages = await KernelMessages.open(file);
});
afterEach(async () => {
  await messages.close();
  rmSync(folder, { recursive: true });
});

it('does not count an earlier message', async () => {
  expect(await messages.waitFor(/reseeded/, 0)).toBe(false);
});

it('finds a message that has come since, or that comes in time', async () => {
  appendFileSync(file, 'reseeded now\n');
  expect(await messages.waitFor(/reseeded now/, 0)).toBe(true);
  const waiting = messages.waitFor(/reseeded again/, 60_000);
  appendFileSync(file, 'something else\n');
  appendFileSync(file, 'reseeded again\n');
  expect(await waiting).toBe(true);
});

it('does not wait for one longer than it should', async () => {
  appendFileSync(file, 'something else\n');
  expect(await messages.waitFor(/reseeded again/, 20)).toBe(false);
});
