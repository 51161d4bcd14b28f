import {
  at,
  childPath,
  describeObject,
  isJsonObject,
  maps,
  textMap,
  type JsonValue,
  type Manifest,
} from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';

/** Shapes of credentials that are unmistakable. */
const CREDENTIALS: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { what: 'an AWS access key', pattern: /\b(AKIA|ASIA)[0-9A-Z]{16}\b/ },
  { what: 'a GitHub token', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/ },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{20,}\b/ },
  { what: 'a Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}\b/ },
  {
    what: 'a JSON Web Token',
    pattern: /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\b/,
  },
];

const HINT =
  'keep it in AWS Secrets Manager and let an operator bring it into the cluster; revoke it if it was ever committed';

/** Names of variables whose plain value is a secret. `…_FILE`, `…_ARN` and the like only point at one. */
const SECRET_NAME =
  /(password|passwd|passphrase|secret|token|api_?key|private_?key|access_?key|credentials?)$/i;

/** Nothing secret is ever written into the tree. The finding never repeats the secret. */
export const secretsInGit: Rule = {
  codes: ['security/secrets-in-git'],
  *check({ model, resources, pods }) {
    for (const { resource, containers, spec } of pods) {
      for (const { name, value } of [...containers, ...maps(spec['initContainers'])].flatMap(variables)) {
        if (!SECRET_NAME.test(name) || value === '') continue;
        const path = childPath(resource.origin.specPath, 'env', name);
        const message = `${describeObject(resource.manifest)} has a plain value in the variable ${name}`;
        yield finding(model, path, 'security/secrets-in-git', message, { hint: HINT, sensitive: true });
      }
    }
    for (const { manifest, origin } of resources) {
      const report = (message: string) =>
        finding(model, origin.specPath, 'security/secrets-in-git', `${describeObject(manifest)} ${message}`, {
          hint: HINT,
          sensitive: true,
        });
      if (holdsSecretData(manifest)) yield report('is a Secret with data, which would be readable in git');
      for (const key of secretKeys(manifest)) yield report(`has a plain value in the key ${key}`);
      for (const { path, text } of texts(manifest as unknown as JsonValue, [])) {
        const found = CREDENTIALS.find(({ pattern }) => pattern.test(text));
        if (found !== undefined) yield report(`holds ${found.what} at ${path.join('.')}`);
      }
    }
  },
};

function variables(container: JsonValue): { name: string; value: string }[] {
  return maps(at(container, 'env')).flatMap(({ name, value }) =>
    typeof name === 'string' && typeof value === 'string' ? [{ name, value }] : [],
  );
}

function secretKeys(manifest: Manifest): string[] {
  if (manifest.kind !== 'ConfigMap') return [];
  const entries = Object.entries(textMap(at(manifest, 'data')));
  return entries.filter(([key, value]) => SECRET_NAME.test(key) && value !== '').map(([key]) => key);
}

function holdsSecretData(manifest: Manifest): boolean {
  return (
    manifest.kind === 'Secret' &&
    manifest.apiVersion === 'v1' &&
    ('data' in manifest || 'stringData' in manifest)
  );
}

function* texts(
  value: JsonValue,
  path: readonly string[],
): Generator<{ path: readonly string[]; text: string }> {
  if (typeof value === 'string') yield { path, text: value };
  else if (Array.isArray(value))
    for (const [index, item] of (value as readonly JsonValue[]).entries())
      yield* texts(item, [...path, String(index)]);
  else if (isJsonObject(value))
    for (const [key, item] of Object.entries(value)) yield* texts(item, [...path, key]);
}
