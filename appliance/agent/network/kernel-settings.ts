import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A router's kernel settings, by their path below /proc/sys. */
export const BEFORE_FIREWALL: Readonly<Record<string, string>> = {
  // No IPv6 anywhere: it has no policy, so it has no way.
  'net/ipv6/conf/all/disable_ipv6': '1',
  'net/ipv6/conf/default/disable_ipv6': '1',
  'net/ipv4/ip_forward': '0',
  // A packet that could not have come this way is dropped.
  'net/ipv4/conf/all/rp_filter': '1',
  'net/ipv4/conf/default/rp_filter': '1',
  // Neighbours shall learn nothing and teach nothing.
  'net/ipv4/conf/all/accept_redirects': '0',
  'net/ipv4/conf/default/accept_redirects': '0',
  'net/ipv4/conf/all/send_redirects': '0',
  'net/ipv4/conf/default/send_redirects': '0',
  // Each card answers for its own address only.
  'net/ipv4/conf/all/arp_ignore': '1',
};

export const AFTER_FIREWALL: Readonly<Record<string, string>> = { 'net/ipv4/ip_forward': '1' };

/** Beside those of the sessions: the NDVM's own, and those that are about to be forgotten. */
const SPARE_CONNECTIONS = 1024;

/** Room for all connections that the ports may have, so that none can use up what the others need. Pure. */
export const connectionSettings = (perPort: number, ports: number): Record<string, string> => ({
  'net/netfilter/nf_conntrack_max': String(perPort * ports + SPARE_CONNECTIONS),
});

/** Writes `settings`. Throws where the kernel refuses one; one that it does not have (IPv6 built out) is passed over. */
export async function applySettings(settings: Readonly<Record<string, string>>, folder = '/proc/sys'): Promise<void> {
  for (const [path, value] of Object.entries(settings)) {
    await writeFile(join(folder, path), value, { flag: 'r+' }).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    });
  }
}
