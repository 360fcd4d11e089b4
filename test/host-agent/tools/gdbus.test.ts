import { expect, it } from 'vitest';
import { captivePortalOf, isMeteredIn, textIn } from '../../../host-agent/tools/gdbus.ts';

it('knows from NetworkManager whether transfers cost money', () => {
  expect(['(<uint32 1>,)\n', '(<uint32 3>,)\n'].map(isMeteredIn)).toEqual([true, true]);
  expect(['(<uint32 0>,)\n', '(<uint32 2>,)\n', '(<uint32 4>,)\n', '(<uint32 12>,)\n'].map(isMeteredIn)).toEqual([
    ...[false, false, false, false],
  ]);
});

it('reads from NetworkManager what the network is called, and which portal its DHCP server announced', () => {
  expect(textIn("(<'Hotel Adler'>,)\n")).toBe('Hotel Adler');
  expect(textIn(`(<"Ada's phone">,)\n`)).toBe("Ada's phone");
  expect(textIn('')).toBeUndefined();
  const options = "(<{'routers': <'192.168.77.1'>, 'v4_captive_portal': <'https://login.hotel.test/api'>}>,)";
  expect(captivePortalOf(options)).toBe('https://login.hotel.test/api');
  expect(captivePortalOf("(<{'routers': <'192.168.77.1'>}>,)")).toBeUndefined();
});
