import { at, isJsonObject, maps, texts, type JsonObject } from '@nodeless/core';
import { modesOnTheWay } from '../authentication-mode.ts';
import {
  awsEks,
  drafts,
  itemChanges,
  named,
  oneStep,
  topKey,
  withFile,
  type ChangedItem,
  type ConfigStep,
  type StepInput,
} from '../config-step.ts';
import { awsMap, shellWord } from '../shell.ts';
import { tagCommands } from './tags.ts';

const ENTRIES = 'https://docs.aws.amazon.com/eks/latest/userguide/updating-access-entries.html';
const DOCS = 'https://docs.aws.amazon.com/eks/latest/eksctl/access-entries.html';

const MODE = 'accessConfig.authenticationMode';

/** The commands to those of the modes on the way that are asked for; none where the way goes back, which is impossible. */
function modeCommands(input: StepInput, isAsked: (mode: string) => boolean): string[] {
  const [before, after] = [input.before, input.after].map((config) => at(config, ...MODE.split('.')));
  return modesOnTheWay({ before, after })
    .filter(isAsked)
    .map((mode) => `eksctl utils update-authentication-mode ${named(input)} --authentication-mode ${mode}`);
}

/** Before the entries: EKS takes none while it reads aws-auth alone. */
const ENTRIES_BESIDE_AWS_AUTH: ConfigStep = oneStep(
  [MODE],
  (input) => modeCommands(input, (mode) => mode !== 'API'),
  {
    title: 'let EKS read access entries beside the aws-auth ConfigMap; there is no way back',
    disrupts: 'nothing',
    source: DOCS,
  },
);

/** After the entries, so that nobody is without both. */
const ENTRIES_ALONE: ConfigStep = oneStep([MODE], (input) => modeCommands(input, (mode) => mode === 'API'), {
  title: 'let EKS read access entries alone; there is no way back',
  disrupts:
    'who is in the aws-auth ConfigMap alone loses the Kubernetes API: make access entries of all of it first',
  source: DOCS,
});

const principalOf = ({ principalARN }: JsonObject): string => String(principalARN);
const entriesOf = (input: StepInput) => itemChanges(input, 'accessConfig.accessEntries', principalOf);

/** The type of an entry is fixed, all else is updated in place. Source: UpdateAccessEntry of the EKS API */
const isReplaced = ({ fields }: ChangedItem): boolean => fields.some((field) => topKey(field) === 'type');

/** New entries first, so that nobody is shut out by the order of the commands; old ones go when all else has landed. */
const ACCESS_ENTRIES: ConfigStep = {
  paths: ['accessConfig.accessEntries'],
  steps: (input) => {
    const { added, removed, changed } = entriesOf(input);
    const replaced = changed.filter(isReplaced);
    const updated = changed.filter((item) => !isReplaced(item));
    const deletion = (principal: string) =>
      `eksctl delete accessentry ${named(input)} --principal-arn ${shellWord(principal)}`;
    const create = withFile('eksctl create accessentry', input);
    return drafts(
      added.length > 0 && {
        title: 'create the new access entries',
        commands: [create],
        disrupts: 'nothing',
        source: DOCS,
      },
      updated.length > 0 && {
        title: 'update access entries in place',
        commands: updated.flatMap((item) => entryUpdate(input, item)),
        disrupts: 'a policy whose scope changes is away for a moment',
        source: ENTRIES,
      },
      replaced.length > 0 && {
        title: 'replace the access entries whose type changes: EKS updates no type',
        commands: [...replaced.map(({ id }) => deletion(id)), create],
        disrupts: 'the principals have no access between the deletion and the creation',
        source: ENTRIES,
      },
      removed.length > 0 && {
        title: 'delete the access entries that go',
        commands: removed.map(({ id }) => deletion(id)),
        disrupts: 'the principals lose the Kubernetes API, and nodes of their roles leave the cluster',
        source: DOCS,
        when: 'after-merge',
      },
    );
  },
};

