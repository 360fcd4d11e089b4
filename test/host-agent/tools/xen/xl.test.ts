import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAssignable, parseDomainList, parseInfo } from '../../../../host-agent/tools/xen/xl.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures/xen', name), 'utf8');

describe('the output of xl', () => {
  it('is parsed into a list of domains', () => {
    expect(parseDomainList(fixture('list.txt'))).toEqual([
      { name: 'Domain-0', id: 0, memoryMiB: 640, processors: 2, state: new Set(['r']) },
      { name: 'ndvm', id: 1, memoryMiB: 320, processors: 1, state: new Set(['b']) },
    ]);
  });

  it('is parsed without a dying domain', () => {
    expect(
      parseDomainList('(null)                                       3     0     1     --p--d       1.2\n'),
    ).toEqual([]);
  });

  it('is parsed into a table of Xen’s features', () => {
    const info = parseInfo(fixture('info.txt'));
    expect(info.get('virt_caps')).toBe('pv hvm hvm_directio pv_directio hap gnttab-v1 gnttab-v2');
    expect(info.get('xen_changeset')).toBe('');
  });

  it('is parsed into a list of assignable devices', () => {
    expect(parseAssignable('0000:00:10.0\n0000:03:00.1 \nnonsense\n')).toEqual(['0000:00:10.0', '0000:03:00.1']);
  });
});
