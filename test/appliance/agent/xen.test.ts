import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { isOnXen } from '../../../appliance/agent/xen.ts';

it.each([
  ['xen\n', true],
  ['kvm\n', false],
  [undefined, false],
])('a kernel that names its hypervisor %j is on Xen: %s', async (text, isIt) => {
  const folder = mkdtempSync(join(tmpdir(), 'sb-xen-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  if (text !== undefined) writeFileSync(join(folder, 'type'), text);
  expect(await isOnXen(join(folder, 'type'))).toBe(isIt);
});
