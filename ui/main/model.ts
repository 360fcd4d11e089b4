/** The state of the main process. Windows and tray are drawn from it. Call {@link Model.changed} after each change. */
import type { AgentEvent } from '../../host-agent/api/methods/events.ts';
import type { Configuration } from '../../host-agent/api/configuration/configuration.ts';
import type { Finding } from '../../host-agent/api/host/doctor.ts';
import type { Image, ImageBuild, ImageRole, VmRole } from '../../host-agent/api/host/image.ts';
import type { ProfileSummary } from '../../host-agent/api/configuration/profile.ts';
import type { NetworkStatus } from '../../host-agent/api/host/network.ts';
import type { ListedBookmark } from '../../host-agent/api/session/bookmark.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import type { Tally, VerificationSummary } from '../../host-agent/api/host/report.ts';
import type { SpareStatus } from '../../host-agent/api/host/template.ts';
import type { Trouble } from '../bridge/answer.ts';
import type { AgentView } from '../bridge/state.ts';
import type { Pace } from './set-up-estimate.ts';

export class Model {
  agent: AgentView = { is: 'connecting' };
  sessions: readonly Session[] = [];
  network: NetworkStatus | undefined;
  images: readonly Image[] = [];
  /** The spare for the next click; absent until the host agent reported it. */
  spare: SpareStatus | undefined;
  configuration: Configuration | undefined;
  /** The default profile first; empty until the host agent has listed them. */
  profiles: readonly ProfileSummary[] = [];
  /** Those for all profiles first. */
  bookmarks: readonly ListedBookmark[] = [];
  /** How long starts took on the host, by kind; absent until the host agent has reported it. */
  clicks: Tally['clicks'] | undefined;
  /** The last verification of each kind. */
  verifications: readonly VerificationSummary[] = [];
  doctor: { isRunning: boolean; findings: readonly Finding[]; checkedAt?: string } = {
    isRunning: false,
    findings: [],
  };
  /** Polkit can make the person a member of the group that may use KVM. */
  canJoinKvm = false;
  /** Running builds of all clients. */
  builds: readonly ImageBuild[] = [];
  /** The first images, which this program builds one after the other; `at`: since when, ISO 8601. */
  setUp: { readonly at: string; readonly roles: readonly VmRole[] } | undefined;
  /** What says how long a set-up takes on this host. */
  pace: Pace = { processors: 1, earlierSeconds: {} };
  /** The person cancelled the last set-up of this program. */
  isSetUpCancelled = false;
  /** The last build of each image that this program started, if it failed. */
  readonly failedBuilds = new Map<ImageRole, Trouble>();
  readonly memoryBytes = new Map<string, number>();
  /** URLs of the sessions' pictures. */
  readonly thumbnails = new Map<string, string>();

  readonly #listeners = new Set<() => void>();
  #isQuiet = true;

  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  /** Reports a change. Listeners are called once per turn of the event loop. */
  changed(): void {
    if (!this.#isQuiet) return;
    this.#isQuiet = false;
    setImmediate(() => {
      this.#isQuiet = true;
      for (const listener of this.#listeners) listener();
    });
  }

  /** Applies an event of the host agent. */
  take(event: AgentEvent): void {
    switch (event.kind) {
      case 'sessions':
        this.sessions = event.sessions;
        this.#forgetAllBut(new Set(event.sessions.map(({ id }) => id)));
        break;
      case 'ended':
        this.sessions = this.sessions.filter(({ id }) => id !== event.ended.session);
        break;
      case 'network':
        this.network = event.status;
        break;
      case 'images':
        this.images = event.images;
        break;
      case 'builds':
        this.builds = event.builds;
        for (const { role } of event.builds) this.failedBuilds.delete(role);
        break;
      case 'spare':
        this.spare = event.spare;
        break;
      case 'memory':
        for (const { id, bytes } of event.sessions) this.memoryBytes.set(id, bytes);
        break;
      case 'configuration':
        return;
    }
    this.changed();
  }

  #forgetAllBut(ids: ReadonlySet<string>): void {
    for (const kept of [this.memoryBytes, this.thumbnails])
      for (const id of kept.keys()) if (!ids.has(id)) kept.delete(id);
  }
}
