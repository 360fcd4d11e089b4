import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { dryRun, type DryRunOptions } from '../../../host-agent/session/dry-run.ts';
import type { VmSpec } from '../../../host-agent/hypervisor/hypervisor.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';

const never = new AbortController().signal;
const bootOf = (role: string): VmSpec['boot'] => ({
  kernel: `/${role}/kernel`,
  initramfs: `/${role}/initramfs`,
  root: `/${role}/root`,
  commandLine: 'quiet',
});

describe('a dry run of a session', () => {
  const asked: VmSpec[] = [];
  class Listener extends FakeHypervisor {
    override dryRun(spec: VmSpec) {
      asked.push(spec);
      return super.dryRun(spec);
    }
  }
  const stage = (text: string): DryRunOptions => ({
    config: parseConfig(text, 'config.toml'),
    hypervisor: new Listener(),
    images: {
      ready: async (role) => ({ digest: 'sha', boot: bootOf(role), imported: false }),
      canSpeak: () => Promise.resolve(false),
    },
    names: { network: vmFiles('/run/network'), session: (id) => vmFiles(`/run/sessions/${id}`) },
  });

  it('lists the network VM with its card, and a browser VM of the profile at the first port', async () => {
    const run = await dryRun(
      stage('[network]\nuplink = "pci"\npci.device = "0000:03:00.0"\nports = 2\n[profile.bank]\nmemoryMiB = 1024\n'),
      'bank',
      never,
    );
    expect(run).toMatchObject({ hypervisor: 'fake', vms: [{ role: 'network' }, { role: 'browser' }] });
    const [network, browser] = asked;
    expect(network).toMatchObject({
      id: 'ndvm',
      role: 'network',
      boot: bootOf('network'),
      pci: { device: '0000:03:00.0' },
      nics: [{ end: 'listen' }, { end: 'listen' }],
    });
    expect(browser).toMatchObject({
      role: 'browser',
      boot: bootOf('browser'),
      memoryMiB: 1024,
      nics: [{ end: 'connect', socket: '/run/network/ports/0/nic.sock' }],
    });
  });

  it('is refused for an unknown profile', async () => {
    await expect(dryRun(stage(''), 'nowhere', never)).rejects.toMatchObject({ code: 'profile-not-found' });
  });
});
