/** Sends and receives raw Ethernet frames in a namespace, by packet sockets. */
import type { Namespace } from '../../namespace.ts';

export interface RawFrame {
  readonly to: string;
  readonly from: string;
  /** Four hexadecimal digits. */
  readonly type: string;
}

// Perl is in every Debian and needs no module for it. 17 is AF_PACKET, 3 SOCK_RAW, 768 ETH_P_ALL in the network's order.
const SEND = String.raw`my ($index, $frame) = @ARGV; socket(my $s, 17, 3, 768) or die $!; send($s, pack('H*', $frame), 0, pack('SnlSCCa8', 17, 3, $index, 0, 0, 6, '')) or die $!`;
const LISTEN = String.raw`$| = 1; my ($index) = @ARGV; socket(my $s, 17, 3, 768) or die $!; bind($s, pack('SnlSCCa8', 17, 3, $index, 0, 0, 6, '')) or die $!; setsockopt($s, 263, 1, pack('lSSa8', $index, 1, 0, '')) or die $!; print "listening\n"; while (recv($s, my $f, 2048, 0)) { print unpack('H28', $f), "\n" }`;

const bare = (mac: string): string => mac.replaceAll(':', '');
const colons = (hex: string): string => hex.replace(/..(?!$)/g, '$&:');

async function indexOf(namespace: Namespace, link: string): Promise<string> {
  // Also in a namespace that sees the /sys of another one.
  return (await namespace.must(['ip', '-oneline', 'link', 'show', 'dev', link])).replace(/:[^]*/, '');
}

/** Sends one frame, padded to the minimum length. */
export async function sendFrame(namespace: Namespace, link: string, { to, from, type }: RawFrame): Promise<void> {
  await sendBytes(namespace, link, Buffer.from(`${bare(to)}${bare(from)}${type}`.padEnd(120, '0'), 'hex'));
}

export async function sendBytes(namespace: Namespace, link: string, frame: Buffer): Promise<void> {
  await namespace.must(['perl', '-e', SEND, await indexOf(namespace, link), frame.toString('hex')]);
}

/** For experiments, by IEEE 802. */
const MARK_TYPE = '88b5';

/** Every frame that arrives at a link or leaves it, whatever its destination. */
export class FrameListener {
  readonly #namespace: Namespace;
  readonly #link: string;
  readonly #seen: RawFrame[] = [];
  #changed: () => void = () => undefined;
  #marks = 0;

  private constructor(namespace: Namespace, link: string) {
    this.#namespace = namespace;
    this.#link = link;
  }

  static async at(namespace: Namespace, link: string): Promise<FrameListener> {
    const listener = new FrameListener(namespace, link);
    const running = namespace.start(['perl', '-e', LISTEN, await indexOf(namespace, link)]);
    let text = '';
    let said = '';
    running.stderr.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    await new Promise<void>((resolve, reject) => {
      void running.ended.then(() => reject(new Error(`The listener at ${link} ended: ${said}`)));
      running.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        const lines = (text + chunk).split('\n');
        text = lines.pop() ?? '';
        for (const line of lines) {
          if (line === 'listening') resolve();
          else listener.#take(line);
        }
      });
    });
    return listener;
  }

  get seen(): readonly RawFrame[] {
    return this.#seen;
  }

  /** Fulfilled with the first frame that `wanted` accepts, which may have arrived already. */
  async until(wanted: (frame: RawFrame) => boolean): Promise<RawFrame> {
    for (;;) {
      const found = this.#seen.find(wanted);
      if (found) return found;
      await new Promise<void>((resolve) => (this.#changed = resolve));
    }
  }

  /** Fulfilled once {@link seen} has every frame that is at the link by now: the frame that it sends comes after them. */
  async caughtUp(): Promise<void> {
    this.#marks += 1;
    const from = `02:00:00:00:00:${this.#marks.toString(16).padStart(2, '0')}`;
    await sendFrame(this.#namespace, this.#link, { to: '02:00:00:00:00:00', from, type: MARK_TYPE });
    await this.until((frame) => frame.type === MARK_TYPE && frame.from === from);
  }

  forget(): void {
    this.#seen.length = 0;
  }

  #take(line: string): void {
    this.#seen.push({ to: colons(line.slice(0, 12)), from: colons(line.slice(12, 24)), type: line.slice(24, 28) });
    this.#changed();
  }
}
