/** VMs with hardware virtualisation on an emulated Xen: the network image as PVH without a card, and as HVM with one. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatLine } from '../../appliance/protocol/lines.ts';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { HostHello } from '../../appliance/protocol/every-role.ts';
import { domainOf } from '../../host-agent/hypervisor/xen/domain-of.ts';
import { xlConfig } from '../../host-agent/hypervisor/xl/config.ts';
import { bootOf } from '../../host-agent/image/boot.ts';
import { Manifest } from '../../host-agent/image/manifest.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { NetworkStatus } from '../../host-agent/api/host/network.ts';
import { testData } from '../bed/product.ts';
import { CARD, XenComputer } from '../bed/nested/xen-computer.ts';

/** Long, because the virtualisation is emulated. */
const STEP_MS = 900_000;
const IMAGE = 'safe-browse/images/network/current';

describe('on Xen, with the processor’s virtualisation', () => {
  let testBed: TestBed;
  let computer: XenComputer;
  beforeAll(async () => {
    testBed = await openTestBed();
    computer = await XenComputer.boot(testBed, {
      memoryMiB: 2048,
      dom0MiB: 896,
      roles: ['network'],
      kinds: { networkKind: 'hvm', browserKind: 'pvh' },
    });
  });
  afterAll(() => testBed.close());

  it('a PVH domain runs from our xl configuration, and its guest agent answers', async () => {
    const manifest = Manifest.parse(JSON.parse(readFileSync(join(testData, IMAGE, 'manifest.json'), 'utf8')));
    const names = vmFiles('/run/pvh');
    const spec = {
      id: 'pvh',
      role: 'network',
      names,
      boot: bootOf({ folder: join('/run/data', IMAGE), manifest }),
      memoryMiB: 256,
      processors: 1,
      nics: [],
    } as const;
    const text = xlConfig(
      domainOf(spec, { kind: { network: 'pvh', browser: 'pvh' }, label: {}, hasChannels: true }, randomUUID()),
    );
    expect(text).toContain('type = "pvh"\n');
    const hello = formatLine(HostHello, { type: 'hello', protocol: PROTOCOL_VERSION }).toString();
    // The first hello arrives before a client is connected.
    const asking = `const wire = require('node:net').connect(${JSON.stringify(names.guest)});
let heard = '';
wire.on('data', (chunk) => { heard += chunk; const line = /\\{[^\\n]*"role"[^\\n]*/.exec(heard); if (line) { console.log(line[0]); process.exit(0); } });
setInterval(() => wire.write(${JSON.stringify(hello)}), 10_000);`;
    await computer.succeed(
      `mkdir -p ${names.own}; base64 -d <<< ${Buffer.from(text).toString('base64')} > ${names.domainConfig}; xl create ${names.domainConfig}`,
      STEP_MS,
    );
    const answer = await computer.succeed(
      `timeout 800 node -e "$(base64 -d <<< ${Buffer.from(asking).toString('base64')})"`,
      STEP_MS,
    );
    expect(answer).toContain('"role":"network"');
    await computer.succeed('xl destroy $(xl list | grep -o "^sb-pvh[^ ]*")', STEP_MS);
  });

  /** The modes of its disks, whatever serves them: `r` or `w`, each once. */
  const DISK_MODES = `at=/local/domain/0/backend; id=$(xl domid $(xl list | grep -o "^sb-ndvm[^ ]*"))
for kind in $(xenstore-list $at); do for device in $(xenstore-list $at/$kind/$id 2> /dev/null); do xenstore-read $at/$kind/$id/$device/mode 2> /dev/null || true; done; done | sort -u`;

  it('an HVM network VM owns the card, and carries dom0’s frames through it', async () => {
    expect(NetworkStatus.parse(JSON.parse(await computer.succeed('sb network start --json', STEP_MS)))).toMatchObject({
      state: 'up',
      uplink: 'pci',
      accelerator: 'xen',
    });
    const configuration = await computer.succeed('cat $(find /run/user -name "*.cfg")', STEP_MS);
    expect(configuration).toContain('type = "hvm"\n');
    expect(await computer.succeed('xl pci-list $(xl list | grep -o "^sb-ndvm[^ ]*")', STEP_MS)).toContain(CARD);
    expect(await computer.succeed(DISK_MODES, STEP_MS)).toBe('r');
    await computer.joinNetwork(STEP_MS);
    await computer.succeed('busybox wget -T 30 -q -O /dev/null http://203.0.113.10/visit?run=hvm', STEP_MS);
    expect((await testBed.site.record()).requests.some(({ path }) => path.includes('run=hvm'))).toBe(true);
    // Only the host agent shows its screen.
    expect(await computer.succeed('busybox netstat -ltn', STEP_MS)).not.toMatch(/:59\d\d /);
    await computer.succeed('sb network detach-host; sb network stop', STEP_MS);
  });
});
