/**
 * The AppArmor profiles on a kernel with AppArmor: an emulated computer with Debian's kernel loads them, starts each jailed program with the host agent's
 * arguments, and then tries the escapes under each profile without a jail. Not part of `npm test`: npm run test:apparmor takes two to ten minutes.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hubJail } from '../../host-agent/hypervisor/qemu/hub.ts';
import { type Origin, qemuJail } from '../../host-agent/hypervisor/qemu/jail.ts';
import { filterRules } from '../../host-agent/network/filter/rules.ts';
import { UPLINK } from '../../host-agent/tools/passt.ts';
import { filterJail } from '../../host-agent/network/uplink/start-filter.ts';
import { passtJail } from '../../host-agent/network/uplink/user.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import { type Jail, jailArguments, jailFilter } from '../../host-agent/jail/bubblewrap.ts';
import { ESCAPES } from '../bed/jail/escapes.ts';
import { root, runNestedComputer } from '../bed/nested/nested-computer.ts';
import { filterProgram } from '../bed/bundle-program.ts';
import { networkImage } from '../bed/images/test-images.ts';

const WITHIN_MS = 1_700_000;
/** The runtime folder inside the emulated computer. */
const RUNTIME = '/run/x/r/safe-browse';
/** The probe is mounted over QEMU when QEMU is no longer needed. */
const QEMU = '/usr/bin/qemu-system-x86_64';
const [OUT, REFUSED] = ['42', '43'];
const folder = mkdtempSync(join(tmpdir(), 'sb-apparmor-'));

