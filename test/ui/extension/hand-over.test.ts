import { describe, expect, it } from 'vitest';
import { MOST_NAME_CHARACTERS, PART_BYTES } from '../../../host-agent/api/host/attachment-parts.ts';
import { MailRequest } from '../../../host-agent/api/host/browser-link.ts';
import { handOver } from '../../../ui/extension/hand-over.ts';
import type { Refused } from '../../../ui/extension/native-host.ts';

/** `refuses`: the number of the request that is refused. */
async function handedOver(name: string, content: Buffer, refuses?: number) {
  const asked: MailRequest[] = [];
  const ask = (request: object): Promise<Refused | undefined> => {
    asked.push(MailRequest.parse({ id: asked.length, ...request }));
    return Promise.resolve(asked.length === refuses ? 'no-room' : undefined);
  };
  const slice = (from: number, to: number) => ({
    arrayBuffer: () => Promise.resolve(Uint8Array.from(content.subarray(from, to)).buffer),
  });
  const refused = await handOver({ ask }, { name, size: content.length, slice });
  const parts = asked.flatMap((each) => (each.ask === 'part' ? [Buffer.from(each.content, 'base64')] : []));
  return { refused, first: asked[0], parts, content: Buffer.concat(parts) };
}

describe('an attachment', () => {
  it.each([0, 1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES])(
    'of %i bytes is handed over whole, in parts that the host takes',
    async (bytes) => {
      const content = Buffer.alloc(bytes, 'äé\0\xff');
      const made = await handedOver('a.pdf', content);
      expect(made.first).toEqual({ id: 0, ask: 'view', name: 'a.pdf', bytes });
      expect(made.content.equals(content)).toBe(true);
      expect(made.parts).toHaveLength(Math.max(1, Math.ceil(bytes / PART_BYTES)));
      expect(made.refused).toBeUndefined();
    },
  );

  it('keeps the end of a name that is too long', async () => {
    const { first } = await handedOver(`${'x'.repeat(1000)}.pdf`, Buffer.from('a'));
    const name = first?.ask === 'view' ? first.name : '';
    expect([name.length, name.slice(-5)]).toEqual([MOST_NAME_CHARACTERS, 'x.pdf']);
  });

  it('is not sent when it is refused, and no further than where it is', async () => {
    const content = Buffer.alloc(3 * PART_BYTES);
    const [atOnce, later] = [await handedOver('a', content, 1), await handedOver('a', content, 3)];
    expect([atOnce.refused, atOnce.parts.length]).toEqual(['no-room', 0]);
    expect([later.refused, later.parts.length]).toEqual(['no-room', 2]);
  });
});
