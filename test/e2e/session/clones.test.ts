/** Compares two clones of one template from outside: their consoles, their frames, and the reports of a page in them. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConsoleTail } from '../../../host-agent/vm/console-tail.ts';
import { GuestChannel } from '../../../host-agent/vm/guest-channel.ts';
import { newIdentity } from '../../../host-agent/vm/identity.ts';
import { StepTracker } from '../../../host-agent/vm/step-tracker.ts';
import type { Vm } from '../../../host-agent/hypervisor/hypervisor.ts';
import { bootOf } from '../../../host-agent/image/boot.ts';
import { currentImage } from '../../../host-agent/image/store.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { listTemplates, type StoredTemplate } from '../../../host-agent/template/store.ts';
import { clientRandom, type Frame, readCapture } from '../../bed/network/frames/capture.ts';
import { ADDRESSES, type Internet, openInternet } from '../../bed/network/internet.ts';
import { startPasst } from '../../bed/network/passt.ts';
import { testQemu } from '../../bed/images/test-images.ts';
import { testData } from '../../bed/product.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';
import { WebServer } from '../../bed/network/web-server.ts';

const never = new AbortController().signal;
const SCREEN = { width: 1280, height: 800 };

interface Copy {
  readonly vm: Vm;
  readonly console: ConsoleTail;
  readonly send: GuestChannel<'browser'>['send'];
  readonly frames: () => Frame[];
}

/** The log entry of a guest agent that has taken its identity. */
interface Taken {
  readonly hostname: string;
  readonly machineId: string;
  readonly mac: string;
  readonly random: string;
  readonly clockSource: string;
}

