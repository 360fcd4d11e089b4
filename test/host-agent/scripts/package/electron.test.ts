import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SetupStopped } from '../../../../host-agent/scripts/checkout.mjs';
import { electronDependency, electronVersion } from '../../../../host-agent/scripts/package/electron.mjs';

describe('the package of Electron', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'safe-browse-electron-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['45.4.1', 'v45.4.1\n'])('has the version that Electron says of itself: %j', (said) => {
    writeFileSync(join(folder, 'version'), said);
    expect(electronVersion(folder)).toBe('45.4.1');
  });

  it('is not made of an Electron whose version is not known', () => {
    expect(() => electronVersion(folder)).toThrow(SetupStopped);
    writeFileSync(join(folder, 'version'), '45.4.1-nightly.20261101');
    expect(() => electronVersion(folder)).toThrow(`${folder}/version does not say which version of Electron this is`);
  });

  it('can be replaced by another one of the same series', () => {
    expect(electronDependency('45.4.1')).toBe('safe-browse-electron (>= 45~), safe-browse-electron (<< 46~)');
  });
});
