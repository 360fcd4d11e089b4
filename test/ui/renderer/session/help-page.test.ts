import { describe, expect, it } from 'vitest';
import { helpPage } from '../../../../ui/renderer/session/help-page.ts';

describe('a failed start', () => {
  it.each([
    ['image-missing', 'home'],
    ['image-damaged', 'images'],
    ['speech-missing', 'images'],
    ['network-crash-loop', 'network'],
    ['ports-taken', 'home'],
    ['start-timed-out', 'settings'],
    ['profile-not-found', 'settings'],
    ['kvm-unavailable', 'diagnostics'],
  ])('with %s leads to the page %s', (code, page) => {
    expect(helpPage(code)).toBe(page);
  });
});
