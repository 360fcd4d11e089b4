import { describe, expect, it } from 'vitest';
import { TypedText } from '../../../appliance/protocol/typed-text.ts';

describe('typed text', () => {
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
    expect(TypedText.safeParse('é'.repeat(256)).success).toBe(true);
    expect(TypedText.safeParse('é'.repeat(257)).success).toBe(false);
  });
});
