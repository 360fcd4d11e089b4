/**
 * The jail's own system call filter, for what `enosys` cannot express because it depends on an argument: the families of sockets, and the flags
 * that make a namespace. bubblewrap installs it as the last step before it starts the program. It also closes the other ways into the same
 * calls, those of 32-bit and of x32 programs.
 */

/** Numbers of the address families, for x86-64 as for every Linux. */
const FAMILIES = { unix: 1, ipv4: 2, ipv6: 10, netlink: 16 } as const;
export type SocketFamily = keyof typeof FAMILIES;

/** Numbers of system calls on x86-64. */
const CALLS = { socket: 41, socketpair: 53, clone: 56, clone3: 435 } as const;
const ARCHITECTURE_X86_64 = 0xc000_003e;
/** Set in the number of every call of an x32 program. */
const X32_CALL = 0x4000_0000;
/** CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID and NEWNET. */
const NAMESPACE_FLAGS = 0x7e02_0000;

/** Errors that the filtered calls return. */
const ERRORS = { notPermitted: 1, noSuchCall: 38, noSuchFamily: 97 } as const;
const ALLOW = 0x7fff_0000;
const KILL_PROCESS = 0x8000_0000;
const FAIL_WITH = 0x0005_0000;

/** Offsets in the kernel's `struct seccomp_data`. The kernel reads a family and the flags of `clone` from the lower half of the argument. */
const OFFSETS = { call: 0, architecture: 4, firstArgument: 16 } as const;

/** One instruction of the kernel's packet filter: the numbers of instructions to skip if its condition is true and if it is false. */
type Instruction = readonly [code: number, ifTrue: number, ifFalse: number, operand: number];

const load = (offset: number): Instruction => [0x20, 0, 0, offset];
const equals = (operand: number, ifTrue: number, ifFalse: number): Instruction => [0x15, ifTrue, ifFalse, operand];
const atLeast = (operand: number, ifTrue: number, ifFalse: number): Instruction => [0x35, ifTrue, ifFalse, operand];
const hasAny = (operand: number, ifTrue: number, ifFalse: number): Instruction => [0x45, ifTrue, ifFalse, operand];
const answer = (operand: number): Instruction => [0x06, 0, 0, operand];

export interface FilteredCalls {
  /** The families of which the program may create sockets. */
  readonly families: readonly SocketFamily[];
  readonly mayCreateNamespaces: boolean;
}

/** The filter as the kernel reads it: an array of `struct sock_filter`. Pure. */
export function callFilter({ families, mayCreateNamespaces }: FilteredCalls): Buffer {
  const socketsOfFamilies = onlyFamilies(families);
  return encode([
    load(OFFSETS.architecture),
    equals(ARCHITECTURE_X86_64, 1, 0),
    answer(KILL_PROCESS),
    load(OFFSETS.call),
    atLeast(X32_CALL, 0, 1),
    answer(FAIL_WITH | ERRORS.noSuchCall),
    ...onCall(CALLS.socket, socketsOfFamilies),
    ...onCall(CALLS.socketpair, socketsOfFamilies),
    ...(mayCreateNamespaces ? [] : withoutNamespaces()),
    answer(ALLOW),
  ]);
}

/** `then` has to end with an answer. */
function onCall(call: number, then: readonly Instruction[]): Instruction[] {
  return [equals(call, 0, then.length), ...then];
}

function onlyFamilies(families: readonly SocketFamily[]): Instruction[] {
  return [
    load(OFFSETS.firstArgument),
    ...families.map((family, index) => equals(FAMILIES[family], families.length - index, 0)),
    answer(FAIL_WITH | ERRORS.noSuchFamily),
    answer(ALLOW),
  ];
}

function withoutNamespaces(): Instruction[] {
  return [
    ...onCall(CALLS.clone, [
      load(OFFSETS.firstArgument),
      hasAny(NAMESPACE_FLAGS, 0, 1),
      answer(FAIL_WITH | ERRORS.notPermitted),
      answer(ALLOW),
    ]),
    // Its flags are in memory, which a filter cannot read. Without it, the C library uses `clone`.
    ...onCall(CALLS.clone3, [answer(FAIL_WITH | ERRORS.noSuchCall)]),
  ];
}

const INSTRUCTION_BYTES = 8;

function encode(instructions: readonly Instruction[]): Buffer {
  const bytes = Buffer.alloc(instructions.length * INSTRUCTION_BYTES);
  for (const [index, [code, ifTrue, ifFalse, operand]] of instructions.entries()) {
    const at = index * INSTRUCTION_BYTES;
    bytes.writeUInt16LE(code, at);
    bytes.writeUInt8(ifTrue, at + 2);
    bytes.writeUInt8(ifFalse, at + 3);
    bytes.writeUInt32LE(operand, at + 4);
  }
  return bytes;
}
