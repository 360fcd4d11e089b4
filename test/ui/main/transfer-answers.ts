/** What the fake host agent of the tests of transfers answers. */
export const answers: Record<string, unknown> = {
  'session.take': {
    file: 1,
    path: '/home/anna/q/a.pdf',
    name: 'a.pdf',
    bytes: 1,
    type: 'application/pdf',
    isDisguised: false,
  },
  'session.take-safe': {
    file: 1,
    path: '/home/anna/q/a (safe).pdf',
    name: 'a (safe).pdf',
    bytes: 1,
    type: 'application/pdf',
    isDisguised: false,
  },
  'session.copy-out': { content: 'text', text: 'grün' },
};
export const DOWNLOADS = {
  files: [
    { file: 1, name: 'a.pdf', bytes: 2_500, isWhole: true, type: 'application/pdf', isDisguised: false },
    { file: 3, name: 'b.pdf', bytes: 10, isWhole: true, type: 'application/x-elf', isDisguised: true },
    {
      file: 4,
      name: 'c.pdf',
      bytes: 10,
      isWhole: true,
      type: 'application/pdf',
      isDisguised: false,
      savedAs: '/home/anna/elsewhere/c.pdf',
    },
  ],
  more: 0,
};
