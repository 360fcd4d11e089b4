/**
 * A small Internet of namespaces, from which no route leads to the real one.
 *
 *     host 192.168.77.10 ─┬─ router 192.168.77.1 (DNS, as at home) ── world 203.0.113.10
 *      │   lan 192.168.77.20 ─┘
 *      └─ publicLan 203.0.114.20: a LAN of the host that has public addresses
 */
import { Namespace } from '../namespace.ts';

export const ADDRESSES = {
  host: '192.168.77.10',
  router: '192.168.77.1',
  lan: '192.168.77.20',
  hostOnPublicLan: '203.0.114.10',
  publicLan: '203.0.114.20',
  world: '203.0.113.10',
  /** Of a shop, where a test makes one. A network for examples would look like an attack to the network VM's nameserver: no server has such an address. */
  shop: '203.0.100.11',
} as const;

/** The names that the nameserver knows; no other name exists. */
export const NAMES = {
  'site.test': ADDRESSES.world,
  'other.test': ADDRESSES.world,
  'shop.example': ADDRESSES.shop,
  'login.hotel.test': ADDRESSES.router,
  /** Public names that resolve to internal addresses, as in DNS rebinding. */
  'lan-by-name.test': ADDRESSES.lan,
  'loopback-by-name.test': '127.0.0.1',
} as const;

export interface Internet {
  /** Where the product runs. */
  readonly host: Namespace;
  readonly router: Namespace;
  readonly lan: Namespace;
  readonly publicLan: Namespace;
  readonly world: Namespace;
  close(): Promise<void>;
}

/** Takes less than a second. `folder` is for small files. */
export async function openInternet(folder: string): Promise<Internet> {
  const made: Namespace[] = [];
  const create = async (name: string, nameserver?: string) => {
    const namespace = await Namespace.create(name, folder, nameserver);
    made.push(namespace);
    return namespace;
  };
  const close = async () => {
    await Promise.all(made.map((namespace) => namespace.close()));
  };
  try {
    const host = await create('host', ADDRESSES.router);
    const router = await create('router');
    const lan = await create('lan', ADDRESSES.router);
    const publicLan = await create('public-lan');
    const world = await create('world');
    await channel({ host, router, lan, publicLan, world });
    await startNameserver(router);
    return { host, router, lan, publicLan, world, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function channel({ host, router, lan, publicLan, world }: Omit<Internet, 'close'>): Promise<void> {
  await router.ip('link add home type bridge');
  await router.ip(`link add to-host type veth peer name eth0 netns ${host.outerPid}`);
  await router.ip(`link add to-lan type veth peer name eth0 netns ${lan.outerPid}`);
  await router.ip(`link add to-world type veth peer name eth0 netns ${world.outerPid}`);
  await host.ip(`link add eth1 type veth peer name eth0 netns ${publicLan.outerPid}`);
  for (const port of ['to-host', 'to-lan']) await router.ip(`link set ${port} master home up`);
  await address(router, 'home', ADDRESSES.router);
  await address(router, 'to-world', '203.0.113.1');
  await address(host, 'eth0', ADDRESSES.host);
  await address(host, 'eth1', ADDRESSES.hostOnPublicLan);
  await address(lan, 'eth0', ADDRESSES.lan);
  await address(publicLan, 'eth0', ADDRESSES.publicLan);
  await address(world, 'eth0', ADDRESSES.world);
  await router.must(['sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward']);
  await host.ip(`route add default via ${ADDRESSES.router}`);
  await lan.ip(`route add default via ${ADDRESSES.router}`);
  await router.ip(`route add ${ADDRESSES.shop} via ${ADDRESSES.world}`);
  await world.ip('route add default via 203.0.113.1');
}

async function address(namespace: Namespace, link: string, ipv4: string): Promise<void> {
  await namespace.ip(`address add ${ipv4}/24 dev ${link}`);
  await namespace.ip(`link set ${link} up`);
}

async function startNameserver(router: Namespace): Promise<void> {
  const running = router.start([
    'dnsmasq',
    // Debug mode does not change the user, which is impossible in an unprivileged user's namespace.
    '--no-daemon',
    '--conf-file=/dev/null',
    '--no-resolv',
    '--no-hosts',
    '--bind-interfaces',
    `--listen-address=${ADDRESSES.router}`,
    // Forwards no query.
    '--local=/#/',
    ...Object.entries(NAMES).map(([name, ipv4]) => `--address=/${name}/${ipv4}`),
  ]);
  const listens = async () => {
    for (;;) {
      const { stdout } = await router.run(['ss', '--no-header', '--listening', '--udp', '--numeric']);
      if (stdout.includes(`${ADDRESSES.router}:53`)) return true;
    }
  };
  const up = await Promise.race([listens(), running.ended.then(() => false)]);
  if (!up) throw new Error('The nameserver of the test bed did not start.');
}
