const OPENSC = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so';
/** The numbers that OpenSC gives its readers: it reserves four for each. */
const SLOTS = [0, 4, 8, 12];

/** The file `pkcs11.txt` of an NSS database in `folder`: NSS itself, and OpenSC. Pure. */
export function modules(folder: string): string {
  return `library=
name=NSS Internal PKCS #11 Module
parameters=configdir='sql:${folder}' certPrefix='' keyPrefix='' secmod='' flags= updatedir='' updateCertPrefix='' updateKeyPrefix='' updateid='' updateTokenDescription=''
NSS=Flags=internal,critical trustOrder=75 cipherOrder=100

library=${OPENSC}
name=OpenSC
${
  // Certificates are shown before the PIN is asked for.
  `NSS=slotParams=(${SLOTS.map((slot) => `${slot}={slotFlags=[PublicCerts] askpw=any timeout=30}`).join(' ')})`
}
`;
}
