import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { cableOf } from '../../../../appliance/agent/network/cable.ts';

it.each([
  ['a card with a carrier', '1\n', 'up'],
  ['a card without one', '0\n', 'down'],
  ['a card that is down, whose file cannot be read', undefined, 'down'],
])('the cable of %s', async (_, carrier, state) => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-cable-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'uplink'));
  if (carrier !== undefined) writeFileSync(join(folder, 'uplink/carrier'), carrier);
  expect(await cableOf('uplink', folder)).toBe(state);
});
