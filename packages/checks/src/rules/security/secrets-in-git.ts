import { describeObject, isJsonObject, type JsonValue, type Manifest } from '@nodeless/core';
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

/** Nothing secret is ever written into the tree. The finding never repeats the secret. */
export const secretsInGit: Rule = {
  codes: ['security/secrets-in-git'],
  *check({ model, resources }) {
    for (const { manifest, origin } of resources) {
      const report = (message: string) =>
        finding(model, origin.specPath, 'security/secrets-in-git', `${describeObject(manifest)} ${message}`, {
          hint: 'keep it in AWS Secrets Manager and let an operator bring it into the cluster; revoke it if it was ever committed',
        });
      if (holdsSecretData(manifest)) yield report('is a Secret with data, which would be readable in git');
      for (const { path, text } of texts(manifest as unknown as JsonValue, [])) {
        const found = CREDENTIALS.find(({ pattern }) => pattern.test(text));
        if (found !== undefined) yield report(`holds ${found.what} at ${path.join('.')}`);
      }
    }
  },
};

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
