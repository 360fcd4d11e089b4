import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseInterfaces } from '../../../../appliance/agent/network/interfaces-file.ts';

const ours = readFileSync(
  new URL('../../../../appliance/images/network/tree/etc/network/interfaces', import.meta.url),
  'utf8',
);

describe('the file that describes the dumb bridge', () => {
  it('describes, in the image, xenbr0 over eth0 without STP, delays or an address', () => {
    expect(parseInterfaces(ours)).toEqual({ name: 'xenbr0', ports: ['eth0'], stp: false, forwardDelaySeconds: 0 });
    expect(ours).not.toMatch(/address|dhcp|static/);
  });

  it.each([
    ['bridge_fd 0', 'bridge_fw 0', 'line 14: "bridge_fw" is unknown.'],
    ['bridge_stp off', 'bridge_stp maybe', 'line 13: "bridge_stp" cannot be "maybe".'],
    ['iface xenbr0 inet manual', 'iface xenbr0 inet dhcp', 'line 11: "xenbr0 inet dhcp" is not "NAME inet manual".'],
    ['iface eth0 inet manual', 'iface eth0 inet loopback', '"eth0 inet loopback" is not "NAME inet manual".'],
    ['iface lo inet loopback', 'iface lo inet dhcp', '"lo inet dhcp" is not "NAME inet manual".'],
    ['auto eth0', '', 'eth0 is not marked auto.'],
    ['bridge_ports eth0', '', 'must describe exactly one bridge.'],
    ['bridge_ports eth0', 'bridge_ports eth0; reboot', 'line 12: "bridge_ports" cannot be "eth0; reboot".'],
  ])('is refused with the line when "%s" is "%s"', (right, wrong, why) => {
    expect(() => parseInterfaces(ours.replace(right, wrong))).toThrow(why);
  });

  it('is refused when an option belongs to no interface', () => {
    expect(() => parseInterfaces('bridge_stp off\n')).toThrow('belongs to no interface');
  });
});
