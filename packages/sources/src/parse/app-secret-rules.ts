import { conflictAt, errorAt, type Segments } from '@nodeless/catalogue';
import { suggestion } from '@nodeless/catalogue/schema';
import { VALUE_CODES } from '@nodeless/contracts/codes';
import type { Diagnostic } from '@nodeless/core';
import { secretKeys } from '../model/app-secrets.ts';
import type { AppSpec } from '../schema/app.ts';
import { objectReferences } from './app-references.ts';
import type { AppRule, AppRuleInput } from './rule.ts';

/** A pod waits for ever for a key of a Secret that is not there, and for a Secret that nothing makes. */
export const appSecretKeys: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'An app asks a Secret of its own for a key that it does not have',
  references: ['https://kubernetes.io/docs/concepts/configuration/secret/#optional-secrets'],
  check({ value, stack }) {
    return objectReferences(value).flatMap(({ kind, name: secret, key, path }) => {
      if (kind !== 'secret') return [];
      const own = Object.hasOwn(value.secrets, secret) ? value.secrets[secret] : undefined;
      const keys = own && secretKeys(own);
      if (keys === undefined) return [];
      if (keys.length === 0) {
        const message = `secrets.${secret} is only mounted, and makes no Secret: the pod would never start`;
        const hint = `write secrets.${secret}.secretProviderClass.keys`;
        return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
      }
      if (key === undefined || keys.includes(key)) return [];
      const message = `secrets.${secret} has no key ${JSON.stringify(key)}: the pod would never start`;
      const hint = suggestion(key, keys) ?? `add it to secrets.${secret}`;
      return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
    });
  },
};

/** What the Secrets Store CSI driver and its provider of AWS refuse when they mount. */
export const appSecretFiles: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'The Secrets Store CSI driver would not mount the secrets of an app',
  references: [
    'provider/secret_descriptor.go (NewSecretDescriptorList) of https://github.com/aws/secrets-store-csi-driver-provider-aws',
    'https://docs.aws.amazon.com/secretsmanager/latest/userguide/integrating_ascp_csi.html',
  ],
  check(input) {
    return Object.entries(input.value.secrets).flatMap(([name, secret]) =>
      'secretProviderClass' in secret
        ? [...reader(input, name), ...sameNames(input, name), ...synced(input, name)]
        : [],
    );
  },
};

/** The provider reads with the role of the pods. */
function reader({ value, stack }: AppRuleInput, name: string): Diagnostic[] {
  if (value.serviceAccount?.role !== undefined) return [];
  const message =
    'the provider reads the secrets with the role of the pods, and they have none: they would never start';
  const hint =
    'write serviceAccount: { role: { statements: … } } with secretsmanager:GetSecretValue and secretsmanager:DescribeSecret, or ssm:GetParameters';
  return [errorAt(stack, ['secrets', name, 'secretProviderClass'], { code: 'spec/conflict', message, hint })];
}

function filesOf({ secrets }: AppSpec, name: string) {
  const secret = secrets[name];
  return secret !== undefined && 'secretProviderClass' in secret ? secret.secretProviderClass : undefined;
}

/** The provider keeps names of secrets and names of files in one set. */
function sameNames({ value, stack }: AppRuleInput, name: string): Diagnostic[] {
  const base = ['secrets', name, 'secretProviderClass', 'files'];
  const files = Object.entries(filesOf(value, name)?.files ?? {});
  const taken = new Map<string, Segments>();
  const found: Diagnostic[] = [];
  const take = (what: string, path: Segments): void => {
    const other = taken.get(what);
    if (other === undefined) taken.set(what, path);
    else {
      const message = `the provider has the name ${JSON.stringify(what)} already, of a secret or of a file`;
      const related = { path: other, message: 'the first one' };
      found.push(
        conflictAt(
          stack,
          path,
          message,
          'choose another name for the file, or read the secret once',
          related,
        ),
      );
    }
  };
  for (const [file, { name: secret, jmesPath }] of files) {
    take(secret, [...base, file, 'name']);
    if (file !== secret) take(file, [...base, file]);
    for (const part of Object.keys(jmesPath)) take(part, [...base, file, 'jmesPath', part]);
  }
  return found;
}

/** Keys of the Secret are made of files. */
function synced({ value, stack }: AppRuleInput, name: string): Diagnostic[] {
  const { files = {}, keys = {} } = filesOf(value, name) ?? {};
  const known = Object.entries(files).flatMap(([file, { jmesPath }]) => [file, ...Object.keys(jmesPath)]);
  return Object.entries(keys).flatMap(([key, file]) => {
    if (known.includes(file)) return [];
    const message = `the key ${JSON.stringify(key)} is made of the file ${JSON.stringify(file)}, which is not mounted`;
    const hint = suggestion(file, known) ?? 'add it to files';
    const path = ['secrets', name, 'secretProviderClass', 'keys', key];
    return [errorAt(stack, path, { code: 'spec/conflict', message, hint })];
  });
}
