import { at, isJsonObject, texts, type JsonObject } from '@nodeless/core';
import {
  awsEks,
  drafts,
  itemChanges,
  named,
  topKey,
  withFile,
  type ChangedItem,
  type ConfigStep,
} from '../config-step.ts';
import { shellWord } from '../shell.ts';
import { tagCommands } from './tags.ts';

const DOCS = 'https://docs.aws.amazon.com/eks/latest/eksctl';

/** The provider of OpenID Connect; eksctl has no command that takes it away. */
export const OIDC: ConfigStep = {
  paths: ['iam.withOIDC'],
  steps: (input) => {
    const source = `${DOCS}/iamserviceaccounts.html`;
    return at(input.after, 'iam', 'withOIDC') === true
      ? [
          {
            title: 'associate an OIDC provider',
            commands: [withFile('eksctl utils associate-iam-oidc-provider --approve', input)],
            disrupts: 'nothing',
            source,
          },
        ]
      : [
          {
            title:
              'delete the OIDC provider in IAM when no role trusts it any more; eksctl has no command for it',
            commands: [],
            disrupts: 'roles that trust the provider can no longer be taken',
            source:
              'https://docs.aws.amazon.com/eks/latest/userguide/enable-iam-roles-for-service-accounts.html',
            when: 'after-merge',
          },
        ];
  },
};

/** Namespace and name, as the filters of eksctl write them; `default` is eksctl's namespace where none is given. */
const accountOf = ({ metadata }: JsonObject): string => {
  const own = isJsonObject(metadata) ? metadata : {};
  return `${String(own['namespace'] ?? 'default')}/${String(own['name'])}`;
};

/** An update keeps the name of the role, and whose role it is. Source: UpdateIAMServiceAccounts in eksctl 0.230.0 */
const MADE_ONCE: ReadonlySet<string> = new Set(['roleName', 'roleOnly', 'attachRoleARN']);
const isReplaced = ({ fields }: ChangedItem): boolean => fields.some((field) => MADE_ONCE.has(topKey(field)));

/** IAM roles of service accounts, each named, so that a file without any is no obstacle. */
export const SERVICE_ACCOUNTS: ConfigStep = {
  paths: ['iam.serviceAccounts'],
  steps: (input) => {
    const { added, removed, changed } = itemChanges(input, 'iam.serviceAccounts', accountOf);
    const replaced = changed.filter(isReplaced);
    const updated = changed.filter((item) => !isReplaced(item));
    const of = (verb: string, ids: readonly { readonly id: string }[]) =>
      ids.length === 0
        ? []
        : [
            `${withFile(`eksctl ${verb} iamserviceaccount`, input)} --include ${ids.map(({ id }) => shellWord(id)).join(',')} --approve`,
          ];
    const deletion = ({ id }: { readonly id: string }) => {
      const [namespace = '', name = ''] = id.split('/');
      return `eksctl delete iamserviceaccount ${named(input)} --namespace ${shellWord(namespace)} --name ${shellWord(name)}`;
    };
    const source = `${DOCS}/iamserviceaccounts.html`;
    const changes = [...of('create', added), ...of('update', updated)];
    return drafts(
      changes.length > 0 && {
        title: 'create and update the IAM roles of service accounts',
        commands: changes,
        disrupts: 'nothing',
        source,
      },
      replaced.length > 0 && {
        title: 'replace the IAM roles that eksctl cannot update, because their names or owners change',
        commands: [...replaced.map((item) => `${deletion(item)} --wait`), ...of('create', replaced)],
        disrupts: 'pods of these service accounts get AccessDenied in between',
        source,
      },
      removed.length > 0 && {
        title: 'delete the IAM roles of service accounts that go, when their pods are gone',
        commands: removed.map(deletion),
        disrupts: 'pods of a service account without its role get AccessDenied',
        source,
        when: 'after-merge',
      },
    );
  },
};

const associationOf = ({ namespace, serviceAccountName }: JsonObject): string =>
  `${String(namespace)}/${String(serviceAccountName)}`;