function entryUpdate(input: StepInput, { id, before, after, fields }: ChangedItem): string[] {
  const changes = (key: string) => fields.some((field) => topKey(field) === key);
  const principal = `--principal-arn ${shellWord(id)}`;
  const groups = texts(after['kubernetesGroups']);
  const username = after['kubernetesUsername'];
  const flags = [
    ...(changes('kubernetesGroups')
      ? [`--kubernetes-groups ${groups.length === 0 ? `'[]'` : groups.map(shellWord).join(' ')}`]
      : []),
    ...(changes('kubernetesUsername') && typeof username === 'string'
      ? [`--username ${shellWord(username)}`]
      : []),
  ];
  const entry = `${awsEks('describe-access-entry', input)} ${principal} --query accessEntry.accessEntryArn --output text`;
  return [
    ...(flags.length > 0 ? [`${awsEks('update-access-entry', input)} ${principal} ${flags.join(' ')}`] : []),
    ...policyCommands(input, principal, before, after),
    ...tagCommands(input, entry, before, after),
  ];
}

function policyCommands(
  input: StepInput,
  principal: string,
  before: JsonObject,
  after: JsonObject,
): string[] {
  const policyOf = ({ policyARN }: JsonObject): string => String(policyARN);
  const { added, removed, changed } = itemChanges({ before, after }, 'accessPolicies', policyOf);
  const disassociate = (arn: string) =>
    `${awsEks('disassociate-access-policy', input)} ${principal} --policy-arn ${shellWord(arn)}`;
  const associate = (arn: string, policy: JsonObject) =>
    `${awsEks('associate-access-policy', input)} ${principal} --policy-arn ${shellWord(arn)} --access-scope ${scopeOf(policy)}`;
  return [
    ...added.map(({ id, item }) => associate(id, item)),
    ...changed.flatMap(({ id, after: item }) => [disassociate(id), associate(id, item)]),
    ...removed.map(({ id }) => disassociate(id)),
  ];
}

/** In the shorthand of the AWS CLI, whose lists are joined by commas. */
function scopeOf({ accessScope }: JsonObject): string {
  const scope = isJsonObject(accessScope) ? accessScope : { type: 'cluster' };
  const namespaces = texts(scope['namespaces']);
  const type = awsMap({ type: scope['type'] ?? 'cluster' });
  return namespaces.length === 0 ? type : shellWord(`${type},namespaces=${namespaces.join(',')}`);
}

/** Associates new providers of OpenID Connect; one that changes is replaced, because EKS updates none. */
const IDENTITY_PROVIDERS: ConfigStep = oneStep(
  ['identityProviders'],
  (input) => {
    const { added, removed, changed } = itemChanges(input, 'identityProviders');
    const replaced = changed.filter(({ fields }) => fields.some((field) => topKey(field) !== 'tags'));
    const typeOf = (name: string) =>
      maps(input.before['identityProviders']).find((provider) => provider['name'] === name)?.['type'];
    const disassociate = [...removed, ...replaced].map(
      ({ id }) =>
        `eksctl disassociate identityprovider ${named(input)} --name ${shellWord(id)} --type ${shellWord(String(typeOf(id) ?? 'oidc'))} --wait`,
    );
    const tags = changed
      .filter((item) => !replaced.includes(item))
      .flatMap(({ id, before, after }) =>
        tagCommands(
          input,
          `${awsEks('describe-identity-provider-config', input)} --identity-provider-config ${awsMap({ type: 'oidc', name: id })} --query identityProviderConfig.oidc.identityProviderConfigArn --output text`,
          before,
          after,
        ),
      );
    const associates = added.length + replaced.length > 0;
    return [
      ...disassociate,
      ...(associates ? [withFile('eksctl associate identityprovider --wait', input)] : []),
      ...tags,
    ];
  },
  {
    title: 'change the identity provider; a cluster has one at most',
    disrupts: 'people who sign in through a provider that goes lose the Kubernetes API',
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/authenticate-oidc-identity-provider.html',
  },
);

export const ACCESS: readonly ConfigStep[] = [
  ENTRIES_BESIDE_AWS_AUTH,
  ACCESS_ENTRIES,
  ENTRIES_ALONE,
  IDENTITY_PROVIDERS,
];
