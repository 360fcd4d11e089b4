import { describe, expect, it } from 'vitest';
import * as protocol from '../../../appliance/protocol/typed-text.ts';
import { TypedText as ApiTypedText } from '../../../host-agent/api/typed-text.ts';
import { MAX_TYPED_CHARACTERS } from '../../../host-agent/api/typed-text-limit.ts';

describe.each([
  ['to the guest', protocol],
  ['to the host agent', { TypedText: ApiTypedText, MAX_TYPED_CHARACTERS }],
])('typed text %s', (_, { TypedText, MAX_TYPED_CHARACTERS }) => {
  it.each(['你好', 'é', '👩‍👩‍👧', '❤️', '🇩🇪', 'नमस्ते', 'مرحبا', 'a b'])('may be %s', (text) => {
    expect(TypedText.parse(text)).toBe(text);
  });

  it.each(['', 'a\nb', '\t', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029', 'a\ud83d', '\ude00'])(
    'is neither empty nor has it controls, line breaks or lone surrogates: %j',
    (text) => {
      expect(TypedText.safeParse(text).success).toBe(false);
    },
  );

  it('has a limit', () => {
    expect(MAX_TYPED_CHARACTERS).toBe(256);
    expect(TypedText.safeParse('é'.repeat(256)).success).toBe(true);
    expect(TypedText.safeParse('é'.repeat(257)).success).toBe(false);
  });
});
