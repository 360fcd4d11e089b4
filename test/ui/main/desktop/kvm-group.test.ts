import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KvmGroup } from '../../../../ui/main/desktop/kvm-group.ts';
import { FakePkexec } from '../../../fakes/pkexec.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-pkexec-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const groupOf = (pkexec: FakePkexec, account = 'anna') => new KvmGroup({ account, pkexec: pkexec.path });
const ASKED = ['--disable-internal-agent', '/usr/sbin/usermod', '--append', '--groups', 'kvm', 'anna', 'SHELL='];

describe('the group that may use KVM', () => {
  it('is joined by one program with fixed arguments, without a shell, and asked for once at a time', async () => {
    const pkexec = new FakePkexec(folder, 0);
    const group = groupOf(pkexec);
    expect(await Promise.all([group.join(), group.join()])).toEqual([true, true]);
    expect(pkexec.calls).toEqual(ASKED);
  });

  it('is not joined, without an error, by a person who closes the dialogue, and can be asked for again', async () => {
    const pkexec = new FakePkexec(folder, 126, 'Request dismissed');
    const group = groupOf(pkexec);
    expect([await group.join(), await group.join()]).toEqual([false, false]);
    expect(pkexec.calls).toEqual([...ASKED, ...ASKED]);
  });

  it('says which command does it if polkit refuses or the program fails, with what it printed', async () => {
    await expect(groupOf(new FakePkexec(folder, 127, 'Not authorized')).join()).rejects.toMatchObject({
      code: 'kvm-group-not-joined',
      params: { command: 'usermod --append --groups kvm anna', output: 'Not authorized' },
    });
  });

  it.each(['-G', 'a b', 'anna;id', '', 'a\nb', 'x'.repeat(40), '--root=/x', '$(id)'])(
    'is not offered to an account with the name %j, for which nothing is started',
    async (account) => {
      const pkexec = new FakePkexec(folder, 0);
      expect(groupOf(pkexec, account).isOffered).toBe(false);
      await expect(groupOf(pkexec, account).join()).rejects.toMatchObject({ code: 'kvm-group-not-joined' });
      expect(pkexec.calls).toEqual([]);
    },
  );

  it('is offered only where polkit is installed', () => {
    expect(groupOf(new FakePkexec(folder, 0)).isOffered).toBe(true);
    expect(new KvmGroup({ account: 'anna', pkexec: join(folder, 'none') }).isOffered).toBe(false);
  });
});
