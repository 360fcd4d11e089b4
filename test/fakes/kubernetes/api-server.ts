/**
 * A fake of a Kubernetes API server, built from the published API: discovery, lists, one patch and `exec`, over TLS, with tokens and RBAC. It is no
 * cluster: nothing runs in it. A real kubectl speaks to it.
 */
import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { attachInPod, PROTOCOL } from './exec.ts';
import {
  DISCOVERY,
  forbidden,
  invalid,
  leaseObject,
  listOf,
  type FakeNode,
  nodeObject,
  noBackend,
  notFound,
  type FakePod,
  podObject,
  sliceObject,
  type StatusObject,
  unauthorized,
} from './objects.ts';
import type { Action, User } from './roles.ts';

/** The Service of all pods. */
const SERVICE = 'safe-browse';

export interface FakeOptions {
  readonly certificate: string;
  readonly key: string;
  /** By their bearer tokens. */
  readonly users: Readonly<Record<string, User>>;
  readonly mayDo: (user: User, action: Action) => boolean;
}

const NodePatch = z.object({ spec: z.object({ unschedulable: z.boolean().nullable() }) });

class Refused extends Error {
  readonly status: StatusObject;

  constructor(status: StatusObject) {
    super(status.message);
    this.status = status;
  }
}

export class FakeApiServer {
  readonly nodes: FakeNode[] = [];
  readonly pods: FakePod[] = [];
  /** What was asked: the method and path of each request. */
  readonly asked: string[] = [];
  readonly #options: FakeOptions;
  readonly #server: Server;
  readonly #streams = new Set<{ readonly node: string; readonly socket: Duplex }>();

