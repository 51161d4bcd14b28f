import { Console } from 'node:console';
import type { Source } from './impure.ts';

/** Refuses something that is asked for, if code of an app asked. @throws ImpureError */
export type Refuse = (name: string, source: Source) => void;

/** The names of an environment that code of an app sees in another way, and what they are to it. */
export function watchedNames(refuse: Refuse): ReadonlyMap<string, unknown> {
  const nothing = (name: string, source: Source): [string, unknown] => [
    name,
    forbidden(name, source, refuse),
  ];
  const names = new Map<string, unknown>([
    ['Date', watchedDate(refuse)],
    ['Math', watched(Math, (key) => key === 'random' && refuse('Math.random()', 'chance'))],
    ['process', watchedProcess(refuse)],
    nothing('performance', 'the clock'),
    nothing('crypto', 'chance'),
    nothing('fetch', 'the network'),
    nothing('WebSocket', 'the network'),
    nothing('EventSource', 'the network'),
    nothing('setTimeout', 'a timer'),
    nothing('setInterval', 'a timer'),
    nothing('setImmediate', 'a timer'),
    nothing('queueMicrotask', 'a timer'),
    // Standard output belongs to what the command answers.
    ['console', new Console(process.stderr, process.stderr)],
  ]);
  const whole: object = new Proxy(globalThis, {
    get: (all, key) =>
      typeof key === 'string' && names.has(key) ? names.get(key) : (Reflect.get(all, key) as unknown),
  });
  return names.set('globalThis', whole).set('global', whole);
}

/**
 * The module `crypto` to code of apps: hashes are the same everywhere. Calls that are refused to libraries too are replaced in the
 * module itself; these cannot be.
 */
export function watchedCrypto(real: object, refuse: Refuse): object {
  const web = forbidden('crypto', 'chance', refuse);
  return new Proxy(real, {
    get: (target, key) => {
      if (key === 'webcrypto' || key === 'subtle') return web;
      return key === 'getRandomValues'
        ? () => refuse('crypto.getRandomValues()', 'chance')
        : (Reflect.get(target, key) as unknown);
    },
  });
}

function watched(real: object, look: (key: string) => unknown): object {
  return new Proxy(real, {
    get: (target, key) => {
      if (typeof key === 'string') look(key);
      return Reflect.get(target, key) as unknown;
    },
  });
}

/** A date that is given is data; the one of today is not. */
function watchedDate(refuse: Refuse): unknown {
  return new Proxy(Date, {
    construct: (target, args: unknown[], newTarget) => {
      if (args.length === 0) refuse('new Date()', 'the clock');
      return Reflect.construct(target, args, newTarget) as object;
    },
    apply: (target, self, args: unknown[]): unknown => {
      refuse('Date()', 'the clock');
      return Reflect.apply(target, self, args);
    },
    get: (target, key) => {
      if (key === 'now') refuse('Date.now()', 'the clock');
      return Reflect.get(target, key) as unknown;
    },
  });
}

function watchedProcess(refuse: Refuse): object {
  const env = new Proxy(process.env, {
    get: (all, key) => {
      // cdk8s reads some; they are taken away before the program begins.
      if (typeof key === 'string' && !key.startsWith('CDK8S_'))
        refuse(`process.env.${key}`, 'the environment');
      return Reflect.get(all, key) as unknown;
    },
    has: (all, key) => {
      refuse(`process.env.${String(key)}`, 'the environment');
      return Reflect.has(all, key);
    },
    ownKeys: (all) => {
      refuse('process.env', 'the environment');
      return Reflect.ownKeys(all);
    },
  });
  return new Proxy(process, {
    get: (all, key) => {
      if (key === 'env') return env;
      if (typeof key === 'string') refuse(`process.${key}`, 'the environment');
      return Reflect.get(all, key) as unknown;
    },
  });
}

function forbidden(name: string, source: Source, refuse: Refuse): unknown {
  const real: unknown = Reflect.get(globalThis, name);
  // A class can be called and made, as far as a proxy is asked.
  const target = typeof real === 'function' ? real : class {};
  return new Proxy(target, {
    apply: (_, self, args: unknown[]): unknown => {
      refuse(`${name}()`, source);
      return Reflect.apply(target, self, args);
    },
    construct: (_, args: unknown[]): object => {
      refuse(`new ${name}()`, source);
      return Reflect.construct(target, args) as object;
    },
    get: (_, key): unknown => {
      if (typeof key === 'string') refuse(`${name}.${key}`, source);
      return Reflect.get(Object(real) as object, key);
    },
  });
}
