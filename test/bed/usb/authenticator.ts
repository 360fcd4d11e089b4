/**
 * An authenticator of FIDO 2 in software: it makes keys of P-256 and signs with them, as a security key does that its owner touches at once. It
 * speaks CTAP 2.0 as the FIDO Alliance specifies it.
 */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts';

const COMMAND = { makeCredential: 1, getAssertion: 2, getInfo: 4 } as const;
const STATUS = { ok: 0x00, invalidCommand: 0x01, noCredentials: 0x2e } as const;
const FLAG = { userPresent: 0x01, attestedCredential: 0x40 } as const;
const ES256 = -7;
const MAKER = Buffer.from('safe browse test'.padEnd(16).slice(0, 16));

interface Credential {
  readonly id: Buffer;
  readonly rpId: string;
  readonly user: Cbor;
  readonly key: KeyObject;
}

export class Authenticator {
  readonly #credentials: Credential[] = [];
  #uses = 0;

  /** How many keys it has made, and how often it has signed in. */
  readonly counts = { registered: 0, signedIn: 0 };

  /** The answer to one request: a status, and CBOR. */
  answer(request: Buffer): Buffer {
    const parameters = () => decodeCbor(request.subarray(1)) as ReadonlyMap<Cbor, Cbor>;
    switch (request.readUInt8(0)) {
      case COMMAND.getInfo:
        return ok(
          new Map<Cbor, Cbor>([
            [1, ['FIDO_2_0']],
            [3, MAKER],
            [
              4,
              new Map([
                ['rk', true],
                ['up', true],
              ] as const),
            ],
            [5, 1200],
          ]),
        );
      case COMMAND.makeCredential:
        return this.#makeCredential(parameters());
      case COMMAND.getAssertion:
        return this.#getAssertion(parameters());
      default:
        return Buffer.from([STATUS.invalidCommand]);
    }
  }

  #makeCredential(parameters: ReadonlyMap<Cbor, Cbor>): Buffer {
    const rpId = (parameters.get(2) as ReadonlyMap<Cbor, Cbor>).get('id') as string;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credential = { id: randomBytes(32), rpId, user: parameters.get(3) ?? '', key: privateKey };
    this.#credentials.push(credential);
    this.counts.registered += 1;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    const coordinate = (text: string) => Buffer.from(text, 'base64url');
    const coseKey = encodeCbor(
      new Map<Cbor, Cbor>([
        [1, 2],
        [3, ES256],
        [-1, 1],
        [-2, coordinate(x)],
        [-3, coordinate(y)],
      ]),
    );
    const length = Buffer.alloc(2);
    length.writeUInt16BE(credential.id.length);
    const data = Buffer.concat([
      this.#authenticatorData(rpId, FLAG.userPresent | FLAG.attestedCredential),
      MAKER,
      length,
      credential.id,
      coseKey,
    ]);
    const signature = sign('sha256', Buffer.concat([data, parameters.get(1) as Buffer]), privateKey);
    return ok(
      new Map<Cbor, Cbor>([
        [1, 'packed'],
        [2, data],
        [
          3,
          new Map<Cbor, Cbor>([
            ['alg', ES256],
            ['sig', signature],
          ]),
        ],
      ]),
    );
  }

  #getAssertion(parameters: ReadonlyMap<Cbor, Cbor>): Buffer {
    const rpId = parameters.get(1) as string;
    const allowed = (parameters.get(3) as readonly ReadonlyMap<Cbor, Cbor>[] | undefined)?.map((one) => one.get('id'));
    const isAllowed = ({ id }: Credential) =>
      allowed === undefined || allowed.some((one) => one instanceof Uint8Array && id.equals(one));
    const credential = this.#credentials.findLast((one) => one.rpId === rpId && isAllowed(one));
    if (!credential) return Buffer.from([STATUS.noCredentials]);
    // Browsers ask whether a key is here before they ask for a touch.
    const isTouched = (parameters.get(5) as ReadonlyMap<Cbor, Cbor> | undefined)?.get('up') !== false;
    const data = this.#authenticatorData(rpId, isTouched ? FLAG.userPresent : 0);
    if (isTouched) this.counts.signedIn += 1;
    return ok(
      new Map<Cbor, Cbor>([
        [
          1,
          new Map<Cbor, Cbor>([
            ['id', credential.id],
            ['type', 'public-key'],
          ]),
        ],
        [2, data],
        [3, sign('sha256', Buffer.concat([data, parameters.get(2) as Buffer]), credential.key)],
        ...(allowed === undefined ? [[4, credential.user] as const] : []),
      ]),
    );
  }

  #authenticatorData(rpId: string, flags: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE((this.#uses += 1));
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), counter]);
  }
}

const ok = (answer: Cbor): Buffer => Buffer.concat([Buffer.from([STATUS.ok]), encodeCbor(answer)]);
