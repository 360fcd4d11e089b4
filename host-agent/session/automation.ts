/** A program of the host drives the browser of a session: only if the profile allows it, and where that asks, once the person has agreed. The person can take over at any moment. */
import type { Duplex } from 'node:stream';
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import type { DriveAddress, SteeringAct } from '../api/session/drive.ts';
import type { Restrictions } from '../api/session/restrictions.ts';
import type { Driven } from '../api/session/session.ts';
import { BrowserPipe } from '../automation/browser-pipe.ts';
import { CdpSessionId, MAX_CLIENT_ID, MAX_DESK_ID } from '../automation/command.ts';
import { admitDesk } from '../automation/desk-program.ts';
import { CLOSE, type DrivingProgram, type OnNetwork, Relay } from '../automation/relay.ts';
import { RequestObserver } from '../automation/request-observer.ts';
import { type DriveServer, newToken, type OnProgram } from '../automation/server.ts';
import type { VmDevices } from '../vm/supervised-vm.ts';
import { Consent } from './consent.ts';

/** What the next host agent needs to know: programs keep their address. */
export const AutomationRecord = z.strictObject({
  token: z.string().regex(/^[\w-]{43}$/),
  port: z.int().min(1).max(65_535),
  /** That of the program with the browser. */
  session: CdpSessionId.optional(),
});
type AutomationRecord = z.infer<typeof AutomationRecord>;

export interface SessionAutomationDeps {
  readonly id: string;
  /** Absent where no program may come in. */
  readonly server?: Pick<DriveServer, 'offer' | 'withdraw'> | undefined;
  /** As the profile says now. */
  readonly rule: () => Restrictions['automation'];
  readonly onChange: () => void;
  /** The next host agent has to know more. */
  readonly onRecord: () => void;
  readonly onNetwork?: OnNetwork;
  readonly onTrouble: (reason: string) => void;
  /** It runs on a host of a pool, which carries the commands on to the browser. */
  readonly isElsewhere?: boolean;
}

interface Open {
  readonly token: string;
  readonly address: DriveAddress;
  readonly port: number;
}

/** The address while it exists, the question while it is open, and the program while it is connected. */
export class SessionAutomation {
  readonly #deps: SessionAutomationDeps;
  #connect: (() => Promise<Duplex>) | undefined;
  readonly #consent: Consent;
  #open: Promise<Open> | undefined;
  #recorded: AutomationRecord | undefined;
  /** In the browser, of a program of an earlier host agent. */
  #leftover: string | undefined;
  #relay: Relay | undefined;
  #pipe: BrowserPipe | undefined;
  #observer: RequestObserver | undefined;
  #isHeld = false;
  /** Fulfilled when nothing of the last program is left. */
  #left: Promise<void> = Promise.resolve();
  #isOver = false;

  constructor(deps: SessionAutomationDeps) {
    this.#deps = deps;
    this.#consent = new Consent(deps.onChange);
  }

  /** Makes it possible, if the VM has a port for it. */
  connect(vm: Pick<VmDevices, 'connectAutomation'>): void {
    if (vm.connectAutomation)
      this.#connect = () => vm.connectAutomation?.() ?? Promise.reject(new Error('It is gone.'));
  }

