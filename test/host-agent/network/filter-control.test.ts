import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FilterControl } from '../../../host-agent/network/filter-control.ts';
import { vmFiles, type VmFiles } from '../../../host-agent/storage/filenames.ts';

let folder: string;
let files: VmFiles;
let control: FilterControl;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-filter-'));
  files = vmFiles(folder);
  control = new FilterControl(files, { kind: 'dhcp' });
});
afterEach(() => rmSync(folder, { recursive: true }));
const policy = (...kinds: ('internet-only' | 'open')[]) => ({
  refusedNetworks: [],
  ports: kinds.map((kind, port) => ({ port, access: { kind } })),
});
const reach = () => (JSON.parse(readFileSync(files.filterRules, 'utf8')) as { reach: string }).reach;

describe('the rules of the filter', () => {
  it('are not written after it was stopped, so that the network VM’s folder can be removed', async () => {
    control.apply(policy());
    await control.stop();
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    control.apply(policy('open'));
    await control.applied();
    expect(existsSync(files.filterRules)).toBe(false);
  });

  it('are on disk when they count as applied, the last ones in the end', async () => {
    await control.applied();
    control.apply(policy('internet-only'));
    control.apply(policy('internet-only', 'open'));
    control.apply(policy());
    await control.applied();
    expect(reach()).toBe('nothing');
    expect(statSync(files.filterFolder).mode & 0o777).toBe(0o755);
  });

  it('are written again only when they differ', async () => {
    control.apply(policy('internet-only'));
    await control.applied();
    const before = statSync(files.filterRules).ino;
    control.apply(policy('internet-only', 'internet-only'));
    await control.applied();
    expect(statSync(files.filterRules).ino).toBe(before);
  });

  it('are removed when new ones cannot be written, so that nothing passes; then the next ones are written', async () => {
    control.apply(policy('open'));
    await control.applied();
    // A rename cannot replace a folder that is not empty.
    rmSync(files.filterRules);
    rmSync(files.filterFolder, { recursive: true });
    writeFileSync(files.filterFolder, '');
    control.apply(policy());
    await expect(control.applied()).rejects.toMatchObject({ code: 'ENOTDIR' });
    expect(existsSync(files.filterRules)).toBe(false);
    rmSync(files.filterFolder);
    mkdirSync(files.filterFolder);
    control.apply(policy());
    await control.applied();
    expect(reach()).toBe('nothing');
  });
});
