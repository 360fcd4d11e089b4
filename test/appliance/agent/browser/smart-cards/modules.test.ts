import { expect, it } from 'vitest';
import { modules } from '../../../../../appliance/agent/browser/smart-cards/programs.ts';

it('lists NSS itself and OpenSC, whose certificates can be seen without a PIN', () => {
  expect(modules('/home/chromium/.pki/nssdb')).toBe(`library=
name=NSS Internal PKCS #11 Module
parameters=configdir='sql:/home/chromium/.pki/nssdb' certPrefix='' keyPrefix='' secmod='' flags= updatedir='' updateCertPrefix='' updateKeyPrefix='' updateid='' updateTokenDescription=''
NSS=Flags=internal,critical trustOrder=75 cipherOrder=100

library=/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so
name=OpenSC
NSS=slotParams=(0={slotFlags=[PublicCerts] askpw=any timeout=30} 4={slotFlags=[PublicCerts] askpw=any timeout=30} 8={slotFlags=[PublicCerts] askpw=any timeout=30} 12={slotFlags=[PublicCerts] askpw=any timeout=30})
`);
});
