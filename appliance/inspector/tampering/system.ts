/** Changes that root could make in the files of the system. */
import { run } from '../programs.ts';
import { inFile, MARK, shell, type Tampering } from './tampering.ts';

// A tar archive with one small file that has an extended attribute. Node cannot set one, and the image has no program only for that.

const BLOCK_BYTES = 512;

/** Pure. */
export function attributeArchive(name: string, attribute: string, value: string): Buffer {
  const content = Buffer.from(`${value}\n`);
  const extended = Buffer.from(paxRecord(`SCHILY.xattr.${attribute}`, value));
  return Buffer.concat([
    header('extended', 'x', extended.length),
    padded(extended),
    header(name, '0', content.length),
    padded(content),
    Buffer.alloc(2 * BLOCK_BYTES),
  ]);
}

/** `LENGTH key=value\n`, where the length includes itself. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  const bytes = Buffer.byteLength(rest);
  let length = bytes;
  while (length !== bytes + String(length).length) length = bytes + String(length).length;
  return `${length}${rest}`;
}

function header(name: string, type: '0' | 'x', bytes: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES);
  const octal = (value: number, width: number) => `${value.toString(8).padStart(width - 1, '0')}\0`;
  block.write(name, 0);
  block.write(octal(0o644, 8), 100);
  block.write(octal(0, 8), 108);
  block.write(octal(0, 8), 116);
  block.write(octal(bytes, 12), 124);
  block.write(octal(0, 12), 136);
  block.write(' '.repeat(8), 148);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

function padded(content: Buffer): Buffer {
  return Buffer.concat([content, Buffer.alloc((BLOCK_BYTES - (content.length % BLOCK_BYTES)) % BLOCK_BYTES)]);
}

const tamper = inFile(shell);
const replaced = `busybox cp "$f" "$f.new"; busybox echo '${MARK}' >> "$f.new"; busybox chmod 755 "$f.new"; busybox mv "$f.new" "$f"`;
const ATTRIBUTE_HOLDER = '/etc/tampered-attributes';

export const SYSTEM_TAMPERINGS: readonly Tampering[] = [
  tamper('users', 'a user without a password', '/etc/passwd', 'busybox echo "tampered::0:0::/root:/bin/sh" >> "$f"'),
  tamper('passwords', 'a password for root', '/etc/shadow', `busybox sed -i 's/^root:[^:]*:/root::/' "$f"`),
  tamper('groups', 'the browser’s account in every group', '/etc/group', 'busybox sed -i "s/$/chromium/" "$f"'),
  tamper(
    'inittab',
    'a program for init to start',
    '/etc/inittab',
    'busybox echo "::respawn:/usr/local/bin/tampered" >> "$f"',
  ),
  tamper('boot-script', 'the boot script', '/etc/safe-browse/boot', replaced),
  tamper('load-script', 'the script that loads drivers', '/etc/safe-browse/load', replaced),
  tamper('unit', 'a unit to start before the browser', '/etc/safe-browse/units/00-tampered'),
  tamper('agent-script', 'the script that starts the guest agent', '/etc/safe-browse/run-agent', replaced),
  tamper('agent', 'the guest agent', '/usr/lib/safe-browse/agent.cjs', 'busybox echo "/* tampered */" >> "$f"'),
  tamper('modules', 'a list of modules to load', '/etc/safe-browse/modules'),
  tamper('role', 'the role of the VM', '/etc/safe-browse/role', 'busybox echo tampered > "$f"'),
  tamper('policy', 'a policy of Chromium', '/etc/chromium/policies/managed/tampered.json'),
  tamper('native-host', 'a program that extensions may talk to', '/etc/chromium/native-messaging-hosts/tampered.json'),
  tamper(
    'known-good-home',
    'the known-good home itself',
    '/usr/share/chromium-clean/.config/chromium/Default/Preferences',
  ),
  tamper('x-config', 'the X server’s configuration', '/etc/X11/xorg.conf', replaced),
  tamper('start-page', 'the start page', '/usr/share/safe-browse/start.html'),
  tamper('hosts', 'host names with addresses', '/etc/hosts', 'busybox echo "192.0.2.66 bank.example" >> "$f"'),
  tamper('resolver', 'the DNS resolver', '/etc/resolv.conf', 'busybox echo "nameserver 192.0.2.66" >> "$f"'),
  tamper('hostname', 'the host name', '/etc/hostname'),
  tamper('machine-id', 'the machine id', '/etc/machine-id', 'busybox echo 0123456789abcdef0123456789abcdef > "$f"'),
  tamper('certificates', 'a certificate authority', '/etc/ssl/certs/tampered.pem'),
  tamper('certificate-bundle', 'the list of certificate authorities', '/etc/ssl/certs/ca-certificates.crt'),
  tamper('preload', 'a library for every program', '/etc/ld.so.preload', 'busybox echo "" > "$f"'),
  tamper('library', 'a library', '/usr/lib/x86_64-linux-gnu/libtampered.so.1'),
  tamper('library-list', 'the search path of libraries', '/etc/ld.so.conf.d/00-tampered.conf'),
  tamper('program', 'a program of the system, replaced', '/usr/bin/rsync', replaced),
  tamper('new-program', 'a new program', '/usr/local/bin/tampered'),
  tamper('program-lost', 'a program of the system, removed', '/usr/bin/xprop', 'busybox rm "$f"'),
  tamper(
    'setuid',
    'a setuid program',
    '/usr/local/bin/tampered-setuid',
    'busybox cp /bin/busybox "$f"; busybox chmod 4755 "$f"',
  ),
  tamper('setuid-bit', 'the setuid bit on an existing program', '/usr/bin/cat', 'busybox chmod u+s "$f"'),
  tamper('owner', 'a file of root, given to the browser', '/etc/fstab', 'busybox chown 1000:1000 "$f"'),
  tamper('mode', 'a secret file readable to all', '/etc/gshadow', 'busybox chmod 666 "$f"'),
  tamper('time', 'the time of a file', '/usr/lib/os-release', 'busybox touch -d 2001-02-03 "$f"'),
  {
    name: 'attributes',
    text: 'extended attributes of a file',
    at: [`file:${ATTRIBUTE_HOLDER}`],
    make: () =>
      run('tar', ['--extract', '--xattrs', '--xattrs-include=*', '--directory=/etc', '--file=-'], {
        input: attributeArchive('tampered-attributes', 'user.tampered', MARK),
      }),
  },
  tamper('cron', 'a cron job', '/etc/cron.d/tampered'),
  tamper('service', 'a service for systemd', '/etc/systemd/system/tampered.service'),
  tamper('sysctl-file', 'kernel settings for the next boot', '/etc/sysctl.d/00-tampered.conf'),
  tamper('module-file', 'a kernel module', '/usr/lib/modules/tampered.ko'),
  tamper('module-options', 'options of kernel modules', '/etc/modprobe.d/tampered.conf'),
  tamper('device-rules', 'rules for devices', '/etc/udev/rules.d/00-tampered.rules'),
  tamper('boot-files', 'a kernel and a boot menu', '/boot/grub/grub.cfg'),
  tamper('fonts', 'fonts for all accounts', '/usr/share/fonts/tampered.ttf'),
  tamper('font-settings', 'settings of fonts', '/etc/fonts/local.conf'),
  tamper('environment', 'the environment of every program', '/etc/environment'),
  tamper('root-profile', 'a script for root’s shells', '/root/.profile'),
  tamper('var-state', 'state of the system', '/var/lib/tampered/state'),
  tamper('var-log', 'a log', '/var/log/tampered.log'),
  tamper('var-spool', 'a user’s cron job', '/var/spool/cron/crontabs/root'),
  tamper(
    'pam',
    'the login rules',
    '/etc/pam.d/common-auth',
    'busybox mkdir -p /etc/pam.d; busybox echo "auth sufficient pam_permit.so" > "$f"',
  ),
  tamper('name-switch', 'the name service switch', '/etc/nsswitch.conf', 'busybox echo "hosts: files" > "$f"'),
  tamper('fstab-line', 'a file system to mount', '/etc/mtab.tampered'),
  tamper('top-folder', 'a folder in /', '/tampered/file'),
  tamper('device-node', 'a device node', '/etc/tampered-disk', 'busybox mknod "$f" b 254 0'),
  tamper('pipe', 'a pipe', '/etc/tampered-pipe', 'busybox mkfifo "$f"'),
  tamper('root-folder', 'the mode of /', '/', 'busybox chmod 777 /'),
];
