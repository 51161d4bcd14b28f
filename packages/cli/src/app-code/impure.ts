import childProcess from 'node:child_process';
import crypto from 'node:crypto';
import dns from 'node:dns';
import files from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';

/** What code of an app may not ask for. */
export type Source =
  | 'the clock'
  | 'chance'
  | 'the environment'
  | 'the network'
  | 'the file system'
  | 'another process'
  | 'a timer'
  | 'the machine';

/** Why an import of a part of Node is refused; undefined for those that are the same everywhere. */
export function sourceOf(builtin: string): Source | undefined {
  const [name = ''] = builtin.replace(/^node:/, '').split('/');
  if (SAME_EVERYWHERE.has(name)) return undefined;
  const found = PARTS.find(([, names]) => names.includes(name));
  return found === undefined ? 'the machine' : found[0];
}

/** Of these `crypto` has calls that are refused one by one. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set([
  ...['assert', 'buffer', 'crypto', 'events', 'path', 'punycode', 'querystring', 'string_decoder'],
  ...['url', 'util'],
]);

const PARTS: readonly (readonly [Source, readonly string[]])[] = [
  ['the file system', ['fs']],
  ['another process', ['child_process', 'cluster', 'worker_threads']],
  ['the network', ['dgram', 'dns', 'http', 'http2', 'https', 'net', 'tls']],
  ['the environment', ['os', 'process']],
  ['the clock', ['perf_hooks']],
  ['a timer', ['timers']],
];

/** A call that is replaced while code of an app runs, whoever makes it: a construct of a library may read a file. */
export interface ForbiddenCall {
  readonly on: object;
  readonly key: string;
  readonly source: Source;
  /** As people write it: `Math.random()`. */
  readonly name: string;
}

/** Calls of libraries that code may use. Classes stay: to make one of them reads nothing. */
export function forbiddenCalls(): ForbiddenCall[] {
  const { crypto: web } = globalThis;
  return [
    ...calls(Math, 'chance', 'Math', /^random$/),
    ...calls(crypto, 'chance', 'crypto', /^(random|getRandomValues|generate|pseudoRandom|prng|rng)/),
    { on: web, key: 'randomUUID', source: 'chance', name: 'crypto.randomUUID()' },
    { on: web, key: 'getRandomValues', source: 'chance', name: 'crypto.getRandomValues()' },
    { on: performance, key: 'now', source: 'the clock', name: 'performance.now()' },
    ...calls(process, 'the clock', 'process', /^(hrtime|uptime)$/),
    { on: globalThis, key: 'fetch', source: 'the network', name: 'fetch()' },
    ...calls(files, 'the file system', 'fs'),
    ...calls(files.promises, 'the file system', 'fs.promises'),
    ...calls(childProcess, 'another process', 'child_process'),
    ...calls(http, 'the network', 'http', /^(get|request|createServer)$/),
    ...calls(https, 'the network', 'https', /^(get|request|createServer)$/),
    ...calls(net, 'the network', 'net', /^(connect|create)/),
    ...calls(dns, 'the network', 'dns', /^(lookup|resolve|reverse)/),
  ];
}

function calls(on: object, source: Source, name: string, pattern = /^[a-z]/): ForbiddenCall[] {
  return Object.entries(Object.getOwnPropertyDescriptors(on))
    .filter(([key, { configurable, value }]) => {
      const isReplaceable = configurable === true && typeof value === 'function';
      return isReplaceable && pattern.test(key);
    })
    .map(([key]) => ({ on, key, source, name: `${name}.${key}()` }));
}
