/** A session window without a screen, before a fake host agent that does what the test says. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { Client } from '../../../../host-agent/api/connection/client.ts';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { socketPath } from '../../../../host-agent/api/connection/runtime-folder.ts';
import { parseConfig } from '../../../../host-agent/config/load.ts';
import { profileSummaries } from '../../../../host-agent/config/profile/profile-summaries.ts';
import type { Trouble } from '../../../../ui/bridge/answer.ts';
import type { SessionPhase } from '../../../../ui/bridge/state.ts';
import { AgentLink } from '../../../../ui/main/agent-link.ts';
import { AgentSync } from '../../../../ui/main/agent-sync.ts';
import { Discards } from '../../../../ui/main/discards.ts';
import { Model } from '../../../../ui/main/model.ts';
import { type SessionTask, SessionWindow } from '../../../../ui/main/session/session-window.ts';
import { FakeHostAgent } from '../../../fakes/host-agent/host-agent.ts';
import { FakeWindow } from '../../fake-window.ts';
import { settle } from '../../../bed/event-loop.ts';

export class SessionWindowSetup {
  readonly model = new Model();
  readonly window = new FakeWindow();
  readonly hostAgent: FakeHostAgent;
  readonly page: SessionWindow;
  /** What was reported outside the window. */
  readonly troubles: Trouble[] = [];
  leftBehind = 0;
  /** How often the dialogues over the window were withdrawn. */
  withdrawn = 0;
  /** What was sent to be shown. */
  readonly viewed: { readonly id: string; readonly paths: readonly string[] }[] = [];
  /** Files of the host that the window does not need any more. */
  readonly done: string[] = [];
  /** Why some of it is not. */
  notViewed: readonly unknown[] = [];
  /** The person's answer about a program, and how often it was asked for. */
  letsProgramsDrive = false;
  askedAboutPrograms = 0;
  /** The person's answer about a recording, and the folders that were named. */
  letsRecord = false;
  readonly askedToRecordInto: string[] = [];
  /** Whether saving all downloads succeeds. */
  savesAll = true;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sb-win-'));
  readonly #runtime = join(this.#folder, 'r');
  readonly #link: AgentLink;
  #keeping: Promise<void> = Promise.resolve();
  #other: Client | undefined;

  constructor() {
    this.hostAgent = new FakeHostAgent({ runtime: this.#runtime, configFile: join(this.#folder, 'config.toml') });
    const agentSync = new AgentSync(this.model, {
      onEnded: (ended) => this.page.sessionEnded(ended),
      onFound: () => this.page.reconcile(),
    });
    this.#link = new AgentLink(() => this.#attach(), agentSync);
    this.page = new SessionWindow({
      model: this.model,
      agent: this.#link,
      discards: new Discards(this.#link),
      transfers: {
        viewOf: () => undefined,
        saveAllOf: () => Promise.resolve(this.savesAll),
        view: (id, paths) => {
          this.viewed.push({ id, paths });
          return Promise.resolve(this.notViewed);
        },
      },
      language: () => 'en',
      onNotDiscarded: (trouble) => this.troubles.push(trouble),
      mayBeRecorded: (_, folder) => {
        this.askedToRecordInto.push(folder);
        return Promise.resolve(this.letsRecord);
      },
      mayBeDriven: () => {
        this.askedAboutPrograms += 1;
        return Promise.resolve(this.letsProgramsDrive);
      },
      onNotViewed: (trouble) => this.troubles.push(trouble),
      withdrawDialogues: () => (this.withdrawn += 1),
      onLeftBehind: () => (this.leftBehind += 1),
      onFilesDone: (paths) => this.done.push(...paths),
    });
    this.page.attach(this.window.asBrowserWindow);
  }

  static async create(): Promise<SessionWindowSetup> {
    const setup = new SessionWindowSetup();
    await setup.hostAgent.start();
    setup.#keeping = setup.#link.keep();
    await expect.poll(() => setup.model.network).toBeDefined();
    return setup;
  }

  async dispose(): Promise<void> {
    this.#link.close();
    this.#other?.close();
    await this.#keeping;
    await this.hostAgent.stop();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  get phase(): SessionPhase {
    return this.page.state().phase;
  }

  get asksToClose(): boolean {
    return this.page.state().asksToClose;
  }

  /** Another client, as the command line is one. */
  async otherClient(): Promise<Client> {
    this.#other ??= await Client.attach(socketPath(this.#runtime));
    if (!this.#other) throw new Error('The fake host agent does not listen.');
    return this.#other;
  }

  /** The host agent has listed the profiles of an empty file. */
  listProfiles(): void {
    this.model.profiles = profileSummaries(parseConfig('', '/c'));
  }

  /** A session that another client asks for: the window knows only its id. */
  async startElsewhere(): Promise<string> {
    const other = await this.otherClient();
    other.call('session.open', {}).catch(() => undefined);
    await expect.poll(() => this.model.sessions.length).toBe(1);
    return this.hostAgent.last;
  }

  /** Begins, and waits until the session shows. Its id. */
  async show(task: SessionTask = {}): Promise<string> {
    this.page.begin(task);
    await expect.poll(() => this.model.sessions.length).toBe(1);
    this.hostAgent.becomeReady(this.hostAgent.last);
    await expect.poll(() => this.phase).toEqual({ is: 'showing' });
    return this.hostAgent.last;
  }

  /** Requests are answered in their order: with this answer, the host agent has received all earlier requests of the window. */
  async untilHostAgentHeardAll(): Promise<void> {
    await settle();
    await this.#link.call('session.list', {});
  }

  async loseHostAgent(): Promise<void> {
    await this.hostAgent.stop();
    await expect.poll(() => this.model.agent.is).toBe('lost');
  }

  /** Tries for as long as a host agent may take to start. */
  async #attach(): Promise<Client> {
    const attach = async () => (await Client.attach(socketPath(this.#runtime))) ?? Promise.reject(notStarted);
    const notStarted = new Failure('host-agent-not-started', { reason: 'No host agent listens.' });
    return vi.waitFor(attach, { timeout: 1_000, interval: 10 });
  }
}
