import { page } from './page.ts';

/**
 * After a click it registers a security key with WebAuthn, and signs in with it. It checks the signature as a site does, and reports both. A key opens
 * the page with the camera.
 */
export const passkeyPage = page(
  'Passkey',
  `
  const challenge = () => crypto.getRandomValues(new Uint8Array(32));
  /** Of a signature in ASN.1: both of its numbers, in 32 bytes each. */
  const numbers = (signature) => {
    const raw = new Uint8Array(64);
    let at = 2;
    for (const end of [32, 64]) {
      const length = signature[at + 1];
      const number = signature.subarray(at + 2, at + 2 + length).slice(-32);
      raw.set(number, end - number.length);
      at += 2 + length;
    }
    return raw;
  };
  const isSigned = async (created, { response }) => {
    const key = await crypto.subtle.importKey('spki', created.response.getPublicKey(), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify']);
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', response.clientDataJSON));
    const signed = new Uint8Array([...new Uint8Array(response.authenticatorData), ...hash]);
    return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, numbers(new Uint8Array(response.signature)), signed);
  };
  addEventListener('load', () => report('load'));
  addEventListener('click', async () => {
    report('pointer');
    try {
      const created = await navigator.credentials.create({ publicKey: {
        challenge: challenge(),
        rp: { id: location.hostname, name: 'Test site' },
        user: { id: challenge(), name: 'person', displayName: 'A person' },
        pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
        authenticatorSelection: { authenticatorAttachment: 'cross-platform', residentKey: 'discouraged', userVerification: 'discouraged' },
        hints: ['security-key'],
        timeout: 900000,
      } });
      report('registered', JSON.stringify({ transports: created.response.getTransports() }));
      const got = await navigator.credentials.get({ publicKey: {
        challenge: challenge(),
        allowCredentials: [{ type: 'public-key', id: created.rawId, transports: ['usb'] }],
        userVerification: 'discouraged',
        timeout: 900000,
      } });
      report('signed-in', JSON.stringify({ isSame: got.id === created.id, isSigned: await isSigned(created, got) }));
    } catch (error) {
      report('failed', error.name + ': ' + error.message);
    }
  }, { once: true });
  addEventListener('keydown', () => location.assign('/camera?run=camera'));`,
  '<h1>Click to sign in with a key</h1>',
);
