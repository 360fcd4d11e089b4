/** Keeps main's model in step with the host agent. */
import type { AgentEvent } from '../../host-agent/api/methods/events.ts';
import { CONTRACT, type Result } from '../../host-agent/api/methods/methods.ts';
import type { SessionEnded } from '../../host-agent/api/session/session.ts';
import type { AgentLink, AgentListener } from './agent-link.ts';
import type { Model } from './model.ts';
import { asTrouble } from './trouble.ts';

export interface Ends {
  readonly onEnded: (ended: SessionEnded) => void;
  /** All sessions were listed. One that is missing may have ended while the host agent was gone. */
  readonly onFound: () => void;
}

export class AgentSync implements AgentListener {
  readonly #model: Model;
  readonly #ends: Ends;
  #agent: AgentLink | undefined;

  constructor(model: Model, ends: Ends) {
    this.#model = model;
    this.#ends = ends;
  }

  use(agent: AgentLink): void {
    this.#agent = agent;
  }

  onUp = ({ version, contract }: Result<'daemon.hello'>): void => {
    this.#model.agent = { is: 'up', version, ...(contract !== CONTRACT && { isOfAnotherBuild: true }) };
    this.#model.changed();
    void this.read();
  };

  onLost = (error: unknown): void => {
    this.#model.agent = { is: 'lost', trouble: asTrouble(error) };
    // Builds and spares end with the host agent.
    this.#model.builds = [];
    this.#model.spare = undefined;
    this.#model.changed();
  };

  onEvent = (event: AgentEvent): void => {
    this.#model.take(event);
    if (event.kind === 'ended') this.#ends.onEnded(event.ended);
    if (event.kind === 'sessions') this.#ends.onFound();
    if (event.kind === 'configuration') void this.read();
    // The next start knows how long the last one took.
    if (event.kind === 'ended') void this.#readReport();
    // Some findings are about images.
    if (event.kind === 'images') void this.runDoctor();
  };

  /** Reads what no event brings. What cannot be read stays as it was. */
  async read(): Promise<void> {
    const agent = this.#agent;
    if (!agent) return;
    const model = this.#model;
    const [configuration, profiles, bookmarks] = await Promise.all([
      agent.call('config.get', {}).catch(() => undefined),
      agent.call('profile.list', {}).catch(() => undefined),
      agent.call('bookmark.list', {}).catch(() => undefined),
      this.#readReport(),
    ]);
    model.configuration = configuration ?? model.configuration;
    model.profiles = profiles ?? model.profiles;
    model.bookmarks = bookmarks ?? model.bookmarks;
    model.changed();
  }

  async #readReport(): Promise<void> {
    const report = await this.#agent?.call('report.get', {}).catch(() => undefined);
    if (!report) return;
    this.#model.verifications = report.verifications;
    this.#model.clicks = report.counts.clicks;
    this.#model.changed();
  }

  async runDoctor(): Promise<void> {
    if (this.#model.doctor.isRunning) return;
    this.#model.doctor = { ...this.#model.doctor, isRunning: true };
    this.#model.changed();
    const findings = await this.#agent?.call('doctor.run', {}).catch(() => undefined);
    this.#model.doctor = findings
      ? { isRunning: false, findings, checkedAt: new Date().toISOString() }
      : { ...this.#model.doctor, isRunning: false };
    this.#model.changed();
  }
}
