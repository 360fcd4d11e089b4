/** A namespace in place of a browser VM: its only card is connected to a port of the network VM by a QEMU that runs no VM. */
import type { Namespace } from '../namespace.ts';

/** Gives `namespace` a card that is connected to `socket`, and reconnects when the network VM restarts. The namespace must have its own /sys. */
export async function plugInto(namespace: Namespace, socket: string, mac: string, card = 'eth0'): Promise<void> {
  namespace.start([
    'qemu-system-x86_64',
    '-nodefaults',
    '-no-user-config',
    '-machine',
    'none',
    '-display',
    'none',
    '-netdev',
    `stream,id=port,server=off,reconnect-ms=200,addr.type=unix,addr.path=${socket}`,
    '-netdev',
    'hubport,id=to-port,hubid=0,netdev=port',
    '-netdev',
    `tap,id=card,ifname=${card},script=no,downscript=no`,
    '-netdev',
    'hubport,id=to-card,hubid=0,netdev=card',
  ]);
  await namespace.must([
    'sh',
    '-c',
    `until [ -e /sys/class/net/${card} ]; do sleep 0.05; done; echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6`,
  ]);
  await namespace.ip(`link set ${card} address ${mac}`);
  await namespace.ip(`link set ${card} up`);
}
