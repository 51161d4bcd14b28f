// @ts-check
const Module = require('node:module');

/**
 * What a test file can change for the files that run after it in the same process.
 * @typedef {object} ProcessState
 * @property {string} folder the working directory
 * @property {Record<string, string | undefined>} environment
 * @property {Map<string, unknown>} values everything else, compared by identity, by a name that says what it is
 */

/** Node replaces some of its getters by their value when they are first read. */
const GETTER = Symbol('getter');
/** Registries that all copies of a library in a process share: under symbols, and Zod's. */
const REGISTRY = /^(Symbol\(|__zod_)/;
const BUILT_IN = {
  Object,
  Function,
  Array,
  String,
  Number,
  Boolean,
  Symbol,
  Date,
  RegExp,
  Error,
  Promise,
  Map,
  Set,
};
/** Listeners of `exit` and of signals reach no other file; libraries add theirs when they are loaded. */
const EVENTS = ['uncaughtException', 'unhandledRejection', 'warning'];

/** @param {Map<string, unknown>} values @param {string} name @param {object} object */
function addProperties(values, name, object) {
  for (const key of Reflect.ownKeys(object)) {
    if (object === globalThis && REGISTRY.test(String(key))) continue;
    const property = Object.getOwnPropertyDescriptor(object, key);
    values.set(`${name}.${String(key)}`, property?.get ? GETTER : property?.value);
  }
}

/** @returns {ProcessState} */
function readProcessState() {
  const values = new Map();
  addProperties(values, 'globalThis', globalThis);
  for (const [name, builtIn] of Object.entries(BUILT_IN)) {
    addProperties(values, name, builtIn);
    addProperties(values, `${name}.prototype`, builtIn.prototype);
  }
  for (const name of /** @type {const} */ (['JSON', 'Math', 'Reflect', 'Intl']))
    addProperties(values, name, globalThis[name]);
  addProperties(values, 'require.extensions', Reflect.get(Module, '_extensions'));
  for (const event of EVENTS)
    values.set(`the listeners of process.on('${event}')`, process.listenerCount(event));
  const expect = Reflect.get(globalThis, Symbol.for('$$jest-matchers-object'));
  values.set('expect.extend', Object.keys(expect?.matchers ?? {}).join());
  values.set('process.exitCode', process.exitCode);
  values.set('process.stdout.write', process.stdout.write);
  values.set('process.stderr.write', process.stderr.write);
  return { folder: process.cwd(), environment: { ...process.env }, values };
}

/** @param {string} name @param {Map<string, unknown>} before @param {Map<string, unknown>} after */
function same(name, before, after) {
  return before.has(name) === after.has(name) && Object.is(before.get(name), after.get(name));
}

/**
 * Names what differs, sorted.
 * @param {ProcessState} before
 * @param {ProcessState} after
 */
function changes(before, after) {
  const changed = before.folder === after.folder ? [] : ['the working directory'];
  for (const name of new Set([...Object.keys(before.environment), ...Object.keys(after.environment)]))
    if (before.environment[name] !== after.environment[name]) changed.push(`process.env.${name}`);
  for (const name of new Set([...before.values.keys(), ...after.values.keys()]))
    if (before.values.get(name) !== GETTER && !same(name, before.values, after.values)) changed.push(name);
  return changed.sort();
}

module.exports = { readProcessState, changes };
