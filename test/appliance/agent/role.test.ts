import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readRole } from '../../../appliance/agent/role.ts';

it('the role is the one in the file of the image', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-role-'));
  const path = join(folder, 'role');
  const commandLine = join(folder, 'command-line');
  await writeFile(commandLine, 'console=ttyS0 quiet\n');
  for (const role of ['browser', 'network']) {
    await writeFile(path, `${role}\n`);
    expect(readRole(path, commandLine)).toBe(role);
  }
  await writeFile(path, 'administrator\n');
  expect(() => readRole(path)).toThrow('names no role');
  expect(() => readRole(join(folder, 'missing'))).toThrow('ENOENT');
  await rm(folder, { recursive: true });
});

it('a VM of the browser image is a converter when the kernel’s command line says so; a VM of another image never is', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-role-'));
  const [path, commandLine] = [join(folder, 'role'), join(folder, 'command-line')];
  await writeFile(commandLine, 'console=ttyS0 quiet safebrowse.role=converter\n');
  await writeFile(path, 'browser\n');
  expect(readRole(path, commandLine)).toBe('converter');
  await writeFile(path, 'network\n');
  expect(readRole(path, commandLine)).toBe('network');
  await writeFile(commandLine, 'console=ttyS0 xsafebrowse.role=converter\n');
  await writeFile(path, 'browser\n');
  expect(readRole(path, commandLine)).toBe('browser');
  await rm(folder, { recursive: true });
});
