import { expect, it } from 'vitest';
import { connectionIn } from '../../../../../appliance/agent/network/exit/proxy-exit.ts';

const NEW =
  '    [NEW] tcp      6 120 SYN_SENT src=198.51.100.10 dst=198.18.0.3 sport=40000 dport=443 [UNREPLIED] src=198.51.100.1 dst=198.51.100.10 sport=5500 dport=40000';

it('reads where a connection leads that a session has begun', () => {
  expect(connectionIn(NEW)).toEqual({
    is: 'connection',
    from: '198.51.100.10:40000',
    address: '198.18.0.3',
    port: 443,
  });
});

it('passes over connections that do not go to the carrier', () => {
  expect(connectionIn(NEW.replace('sport=5500', 'sport=5300'))).toBeUndefined();
  expect(connectionIn(NEW.replace('[NEW]', '[DESTROY]'))).toBeUndefined();
  expect(connectionIn('conntrack v1.4.8 (conntrack-tools): 1 flow events have been shown.')).toBeUndefined();
});
