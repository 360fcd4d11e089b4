/**
 * Real web applications in a real session, as a person uses them: with keys and the pointer, by HTTPS. Not part of `npm test`: `npm run test:applications`
 * downloads them before.
 */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../host-agent/api/session/session.ts';
import { artefact } from '../bed/artefacts.ts';
import { makeCertificates } from '../bed/network/certificates.ts';
import { ADDRESSES } from '../bed/network/internet.ts';
import { WebServer } from '../bed/network/web-server.ts';
import { cutOut } from '../bed/screen/cut-out.ts';
import { colourfulness, readPng } from '../bed/screen/picture.ts';
import type { RfbClient } from '../bed/screen/rfb-client.ts';
import { type TestBed, openTestBed } from '../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';
import { FRAME, FRAME_COLOUR } from './application.ts';
import { use } from './person.ts';
import { applicationSite } from './site.ts';
import { APPLICATIONS } from './table.ts';

/** On both sides. */
const BORDER = 4;
/** Of the pixels of an application that shows something. */
const MOST_OF_ONE_COLOUR = 0.99;

/** The session trusts the authority of the site, as that of an organisation. */
const configuration = (authority: string) => `
[spare]
keep = false
[profile.applications]
seal = "desktop"
policies = { CACertificates = ["${authority}"] }
`;

describe('a web application in a session', () => {
  let testBed: TestBed;
  let site: WebServer;
  let session: Session;
  let screen: RfbClient;
  beforeAll(async () => {
    testBed = await openTestBed();
    const { internet, folder, product } = testBed;
    const certificates = makeCertificates(folder, { server: 'site' });
    site = await WebServer.start(
      internet.world,
      folder,
      [`${ADDRESSES.world}:443`],
      certificates,
      applicationSite(folder),
    );
    const { raw } = new X509Certificate(readFileSync(certificates.authority));
    product.configure(configuration(raw.toString('base64')));
    const open = ['https://site.test/application', '--profile', 'applications', '--detach'];
    ({ session } = await product.open(...open).event('ready', START_TIMEOUT_MS));
    screen = await testBed.watch(session);
  });
  afterAll(async () => {
    expect(await testBed.close()).toEqual([]);
  });

  it.each(APPLICATIONS.map((application) => [application.does, application] as const))('%s', async (_, application) => {
    const path = artefact(`applications/${application.name}.png`);
    const look = async () => {
      expect((await testBed.product.run('screenshot', session.id, path)).status).toBe(0);
      return cutOut(readPng(path), FRAME_COLOUR);
    };
    try {
      expect(await use(site, screen, application)).toBe(application.reports);
    } catch (error) {
      await look().catch(() => undefined);
      throw error;
    }
    // The screen follows the page, late where the processors draw.
    await expect
      .poll(async () => colourfulness(await look()).colours, { interval: 2_000, timeout: PAGE_TIMEOUT_MS / 3 })
      .toBeGreaterThan(application.colours);
    const shown = await look();
    expect([shown.width, shown.height]).toEqual([FRAME.width + BORDER, FRAME.height + BORDER]);
    expect(colourfulness(shown).mostFrequent).toBeLessThan(MOST_OF_ONE_COLOUR);
    expect((await site.reports(application.name)).filter(({ kind }) => kind === 'failed')).toEqual([]);
  });
});
