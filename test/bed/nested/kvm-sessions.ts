/** Opens sessions of the host agent in an emulated computer, and looks at their VMs from that computer. */
import { z } from 'zod';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { OpenEvent } from '../product.ts';
import type { KvmComputer } from './kvm-computer.ts';

const LOOK_WITHIN_MS = 120_000;
const file = (run: string) => `/run/open-${run}.jsonl`;

/** Resident memory of a VM's process, in MiB. */
const VmMemory = z.record(z.string(), z.strictObject({ privateMiB: z.int(), sharedMiB: z.int() }));
export type VmMemory = z.infer<typeof VmMemory>;

/** For bash: waits until a line of the file `$1` matches `$2`, for at most `$3` seconds, and fails with the end of the file. */
const UNTIL_SAID = `until_said() { for second in $(seq "$3"); do grep -q "$2" "$1" 2> /dev/null && return; sleep 1; done; tail -n 20 "$1"; return 1; }`;

export class KvmSessions {
  readonly #computer: KvmComputer;

  constructor(computer: KvmComputer) {
    this.#computer = computer;
  }

  /** Opens, all at once, a session with this page for each run; its page reports as this run. Returns them when they are ready. */
  async open(runs: readonly string[], timeoutMs: number, page = 'random'): Promise<Session[]> {
    const starts = runs.map(
      (run) => `sb open 'http://site.test/${page}?run=${run}' --no-window --json > ${file(run)} 2>&1 &`,
    );
    const waits = runs.map((run) => this.#untilSaid(run, 'ready\\|failed\\|ended', timeoutMs));
    await this.#computer.succeed([UNTIL_SAID, ...starts, ...waits].join('\n'), timeoutMs + LOOK_WITHIN_MS);
    const sessions: Session[] = [];
    for (const run of runs) {
      const events = await this.#events(run);
      const ready = events.find((event) => event.event === 'ready');
      if (!ready) throw new Error(`The session of ${run} did not start: ${JSON.stringify(events)}`);
      sessions.push(ready.session);
    }
    return sessions;
  }

  /** Why the session of this run ended, as its `open` said. */
  async endReason(run: string, timeoutMs: number): Promise<string> {
    const wait = this.#untilSaid(run, 'ended', timeoutMs);
    await this.#computer.succeed(`${UNTIL_SAID}\n${wait}`, timeoutMs + LOOK_WITHIN_MS);
    const end = (await this.#events(run)).find((event) => event.event === 'ended');
    return end?.reason ?? 'none';
  }

  /** Kills the VM of a start when its screen is ready. Returns its console, which the host agent keeps of starts that fail. */
  async consoleOfFailedStart(run: string, timeoutMs: number): Promise<string> {
    const script = [
      UNTIL_SAID,
      `sb open about:blank --no-window --json > ${file(run)} 2>&1 &`,
      `until_said ${file(run)} '"requirement":"browser-window","state":"awaited"' ${timeoutMs / 1000}`,
      `id=$(sed -n 's/.*"event":"created","session":{"id":"\\([0-9a-f]*\\)".*/\\1/p' ${file(run)})`,
      'for pid in $(pgrep "^qemu"); do if grep -q "guest=$id" /proc/$pid/cmdline; then kill -KILL $pid; fi; done',
      this.#untilSaid(run, 'failed', timeoutMs),
      'cat /run/state/safe-browse/failed-$id.console.log',
    ];
    return this.#computer.succeed(script.join('\n'), 2 * timeoutMs + LOOK_WITHIN_MS);
  }

  /** Waits until the host agent has logged this. */
  async untilLogged(message: string, timeoutMs: number): Promise<void> {
    const wait = `until_said /run/state/safe-browse/agent.log '${message}' ${timeoutMs / 1000}`;
    await this.#computer.succeed(`${UNTIL_SAID}\n${wait}`, timeoutMs + LOOK_WITHIN_MS);
  }

  /** What is left of a session: its processes, and files in the runtime folder with its id. */
  async leftoversOf({ id, processes }: Session): Promise<string> {
    const pids = processes.map(({ pid }) => pid).join(' ');
    return this.#computer.succeed(
      `for pid in ${pids}; do [ -d /proc/$pid ] && echo "process $pid"; done; find /run/user -name '*${id}*'; pgrep -a -f '[g]uest=${id}' || true`,
      LOOK_WITHIN_MS,
    );
  }

  /** The memory of each running VM, by its name. */
  async memory(): Promise<VmMemory> {
    const reported = await this.#computer.succeed(
      `for pid in $(pgrep '^qemu'); do
  # One that has just ended is left out.
  { name=$(tr '\\0' '\\n' < /proc/$pid/cmdline | sed -n 's/^guest=//p') && [ "$name" ]; } 2> /dev/null || continue
  awk -v name="$name" '/^Rss(Anon|Shmem):/ { private += $2 } /^RssFile:/ { shared += $2 } END { if (NR > 0) printf "%s %d %d\\n", name, private / 1024, shared / 1024 }' /proc/$pid/status 2> /dev/null || true
done`,
      LOOK_WITHIN_MS,
    );
    const rows = reported.split('\n').map((line) => line.split(' '));
    return VmMemory.parse(
      Object.fromEntries(
        rows.map(([name = '', own, shared]) => [name, { privateMiB: Number(own), sharedMiB: Number(shared) }]),
      ),
    );
  }

  #untilSaid(run: string, events: string, timeoutMs: number): string {
    return `until_said ${file(run)} '"event":"\\(${events}\\)"' ${timeoutMs / 1000}`;
  }

  async #events(run: string): Promise<OpenEvent[]> {
    const lines = (await this.#computer.succeed(`cat ${file(run)}`, LOOK_WITHIN_MS)).split('\n');
    return lines.map((line) => OpenEvent.parse(JSON.parse(line)));
  }
}
