/**
 * The contract of the guest wire: all that host agent and guest agent ever say to each other.
 * Each is one line of JSON, refused whole when a key is unknown or a number out of bounds.
 */
import * as z from 'zod';
import { MAX_PORTS } from './addresses.ts';
import { MAX_URL_CHARACTERS, PROTOCOL_VERSION } from './limits.ts';
import { GUEST_TRANSFER_MESSAGES, HOST_TRANSFER_MESSAGES } from './transfers.ts';

const Pixels = z.int().min(64).max(16_384);
const ElapsedMs = z
  .int()
  .min(0)
  .max(24 * 3600 * 1000);
const Url = z.string().min(1).max(MAX_URL_CHARACTERS);
const Ipv4 = z.ipv4();
const Mac = z.string().regex(/^[0-9a-f]{2}(:[0-9a-f]{2}){5}$/);
const Cidr = z.union([z.cidrv4(), z.cidrv6()]);

/**
 * What the guest says in the steps of its start. `identity`: it has been taken, and the network card may get its link. A clone has the others behind it
 * when it wakes. `rehearsal`: only where it was asked for.
 */
export const BROWSER_STEPS = ['home', 'screen', 'identity', 'browser-window', 'rehearsal'] as const;
export const NETWORK_STEPS = ['uplink', 'bridge', 'policy', 'resolver'] as const;
export const STEPS = [...BROWSER_STEPS, ...NETWORK_STEPS] as const;

/** A name of DNS with at least two labels, in ASCII and lower case: its subdomains are meant too. */
export const DomainName = z
  .string()
  .max(253)
  .regex(
    /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
    'must be a name such as example.org, in lower case; write an international one as xn--…',
  );

/** Most names that one port may be held to. */
export const MAX_NAMES = 128;

/** What the machine at one port may reach. */
export const PortAccess = z.discriminatedUnion('kind', [
  /** The Internet: nothing private, nothing of the host or its networks. */
  z.strictObject({ kind: z.literal('internet-only') }),
  /** Of the Internet what these names stand for, and nothing else. */
  z.strictObject({ kind: z.literal('allow-list'), names: z.array(DomainName).min(1).max(MAX_NAMES) }),
  /** Nothing. */
  z.strictObject({ kind: z.literal('offline') }),
  /** The host's networks too; never another session, nor the NDVM beyond addresses and names. */
  z.strictObject({ kind: z.literal('open') }),
]);
export type PortAccess = z.infer<typeof PortAccess>;

const Port = z
  .int()
  .min(0)
  .max(MAX_PORTS - 1);
const Revision = z.int().min(1).max(1_000_000_000);

/** So much of the NDVM, and no more, one port may take. */
export const PortLimits = z.strictObject({
  connections: z.int().min(16).max(16_384),
  newConnectionsPerSecond: z.int().min(1).max(10_000),
});
export type PortLimits = z.infer<typeof PortLimits>;

/** What the NDVM enforces. The host always says the whole policy; there are no deltas. */
export const NetworkPolicy = z.strictObject({
  /** Raised by one at each change, so that an answer can name what it answers. */
  revision: Revision,
  /** Networks beyond the built-in private ranges that no session may reach: the host's own addresses, the uplink's LAN. */
  refusedNetworks: z.array(Cidr).max(256),
  /** A port that is not named reaches nothing. */
  ports: z.array(z.strictObject({ port: Port, access: PortAccess })).max(MAX_PORTS),
  limits: PortLimits,
});
export type NetworkPolicy = z.infer<typeof NetworkPolicy>;

const Count = z.int().min(0);

/** What a port has carried since its session began. */
export const PortTraffic = z.strictObject({
  port: Port,
  sentBytes: Count,
  receivedBytes: Count,
  refusedPackets: Count,
});
export type PortTraffic = z.infer<typeof PortTraffic>;

/** How the NDVM's own uplink is set. */
export const UplinkAddress = z.strictObject({
  address: Ipv4,
  prefixLength: z.int().min(8).max(30),
  gateway: Ipv4,
  resolver: Ipv4,
  /** Longest packet, where it is not Ethernet's usual 1500 bytes: 65520 is the most that a passt carries. */
  mtu: z.int().min(1280).max(65_520).optional(),
});
export type UplinkAddress = z.infer<typeof UplinkAddress>;

