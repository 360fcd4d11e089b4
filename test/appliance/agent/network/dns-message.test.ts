import { describe, expect, it } from 'vitest';
import {
  A,
  AAAA,
  answerTo,
  type Found,
  parseAnswer,
  parseQuestion,
  questionFor,
} from '../../../../appliance/agent/network/dns-message.ts';
import { fc } from '../../../bed/random.ts';

const QUESTION = questionFor(0x1234, 'www.bank.example');
const asked = (message: Buffer) => {
  const question = parseQuestion(message);
  if (!question) throw new Error('not a question');
  return question;
};
const answer = (found: Partial<Found> = {}, question = QUESTION) =>
  answerTo(asked(question), { code: 0, addresses: ['93.184.216.34'], ttlSeconds: 60, ...found });
const changed = (message: Buffer, at: number, ...bytes: number[]) => {
  const copy = Buffer.from(message);
  copy.set(bytes, at);
  return copy;
};

describe('a question', () => {
  it('is read with its name in lower case, and repeated as it was sent', () => {
    const question = asked(Buffer.from(QUESTION.toString('latin1').replace('bank', 'BaNk'), 'latin1'));
    expect(question).toMatchObject({ id: 0x1234, name: 'www.bank.example', type: 1 });
    expect(question.bytes.toString('latin1')).toContain('BaNk');
  });

  it.each([
    ['an answer', changed(QUESTION, 2, 0x81)],
    ['another operation', changed(QUESTION, 2, 0x09)],
    ['two questions', changed(QUESTION, 5, 2)],
    ['its own records', changed(QUESTION, 7, 1)],
    ['another class', changed(QUESTION, QUESTION.length - 1, 3)],
    ['a pointer instead of a name', changed(QUESTION, 12, 0xc0, 12)],
    ['a name with a dot in a label', changed(QUESTION, 13, 0x2e)],
    ['a name with a zero', changed(QUESTION, 13, 0)],
    ['no name', Buffer.concat([QUESTION.subarray(0, 12), Buffer.of(0, 0, 1, 0, 1)])],
    ['a missing end', QUESTION.subarray(0, -1)],
    ['a missing header', QUESTION.subarray(0, 11)],
    ['too long a name', questionFor(1, Array.from({ length: 5 }, () => 'a'.repeat(60)).join('.'))],
  ])('is refused when it is %s', (_, message) => {
    expect(parseQuestion(message)).toBeUndefined();
  });
});

describe('an answer', () => {
  it('has the addresses and their time to live, at most a few minutes', () => {
    expect(parseAnswer(answer(), 0x1234, 'www.bank.example')).toEqual({
      code: 0,
      addresses: ['93.184.216.34'],
      ttlSeconds: 60,
    });
    expect(parseAnswer(answer({ ttlSeconds: 86_400 }), 0x1234, 'www.bank.example')).toMatchObject({ ttlSeconds: 300 });
  });

  it('has addresses behind aliases, each once', () => {
    const alias = Buffer.concat([
      changed(QUESTION, 2, 0x81, 0x80).subarray(0, 6),
      Buffer.of(0, 3, 0, 0, 0, 0),
      QUESTION.subarray(12),
      Buffer.of(0xc0, 12, 0, 5, 0, 1, 0, 0, 0, 9, 0, 4, 1, 0x78, 0xc0, 20),
      Buffer.of(1, 0x78, 0xc0, 20, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 1, 2, 3, 4),
      Buffer.of(0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 1, 2, 3, 4),
    ]);
    expect(parseAnswer(alias, 0x1234, 'www.bank.example')).toEqual({
      code: 0,
      addresses: ['1.2.3.4'],
      ttlSeconds: 9,
    });
  });

  it('says whether the name does not exist, or the resolver failed', () => {
    const of = (code: number) => parseAnswer(changed(answer(), 3, 0x80 | code), 0x1234, 'www.bank.example');
    expect(of(3)).toEqual({ code: 3, addresses: [], ttlSeconds: 0 });
    for (const code of [1, 2, 5]) expect(of(code)).toMatchObject({ code: 2 });
  });

  it.each([
    ['has another number', answer(), 0x1235, 'www.bank.example'],
    ['is about another name', answer(), 0x1234, 'other.example'],
    ['is a question', QUESTION, 0x1234, 'www.bank.example'],
    ['is cut in its question', answer().subarray(0, 20), 0x1234, 'www.bank.example'],
  ])('is ignored when it %s', (_, message, id, name) => {
    expect(parseAnswer(message, id, name)).toBeUndefined();
  });

  it('is asked for again over TCP when it is truncated', () => {
    expect(parseAnswer(changed(answer(), 2, 0x83), 0x1234, 'www.bank.example')).toBe('truncated');
  });

  it('ends at the first record that does not fit', () => {
    expect(parseAnswer(answer().subarray(0, -1), 0x1234, 'www.bank.example')).toMatchObject({ addresses: [] });
  });

  it('fits 512 bytes for the longest name with many addresses', () => {
    const longest = questionFor(1, [63, 63, 63, 61].map((length) => 'a'.repeat(length)).join('.'));
    const addresses = Array.from({ length: 40 }, (_, index) => `93.184.216.${index}`);
    expect(answer({ addresses }, longest).length).toBeLessThanOrEqual(512);
  });
});

it('reads any bytes without an error', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 600 }), fc.nat(40), (bytes, cut) => {
      const message = Buffer.from(bytes);
      parseQuestion(message);
      parseAnswer(Buffer.concat([answer().subarray(0, cut), message]), 0x1234, 'www.bank.example');
    }),
  );
});

describe('an answer with addresses of IPv6', () => {
  const QUESTION_6 = questionFor(7, 'www.bank.example', AAAA);
  const FOUND: Found = { code: 0, addresses: ['2a0e:5301::1', '64:ff9b::808:808'], ttlSeconds: 60 };
  const message = answer(FOUND, QUESTION_6);

  it('is read by what asked for them, and not for those of IPv4', () => {
    expect(parseAnswer(message, 7, 'www.bank.example', AAAA)).toEqual(FOUND);
    expect(parseAnswer(message, 7, 'www.bank.example', A)).toBeUndefined();
    expect(parseAnswer(message, 7, 'www.bank.example')).toBeUndefined();
  });

  it('has no address of the other family, and none of another length', () => {
    // The answer to a question for IPv6 with a record of IPv4, and one whose data are too short.
    const mixed = answer({ addresses: ['93.184.216.34'] }, QUESTION_6);
    expect(parseAnswer(mixed, 7, 'www.bank.example', AAAA)).toMatchObject({ code: 0, addresses: [] });
    const short = changed(answer({ addresses: ['93.184.216.34'] }, QUESTION_6), QUESTION_6.length + 3, AAAA);
    expect(parseAnswer(short, 7, 'www.bank.example', AAAA)).toMatchObject({ code: 0, addresses: [] });
  });

  it('fits 512 bytes with a name of usual length and as many addresses as there may be', () => {
    const many = Array.from({ length: 40 }, (_, index) => `2a0e:5301::${index + 1}`);
    expect(answer({ addresses: many }, QUESTION_6).length).toBeLessThanOrEqual(512);
  });
});
