/** An agent browses in real sessions: with the client of the protocol's authors, over stdio of `safe-browse mcp`. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { REFUSED, requestedInside } from '../../bed/network/refused.ts';
import { START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const PROGRAM = join(import.meta.dirname, '../../bed/automation/mcp-program.mjs');

const Answer = z.strictObject({ isError: z.boolean(), text: z.string(), picture: z.string().optional() });
type Answer = z.infer<typeof Answer>;
type Call = readonly [tool: string, given: Readonly<Record<string, unknown>>];

describe('an agent in a real session', () => {
  let testBed: TestBed;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure(
      '[start]\nrequirementTimeoutSeconds = 280\n[spare]\nkeep = false\n[template]\nseal = "off"\n[profile.test]\nautomation = "allow"\n',
    );
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  /** Runs these tools one after the other in a new server, which `args` is for. A name of an element is the text in its line of the last snapshot. */
  const agent = async (args: readonly string[], calls: readonly Call[]): Promise<readonly Answer[]> => {
    const { status, stdout, stderr } = await testBed.internet.host.run(
      [process.execPath, PROGRAM, JSON.stringify({ args, calls, timeoutMs: START_TIMEOUT_MS })],
      testBed.product.environment,
    );
    if (status !== 0) throw new Error(`It ended with ${status}: ${stdout}${stderr}`);
    return z.array(Answer).parse(JSON.parse(stdout));
  };

  it('opens it, reads a page, clicks, gets a picture, is refused other sites, and leaves nothing when its server is killed', async () => {
    const other = `${Object.values(REFUSED)[0] ?? ''}/agent`;
    const [opened, visited, read, clicked, seen, link, inside] = await agent(
      ['--profile', 'test', '--sites', 'site.test'],
      [
        ['open', {}],
        ['navigate', { url: 'http://site.test/visit?run=agent' }],
        ['snapshot', {}],
        ['click', { element: 'This page has been visited' }],
        ['screenshot', {}],
        ['navigate', { url: 'http://other.test/' }],
        ['navigate', { url: other }],
        ['kill', {}],
      ],
    );
    expect(opened).toMatchObject({
      isError: false,
      text: expect.stringContaining('only pages of site.test') as string,
    });
    expect(visited?.text).toContain('address: http://site.test/visit?run=agent');
    expect(read?.text).toMatch(/- heading "This page has been visited"/);
    expect(clicked).toMatchObject({ isError: false });
    expect(
      Buffer.from(seen?.picture ?? '', 'base64')
        .subarray(0, 2)
        .toString('hex'),
    ).toBe('ffd8');
    for (const refused of [link, inside])
      expect(refused).toMatchObject({ isError: true, text: expect.stringMatching(/^site-refused: /) as string });
    expect((await testBed.site.reports('agent')).map(({ kind }) => kind)).toContain('load');
    expect(await requestedInside(testBed, 'agent')).toEqual([]);
    const isGone = async () => (await testBed.product.sessions()).length === 0;
    await testBed.product.until('its session is gone', isGone, 60_000);
  });
});
