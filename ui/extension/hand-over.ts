/** Hands an attachment to the native messaging host, in parts. */
import { MOST_NAME_CHARACTERS, PART_BYTES } from '../../host-agent/api/host/attachment-parts.ts';
import type { NativeHost, Refused } from './native-host.ts';

/** What a browser's `File` has of this. */
export interface Attachment {
  readonly name: string;
  readonly size: number;
  slice(from: number, to: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Returns why it was refused, if it was. The next part waits for the answer to the one before, so that one part is in memory. */
export async function handOver(host: Pick<NativeHost, 'ask'>, file: Attachment): Promise<Refused | undefined> {
  const name = file.name.slice(-MOST_NAME_CHARACTERS);
  let refused = await host.ask({ ask: 'view', name, bytes: file.size });
  // An empty file has one part, too.
  for (let at = 0; refused === undefined && (at === 0 || at < file.size); at += PART_BYTES) {
    const part = new Uint8Array(await file.slice(at, at + PART_BYTES).arrayBuffer());
    refused = await host.ask({ ask: 'part', content: base64(part) });
  }
  return refused;
}

const base64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
