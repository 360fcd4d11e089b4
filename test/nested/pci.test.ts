/**
 * The uplink `pci`, nested: an emulated computer with an emulated IOMMU and a spare e1000e runs our host agent, which runs a network VM that owns the
 * card through vfio-pci. Everything is emulated twice, so this is not part of `npm test`: npm run test:pci takes some 13 minutes.
 */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { NetworkStatus } from '../../host-agent/api/host/network.ts';
import { root, runNestedComputer } from '../bed/nested/nested-computer.ts';
import { testData } from '../bed/product.ts';

const CARD = '0000:00:03.0';
const WITHIN_SECONDS = Number(process.env['SAFE_BROWSE_NESTED_SECONDS'] ?? 2400);
const MODULES = ['e1000e', 'irqbypass', 'vfio', 'vfio_iommu_type1', 'vfio-pci', 'erofs'];

const SCRIPT = `
driver() { basename "$(readlink /sys/bus/pci/devices/${CARD}/driver)"; }
sb() { ${process.execPath} ${join(root, 'dist/host-agent/cli.js')} "$@"; }
agent() { sb daemon & until [ -S /run/x/r/safe-browse/agent.sock ]; do sleep 1; done; }
echo "MARK before $(driver)"
mkdir -p /run/x/c/safe-browse /run/x/s /run/x/r; chmod 700 /run/x/*
export XDG_CONFIG_HOME=/run/x/c XDG_STATE_HOME=/run/x/s XDG_RUNTIME_DIR=/run/x/r XDG_DATA_HOME=${testData}
printf 'accelerator = "tcg"\\n[network]\\nuplink = "pci"\\npci.device = "${CARD}"\\nstartWith = "session"\\nidleStopSeconds = 3600\\nports = 1\\n[template]\\nseal = "off"\\n[spare]\\nkeep = false\\n[start]\\nrequirementTimeoutSeconds = 1500\\n' > /run/x/c/safe-browse/config.toml
agent
echo "MARK refused $(sb network start --json)"
sed -i 's/^pci.device/pci.allowOnlyNic = true\\npci.device/' /run/x/c/safe-browse/config.toml
sb daemon --stop; wait
agent
echo "MARK started $(sb network start --json)"
echo "MARK during $(driver)"
for i in $(seq 60); do sb network status --json | grep -q '"address"' && break; sleep 2; done
echo "MARK status $(sb network status --json)"
sb network stop --json
echo "MARK after $(driver)"
grep -v '"level":20' /run/x/s/safe-browse/agent.log | tail -12
`;

it('passes a network card of the computer through to the network VM, and takes it back', async () => {
  const { marks, lastLines } = await runNestedComputer({
    name: 'nested',
    modules: MODULES,
    memoryMiB: 3072,
    kernelArguments: 'intel_iommu=on iommu=nopt',
    hardware: [
      '-device',
      'intel-iommu,intremap=on,caching-mode=on',
      '-netdev',
      'user,id=lan',
      '-device',
      'e1000e,netdev=lan,addr=03.0,mac=52:54:00:12:34:56,romfile=',
    ],
    script: SCRIPT,
    withinMs: WITHIN_SECONDS * 1000,
  });
  expect(marks.get('before'), lastLines).toBe('e1000e');
  expect(JSON.parse(marks.get('refused') ?? '{}')).toMatchObject({ code: 'pci-only-nic' });
  expect(NetworkStatus.parse(JSON.parse(marks.get('started') ?? '{}'))).toMatchObject({ state: 'up', uplink: 'pci' });
  expect(marks.get('during')).toBe('vfio-pci');
  expect(NetworkStatus.parse(JSON.parse(marks.get('status') ?? '{}'))).toMatchObject({
    cable: 'up',
    address: expect.stringMatching(/^10\.0\.2\.\d+\/24$/) as string,
  });
  expect(marks.get('after')).toBe('e1000e');
});