export const POD_IDENTITIES: ConfigStep = {
  paths: ['iam.podIdentityAssociations'],
  steps: (input) => {
    const { added, removed, changed } = itemChanges(input, 'iam.podIdentityAssociations', associationOf);
    const names = (id: string, account: string) => {
      const [namespace = '', name = ''] = id.split('/');
      return `--namespace ${shellWord(namespace)} ${account} ${shellWord(name)}`;
    };
    const updated = changed.filter(({ fields }) => fields.some((field) => topKey(field) !== 'tags'));
    const tags = changed.flatMap(({ id, before, after }) =>
      tagCommands(
        input,
        `${awsEks('list-pod-identity-associations', input)} ${names(id, '--service-account')} --query 'associations[0].associationArn' --output text`,
        before,
        after,
      ),
    );
    const hasOthers = added.length < countOf(input.after);
    const source = `${DOCS}/pod-identity-associations.html`;
    return drafts(
      added.length > 0 && {
        title: `create pod identity associations${hasOthers ? '; eksctl reports an error for each that is there already, and creates the others' : ''}`,
        commands: [withFile('eksctl create podidentityassociation', input)],
        disrupts: 'nothing',
        source,
      },
      updated.length + tags.length > 0 && {
        title: 'update pod identity associations',
        commands: [
          ...(updated.length > 0 ? [withFile('eksctl update podidentityassociation', input)] : []),
          ...tags,
        ],
        disrupts: 'pods take the new role when their credentials expire',
        source,
      },
      removed.length > 0 && {
        title: 'delete the pod identity associations that go, when their pods are gone',
        commands: removed.map(
          ({ id }) =>
            `eksctl delete podidentityassociation ${named(input)} ${names(id, '--service-account-name')}`,
        ),
        disrupts: 'pods of a service account without its role get AccessDenied when they restart',
        source,
        when: 'after-merge',
      },
    );
  },
};

function countOf(config: JsonObject): number {
  const list = at(config, 'iam', 'podIdentityAssociations');
  return Array.isArray(list) ? list.length : 0;
}

/** One of three kinds: a principal, an account, a service. */
const mappingOf = ({ arn, account, serviceName }: JsonObject): string =>
  String(arn ?? account ?? serviceName ?? '');

const ofService = ({ serviceName }: JsonObject): boolean => serviceName !== undefined;

/**
 * Identity mappings of the aws-auth ConfigMap, each by its flags: the file form adds all of them once more. eksctl takes the
 * mapping of a service away with no command.
 */
export const IDENTITY_MAPPINGS: ConfigStep = {
  paths: ['iamIdentityMappings'],
  steps: (input) => {
    const { added, removed, changed } = itemChanges(input, 'iamIdentityMappings', mappingOf);
    const deletion = (item: JsonObject) =>
      ofService(item)
        ? []
        : [`eksctl delete iamidentitymapping ${named(input)} ${flagsOf(item, ['arn', 'account'])}`];
    const creation = (item: JsonObject) =>
      `eksctl create iamidentitymapping ${named(input)} ${flagsOf(item, ['arn', 'account', 'username', 'serviceName', 'namespace'])}${texts(
        item['groups'],
      )
        .map((group) => ` --group ${shellWord(group)}`)
        .join('')}`;
    const commands = [
      ...added.map(({ item }) => creation(item)),
      ...changed.flatMap(({ before, after }) => [...deletion(before), creation(after)]),
      ...removed.flatMap(({ item }) => deletion(item)),
    ];
    const left = removed.filter(({ item }) => ofService(item)).map(({ id }) => id);
    const source = `${DOCS}/iam-identity-mappings.html`;
    return drafts(
      commands.length > 0 && {
        title: 'change the identity mappings of the aws-auth ConfigMap',
        commands,
        disrupts: 'a principal whose mapping changes has no access in between',
        source,
      },
      left.length > 0 && {
        title: `take the mappings of ${left.join(', ')} out of the aws-auth ConfigMap by hand, and what eksctl has made for them in their namespaces: it has no command for it`,
        commands: [],
        disrupts: 'the services lose the Kubernetes API',
        source,
        when: 'after-merge',
      },
    );
  },
};

function flagsOf(item: JsonObject, keys: readonly string[]): string {
  return keys
    .flatMap((key) => {
      const value = item[key];
      const flag = key === 'serviceName' ? 'service-name' : key;
      return typeof value === 'string' ? [`--${flag} ${shellWord(value)}`] : [];
    })
    .join(' ');
}