const quoted = (words: readonly string[]) => words.map((word) => `'${word.replaceAll("'", `'\\''`)}'`).join(' ');

function vm(id: string, origin: Origin, accelerator: 'kvm' | 'tcg' = 'tcg'): Jail {
  const boot = {
    kernel: '/run/x/i/kernel',
    initramfs: '/run/x/i/initramfs',
    root: '/run/x/i/root',
    commandLine: 'quiet',
  };
  const nics = [{ mac: '02:00:00:00:00:01', socket: `${RUNTIME}/port/nic.sock`, end: 'connect' as const }];
  return qemuJail(
    {
      id,
      role: 'browser',
      names: vmFiles(`${RUNTIME}/sessions/${id}`),
      boot,
      memoryMiB: 128,
      processors: 1,
      screen: { width: 640, height: 480 },
      sound: true,
      nics,
    },
    accelerator,
    origin,
  );
}

let jails = 0;

/**
 * The commands that start the jail as a plain user, with a separate account where it can have one, and wait for its socket. Root gives the
 * account in the place of newuidmap.
 */
function start(jail: Jail, profile: string | undefined, log: string, socket?: string): string {
  const filter = join(folder, String((jails += 1)));
  writeFileSync(filter, jailFilter(jail));
  const hasOwnAccount = jail.keepsAccount !== true;
  const form = { profile, hasOwnAccount };
  const device = jail.handedDevice === undefined ? '' : `5<> ${jail.handedDevice} `;
  return [
    'rm -f /run/x/info /run/x/hold; mkfifo /run/x/hold',
    ...jail.writable.map(([path]) => `chmod ${hasOwnAccount ? 'a+rwX' : 'a+rX'} ${path}`),
    `as prlimit ${quoted(jailArguments(jail, form))} 3> /run/x/info 4< ${filter} ${device}6<> /run/x/hold >> ${RUNTIME}/${log} 2>&1 < /dev/null &`,
    ...(hasOwnAccount ? ['give_account'] : []),
    ...(socket === undefined ? [] : [`until_there ${RUNTIME}/${socket}`]),
  ].join('\n');
}

const PASST = passtJail(`${RUNTIME}/network/outer/nic.sock`, true);
const RULES = filterRules({ kind: 'static', ...UPLINK }, { ports: [], refusedNetworks: [] });
const FILTER = filterJail(vmFiles(`${RUNTIME}/network`), '/run/x/filter.cjs');
const outside = {
  path: (name: string) => `/run/x/${name}`,
  port: 4711,
  abstract: 'escape',
  victim: '$VICTIM',
  temporary: '/tmp/left',
};

const PREPARED = `
mount -t securityfs none /sys/kernel/security
ip addr add 10.0.2.15/24 dev eth0; ip link set eth0 up; ip route add default via 10.0.2.2
ulimit -Hn 1048576; ulimit -n 65536
as() { setpriv --reuid=65534 --regid=65534 --clear-groups --inh-caps=-all --bounding-set=-all "$@"; }
until_there() { for look in $(seq 180); do [ -S "$1" ] && return; sleep 1; done; echo "MISSING $1"; cat ${RUNTIME}/*/*.log ${RUNTIME}/*/*/*.log; }
ACCOUNT=300000
give_account() {
  for look in $(seq 300); do pid=$(sed -n 's/.*child-pid": \\([0-9]*\\).*/\\1/p' /run/x/info); [ -n "$pid" ] && break; sleep 0.1; done
  ACCOUNT=$((ACCOUNT + 1))
  # In one write: bash writes each line by itself.
  for map in uid_map gid_map; do /usr/bin/printf '0 65534 1\\n1000 %s 1\\n' $ACCOUNT > /proc/$pid/$map; done
  echo 1 > /run/x/hold
}
labels() { for pid in $(pgrep "$1"); do cat /proc/$pid/attr/current; done | sort | tr '\\n' ' '; }
probe() { PROBE=$1 PROBE_TARGET="$2" PROBE_ITSELF=${QEMU} PROBE_SECRET=secret; export PROBE PROBE_TARGET PROBE_ITSELF PROBE_SECRET; shift 2; (cd /run/x/scratch; as timeout 60 "$@" ${QEMU} 2> /dev/null; echo -n "$? "); rm -rf /run/x/scratch/* /tmp/left-made /run/x/r/sessions/other/m/file /scratch/own; }
mkdir -p /run/x/i /run/x/home /run/x/image /run/x/scratch /run/x/r/sessions/own /run/x/r/sessions/other/m ${RUNTIME}/sessions/{1,2,3,4}/m ${RUNTIME}/network/{uplink,outer,filter,hub} ${RUNTIME}/port ${RUNTIME}/t
mkdir -m 777 /scratch; echo secret > /tmp/left; chown 65534 /tmp/left
for file in home/secret image/root r/sessions/own/record.json r/sessions/other/record.json r/sessions/other/m/frame.ppm; do echo secret > /run/x/$file; done
truncate -s 128M ${RUNTIME}/t/memory; touch ${RUNTIME}/t/devices ${RUNTIME}/network/filter/lease.json
`;

const LISTENING =
  'use Socket; socket(my $tcp, AF_INET, SOCK_STREAM, 0); bind($tcp, pack_sockaddr_in(4711, INADDR_LOOPBACK)); listen($tcp, 100); sleep 3600;';

let marks: ReadonlyMap<string, string>;
let lastLines: string;
beforeAll(async () => {
  const image = await networkImage();
  chmodSync(folder, 0o755);
  execFileSync('gcc', ['-O1', '-DALONE', '-o', join(folder, 'alone'), join(root, 'test/bed/jail/probe.c')]);
  const { kernel, initramfs, root: disk } = image.manifest.files;
  const copies = [
    ['kernel', kernel.name],
    ['initramfs', initramfs.name],
    ['root', disk.name],
  ].map(([name, file]) => `cp ${image.folder}/${String(file)} /run/x/i/${String(name)}`);
  const script = [
    PREPARED,
    ...copies,
    'chown -R 65534:65534 /run/x',
    'as setpriv --apparmor-profile=safe-browse -- true; echo "MARK before $?"',
    // Debian's profile for passt applies when ours is not loaded.
    'apparmor_parser --replace /etc/apparmor.d/usr.bin.passt',
    start(PASST, undefined, 'network/uplink.log', 'network/outer/nic.sock'),
    'echo "MARK debian $(labels passt)"; pkill passt; rm -f ' + `${RUNTIME}/network/outer/nic.sock`,
    `cp -r ${join(root, 'host-agent/package/apparmor')}/. /etc/apparmor.d/ && apparmor_parser --replace /etc/apparmor.d/safe-browse; echo "MARK loaded $?"`,
    'as setpriv --apparmor-profile=safe-browse -- true; echo "MARK after $?"',
    start(PASST, 'safe-browse-passt', 'network/uplink.log', 'network/outer/nic.sock'),
    `cp ${filterProgram()} /run/x/filter.cjs; chmod 644 /run/x/filter.cjs; echo '${JSON.stringify(RULES)}' > ${RUNTIME}/network/filter/rules.json`,
    start(FILTER, 'safe-browse-filter', 'network/filter.log', 'network/uplink/nic.sock'),
    start(
      hubJail(
        {
          folder: `${RUNTIME}/network/hub`,
          socket: `${RUNTIME}/network/hub/nic.sock`,
          control: `${RUNTIME}/network/hub/qmp.sock`,
        },
        { bridge: 'br0' },
      ),
      'safe-browse-hub',
      'network/uplink.log',
      'network/hub/nic.sock',
    ),
    'echo "MARK uplinks $(labels "passt|qemu|node")"; pkill passt; pkill node; pkill -f hubport',
    start(
      vm('3', { kind: 'sealable', files: { memory: `${RUNTIME}/t/memory`, devices: `${RUNTIME}/t/devices` } }),
      'safe-browse-sealing',
      'sessions/3/qemu.log',
      'sessions/3/m/rfb.sock',
    ),
    'echo "MARK sealing $(labels qemu)"; pkill -f guest=3',
    start(vm('1', { kind: 'boot' }), 'safe-browse-vm-1', 'sessions/1/qemu.log', 'sessions/1/m/rfb.sock'),
    start(vm('2', { kind: 'boot' }), 'safe-browse-vm-2', 'sessions/2/qemu.log', 'sessions/2/m/rfb.sock'),
    'echo "MARK vms $(labels qemu)"; echo "MARK accounts $(for pid in $(pgrep qemu); do stat -c %u /proc/$pid; done | sort -u | wc -l)"',
    // It is no KVM, so QEMU asks it in vain.
    'mknod -m 666 /dev/kvm c 1 3',
    start(vm('4', { kind: 'boot' }, 'kvm'), 'safe-browse-vm-4', 'sessions/4/qemu.log'),
    `for look in $(seq 60); do grep -q kvm ${RUNTIME}/sessions/4/qemu.log && break; sleep 1; done`,
    `echo "MARK kvm $(grep -o "kvm version too old" ${RUNTIME}/sessions/4/qemu.log) $(dmesg | grep DENIED | grep -c kvm)"`,
    'for pid in $(pgrep qemu); do grep -q vm-2 /proc/$pid/attr/current && SECOND=$pid; done; kill -STOP $SECOND; pkill -f guest=1',
    `as perl -e '${LISTENING}' & as sleep 3600 & until grep -q ':1267 .* 0A' /proc/net/tcp && VICTIM=$(pgrep -f '^sleep 3600'); do sleep 1; done`,
    `cp ${join(folder, 'alone')} /run/alone; chmod 755 /run/alone; mount --bind /run/alone ${QEMU}`,
    ...ESCAPES.flatMap(({ escape, target, policy }, index) => {
      if (policy === undefined) return [];
      const at = typeof policy === 'string' ? policy : (target?.(outside) ?? '');
      return [
        `echo "MARK try-${index + 1} $(probe ${escape} "${at}")$(probe ${escape} "${at}" setpriv --apparmor-profile=safe-browse-vm-1 --)"`,
      ];
    }),
    // As the account of that VM: permissions would refuse any other.
    'OWN=$(stat -c %u /proc/$SECOND); as() { setpriv --reuid=$OWN --regid=$OWN --clear-groups --inh-caps=-all --bounding-set=-all "$@"; }',
    'for number in 1 2; do echo "MARK signal-$number $(probe signal $SECOND setpriv --apparmor-profile=safe-browse-vm-$number --)"; done',
    'dmesg | grep DENIED | sed "s/.*operation/operation/"',
  ].join('\n');
  ({ marks, lastLines } = await runNestedComputer({
    name: 'apparmor',
    modules: ['virtio_net'],
    memoryMiB: 2048,
    kernelArguments: '',
    hardware: ['-netdev', 'user,id=lan', '-device', 'virtio-net-pci,netdev=lan,romfile='],
    script,
    withinMs: WITHIN_MS,
  }));
}, WITHIN_MS + 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const mark = (name: string) => (marks.get(name) ?? lastLines).trim();

it('reports the profiles as missing until they are loaded', () => {
  expect([mark('before'), mark('loaded'), mark('after')]).toEqual(['127', '0', '0']);
});

it('confines passt, the hub, the filter, a VM that is being sealed, and every other VM by separate profiles', () => {
  expect(mark('uplinks')).toBe('safe-browse-filter (enforce) safe-browse-hub (enforce) safe-browse-passt (enforce)');
  expect(mark('sealing')).toBe('safe-browse-sealing (enforce)');
  expect(mark('vms')).toBe('safe-browse-vm-1 (enforce) safe-browse-vm-2 (enforce)');
  expect(mark('accounts')).toBe('2');
});

it('lets a VM use the device of KVM, which it inherits as an open file', () => {
  expect(mark('kvm')).toBe('kvm version too old 0');
});

it('lets passt work under Debian’s profile when ours is not loaded', () => {
  expect(mark('debian')).toBe('passt (enforce)');
});

it('refuses every escape without a jail; each works without the profile', () => {
  const held = ESCAPES.flatMap(({ what, policy }, index) =>
    policy === undefined ? [] : [[what, mark(`try-${index + 1}`)]],
  );
  expect(held).toHaveLength(26);
  expect(held).toEqual(held.map(([what]) => [what, `${OUT} ${REFUSED}`]));
});

it('lets the program of a VM signal only processes under the same profile', () => {
  expect([mark('signal-1'), mark('signal-2')]).toEqual([REFUSED, OUT]);
});
