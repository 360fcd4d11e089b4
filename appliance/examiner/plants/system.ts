/** What somebody who has become root could change in the files of the system. */
import { run } from '../programs.ts';
import { inFile, MARK, type PlantKind, shell } from './plant.ts';
import { attributeArchive } from './attribute-archive.ts';

const plant = inFile(shell);
const replaced = `busybox cp "$f" "$f.new"; busybox echo '${MARK}' >> "$f.new"; busybox chmod 755 "$f.new"; busybox mv "$f.new" "$f"`;
const ATTRIBUTE_HOLDER = '/etc/planted-attributes';

export const SYSTEM_PLANTS: readonly PlantKind[] = [
  plant('users', 'a user without a password', '/etc/passwd', 'busybox echo "planted::0:0::/root:/bin/sh" >> "$f"'),
  plant('passwords', 'a password for root', '/etc/shadow', `busybox sed -i 's/^root:[^:]*:/root::/' "$f"`),
  plant('groups', 'the browser’s account in every group', '/etc/group', 'busybox sed -i "s/$/chromium/" "$f"'),
  plant(
    'inittab',
    'a program for init to start',
    '/etc/inittab',
    'busybox echo "::respawn:/usr/local/bin/planted" >> "$f"',
  ),
  plant('boot-script', 'the script that brings the machine up', '/etc/safe-browse/boot', replaced),
  plant('load-script', 'the script that loads drivers', '/etc/safe-browse/load', replaced),
  plant('unit', 'a unit to start before the browser', '/etc/safe-browse/units/00-planted'),
  plant('agent-script', 'the script that starts the guest agent', '/etc/safe-browse/run-agent', replaced),
  plant('agent', 'the guest agent', '/usr/lib/safe-browse/agent.cjs', 'busybox echo "/* planted */" >> "$f"'),
  plant('modules', 'a list of modules to load', '/etc/safe-browse/modules'),
  plant('role', 'what the machine is', '/etc/safe-browse/role', 'busybox echo planted > "$f"'),
  plant('policy', 'a policy of Chromium', '/etc/chromium/policies/managed/planted.json'),
  plant('native-host', 'a program that extensions may talk to', '/etc/chromium/native-messaging-hosts/planted.json'),
  plant(
    'known-good-home',
    'the known-good home itself',
    '/usr/share/chromium-clean/.config/chromium/Default/Preferences',
  ),
  plant('x-config', 'the X server’s configuration', '/etc/X11/xorg.conf', replaced),
  plant('start-page', 'the start page', '/usr/share/safe-browse/start.html'),
  plant('hosts', 'names and their addresses', '/etc/hosts', 'busybox echo "192.0.2.66 bank.example" >> "$f"'),
  plant('resolver', 'who is asked for names', '/etc/resolv.conf', 'busybox echo "nameserver 192.0.2.66" >> "$f"'),
  plant('hostname', 'the name of the machine', '/etc/hostname'),
  plant('machine-id', 'the machine’s id', '/etc/machine-id', 'busybox echo 0123456789abcdef0123456789abcdef > "$f"'),
  plant('certificates', 'a certificate authority', '/etc/ssl/certs/planted.pem'),
  plant('certificate-bundle', 'the list of certificate authorities', '/etc/ssl/certs/ca-certificates.crt'),
  plant('preload', 'a library for every program', '/etc/ld.so.preload', 'busybox echo "" > "$f"'),
  plant('library', 'a library', '/usr/lib/x86_64-linux-gnu/libplanted.so.1'),
  plant('library-list', 'where libraries are looked for', '/etc/ld.so.conf.d/00-planted.conf'),
  plant('program', 'a program of the system, replaced', '/usr/bin/rsync', replaced),
  plant('new-program', 'a new program', '/usr/local/bin/planted'),
  plant('program-lost', 'a program of the system, removed', '/usr/bin/xprop', 'busybox rm "$f"'),
  plant(
    'setuid',
    'a program that makes anybody root',
    '/usr/local/bin/planted-setuid',
    'busybox cp /bin/busybox "$f"; busybox chmod 4755 "$f"',
  ),
  plant('setuid-bit', 'the setuid bit on what is there', '/usr/bin/cat', 'busybox chmod u+s "$f"'),
  plant('owner', 'a file of root’s given to the browser', '/etc/fstab', 'busybox chown 1000:1000 "$f"'),
  plant('mode', 'a secret file readable to all', '/etc/gshadow', 'busybox chmod 666 "$f"'),
  plant('time', 'the time of a file', '/usr/lib/os-release', 'busybox touch -d 2001-02-03 "$f"'),
  {
    name: 'attributes',
    text: 'extended attributes of a file',
    at: [`file:${ATTRIBUTE_HOLDER}`],
    make: () =>
      run('tar', ['--extract', '--xattrs', '--xattrs-include=*', '--directory=/etc', '--file=-'], {
        input: attributeArchive('planted-attributes', 'user.planted', MARK),
      }),
  },
  plant('cron', 'a job for a clock to start', '/etc/cron.d/planted'),
  plant('service', 'a service for systemd, if there were one', '/etc/systemd/system/planted.service'),
  plant('sysctl-file', 'kernel settings for the next start', '/etc/sysctl.d/00-planted.conf'),
  plant('module-file', 'a kernel module', '/usr/lib/modules/planted.ko'),
  plant('module-options', 'options of kernel modules', '/etc/modprobe.d/planted.conf'),
  plant('device-rules', 'rules for devices', '/etc/udev/rules.d/00-planted.rules'),
  plant('boot-files', 'a kernel and a boot menu', '/boot/grub/grub.cfg'),
  plant('fonts', 'fonts for everybody', '/usr/share/fonts/planted.ttf'),
  plant('font-settings', 'settings of fonts', '/etc/fonts/local.conf'),
  plant('environment', 'the environment of every program', '/etc/environment'),
  plant('root-profile', 'a script for root’s shells', '/root/.profile'),
  plant('var-state', 'state of the system', '/var/lib/planted/state'),
  plant('var-log', 'a log', '/var/log/planted.log'),
  plant('var-spool', 'a job to do later', '/var/spool/cron/crontabs/root'),
  plant(
    'pam',
    'who may log in',
    '/etc/pam.d/common-auth',
    'busybox mkdir -p /etc/pam.d; busybox echo "auth sufficient pam_permit.so" > "$f"',
  ),
  plant('name-switch', 'where names are looked up', '/etc/nsswitch.conf', 'busybox echo "hosts: files" > "$f"'),
  plant('fstab-line', 'a file system to mount', '/etc/mtab.planted'),
  plant('top-folder', 'a folder at the top', '/planted/file'),
  plant('device-node', 'a device node', '/etc/planted-disk', 'busybox mknod "$f" b 254 0'),
  plant('pipe', 'a pipe', '/etc/planted-pipe', 'busybox mkfifo "$f"'),
  plant('root-folder', 'the mode of the top folder', '/', 'busybox chmod 777 /'),
];
