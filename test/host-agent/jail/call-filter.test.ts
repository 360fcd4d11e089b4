import { describe, expect, it } from 'vitest';
import { callFilter, type FilteredCalls } from '../../../host-agent/jail/call-filter.ts';

const X86_64 = 0xc000003e;
const I386 = 0x40000003;
const [SOCKET, SOCKETPAIR, CLONE, CLONE3, OPENAT] = [41, 53, 56, 435, 257];
/** AF_UNIX, AF_INET, AF_INET6, AF_NETLINK, AF_PACKET, AF_ALG and AF_VSOCK. */
const [UNIX, IPV4, IPV6, NETLINK, PACKET, ALG, VSOCK] = [1, 2, 10, 16, 17, 38, 40];
const EVERY_FAMILY = Array.from({ length: 64 }, (_, family) => family);
/** Flags of clone: a new user namespace, a new network namespace, and those of a thread. */
const [NEW_USER, NEW_NETWORK, THREAD] = [0x1000_0000, 0x4000_0000, 0x003d_0f00];

/** Runs a filter as the kernel does, on one call. */
function verdict(filter: Buffer, call: number, argument = 0n, architecture = X86_64): string {
  const data = Buffer.alloc(64);
  data.writeUInt32LE(call, 0);
  data.writeUInt32LE(architecture, 4);
  data.writeBigUInt64LE(argument, 16);
  let loaded = 0;
  for (let at = 0; at < filter.length; at += 8) {
    const [code, operand] = [filter.readUInt16LE(at), filter.readUInt32LE(at + 4)];
    const skip = (isTrue: boolean) => (at += 8 * filter.readUInt8(at + (isTrue ? 2 : 3)));
    if (code === 0x20) loaded = data.readUInt32LE(operand);
    else if (code === 0x15) skip(loaded === operand);
    else if (code === 0x35) skip(loaded >= operand);
    else if (code === 0x45) skip((loaded & operand) !== 0);
    else if (code === 0x06)
      return operand === 0x7fff0000 ? 'allowed' : operand === 0x80000000 ? 'killed' : `error ${operand & 0xffff}`;
    else throw new Error(`There is no instruction ${code}.`);
  }
  throw new Error('The filter has no answer.');
}

const only = (families: FilteredCalls['families'], mayCreateNamespaces = false) =>
  callFilter({ families, mayCreateNamespaces });
const allowed = (filter: Buffer, call: number) =>
  EVERY_FAMILY.filter((family) => verdict(filter, call, BigInt(family)) === 'allowed');

describe('the system call filter of a jail', () => {
  it('allows only Unix sockets', () => {
    for (const call of [SOCKET, SOCKETPAIR]) {
      expect(allowed(only(['unix']), call)).toEqual([UNIX]);
      for (const family of [IPV4, IPV6, NETLINK, PACKET, ALG, VSOCK])
        expect(verdict(only(['unix']), call, BigInt(family))).toBe('error 97');
    }
  });

  it('allows exactly the families that a program needs', () => {
    const filter = only(['unix', 'ipv4', 'ipv6', 'netlink']);
    expect(allowed(filter, SOCKET)).toEqual([UNIX, IPV4, IPV6, NETLINK]);
    expect(allowed(filter, SOCKETPAIR)).toEqual([UNIX, IPV4, IPV6, NETLINK]);
  });

  it('reads a family as the kernel does: from the lower half of the argument', () => {
    expect(verdict(only(['unix']), SOCKET, (1n << 32n) + BigInt(VSOCK))).toBe('error 97');
    expect(verdict(only(['unix']), SOCKET, (BigInt(VSOCK) << 32n) + BigInt(UNIX))).toBe('allowed');
  });

  it('has no second way into the same calls, by the numbers of 32-bit or x32 programs', () => {
    for (const call of [SOCKET, 359, 102, OPENAT]) expect(verdict(only(['unix']), call, 1n, I386)).toBe('killed');
    for (const call of [SOCKET, SOCKETPAIR, OPENAT])
      expect(verdict(only(['unix']), 0x4000_0000 + call, BigInt(UNIX))).toBe('error 38');
  });

  it('lets a program start threads, but no process in a new namespace, unless it isolates itself', () => {
    const clones = (filter: Buffer) =>
      [THREAD, THREAD | NEW_USER, NEW_NETWORK].map((flags) => verdict(filter, CLONE, BigInt(flags)));
    expect(clones(only(['unix']))).toEqual(['allowed', 'error 1', 'error 1']);
    expect(verdict(only(['unix']), CLONE3)).toBe('error 38');
    expect(clones(only(['unix'], true))).toEqual(['allowed', 'allowed', 'allowed']);
    expect(verdict(only(['unix'], true), CLONE3)).toBe('allowed');
  });

  it('allows every other call, which other filters judge', () => {
    const others = Array.from({ length: 470 }, (_, call) => call).filter(
      (call) => ![SOCKET, SOCKETPAIR, CLONE, CLONE3].includes(call),
    );
    expect(others.filter((call) => verdict(only(['unix']), call, 0n) !== 'allowed')).toEqual([]);
  });
});
