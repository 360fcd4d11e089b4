/** A whole host agent with a real VM in an unprivileged instance of a real cluster of Incus, used from a desk. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Session } from '../../host-agent/api/session/session.ts';
import { IncusCluster } from '../bed/incus/cluster.ts';
import { addImage, connect, launch, makeProject } from '../bed/incus/instances.ts';
import { type OpenCommand, Product, testData } from '../bed/product.ts';
import { RfbClient } from '../bed/screen/rfb-client.ts';
import { rfbSocket } from '../bed/screen/rfb-socket.ts';
import { navigate } from '../bed/session/browser.ts';
import { saveReport, sendPage } from '../bed/session/transfers.ts';
import { untilToneIsHeard } from '../bed/sound/tone.ts';
import { openTestBed, type TestBed } from '../bed/test-bed.ts';
import { GONE_TIMEOUT_MS, PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../bed/timeouts.ts';

const PROJECT = 'safe-browse-ada';
const HOST = 'ada-1';
const PROGRAM = '#!/bin/sh\nexec /usr/bin/node /opt/safe-browse/dist/host-agent/cli.js "$@"\n';
const PARTS = ['dist/host-agent', 'dist/appliance', 'appliance/images', 'host-agent/package/apparmor', 'package.json'];
const PERSON = 1000;
/** The first of the subordinate IDs in the instance. */
const FIRST_OF_JAILS = 10_000;

let testBed: TestBed;
let cluster: IncusCluster;
let desk: Product;
let opened: OpenCommand;
let session: Session;
let screen: RfbClient;
let downloads: string;

/** Runs a program in the instance as the person there. */
const inside = (...command: readonly string[]) =>
  cluster.admin('exec', HOST, `--project=${PROJECT}`, `--user=${PERSON}`, `--group=${PERSON}`, '--', ...command);
const sessionsThere = async () => z.array(Session).parse(JSON.parse(await inside('safe-browse', 'list', '--json')));

beforeAll(async () => {
  testBed = await openTestBed();
  const { folder, internet } = testBed;
  cluster = await IncusCluster.open(folder, internet);
  await addImage(cluster, folder, { program: PROGRAM, parts: PARTS });
  const home = join(folder, 'home');
  mkdirSync(join(home, 'config/safe-browse'), { recursive: true });
  for (const part of ['images', 'keys'])
    cpSync(join(testData, 'safe-browse', part), join(home, 'safe-browse', part), { recursive: true });
  writeFileSync(
    join(home, 'config/safe-browse/config.toml'),
    '[spare]\nkeep = false\n[template]\nseal = "off"\n[profile.company]\n',
  );
  execFileSync('chmod', ['--recursive', 'go=', join(home, 'safe-browse'), join(home, 'config')]);
  execFileSync('chown', ['--recursive', `${PERSON}:${PERSON}`, home]);
  await makeProject(cluster, PROJECT, { folder: home, hasSetuid: true });
  await launch(cluster, PROJECT, HOST, 'node2');
  await connect(cluster, PROJECT, HOST);
  const { environment } = await cluster.person('ada', PROJECT);
  desk = new Product(internet.lan, join(folder, 'd'), environment);
  downloads = join(folder, 'downloads');
  desk.configure(
    `[audio]\nbackend = "wav"\n[downloads]\nfolder = "${downloads}"\n` +
      '[spare]\nkeep = false\n[template]\nseal = "off"\n[network]\nstartWith = "session"\n' +
      `[pool.company]\nengine = "incus"\nremote = "company"\nproject = "${PROJECT}"\n[profile.company]\nwhere = "company"\n`,
  );
});
afterAll(async () => {
  screen.close();
  const left = await desk.stop();
  await cluster.close();
  expect([...left, ...(await testBed.close())]).toEqual([]);
});

describe('a session in an instance of Incus', () => {
  it('opens there in jails with separate accounts, and its page loads', async () => {
    opened = desk.open('http://site.test/transfers?run=transfers', '--profile', 'company');
    ({ session } = await opened.event('ready', START_TIMEOUT_MS));
    expect(session).toMatchObject({ where: { pool: 'company', host: HOST, isReachable: true }, processes: [] });
    screen = await RfbClient.connect(rfbSocket(session));
    await testBed.site.waitForReport('transfers', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    const accounts = (await inside('ps', '-eo', 'uid,comm')).split('\n').map((line) => line.trim().split(/\s+/u));
    const uidOf = (program: string) => Number(accounts.find(([, name = '']) => name.startsWith(program))?.[0]);
    for (const program of ['qemu-system', 'passt']) expect(uidOf(program)).toBeGreaterThanOrEqual(FIRST_OF_JAILS);
  });

  it('has its downloads saved here, and files sent from here', async () => {
    await saveReport({ ...testBed, product: desk }, session, downloads);
    await sendPage({ ...testBed, product: desk }, session, screen);
  });

  it('is heard here', async () => {
    await navigate(screen, 'http://site.test/tone?run=tone');
    await testBed.site.waitForReport('tone', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    await untilToneIsHeard(testBed, desk, session, screen);
  });

  it('leaves nothing there when it is closed', async () => {
    const [there] = await sessionsThere();
    await desk.ask(z.unknown(), 'close', session.id);
    expect((await opened.event('ended', GONE_TIMEOUT_MS)).reason).toBe('closed');
    expect(await sessionsThere()).toEqual([]);
    expect(desk.leftoversOf(session)).toEqual([]);
    expect(await inside('ps', '-eo', 'args')).not.toContain(`guest=${there?.id ?? ''}`);
  });

  it('is reported as lost, with that reason, when its instance is restarted', async () => {
    opened = desk.open('http://site.test/visit?run=restart', '--profile', 'company');
    ({ session } = await opened.event('ready', START_TIMEOUT_MS));
    await cluster.admin('restart', '--force', HOST, `--project=${PROJECT}`);
    expect((await opened.event('ended', GONE_TIMEOUT_MS)).reason).toBe('host-lost');
  });
});
