import { hash } from 'node:crypto';
import {
  canonical,
  hasErrors,
  isJsonObject,
  type Diagnostic,
  type JsonObject,
  type Outcome,
} from '@nodeless/core';
import {
  API_VERSION,
  inputsText,
  lockPath,
  readLock,
  renderingPath,
  type Lock,
  type LockedRendering,
  type RenderingRequest,
  type SourceFile,
} from '@nodeless/sources';
import { sourceLine } from './chart-files.ts';
import type { Rendering, Surroundings } from './rendering.ts';
import { renderingKey } from './rendering-key.ts';
import { toolFor, type Tool } from './tools.ts';

/** What an app needs, and what lies there. */
export interface AppToLock {
  readonly app: string;
  /** At least one, all of one tool. */
  readonly requests: readonly [RenderingRequest, ...RenderingRequest[]];
  /** Do the requests hold all that clusters need? Else nothing is deleted. */
  readonly complete: boolean;
  /** Lock files and renderings of all apps. */
  readonly files: readonly SourceFile[];
}

export interface LockOptions extends Surroundings {
  /** An empty folder. */
  readonly scratch: string;
  /** Render also what is locked. */
  readonly fresh: boolean;
  /** Take another version of the program than the one that is locked. */
  readonly upgrade: boolean;
}

/** The files of an app as they have to be. */
export interface LockedApp {
  readonly app: string;
  /** Text by path. */
  readonly files: ReadonlyMap<string, string>;
  /** Renderings that nobody needs. */
  readonly unused: readonly string[];
  readonly rendered: number;
  readonly kept: number;
}

interface Entry {
  readonly key: string;
  readonly locked: LockedRendering;
  readonly text: string;
}

/** Renders what is not locked yet, and says which files the app has to have. The program is not started where nothing is missing. */
export async function lockApp(asked: AppToLock, options: LockOptions): Promise<Outcome<LockedApp>> {
  const { app, requests, complete, files } = asked;
  const [first] = requests;
  const at = lockPath(app, first.tool);
  const file = files.find(({ path }) => path === at);
  // A lock that cannot be read is made anew.
  const before = file === undefined ? undefined : readLock(file).value;
  const kept = options.fresh || options.upgrade || before === undefined ? [] : keptEntries(asked, before);
  const isKept = (request: RenderingRequest): boolean =>
    before !== undefined && kept.some(({ key }) => key === renderingKey(request, before.tool.version));
  const missing = requests.filter((request) => !isKept(request));
  let version = before?.tool.version ?? '';
  let entries = kept;
  let rendered = 0;
  if (missing.length > 0) {
    const tool = await toolFor(
      options,
      options.scratch,
      first,
      options.upgrade ? undefined : before?.tool.version,
    );
    if (tool.value === undefined) return { diagnostics: tool.diagnostics };
    const made = await renderAll(tool.value, missing, before);
    if (made.value === undefined) return { diagnostics: made.diagnostics };
    version = tool.value.version;
    rendered = made.value.length;
    entries = [...kept, ...made.value];
  }
  const needed = new Map(entries.map((entry) => [entry.key, entry]));
  const others = complete || version !== before?.tool.version ? [] : otherEntries(asked, before, needed);
  const all = new Map([...needed, ...others.map((entry): [string, Entry] => [entry.key, entry])]);
  const written = new Map([
    [at, printLock(first.tool, version, all)] as const,
    ...[...all].map(([key, { text }]) => [renderingPath(app, key), text] as const),
  ]);
  const unused = files
    .map(({ path }) => path)
    .filter((path) => path.startsWith(`apps/${app}/`) && !written.has(path));
  return { value: { app, files: written, unused, rendered, kept: all.size - rendered }, diagnostics: [] };
}

function keptEntries({ app, requests, files }: AppToLock, lock: Lock): Entry[] {
  const keys = new Set(requests.map((request) => renderingKey(request, lock.tool.version)));
  return [...keys].flatMap((key) => entryOf(app, files, lock, key) ?? []);
}

function otherEntries({ app, files }: AppToLock, lock: Lock, needed: ReadonlyMap<string, Entry>): Entry[] {
  return Object.keys(lock.renderings)
    .filter((key) => !needed.has(key))
    .flatMap((key) => entryOf(app, files, lock, key) ?? []);
}

/** A rendering that is locked and lies there as it was locked. */
function entryOf(app: string, files: readonly SourceFile[], lock: Lock, key: string): Entry | undefined {
  const locked = lock.renderings[key];
  const file = files.find(({ path }) => path === renderingPath(app, key));
  if (locked === undefined || file === undefined || hash('sha256', file.bytes) !== locked.sha256)
    return undefined;
  return { key, locked, text: Buffer.from(file.bytes).toString('utf8') };
}

async function renderAll(
  tool: Tool,
  requests: readonly RenderingRequest[],
  before: Lock | undefined,
): Promise<Outcome<Entry[]>> {
  const byKey = new Map(requests.map((request) => [renderingKey(request, tool.version), request]));
  const made = await Promise.all(
    [...byKey].map(async ([key, request]): Promise<Outcome<Entry>> => {
      const { value, diagnostics } = await tool.render(request);
      if (value === undefined) return { diagnostics };
      const other = otherChart(request, value, before);
      if (other !== undefined) return { diagnostics: [other] };
      const locked = { sha256: hash('sha256', value.text), ...value.locked };
      return { value: { key, locked, text: value.text }, diagnostics };
    }),
  );
  const diagnostics = made.flatMap((one) => one.diagnostics);
  return hasErrors(diagnostics)
    ? { diagnostics }
    : { value: made.flatMap(({ value }) => value ?? []), diagnostics };
}

/** A version of a Helm repository can be published again: what was locked says which one it was. */
function otherChart(
  request: RenderingRequest,
  { locked: { chartSha256 } }: Rendering,
  before: Lock | undefined,
): Diagnostic | undefined {
  if (request.tool !== 'helm' || !('repository' in request.chart)) return undefined;
  const chart = inputsText(request.chart);
  const same = Object.values(before?.renderings ?? {}).filter(
    ({ inputs }) => isJsonObject(inputs['chart']) && inputsText(inputs['chart']) === chart,
  );
  const known = same.find((one) => one.chartSha256 !== undefined)?.chartSha256;
  if (chartSha256 === undefined || known === undefined || known === chartSha256) return undefined;
  return {
    code: 'lock/other-chart',
    severity: 'error',
    message: `${sourceLine(request.chart)} has SHA-256 ${chartSha256.slice(0, 12)}…, and it was locked with ${known.slice(0, 12)}…: it was published again`,
    hint: `find out what has changed; to take it, delete ${lockPath(request.app, 'helm')} and run this again`,
    location: request.location,
  };
}

function printLock(
  name: RenderingRequest['tool'],
  version: string,
  entries: ReadonlyMap<string, Entry>,
): string {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  const lock: Lock = {
    apiVersion: API_VERSION,
    kind: 'Lock',
    tool: { name, version },
    renderings: Object.fromEntries(sorted.map(([key, { locked }]) => [key, locked])),
  };
  return `${JSON.stringify(canonical(lock as unknown as JsonObject), null, 2)}\n`;
}
