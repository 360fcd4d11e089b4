import type { Requirement } from '../api/session.ts';

/** What each requirement of a start means to a person, and what to do when it never comes true. */
export const REQUIREMENT_TEXTS: Record<Requirement, { readonly description: string; readonly hint: string }> = {
  image: { description: 'the images were not found in order', hint: 'Run: safe-browse image verify' },
  network: { description: 'the network machine did not come up', hint: 'Run: safe-browse network status' },
  vm: { description: 'the virtual machine did not start', hint: 'Run: safe-browse doctor' },
  'guest-agent': {
    description: 'the system in the virtual machine did not answer',
    hint: 'Build the image again: safe-browse image build browser',
  },
  home: {
    description: 'the clean home was not restored',
    hint: 'Build the image again: safe-browse image build browser',
  },
  screen: {
    description: 'the graphical screen did not come up',
    hint: 'Give the profile more memory (memoryMiB), or build the image again.',
  },
  identity: {
    description: 'the machine did not take its own identity',
    hint: 'Build the image again: safe-browse image build browser',
  },
  'browser-window': {
    description: 'Chromium did not open its window',
    hint: 'Give the profile more memory (memoryMiB), or raise start.requirementTimeoutSeconds.',
  },
  painted: {
    description: 'Chromium did not paint its window',
    hint: 'Raise start.requirementTimeoutSeconds on a slow computer.',
  },
};
