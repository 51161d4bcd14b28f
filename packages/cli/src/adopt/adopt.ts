import { podSecurityLevel, podTemplatePath } from '@nodeless/contracts/kubernetes';
import {
  at,
  canonical,
  hasErrors,
  isJsonObject,
  printYaml,
  sortedBy,
  type Diagnostic,
  type JsonObject,
  type SourceLocation,
} from '@nodeless/core';
import type { SourceFile, WrittenObject } from '@nodeless/sources';
import type { NewFile } from '../init/template.ts';
import { readInput } from './input.ts';
import { holdsSecret, isOfHelm, madeByOthers } from './left-out.ts';
import { asWritten, type Written } from './server-made.ts';

/** What becomes of the input: files of the app, and what is said about each object. */
export interface Adoption {
  readonly files: readonly NewFile[];
  readonly findings: readonly Diagnostic[];
  readonly notes: readonly string[];
}

/**
 * Makes an app of manifests that exist: from files, from `kubectl get -o yaml` or from `helm get manifest`. Nothing is lost
 * without a word: what a server made is named, what cannot be adopted is an error, and each file is read back and compared.
 *
 * @param app name of the app
 */
export function adopt(app: string, input: readonly SourceFile[]): Adoption {
  const { objects, diagnostics } = readInput(input);
  const findings: Diagnostic[] = [...diagnostics];
  const kept: Written[] = [];
  for (const { value, stack } of objects) {
    const place = stack.placeOf(['kind']).location;
    const why = madeByOthers(value);
    if (why !== undefined) findings.push(leftOut(value, why, place));
    else if (holdsSecret(value)) findings.push(secret(value, stack.placeOf(['data']).location));
    else {
      const written = asWritten(value);
      kept.push(written);
      findings.push(...takenAway(written, place));
    }
  }
  if (kept.length === 0 && !hasErrors(findings)) findings.push(nothing(input));
  if (hasErrors(findings)) return { files: [], findings, notes: [] };
  const manifests = filesOf(app, kept);
  for (const one of manifests) proveSame(one);
  const files = [...settings(app, kept), ...manifests.map(({ file }) => file)];
  return { files, findings, notes: objects.some(({ value }) => isOfHelm(value)) ? [HELM] : [] };
}

const HELM =
  'these objects belong to a release of Helm: once Argo CD has them, delete the Secrets sh.helm.release.v1.<release>.* of it (never helm uninstall, which deletes the objects)';

function describe(object: JsonObject): string {
  const namespace = at(object, 'metadata', 'namespace');
  return `${String(object['kind'])} ${typeof namespace === 'string' ? `${namespace}/` : ''}${String(at(object, 'metadata', 'name'))}`;
}

function leftOut(object: JsonObject, why: string, location: SourceLocation): Diagnostic {
  const message = `${describe(object)} is left out: ${why}`;
  return { code: 'adopt/left-out', severity: 'info', message, location };
}

function secret(object: JsonObject, location: SourceLocation): Diagnostic {
  return {
    code: 'adopt/secret',
    severity: 'error',
    message: `${describe(object)} has data, which would be readable in git`,
    hint: 'leave it where it is and name it in the manifests, or let External Secrets make it; take it out of the input',
    location,
    sensitive: true,
  };
}

function takenAway({ object, taken }: Written, location: SourceLocation): Diagnostic[] {
  if (taken.length === 0) return [];
  const named = taken.filter(({ isDefault }) => !isDefault).map(({ path }) => path.join('.'));
  const defaults = taken.length - named.length;
  const parts = [
    ...named,
    ...(defaults === 0 ? [] : [`${defaults} ${defaults === 1 ? 'default' : 'defaults'}`]),
  ];
  const message = `taken away from ${describe(object)}: ${parts.join(', ')}`;
  return [{ code: 'adopt/taken-away', severity: 'info', message, location }];
}

function nothing([first]: readonly SourceFile[]): Diagnostic {
  return {
    code: 'adopt/nothing-to-adopt',
    severity: 'error',
    message: 'the input holds no object that an app could have',
    hint: 'give manifests, or what kubectl get -o yaml or helm get manifest prints',
    ...(first === undefined
      ? {}
      : { location: { file: first.path, line: 1, column: 1, endLine: 1, endColumn: 1 } }),
  };
}

interface ManifestFile {
  readonly object: JsonObject;
  readonly file: NewFile;
}

/** File names have 255 bytes at most; this leaves some for a namespace, a number and the ending. */
const LONGEST_NAME = 180;

/** One file an object, named after its kind and name. */
function filesOf(app: string, kept: readonly Written[]): ManifestFile[] {
  const used = new Set<string>();
  const named = kept.map(({ object }) => {
    const base = `${String(object['kind'])}-${String(at(object, 'metadata', 'name'))}`
      .toLowerCase()
      .replace(/[^a-z0-9.-]/g, '-')
      .slice(0, LONGEST_NAME);
    const namespace = String(at(object, 'metadata', 'namespace') ?? '');
    let name = used.has(base) && namespace !== '' ? `${base}-${namespace}` : base;
    for (let count = 2; used.has(name); count += 1) name = `${base}-${count}`;
    used.add(name);
    return { object, file: { path: `apps/${app}/manifests/${name}.yaml`, text: printYaml(object) } };
  });
  return sortedBy(named, ({ file }) => file.path);
}

/** Throws where a file would be read back as another object: that would be a fault of ours, and nothing is written then. */
function proveSame({ object, file: { path, text } }: ManifestFile): void {
  const { objects } = readInput([{ path, bytes: Buffer.from(text) }]);
  const [only, ...others] = objects;
  if (only !== undefined && others.length === 0 && isSame(only, object)) return;
  throw new Error(`${describe(object)} would be read back from ${path} as another object`);
}

function isSame({ value }: WrittenObject, object: JsonObject): boolean {
  return JSON.stringify(canonical(value)) === JSON.stringify(canonical(object));
}

/** An app.yaml, where the app needs something else than the defaults. */
function settings(app: string, kept: readonly Written[]): NewFile[] {
  const namespaces = new Set(kept.map(({ object }) => at(object, 'metadata', 'namespace')));
  const [only] = namespaces;
  const namespace = namespaces.size === 1 && typeof only === 'string' && only !== app ? only : undefined;
  const levels = new Set(kept.flatMap(({ object }) => levelOf(object) ?? []));
  const podSecurity = (['privileged', 'baseline'] as const).find((level) => levels.has(level));
  if (namespace === undefined && podSecurity === undefined) return [];
  const lines = [
    'apiVersion: nodeless/v1alpha1',
    'kind: Manifests',
    `name: ${app}`,
    ...(namespace === undefined ? [] : [`namespace: ${namespace}`]),
    ...(podSecurity === undefined ? [] : [`podSecurity: ${podSecurity}`]),
  ];
  return [{ path: `apps/${app}/app.yaml`, text: `${lines.join('\n')}\n` }];
}

function levelOf(object: JsonObject): ReturnType<typeof podSecurityLevel> | undefined {
  const path = podTemplatePath(String(object['kind']));
  const spec = path === undefined ? undefined : at(object, ...path, 'spec');
  return isJsonObject(spec) ? podSecurityLevel(spec) : undefined;
}
