import { describe, expect, it } from 'vitest';
import { InOrder, piecesOf } from '../../../../../ui/renderer/session/keyboard/in-order.ts';
import { settle } from '../../../../bed/event-loop.ts';

/** What reached the guest, in order. `answer` ends the text that is being typed. */
function atWork() {
  const reached: string[] = [];
  const pending: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const inOrder = new InOrder((text) => {
    reached.push(text);
    return new Promise<void>((resolve, reject) => pending.push({ resolve, reject }));
  });
  return {
    inOrder,
    reached,
    key: (name: string) => inOrder.send(() => reached.push(`key ${name}`)),
    answer: async () => {
      pending.shift()?.resolve();
      await settle();
    },
    fail: async () => {
      pending.shift()?.reject(new Error('The VM did not type the text.'));
      await settle();
    },
  };
}

describe('keys, pointer and composed text', () => {
  it('reach the guest in the order in which they were entered', async () => {
    const { inOrder, reached, key, answer } = atWork();
    key('a');
    inOrder.type('é😀');
    key('b');
    inOrder.type('你');
    key('c');
    expect(reached).toEqual(['key a', 'é😀']);
    await answer();
    expect(reached).toEqual(['key a', 'é😀', 'key b', '你']);
    key('d');
    await answer();
    expect(reached).toEqual(['key a', 'é😀', 'key b', '你', 'key c', 'key d']);
    key('e');
    expect(reached.at(-1)).toBe('key e');
  });

  it('go on after a text or a key that failed, which is not repeated', async () => {
    const { inOrder, reached, key, fail, answer } = atWork();
    inOrder.type('ж');
    inOrder.send(() => {
      throw new Error('no such button');
    });
    key('a');
    await fail();
    expect(reached).toEqual(['ж', 'key a']);
    inOrder.type('я');
    await answer();
    expect(reached).toEqual(['ж', 'key a', 'я']);
  });

  it('are joined where several texts wait, up to the limit of one message', async () => {
    const { inOrder, reached, answer } = atWork();
    inOrder.type('п');
    inOrder.type('р');
    inOrder.type('и'.repeat(255));
    inOrder.type('т');
    await answer();
    expect(reached[1]).toBe(`р${'и'.repeat(255)}`);
    await answer();
    expect(reached[2]).toBe('т');
  });
});

describe('a long text', () => {
  it('is cut between what a reader sees as characters', () => {
    expect(piecesOf('a👩‍👩‍👧b', 8)).toEqual(['a', '👩‍👩‍👧', 'b']);
  });

  it('is cut within a character only if that is longer than a message', () => {
    const zalgo = `e${'\u0301'.repeat(9)}`;
    expect(piecesOf(zalgo, 4).map(({ length }) => length)).toEqual([4, 4, 2]);
    expect(piecesOf('', 4)).toEqual([]);
  });
});
