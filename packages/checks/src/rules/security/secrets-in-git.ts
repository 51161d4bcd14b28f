import {
  describeObject,
  specPath,
  type Artifact,
  type JsonObject,
  type JsonValue,
  type Manifest,
  type SpecPath,
} from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { credentialsIn, type FoundSecret } from './credential-shapes.ts';
import { namesSecret, pointsElsewhere } from './secret-names.ts';
import { secretOrigins } from './secret-origin.ts';
import { textLeaves, type TextLeaf } from './text-leaves.ts';
import { writtenSecrets } from './written-secrets.ts';

const HINT =
  'keep it in AWS Secrets Manager and let an operator bring it into the cluster; revoke it if it was ever committed';

interface Leak {
  /** Completes "… is what holds it": says where, never what. */
  readonly message: string;
  readonly secret: string;
  readonly near: SpecPath;
}

/**
 * Nothing secret is ever written into the tree: neither in an object nor in what eksctl, CloudFormation and administrators
 * get, nor in the README. The finding stands at the value of the sources, and never repeats the secret.
 */
export const secretsInGit: Rule = {
  codes: [
    { code: 'security/secrets-in-git', severity: 'error', title: 'A secret would be written into the tree' },
  ],
  references: ['docs/secrets.md'],
  *check({ model, resources, artifacts }) {
    const originOf = secretOrigins(model);
    const report = ({ message, secret, near }: Leak) =>
      finding(
        model,
        (secret === '' ? undefined : originOf(secret, near)) ?? near,
        'security/secrets-in-git',
        message,
        {
          hint: HINT,
          sensitive: true,
        },
      );
    const told = new Set<string>();
    const leaksOf = leakFinder();
    for (const { name, chart } of model.manifestApps) {
      if (chart === undefined) continue;
      for (const leak of inValues(chart.values as JsonObject, specPath(`chart/${name}`, 'values'), leaksOf)) {
        told.add(leak.secret);
        yield report(leak);
      }
    }
    for (const { manifest, origin } of resources) {
      for (const leak of inManifest(manifest, origin.specPath, leaksOf)) {
        told.add(leak.secret);
        yield report(leak);
      }
    }
    for (const artifact of artifacts) {
      // The files of the bootstrap repeat objects, and the README what other files say.
      for (const leak of inArtifact(artifact, leaksOf)) {
        if (told.has(leak.secret)) continue;
        told.add(leak.secret);
        yield report(leak);
      }
    }
  },
};

/** What the values of a chart hold that would be readable in git, in words that do not repeat it. */
export function secretsInValues(values: JsonObject): string[] {
  return [...inValues(values, specPath('cluster'), leakFinder())].map(({ message }) => message);
}

/** Values of charts that were rendered beforehand: those of others are in their Applications. */
function* inValues(values: JsonObject, near: SpecPath, leaksOf: LeakFinder): Generator<Leak> {
  for (const leaf of textLeaves(values)) {
    const place = leaf.path.join('.');
    for (const { what, secret } of leaksOf(leaf, true)) {
      const message = what === undefined ? `a plain value at ${place}` : `${what} at ${place}`;
      yield { message: `the values of the chart hold ${message}`, secret, near };
    }
  }
}

/** What an object holds that would be readable in git, in words that do not repeat it. */
export function secretsIn(manifest: Manifest): string[] {
  return [...inManifest(manifest, specPath('cluster'), leakFinder())].map(({ message }) => message);
}

function* inManifest(manifest: Manifest, near: SpecPath, leaksOf: LeakFinder): Generator<Leak> {
  const object = describeObject(manifest);
  if (holdsSecretData(manifest)) {
    yield { message: `${object} is a Secret with data, which would be readable in git`, secret: '', near };
  }
  for (const leaf of textLeaves(manifest as unknown as JsonValue)) {
    const kind = kindOfName(manifest, leaf);
    for (const { what, secret } of leaksOf(leaf, kind !== undefined)) {
      const message =
        what === undefined
          ? `${object} has a plain value in the ${kind} ${leaf.name}`
          : `${object} holds ${what} at ${leaf.path.join('.')}`;
      yield { message, secret, near };
    }
  }
}

function* inArtifact({ path, content, origin }: Artifact, leaksOf: LeakFinder): Generator<Leak> {
  const near = origin.specPath;
  if ('text' in content) {
    for (const { what, secret } of leaksOf({ path: [], text: content.text }, false)) {
      yield { message: `${path} holds ${what}`, secret, near };
    }
    return;
  }
  for (const leaf of textLeaves(content.yaml)) {
    const place = leaf.path.join('.');
    for (const { what, secret } of leaksOf(leaf, true)) {
      const message =
        what === undefined ? `${path} has a plain value at ${place}` : `${path} holds ${what} at ${place}`;
      yield { message, secret, near };
    }
  }
}

interface FoundInLeaf {
  /** Undefined for a value that only its name gives away. */
  readonly what: string | undefined;
  readonly secret: string;
}

/** What a string holds: by its shape, else by what is written before it, else by its name; each secret once. */
type LeakFinder = (leaf: TextLeaf, nameCounts: boolean) => readonly FoundInLeaf[];

/** Looks at each text and each name once: labels and names come back in every object. */
function leakFinder(): LeakFinder {
  const inTexts = new Map<string, readonly FoundSecret[]>();
  const secretNames = new Map<string, boolean>();
  const inText = (text: string) => remembered(inTexts, text, secretsInText);
  return ({ text, name }, nameCounts) => {
    const all = inText(text);
    if (all.length > 0) return all;
    const isNamed =
      nameCounts &&
      name !== undefined &&
      text !== '' &&
      remembered(secretNames, name, namesSecret) &&
      !pointsElsewhere(text);
    return isNamed ? [{ what: undefined, secret: text }] : [];
  };
}

function secretsInText(text: string): readonly FoundSecret[] {
  const shapes = credentialsIn(text);
  const isKnown = (value: string) =>
    shapes.some(({ secret }) => secret.includes(value) || value.includes(secret));
  return [...shapes, ...writtenSecrets(text).filter(({ secret }) => !isKnown(secret))];
}

function remembered<Value>(known: Map<string, Value>, key: string, make: (key: string) => Value): Value {
  const before = known.get(key);
  if (before !== undefined) return before;
  const value = make(key);
  known.set(key, value);
  return value;
}

/** What the name of a string in an object is, where it says what the value is; other names are those of Kubernetes. */
function kindOfName({ kind }: Manifest, { path, name, text }: TextLeaf): string | undefined {
  if (path.at(-1) === 'value' && path.at(-3) === 'env') return 'variable';
  const isArgument = ['command', 'args'].includes(path.at(-2) ?? '');
  if (isArgument && name !== undefined && !text.startsWith('-')) return 'argument';
  if (kind === 'ConfigMap' && path[0] === 'data') return 'key';
  if (path[0] === 'metadata' && path[1] === 'labels') return 'label';
  if (path[0] === 'metadata' && path[1] === 'annotations') return 'annotation';
  if (path[0] === 'spec' && path[1] === 'tags') return 'tag';
  return path.includes('helm') ? 'value' : undefined;
}

function holdsSecretData(manifest: Manifest): boolean {
  return (
    manifest.kind === 'Secret' &&
    manifest.apiVersion === 'v1' &&
    ('data' in manifest || 'stringData' in manifest)
  );
}
