import { expect, it } from 'vitest';
import { countReaders } from '../../../../../appliance/agent/browser/smart-cards/programs.ts';

it.each([
  ['No smart card readers found.\n', 0],
  ['', 0],
  // As opensc-tool 0.26 says it.
  [
    `# Detected readers (pcsc)
Nr.  Card  Features  Name
0    Yes             Virtual PCD 00 00
1    No              Virtual PCD 00 01
`,
    2,
  ],
])('counts the readers in %j', (output, count) => {
  expect(countReaders(output)).toBe(count);
});
