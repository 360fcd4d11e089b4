import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attributeArchive } from '../../../appliance/inspector/tampering/system.ts';
import { BROWSER_TAMPERINGS } from '../../../appliance/inspector/tampering/tamper-all.ts';
import { VM_TAMPERINGS } from '../../../appliance/inspector/tampering/vm.ts';
import { SYSTEM_TAMPERINGS } from '../../../appliance/inspector/tampering/system.ts';
import { parseAttributes } from '../../../appliance/inspector/tree.ts';
import { TamperingResult } from '../../../appliance/protocol/inspection.ts';

const all = [...BROWSER_TAMPERINGS, ...VM_TAMPERINGS, ...SYSTEM_TAMPERINGS];

describe('the tamperings', () => {
  it('number well over sixty, each with a unique name and a place where it shows', () => {
    expect(all.length).toBeGreaterThan(90);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, text, at } of all)
      expect(TamperingResult.safeParse({ name, text, at, as: 'root', outcome: 'made' }).success, name).toBe(true);
    expect(all.every(({ at }) => at.length > 0)).toBe(true);
  });
});

describe('attributeArchive', () => {
  it('is readable by tar', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-tamperings-'));
    try {
      const archive = attributeArchive('tampered', 'user.tampered', 'a value');
      expect(
        execFileSync('tar', ['--list', '--verbose', '--xattrs', '--xattrs-include=*', '--file=-'], {
          input: archive,
          encoding: 'utf8',
        }),
      ).toMatch(/^-rw-r--r--\* .* tampered$/m);
      execFileSync('tar', ['--extract', `--directory=${folder}`, '--file=-'], { input: archive });
      expect(readFileSync(join(folder, 'tampered'), 'utf8')).toBe('a value\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the output of getfattr', () => {
  it('is split by file', () => {
    expect(
      parseAttributes('# file: etc/a\nuser.x="1"\nsecurity.capability=0sAQAA\n\n# file: /etc/b\nuser.y="2"\n'),
    ).toEqual(
      new Map([
        ['/etc/a', 'user.x="1"\nsecurity.capability=0sAQAA'],
        ['/etc/b', 'user.y="2"'],
      ]),
    );
    expect(parseAttributes('')).toEqual(new Map());
  });
});
