import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { StoredImage } from '../../../host-agent/image/store.ts';
import { type Candidate, SwitchOver } from '../../../host-agent/image/switch-over.ts';

const never = new AbortController().signal;
const imageOf = (role: StoredImage['role'], digest: string, isCurrent = false) =>
  ({ role, digest, isCurrent }) as StoredImage;

let deeds: string[];
/** The digest of the image in use, by role. */
let inUse: Partial<Record<StoredImage['role'], string>>;
let usedPorts: number;
let seal: (role: string, signal: AbortSignal) => Promise<void>;
let ahead: () => readonly string[];
let switchOver: SwitchOver;

beforeEach(() => {
  deeds = [];
  inUse = { browser: 'old-browser', network: 'old-network' };
  usedPorts = 0;
  seal = () => Promise.resolve();
  const note = (deed: string) => Promise.resolve(void deeds.push(deed));
  const stored = (role: StoredImage['role'] | undefined) =>
    Object.entries(inUse)
      .filter(([of]) => role === undefined || of === role)
      .flatMap(([of, digest]) => {
        const its = of as StoredImage['role'];
        return [imageOf(its, 'another'), imageOf(its, digest, true)];
      });
  switchOver = new SwitchOver({
    images: {
      keep: (digests) => void (ahead = digests),
      check: ({ digest }) =>
        note(`check ${digest}`).then(() => ({
          digest,
          boot: { kernel: '', initramfs: '', root: '', commandLine: '' },
        })),
      use: ({ role, digest }) => note(`use ${digest}`).then(() => void (inUse[role] = digest)),
      stored: (role) => Promise.resolve(stored(role)),
      prune: (role) => note(`prune ${role ?? 'all'}`).then(() => ({ removed: [], freedBytes: 0 })),
    },
    fastStart: {
      sealAhead: async (role, { digest }, signal) => {
        deeds.push(`seal ${digest}`);
        await seal(role, signal);
      },
      scheduleReconcile: () => void deeds.push('reconcile'),
      keepTemplatesOf: (role, digests) => note(`keep ${role} ${digests.join(' ')}`),
    },
    ndvm: {
      ports: {
        get used() {
          return usedPorts;
        },
      },
      stop: () => note('stop network'),
      startEarly: () => void deeds.push('start network'),
    },
    onUsed: () => void deeds.push('used'),
  });
});
const browser: Candidate = { image: imageOf('browser', 'new-browser'), replaces: 'old-browser' };
const network: Candidate = { image: imageOf('network', 'new-network'), replaces: 'old-network' };

describe('a switch to other images', () => {
  it('uses them only when each has been proved, tells which one is being proved, and cleans up after both', async () => {
    const proving: string[] = [];
    expect(await switchOver.switchTo([browser, network], never, { onProve: (role) => proving.push(role) })).toBe(true);
    expect(proving).toEqual(['browser', 'network']);
    expect(deeds).toEqual([
      'check new-browser',
      'seal new-browser',
      'check new-network',
      'seal new-network',
      'use new-browser',
      'use new-network',
      'used',
      'reconcile',
      'stop network',
      'start network',
      'prune browser',
      'keep browser new-browser old-browser',
      'prune network',
      'keep network new-network old-network',
    ]);
  });

  it('keeps them from being pruned meanwhile, and not afterwards', async () => {
    const kept: (readonly string[])[] = [];
    seal = () => Promise.resolve(void kept.push(ahead()));
    await switchOver.switchTo([browser, network], never);
    expect(kept).toEqual([
      ['new-browser', 'new-network'],
      ['new-browser', 'new-network'],
    ]);
    expect(ahead()).toEqual([]);
  });

  it('leaves all as they are when one of those in use was replaced meanwhile', async () => {
    seal = (role) => {
      if (role === 'network') inUse.browser = 'chosen by the person';
      return Promise.resolve();
    };
    expect(await switchOver.switchTo([browser, network], never)).toBe(false);
    expect(deeds.filter((deed) => deed.startsWith('use'))).toEqual([]);
    expect([inUse, ahead()]).toEqual([{ browser: 'chosen by the person', network: 'old-network' }, []]);
  });

  it('may be to the first image of a role, which keeps no other templates', async () => {
    delete inUse.browser;
    expect(await switchOver.switchTo([{ ...browser, replaces: undefined }], never)).toBe(true);
    expect(deeds.at(-1)).toBe('keep browser new-browser');
    expect(deeds).not.toContain('stop network');
  });

  it('leaves sessions the network VM that they have', async () => {
    usedPorts = 1;
    expect(await switchOver.switchTo([network], never)).toBe(true);
    expect(deeds).not.toContain('stop network');
    expect(deeds).not.toContain('start network');
  });

  it('checks the image of a whole host, which has no templates', async () => {
    expect(await switchOver.switchTo([{ image: imageOf('host', 'new-host'), replaces: undefined }], never)).toBe(true);
    expect(deeds).toEqual(['check new-host', 'use new-host', 'used', 'reconcile', 'prune host']);
  });

  it('fails when one is not proved, with the reason', async () => {
    seal = () => Promise.reject(new Error('no window'));
    await expect(switchOver.switchTo([browser], never)).rejects.toMatchObject({
      code: 'image-not-proven',
      message: expect.stringContaining('no window') as string,
    });
    expect([deeds, ahead()]).toEqual([['check new-browser', 'seal new-browser'], []]);
  });

  it('says that the disk is full, and not that the image is to blame', async () => {
    const full = new Failure('disk-full', { path: '/data', task: 'seal', needed: '1 GiB', free: '0 GiB' });
    seal = () => Promise.reject(full);
    await expect(switchOver.switchTo([browser], never)).rejects.toBe(full);
  });

  it('changes nothing when the caller gives up, also after the last proof', async () => {
    const gone = new AbortController();
    seal = () => {
      gone.abort(new Error('enough'));
      return Promise.resolve();
    };
    await expect(switchOver.switchTo([browser], gone.signal)).rejects.toThrow('enough');
    seal = () => Promise.reject(new Error('cancelled'));
    await expect(switchOver.switchTo([browser], gone.signal)).rejects.toThrow('enough');
    expect(deeds.filter((deed) => deed.startsWith('use'))).toEqual([]);
  });
});