describe('two clones of one template', () => {
  const folder = makeRunFolder();
  let internet: Internet;
  let site: WebServer;
  let template: StoredTemplate;
  let copies: Copy[] = [];

  beforeAll(async () => {
    internet = await openInternet(folder);
    site = await WebServer.start(internet.world, folder, [`${ADDRESSES.world}:80`, `${ADDRESSES.world}:8443`]);
    const at = { data: join(testData, 'safe-browse'), config: folder, state: folder, runtime: folder };
    const image = await currentImage(at, 'browser');
    const found = (await listTemplates(at)).find(
      ({ manifest }) => manifest.level === 'browser' && manifest.image === image?.digest && manifest.memoryMiB === 2048,
    );
    if (!image || !found) throw new Error('There is no browser image, or no template of it, for the tests.');
    template = found;
    const boot = bootOf(image);
    const { sealing } = testQemu(boot, folder);
    for (const port of [1, 2]) {
      const names = vmFiles(join(folder, `copy${port}`));
      const channelFolder = join(folder, `wire${port}`);
      for (const each of [names.folder, channelFolder]) mkdirSync(each);
      // passt takes the place of the network VM: it answers DHCP and DNS and records every frame. It keeps its account, because another account could not write the capture.
      const socket = join(channelFolder, 'nic.sock');
      await startPasst(internet.host, socket, [
        '--foreground',
        '--quiet',
        '--socket',
        socket,
        '--pcap',
        join(folder, `${port}.pcap`),
        '--ipv4-only',
        '--no-map-gw',
        '--tcp-ports',
        'none',
        '--udp-ports',
        'none',
      ]);
      const nics = [{ mac: '02:00:00:00:00:00', socket, end: 'connect' as const }];
      const vm = await sealing?.clone(
        {
          id: `copy${port}`,
          role: 'browser',
          names,
          boot,
          memoryMiB: template.manifest.memoryMiB,
          processors: template.manifest.processors,
          scratchGiB: 0,
          screen: SCREEN,
          sound: true,
          nics,
        },
        template.files,
        never,
      );
      if (!vm) throw new Error('QEMU cannot clone.');
      copies = [...copies, await wake(vm, port)];
    }
  }, START_TIMEOUT_MS);
  afterAll(async () => {
    for (const { vm } of copies) await vm.kill();
    await internet.close();
  });

  async function wake(vm: Vm, port: number): Promise<Copy> {
    const console = new ConsoleTail(await vm.connectConsole());
    const reached = new StepTracker<'identity'>();
    const violations: Error[] = [];
    const channel = new GuestChannel('browser', await vm.connectGuestChannel(), {
      onMessage: (message) => message.type === 'step' && message.step === 'identity' && reached.mark('identity'),
      onViolation: (violation) => violations.push(violation),
      onClosed: () => undefined,
    });
    await vm.resume();
    channel.send({ type: 'identity', ...newIdentity(port, SCREEN) });
    await reached.wait('identity', AbortSignal.timeout(START_TIMEOUT_MS));
    expect(violations).toEqual([]);
    return {
      vm,
      console,
      send: (message) => channel.send(message),
      frames: () => readCapture(join(folder, `${port}.pcap`)),
    };
  }

  const taken = ({ console }: Copy): Taken | undefined => {
    const line = console
      .text()
      .split('\n')
      .slice(0, -1)
      .find((each) => each.includes('identity taken'));
    return line === undefined ? undefined : (JSON.parse(line) as Taken);
  };
  /** The values of both clones. Fails when one is missing. */
  const both = async <Value>(look: (copy: Copy) => Value | undefined): Promise<[Value, Value]> => {
    const found: Value[] = [];
    for (const copy of copies) {
      await expect.poll(() => look(copy), { timeout: PAGE_TIMEOUT_MS, interval: 200 }).toBeDefined();
      found.push(look(copy) as Value);
    }
    return found as [Value, Value];
  };

  it('send no frame before they have their own identity', () => {
    for (const { frames } of copies) expect(frames()).toEqual([]);
  });

  it('have their own host name, machine id, address and kernel random numbers', async () => {
    const [one, two] = await both(taken);
    for (const key of ['hostname', 'machineId', 'mac', 'random'] as const) {
      expect(one[key]).not.toBe('');
      expect(one[key]).not.toBe(two[key]);
    }
  });

  it('keep the clock that does not depend on emulated devices, where they run with KVM', async () => {
    const sources = (await both(taken)).map(({ clockSource }) => clockSource);
    const expected = copies.map(({ vm }) => (vm.record.accelerator === 'kvm' ? /^(kvm-clock|tsc)$/ : /./));
    for (const [index, source] of sources.entries()) expect(source).toMatch(expected[index] ?? '');
  });

  it('have the host’s time, however old the template is', async () => {
    const sentMs = Date.now();
    for (const [index, { vm, send }] of copies.entries()) {
      await vm.linkUp();
      send({ type: 'link-up', unixTimeMs: Date.now() });
      send({ type: 'browse', url: `http://site.test/random?run=${index}` });
    }
    expect(Date.now() - Date.parse(template.manifest.sealedAt)).toBeGreaterThan(20_000);
    for (const index of [0, 1]) {
      const { detail } = await site.waitForReport(String(index), ({ kind }) => kind === 'random', PAGE_TIMEOUT_MS);
      const { unixTimeMs } = JSON.parse(detail) as { unixTimeMs: number };
      expect(unixTimeMs).toBeGreaterThan(sentMs - 15_000);
      expect(unixTimeMs).toBeLessThan(Date.now() + 15_000);
    }
  });

  describe('seen from the network', () => {
    it('give their pages different random numbers', async () => {
      const reports = await Promise.all(
        ['0', '1'].map((run) => site.waitForReport(run, ({ kind }) => kind === 'random', PAGE_TIMEOUT_MS)),
      );
      const [one, two] = reports.map(({ detail }) => JSON.parse(detail) as { crypto: string; math: number[] });
      if (!one || !two) return expect.fail('Both pages report.');
      expect(one.crypto).not.toBe(two.crypto);
      expect(one.math).not.toEqual(two.math);
    });

    it('use their own addresses and source ports', async () => {
      const syn = await both(({ frames }) =>
        frames().find(({ tcp }) => tcp?.isSyn === true && tcp.destinationPort === 80),
      );
      expect(syn.map(({ from }) => from)).toEqual(['02:53:42:02:00:01', '02:53:42:02:00:02']);
      expect(syn[0].tcp?.sourcePort).not.toBe(syn[1].tcp?.sourcePort);
      for (const [index, { frames }] of copies.entries())
        expect(
          new Set(
            frames()
              .map(({ from }) => from)
              .filter((from) => from.startsWith('02:53:42')),
          ),
        ).toEqual(new Set([`02:53:42:02:00:0${index + 1}`]));
    });

    it('begin TLS with different random numbers', async () => {
      for (const { send } of copies) send({ type: 'browse', url: 'https://site.test:8443/' });
      const [one, two] = await both(
        ({ frames }) => frames().flatMap(({ tcp }) => (tcp ? (clientRandom(tcp.payload) ?? []) : []))[0],
      );
      expect(one).toMatch(/^[0-9a-f]{64}$/);
      expect(one).not.toBe(two);
    });
  });
});