  /** Absent if no program can drive it: the profile or the VM does not allow it. */
  get state(): Driven | undefined {
    if (!this.#isPossible()) return undefined;
    if (this.#relay) return this.#isHeld ? 'held' : 'driven';
    if (this.#consent.isOpen) return 'asking';
    return this.#open ? 'ready' : 'off';
  }

  #isPossible(): boolean {
    return (
      !this.#isOver && this.#connect !== undefined && this.#deps.server !== undefined && this.#deps.rule() !== 'off'
    );
  }

  /** The address, once the person has agreed where the profile asks. Throws `Failure` no-automation or automation-refused. */
  async request(signal: AbortSignal): Promise<DriveAddress> {
    const { server, rule } = this.#deps;
    if (!this.#isPossible() || !server) throw new Failure('no-automation');
    if (!this.#open && rule() === 'ask' && !(await this.#consent.ask(signal))) throw new Failure('automation-refused');
    // Meanwhile it may have ended, or been forbidden.
    if (!this.#isPossible()) throw new Failure('no-automation');
    this.#open ??= this.#offer(server, newToken());
    const { address } = await this.#open;
    this.#deps.onRecord();
    return address;
  }

  /** Whether its requests can be observed. Throws `Failure` no-automation. */
  assertPossible(): void {
    if (!this.#isPossible()) throw new Failure('no-automation');
  }

  /** Hears of the requests also while no program drives. Throws `Failure` no-automation. */
  async observe(): Promise<void> {
    this.assertPossible();
    const { onNetwork = () => undefined } = this.#deps;
    const observer = new RequestObserver(await this.#browser(), onNetwork);
    this.#observer = observer;
    await observer.begin();
  }

  async stopObserving(): Promise<void> {
    const observer = this.#observer;
    this.#observer = undefined;
    await observer?.end();
  }

  async #browser(): Promise<BrowserPipe> {
    if (this.#pipe && !this.#pipe.isClosed) return this.#pipe;
    if (!this.#connect) throw new Failure('no-automation');
    const connected = await this.#connect();
    // Meanwhile there may be one.
    if (this.#pipe && !this.#pipe.isClosed) connected.destroy();
    else this.#pipe = new BrowserPipe(connected, this.#deps.isElsewhere ? MAX_CLIENT_ID : MAX_DESK_ID);
    return this.#pipe;
  }

  /** Carries the commands of a desk elsewhere, whose person has agreed there. Returns whether it may. */
  carry(desk: Duplex): boolean {
    if (!this.#mayBeCarried()) return false;
    admitDesk(desk, (program, on) => this.#admit(program, on, true));
    return true;
  }

  #mayBeCarried(): boolean {
    return !this.#isOver && this.#connect !== undefined && this.#deps.rule() !== 'off';
  }

  steer(act: SteeringAct): void {
    switch (act) {
      case 'agree':
      case 'refuse':
        this.#consent.settle(act === 'agree');
        return;
      case 'take-over':
        if (!this.#relay || this.#isHeld) return;
        this.#isHeld = true;
        this.#relay.hold();
        this.#deps.onChange();
        return;
      case 'give-back':
        if (!this.#relay || !this.#isHeld) return;
        this.#isHeld = false;
        this.#relay.giveBack();
        this.#deps.onChange();
        return;
      case 'stop':
        this.stop();
    }
  }

  /** No program drives it any more, and its address is invalid. */
  stop(): void {
    this.#consent.settle(false);
    this.#deps.server?.withdraw(this.#deps.id);
    const wasOpen = this.#open !== undefined;
    this.#open = undefined;
    this.#recorded = undefined;
    this.#leave('The person has stopped it.');
    if (!wasOpen) return;
    this.#deps.onChange();
    this.#deps.onRecord();
  }

  /** The profile was edited. One that asks now did not when the program came. */
  enforce(): void {
    if (this.#deps.rule() !== 'off') return;
    void this.stopObserving();
    if (this.#open !== undefined || this.#consent.isOpen || this.#relay) this.stop();
  }

  /** The session ends. */
  end(): void {
    this.#isOver = true;
    void this.stopObserving();
    this.stop();
  }

  record(): { readonly automation?: AutomationRecord } {
    return this.#recorded ? { automation: this.#recorded } : {};
  }

  /** Takes over the address that an earlier host agent gave to programs. */
  async restore({ token, port, session }: AutomationRecord): Promise<void> {
    const { server } = this.#deps;
    if (!server || !this.#isPossible()) return;
    this.#leftover = session;
    this.#open = this.#offer(server, token, port);
    await this.#open;
    this.#deps.onChange();
  }

  async #offer(server: Pick<DriveServer, 'offer'>, token: string, preferredPort?: number): Promise<Open> {
    const { id } = this.#deps;
    const onProgram: OnProgram = (program, on) => this.#admit(program, on);
    const { port, ...address } = await server.offer(id, { token, onProgram }, preferredPort);
    this.#recorded = { token, port };
    this.#deps.onChange();
    return { token, address, port };
  }

  /** One program at a time: two that drive the same pages would not know of each other. */
  #admit(program: DrivingProgram, on: Parameters<OnProgram>[1], isDesk = false): void {
    program.pause();
    const early: string[] = [];
    const gone = new AbortController();
    let relay: Relay | undefined;
    on.message((text) => {
      if (relay) relay.take(text);
      else early.push(text);
    });
    on.gone(() => {
      gone.abort();
      if (relay && this.#relay === relay) this.#leave('');
    });
    // The program before has its connection, or has left.
    this.#left = this.#left
      .then(() => this.#begin(program, gone.signal, isDesk))
      .then((begun) => {
        relay = begun;
        for (const text of early.splice(0)) relay?.take(text);
      })
      .catch((error: unknown) => {
        this.#deps.onTrouble(String(error));
        program.close(CLOSE.internal, 'The browser cannot be reached.');
      });
  }

  async #begin(program: DrivingProgram, gone: AbortSignal, isDesk: boolean): Promise<Relay | undefined> {
    const mayDrive = () => (isDesk ? this.#mayBeCarried() : this.#open !== undefined && this.state === 'ready');
    if (this.#relay) {
      program.close(CLOSE.malformed, 'Another program drives this session.');
      return undefined;
    }
    const pipe = mayDrive() ? await this.#browser() : undefined;
    // It may have been stopped meanwhile.
    if (!pipe || gone.aborted || !mayDrive()) {
      pipe?.closeUnused();
      program.close(CLOSE.over, 'It cannot be driven now.');
      return undefined;
    }
    const onNetwork: OnNetwork = (method, untrustedParams) => {
      // It hears the same, also of what the program does not ask for.
      if (!this.#observer) this.#deps.onNetwork?.(method, untrustedParams);
    };
    const relay = new Relay(pipe, program, onNetwork, isDesk ? MAX_DESK_ID : MAX_CLIENT_ID);
    this.#relay = relay;
    this.#isHeld = false;
    this.#deps.onChange();
    pipe.onceClosed(() => {
      if (this.#relay === relay) this.#leave('');
    });
    void relay.begin(this.#leftover).then((session) => {
      if (this.#relay === relay) this.#note(session);
    });
    this.#leftover = undefined;
    return relay;
  }

  #leave(why: string): void {
    const relay = this.#relay;
    if (!relay) return;
    this.#relay = undefined;
    this.#isHeld = false;
    const left = relay.end(CLOSE.over, why).then(() => this.#note(undefined));
    this.#left = Promise.all([this.#left, left]).then(() => undefined);
    this.#deps.onChange();
  }

  #note(session: string | undefined): void {
    if (!this.#recorded) return;
    const { token, port } = this.#recorded;
    this.#recorded = { token, port, ...(session !== undefined && { session }) };
    this.#deps.onRecord();
  }
}
