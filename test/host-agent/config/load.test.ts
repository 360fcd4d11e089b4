import { describe, expect, it } from 'vitest';
import { annotatedToml } from '../../../host-agent/config/annotated-toml.ts';
import { parseConfig, readConfig, type ReadConfig } from '../../../host-agent/config/load.ts';

const mistakesIn = (toml: string): string => {
  try {
    parseConfig(toml, 'config.toml');
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  throw new Error('The configuration was accepted.');
};

/** Written out, so that a changed default is noticed. */
const DEFAULT_PROFILE = {
  label: '',
  startPage: 'about:blank',
  where: '',
  memoryMiB: 2048,
  privateMemory: false,
  processors: 2,
  scratchGiB: 8,
  screen: { width: 1280, height: 800 },
  scale: 'auto',
  colour: 'blue',
  network: { policy: 'internet-only', allow: [] },
  exit: 'direct',
  files: { out: 'ask', in: 'ask' },
  clipboard: { out: 'ask', in: 'ask' },
  language: 'desktop',
  timeZone: 'desktop',
  appearance: 'auto',
  jit: true,
  webgl: 'software',
  fingerprint: 'own',
  extensions: [],
  policies: {},
  bookmarks: [],
  lifetimeMinutes: 0,
  maximumAgeMinutes: 0,
  idleStopMinutes: 0,
  mayKeepRunning: true,
  seal: 'inherit',
  sound: 'on',
  accessibility: false,
  microphone: 'off',
  automation: 'off',
  record: 'off',
  recordKeys: 'off',
  usb: 'off',
  usbKinds: ['security-key', 'camera', 'smart-card'],
};

describe('the configuration', () => {
  it('is frozen at every level', () => {
    const config = parseConfig('', 'config.toml');
    expect(() => Object.assign(config.network, { ports: 1 })).toThrow(TypeError);
    expect(() => Object.assign(config.profile, { other: {} })).toThrow(TypeError);
    expect(() => Object.assign(config.profile['default']?.screen ?? {}, { width: 1 })).toThrow(TypeError);
  });

  it('has a default for every key', () => {
    const config = parseConfig('', 'config.toml');
    expect(config.profile['default']).toEqual(DEFAULT_PROFILE);
    expect(config.network).toEqual({
      uplink: 'user',
      user: { follow: 'host' },
      tap: { bridge: '', device: '' },
      pci: { device: '', allowOnlyNic: false },
      mode: 'nat',
      ipv6: 'auto',
      forwardEapol: false,
      bridgeRules: '',
      ports: 8,
      memoryMiB: 192,
      startWith: 'agent',
      idleStopSeconds: 300,
      connections: 2048,
      newConnectionsPerSecond: 300,
      refusedNetworks: [],
      portalProbe: 'http://network-test.debian.org/nm',
    });
    expect(config.log.urls).toBe(false);
  });

  it('keeps the written keys and adds defaults', () => {
    const config = parseConfig(
      'defaultProfile = "work"\n[profile.work]\nmemoryMiB = 3000\nstartPage = "https://Example.org"',
      'config.toml',
    );
    expect(config.profile['work']).toEqual({
      ...DEFAULT_PROFILE,
      startPage: 'https://example.org/',
      memoryMiB: 3000,
    });
  });

  it('accepts an allow-list of names', () => {
    const config = parseConfig(
      '[profile.banking.network]\npolicy = "allow-list"\nallow = ["bank.example", "xn--bcher-kva.example"]',
      'config.toml',
    );
    expect(config.profile['banking']?.network).toEqual({
      policy: 'allow-list',
      allow: ['bank.example', 'xn--bcher-kva.example'],
    });
  });

  it('names the position of invalid names, and of names that have no effect', () => {
    const problems = (text: string) => {
      const read = readConfig(text);
      return 'problems' in read ? read.problems.map(({ path, message }) => `${path.join('.')}: ${message}`) : [];
    };
    expect(
      problems(
        '[profile.a.network]\npolicy = "allow-list"\nallow = ["Bank.example", "bank.example", "https://bank.example/"]\n[profile.b.network]\npolicy = "most"',
      ),
    ).toEqual([
      expect.stringMatching(/^profile\.a\.network\.allow\.0: must be a name such as example\.org/) as string,
      expect.stringMatching(/^profile\.a\.network\.allow\.2: must be a name/) as string,
      expect.stringMatching(/^profile\.b\.network\.policy: /) as string,
    ]);
    expect(problems('[profile.a.network]\nallow = ["bank.example"]')).toEqual([
      'profile.a.network.allow: has an effect only with policy = "allow-list", but the policy is "internet-only"',
    ]);
  });

  it('is printed as TOML that parses to the same configuration', () => {
    const text = `accelerator = "tcg"
[profile.a]
bookmarks = [{ name = "a \\"b\\" \\u007f", url = "https://a.example/" }]
policies = { Settings = { x = [1, 2.5, {}], "y z" = true } }
extensions = ["a", "b"]
`;
    const { config, sources } = readConfig(text) as ReadConfig;
    expect(parseConfig(annotatedToml(config, sources), 'config.toml')).toEqual(config);
  });

  it('is printed with the source of each value', () => {
    const { config, sources } = readConfig('accelerator = "tcg"\n[profile.a]\ncolour = "red"') as ReadConfig;
    const lines = annotatedToml(config, sources).split('\n');
    expect(lines.slice(0, 6)).toEqual([
      'hypervisor = "qemu"  # default',
      'accelerator = "tcg"  # your configuration',
      'defaultProfile = "default"  # default',
      '',
      '[network]',
      'uplink = "user"  # default',
    ]);
    expect(lines).toContain('colour = "red"  # your configuration');
    expect(lines).toContain('colour = "slate"  # shipped profile');
    expect(lines.filter((line) => line !== '' && !/^\[.*\]$|  # /.test(line))).toEqual([]);
  });

  it('reports all mistakes at once, each with its key', () => {
    const message = mistakesIn(
      'hypervisor = "vmware"\nnonsense = 1\n[network]\nports = 99\n[profile.work]\nmemoryMiB = "much"\nstartPage = "file:///etc/passwd"\n[profile.work.screen]\nwidht = 5',
    );
    expect(message).toContain('6 mistakes');
    for (const place of [
      'hypervisor:',
      'nonsense: no such key',
      'network.ports:',
      'profile.work.memoryMiB:',
      'profile.work.startPage:',
      'profile.work.screen.widht: no such key',
    ])
      expect(message).toContain(place);
  });

  it('names the line at which a file is not TOML', () => {
    expect(mistakesIn('[network\nports = 1')).toContain('line 1, column');
  });

  it('refuses a default profile that does not exist', () => {
    expect(mistakesIn('defaultProfile = "work"')).toContain(
      'defaultProfile: there is no profile "work", only default, banking, offline, document, portal',
    );
  });

  it('refuses a profile name that could be a path', () => {
    expect(mistakesIn('[profile."../x"]')).toContain('profile.../x');
  });

  it('reports all conflicting keys of the network', () => {
    const wrong = readConfig('[network]\nuplink = "user"\nmode = "bridge"\n');
    expect(wrong).toEqual({
      problems: [{ path: ['network', 'mode'], message: expect.stringContaining('a bridge needs') as string }],
    });
    const places = (toml: string) => {
      const read = readConfig(toml);
      return 'problems' in read ? read.problems.map(({ path }) => path.join('.')) : [];
    };
    expect(places('[network]\nforwardEapol = true\nbridgeRules = "/etc/rules.nft"')).toEqual([
      'network.forwardEapol',
      'network.bridgeRules',
    ]);
    expect(places('[network]\nuplink = "tap"')).toEqual(['network.tap']);
    expect(places('[network]\nuplink = "tap"\ntap = { bridge = "br0", device = "tap0" }')).toEqual(['network.tap']);
    expect(places('[network]\nuplink = "pci"\nmode = "bridge"')).toEqual(['network.pci.device']);
    expect(
      places(
        '[network]\nuplink = "pci"\npci.device = "3:0"\ntap.bridge = "no/slash"\nbridgeRules = "rules"',
      ).toSorted(),
    ).toEqual(['network.bridgeRules', 'network.pci.device', 'network.tap.bridge']);
    expect(places('[network]\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"\nforwardEapol = true')).toEqual([]);
    const bridge = '[network]\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"\n';
    expect(places(`${bridge}[profile.bank.network]\npolicy = "offline"\n`)).toEqual(['profile.bank.network.policy']);
    expect(places(`${bridge}[profile.bank.network]\npolicy = "internet-only"\n`)).toEqual([]);
  });

  it('reports all conflicting keys of Xen', () => {
    const places = (toml: string) => {
      const read = readConfig(toml);
      return 'problems' in read ? read.problems.map(({ path }) => path.join('.')) : [];
    };
    const card = '[network]\nuplink = "pci"\npci.device = "0000:03:00.0"\n';
    expect(places('hypervisor = "xenclient"')).toEqual(['xen.browserKind', 'network.uplink']);
    expect(places(`hypervisor = "xenclient"\n[xen]\nbrowserKind = "hvm"\n${card}`)).toEqual([]);
    expect(
      places(`hypervisor = "xenclient"\n[xen]\nbrowserKind = "hvm"\n[xenclient]\ndom0 = "root@dom0"\n${card}`),
    ).toEqual(['xenclient.transport']);
    expect(places('hypervisor = "xl"\n[xen]\nbrowserKind = "hvm"')).toEqual(['xen.browserKind']);
    expect(places('[xenclient]\ndom0 = "-oProxyCommand=x"\ndisks = "storage"\nnetwork = "a b"').toSorted()).toEqual([
      'xenclient.disks',
      'xenclient.dom0',
      'xenclient.network',
    ]);
  });
});
