/** The commands of a start with xenmgr: the same code as a real start, with an xenmgr and a dom0 that only record. */
import type { DryRunVm, DryRunStep } from '../../api/session/dry-run.ts';
import { type Dom0, sshWords } from '../../tools/xen/dom0.ts';
import { CommandFailed, type Tool } from '../../process/run.ts';
import { parsedAnswer, xec, xecWords } from '../../tools/xen/xec.ts';
import { type AnswerOf, type MethodName, METHODS, PROPERTIES, typeOf, type ValueOf, vmPath } from './interfaces.ts';
import type { PropertyValue } from './properties.ts';
import type { Xenmgr } from './xenmgr.ts';

/** Records calls as commands of xec, also those that would use D-Bus. */
export class DryRunRecorder {
  readonly steps: DryRunStep[] = [];
  when: DryRunStep['when'] = 'start';
  readonly #destination: string | undefined;
  #parts = { disk: 0, nic: 0 };
  #opened = '';

  constructor(destination: string | undefined) {
    this.#destination = destination;
  }

  get dom0(): Dom0 {
    return {
      ...(this.#destination !== undefined && { destination: this.#destination }),
      isDryRun: true,
      run: async (tool, args, options = {}) => this.#ran(tool, args, options.inputFile),
    };
  }

  get xenmgr(): Xenmgr {
    return {
      call: async (object, name, args) => {
        const { interface: of, member, gives } = METHODS[name];
        this.#write(xec.program, xecWords(object, of, [member, ...args.map(String)]));
        return parsedAnswer(gives, this.#answerOf(object, name)) as AnswerOf<typeof name>;
      },
      get: async (object, kind, name) => {
        this.#write(xec.program, xecWords(object, PROPERTIES[kind].interface, ['get', name]));
        const made: Record<string, PropertyValue> = { 'policy-modify-vm-settings': true, domid: 1, state: 'stopped' };
        return made[name] as ValueOf<typeof kind, typeof name>;
      },
      set: async (object, kind, name, value) => {
        typeOf(kind, name);
        this.#write(xec.program, xecWords(object, PROPERTIES[kind].interface, ['set', name, String(value)]));
      },
      propertiesOf: async (object) => {
        this.#write(xec.program, ['-o', object, '--list-properties']);
        return new Set(['virt-type', 'argo']);
      },
      close: () => undefined,
    };
  }

  vm(role: DryRunVm['role']): DryRunVm {
    return { role, steps: this.steps };
  }

  #answerOf(object: string, name: MethodName): string {
    const made: Partial<Record<MethodName, () => string>> = {
      listTemplates: () => ['new-vm-empty', 'new-vm-ndvm-pv', 'new-vm-ndvm-hvm'].join('\n'),
      listVms: () => vmPath(this.#uuid),
      addDisk: () => `${object}/disk/${this.#parts.disk++}`,
      addNic: () => `${object}/nic/${this.#parts.nic++}`,
    };
    return made[name]?.() ?? (METHODS[name].gives === 'o' ? object : '');
  }

  /** The uuid of the VM. */
  get #uuid(): string {
    return (
      this.steps
        .map(({ command }) => /^\/vm\/([0-9a-f_]{36})/.exec(command[2] ?? '')?.[1])
        .find((uuid) => uuid !== undefined) ?? ''
    );
  }

  #ran(tool: Tool, args: readonly string[], inputFile: string | undefined): string {
    this.#write(tool.program, args, inputFile);
    // As in an empty dom0.
    if (tool.program === 'test') throw new CommandFailed(tool, args, { code: '', timedOut: false, exitCode: 1 });
    if (tool.program !== 'tap-ctl') return '';
    if (args[0] === 'create') this.#opened = (args[2] ?? '').replace(/^vhd:/, '');
    return args[0] === 'list' ? `pid=1 minor=0 state=0 args=vhd:${this.#opened}` : '/dev/xen/blktap-2/tapdev0';
  }

  #write(program: string, args: readonly string[], inputFile?: string): void {
    const command =
      this.#destination === undefined ? [program, ...args] : ['ssh', ...sshWords(this.#destination, program, args)];
    this.steps.push({ when: this.when, command, ...(inputFile !== undefined && { inputFile }) });
  }
}