/** Where the NDVM has its uplink's address from: the host says it, or the network beyond gives one, there under the MAC that is named, or the card's own. */
export const UplinkSetting = z.discriminatedUnion('kind', [
  UplinkAddress.extend({ kind: z.literal('static') }),
  z.strictObject({ kind: z.literal('dhcp'), mac: Mac.optional() }),
]);
export type UplinkSetting = z.infer<typeof UplinkSetting>;

/** Most characters of an administrator's rules: escaped as JSON they still fit one line. */
export const MAX_BRIDGE_RULES_CHARACTERS = 24 * 1024;

/** What the dumb bridge does besides. The host always says all of it. */
export const BridgeSettings = z.strictObject({
  /** Raised by one at each change, so that an answer can name what it answers. */
  revision: Revision,
  /** Whether 802.1X passes. */
  forwardEapol: z.boolean(),
  /** Text for `nft`: tables of the family bridge; empty: none. */
  rules: z.string().max(MAX_BRIDGE_RULES_CHARACTERS),
});
export type BridgeSettings = z.infer<typeof BridgeSettings>;

/** What the NDVM is to be: a router with a policy, or a dumb bridge. */
export const NetworkTask = z.discriminatedUnion('mode', [
  z.strictObject({ mode: z.literal('nat'), uplink: UplinkSetting, policy: NetworkPolicy }),
  z.strictObject({ mode: z.literal('bridge'), settings: BridgeSettings }),
]);
export type NetworkTask = z.infer<typeof NetworkTask>;

/** How far a machine that is to be sealed goes: to its empty screen, or to Chromium on its start page. */
export const SEAL_LEVELS = ['desktop', 'browser'] as const;

/** What makes one machine another than its copies. */
export const Identity = z.strictObject({
  /** From the host's random numbers, for the kernel's. */
  entropy: z.base64().length(88),
  /** Of the network card, which has no link before this is answered. */
  mac: Mac,
  hostname: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  machineId: z.string().regex(/^[0-9a-f]{32}$/),
  screen: z.strictObject({ width: Pixels, height: Pixels }),
});
export type Identity = z.infer<typeof Identity>;

/** Most characters of a profile's policies as JSON, and of all bookmarks: with what stands around them they fit one line. */
export const MAX_POLICY_CHARACTERS = 24 * 1024;
const fitsOneLine = (value: unknown): boolean => JSON.stringify(value).length <= MAX_POLICY_CHARACTERS;

/** Chromium's managed policies, by name. */
export const Policies = z
  .record(z.string().regex(/^[A-Z][A-Za-z0-9]{0,63}$/, 'must be the name of a policy of Chromium'), z.json())
  .refine(fitsOneLine, `are more than ${MAX_POLICY_CHARACTERS} characters`);

/** How a session's Chromium differs from the image's. */
export const BrowserSettings = z.strictObject({
  /** The first one that pages are asked for, as `de-DE`. */
  language: z
    .string()
    .max(16)
    .regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$/, 'must be like "de" or "de-DE"')
    .optional(),
  /** As in the database of time zones. */
  timeZone: z
    .string()
    .max(64)
    .regex(/^[A-Za-z0-9_+-]+(\/[A-Za-z0-9_+-]+){0,2}$/, 'must be like "Europe/Berlin"')
    .optional(),
  /** Folders of the image that Debian's packages of extensions put there. */
  extensions: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9.+-]{0,63}$/, 'must be a folder’s name, such as "ublock-origin"'))
    .max(16)
    .optional(),
  policies: Policies.optional(),
});
export type BrowserSettings = z.infer<typeof BrowserSettings>;

/** A page that the person keeps on the host. */
export const Bookmark = z.strictObject({
  name: z.string().min(1).max(200),
  url: z
    .string()
    .max(2048)
    .regex(/^https?:\/\/[^\u0000-\u0020\u007f-\u009f]+$/, 'must be an http or https address'),
});
export type Bookmark = z.infer<typeof Bookmark>;

/** How loud the machine is: percent of all that it can, and whether it is silent for now. */
export const Volume = z.strictObject({ percent: z.int().min(0).max(100), isMuted: z.boolean() });
export type Volume = z.infer<typeof Volume>;