  constructor(options: FakeOptions) {
    this.#options = options;
    this.#server = createServer({ cert: options.certificate, key: options.key }, (request, response) => {
      void this.#answer(request, response);
    });
    this.#server.on('upgrade', (request, socket) => this.#exec(request, socket));
  }

  /** Its URL, when it listens. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** A node with a pod whose host agent serves desks at this socket. */
  addHost(node: string, namespace: string, attachSocket: string): void {
    if (!this.nodes.some(({ name }) => name === node))
      this.nodes.push({ name: node, isCordoned: false, isDead: false, leaseRenewedAt: new Date() });
    this.pods.push({ name: `safe-browse-${node}`, namespace, node, isReady: true, attachSocket });
  }

  /** The node is gone at once: what runs through it breaks, and the cluster notices. */
  killNode(name: string): void {
    this.#nodeAt(name).isDead = true;
    for (const pod of this.pods) if (pod.node === name) pod.isReady = false;
    for (const stream of this.#streams) if (stream.node === name) stream.socket.destroy();
  }

  async stop(): Promise<void> {
    for (const { socket } of this.#streams) socket.destroy();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [code, body] = await this.#result(request).then(
      (result) => [200, result] as const,
      (error: unknown) => {
        if (!(error instanceof Refused)) throw error;
        return [error.status.code, error.status] as const;
      },
    );
    response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  async #result(request: IncomingMessage): Promise<object> {
    const user = this.#userOf(request);
    const url = new URL(request.url ?? '/', 'https://fake');
    this.asked.push(`${request.method ?? ''} ${url.pathname}`);
    const discovered = DISCOVERY[url.pathname];
    if (discovered) return discovered;
    const { name, ...action } = actionOf(request.method ?? '', url.pathname);
    this.#require(user, action);
    const { verb, resource, namespace = '' } = action;
    const inNamespace = this.pods.filter((pod) => pod.namespace === namespace);
    switch (`${verb} ${resource}`) {
      case 'list nodes': {
        const isOnlyCordoned = url.searchParams.get('fieldSelector') === 'spec.unschedulable=true';
        const nodes = this.nodes.filter(({ isCordoned }) => isCordoned || !isOnlyCordoned);
        return listOf('v1', 'Node', nodes.map(nodeObject));
      }
      case 'get nodes':
        return nodeObject(this.#nodeAt(name));
      case 'patch nodes': {
        const { spec } = NodePatch.parse(JSON.parse(await text(request)));
        const node = this.#nodeAt(name);
        node.isCordoned = spec.unschedulable === true;
        return nodeObject(node);
      }
      case 'list leases': {
        const leases = namespace === 'kube-node-lease' ? this.nodes.map(leaseObject) : [];
        return listOf('coordination.k8s.io/v1', 'Lease', leases);
      }
      case 'list endpointslices': {
        const isAsked = url.searchParams.get('labelSelector') === `kubernetes.io/service-name=${SERVICE}`;
        const slices = isAsked && inNamespace.length > 0 ? [sliceObject(namespace, SERVICE, inNamespace)] : [];
        return listOf('discovery.k8s.io/v1', 'EndpointSlice', slices);
      }
      case 'list pods':
        return listOf('v1', 'Pod', inNamespace.map(podObject));
      case 'get pods':
        return podObject(this.#podAt(namespace, name));
      default:
        throw new Refused(notFound(resource, name));
    }
  }

  #exec(request: IncomingMessage, socket: Duplex): void {
    const url = new URL(request.url ?? '/', 'https://fake');
    const command = url.searchParams.getAll('command').join(' ');
    this.asked.push(`EXEC ${command}`);
    try {
      const user = this.#userOf(request);
      const { name, ...action } = actionOf('GET', url.pathname);
      // Clusters want both from 1.35 on.
      for (const verb of ['get', 'create']) this.#require(user, { ...action, verb });
      const pod = this.#podAt(action.namespace ?? '', name);
      // What the admission policy of the manifests allows.
      if (command !== 'safe-browse attach' || url.searchParams.get('container') !== 'safe-browse')
        throw new Refused(invalid('A desk may run nothing but safe-browse attach.'));
      if (!String(request.headers['sec-websocket-protocol']).split(/, */u).includes(PROTOCOL))
        throw new Refused(invalid('The fake speaks only the newest protocol of kubectl.'));
      if (this.#nodeAt(pod.node).isDead) throw new Refused(noBackend(pod.node));
      const stream = { node: pod.node, socket };
      this.#streams.add(stream);
      socket.once('close', () => this.#streams.delete(stream));
      attachInPod(request, socket, pod.attachSocket);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const [head, body] = [`HTTP/1.1 ${error.status.code} Refused`, JSON.stringify(error.status)];
      socket.end(`${head}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
    }
  }

  #userOf({ headers: { authorization = '' } }: IncomingMessage): User {
    const user = this.#options.users[authorization.replace(/^Bearer /u, '')];
    if (!user) throw new Refused(unauthorized());
    return user;
  }

  #require(user: User, action: Action): void {
    if (!this.#options.mayDo(user, action)) throw new Refused(forbidden(user, action));
  }

  #podAt(namespace: string, name: string): FakePod {
    const found = this.pods.find((pod) => pod.namespace === namespace && pod.name === name);
    if (!found) throw new Refused(notFound('pods', name));
    return found;
  }
  #nodeAt(name: string): FakeNode {
    const found = this.nodes.find((node) => node.name === name);
    if (!found) throw new Refused(notFound('nodes', name));
    return found;
  }
}

/** What a request asks for, from its method and path. Pure. */
function actionOf(method: string, path: string): Action & { readonly name: string } {
  const [, apiGroup = '', namespace, resource = '', name = '', subresource] =
    /^\/apis?\/(?:([^/]+)\/)?v1(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?(?:\/([a-z]+))?$/u.exec(path) ?? [];
  return {
    verb: method === 'PATCH' ? 'patch' : name === '' ? 'list' : 'get',
    apiGroup,
    resource: subresource === undefined ? resource : `${resource}/${subresource}`,
    ...(namespace !== undefined && { namespace }),
    name,
  };
}