/** Everything the host may say. */
export const HostMessage = z.discriminatedUnion('type', [
  /** First on every connection, also when a new host agent takes over a running guest. */
  z.strictObject({ type: z.literal('hello'), protocol: z.literal(PROTOCOL_VERSION) }),
  /** Browser role, instead of an identity: come up so far, without a network, and wait to be sealed. */
  z.strictObject({ type: z.literal('prepare'), level: z.enum(SEAL_LEVELS) }),
  /** Browser role, before `prepare` or the identity: Chromium is to start like this. A copy has its template's. */
  z.strictObject({ type: z.literal('settings'), settings: BrowserSettings }),
  /** Browser role, before `browse`: these, in the bookmarks bar. A Chromium that runs already shows them some seconds later. */
  z.strictObject({ type: z.literal('bookmarks'), bookmarks: z.array(Bookmark).max(256).refine(fitsOneLine) }),
  /** Browser role, once, before anything else of this session. */
  Identity.extend({ type: z.literal('identity') }),
  /** Browser role, after the identity and before the network: open a page of the machine's own and close it again, so that the next one is quick. */
  z.strictObject({ type: z.literal('rehearse') }),
  /** Browser role, after the identity: the network card has its link from now on. With the host's clock, since the machine may have stood still for days. */
  z.strictObject({ type: z.literal('connected'), unixTimeMs: z.int().min(0).max(8_640_000_000_000_000) }),
  /** Browser role, once, when it is connected: show this. `about:blank` is the start page. */
  z.strictObject({ type: z.literal('browse'), url: Url }),
  /** Browser role, any time later: one more page in the Chromium that is running. */
  z.strictObject({ type: z.literal('open-url'), url: Url }),
  /** Browser role, any time: this loud from now on. A machine without a sound card does nothing. */
  Volume.extend({ type: z.literal('volume') }),
  /** Browser role, any time: what comes at the microphone's port is heard from now on, or no longer. */
  z.strictObject({ type: z.literal('microphone'), isOn: z.boolean() }),
  ...HOST_TRANSFER_MESSAGES,
  /** Network role: become this. */
  z.strictObject({ type: z.literal('network'), task: NetworkTask }),
  z.strictObject({ type: z.literal('policy'), policy: NetworkPolicy }),
  /** Network role, as a bridge: this from now on. */
  z.strictObject({ type: z.literal('bridge'), settings: BridgeSettings }),
  /** Network role: forget all that was learned of this port (connections, addresses, counts); its session has ended. */
  z.strictObject({ type: z.literal('port-released'), port: Port }),
  /** Network role: say what each port has carried. */
  z.strictObject({ type: z.literal('count-traffic') }),
  z.strictObject({ type: z.literal('power-off') }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** Everything a guest may say. The guest is assumed hostile. */
export const GuestMessage = z.discriminatedUnion('type', [
  /** Answers the host's hello. `reached` are the steps already behind it, for a host agent that joins late. */
  z.strictObject({
    type: z.literal('hello'),
    protocol: z.literal(PROTOCOL_VERSION),
    role: z.enum(['browser', 'network', 'converter']),
    reached: z.array(z.enum(STEPS)).max(STEPS.length),
  }),
  z.strictObject({ type: z.literal('step'), step: z.enum(STEPS), elapsedMs: ElapsedMs }),
  z.strictObject({ type: z.literal('screen'), width: Pixels, height: Pixels }),
  /** The last window closed, or the browser or the X server ended by itself. The guest powers off next. */
  z.strictObject({
    type: z.literal('browser-closed'),
    cause: z.enum(['last-window', 'browser-crashed', 'display-crashed']),
  }),
  ...GUEST_TRANSFER_MESSAGES,
  z.strictObject({ type: z.literal('policy-applied'), revision: Revision }),
  z.strictObject({ type: z.literal('traffic'), ports: z.array(PortTraffic).max(MAX_PORTS) }),
  /** The bridge does what these settings say; with the mask of link-local groups that it forwards, as read back from the kernel. */
  z.strictObject({
    type: z.literal('bridge-applied'),
    revision: Revision,
    groupForwardMask: z.int().min(0).max(0xffff),
  }),
  /** The uplink has a cable, or none; with the address and network that it has, if any. */
  z.strictObject({ type: z.literal('uplink'), state: z.enum(['up', 'down']), address: z.cidrv4().optional() }),
  /** The guest cannot go on and powers off (fail closed). `message` is for a log, never for a screen. */
  z.strictObject({ type: z.literal('failed'), step: z.enum(STEPS), message: z.string().max(1000) }),
]);
export type GuestMessage = z.infer<typeof GuestMessage>;
