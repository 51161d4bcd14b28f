import type { WorkloadIdentity } from '@nodeless/catalogue';
import { specPath, type JsonObject } from '@nodeless/core';
import type { AppSpec } from '../schema/app.ts';
import { withPlaceholders, type PlaceholderValues } from '../schema/app/placeholders.ts';
import type { AppServiceAccount, PolicyStatementSpec } from '../schema/app/service-account.ts';
import type { ClusterSpec } from '../schema/cluster.ts';
import { mechanismOf } from './identity-mechanism.ts';
import { placeholderValues } from './placeholder-values.ts';

/** Name of the service account of an app; undefined where it runs with that of its namespace. */
export function serviceAccountOf({ name, serviceAccount }: AppSpec): string | undefined {
  return serviceAccount === undefined ? undefined : (serviceAccount.name ?? name);
}

/** Name of the role of an app's pods. Roles are of the account: the cluster's name tells those of its clusters apart. */
export function appRoleName({ name }: Pick<ClusterSpec, 'name'>, app: Pick<AppSpec, 'name'>): string {
  return `${name}-app-${app.name}`;
}

/** The identity of the pods of an app in AWS; undefined where it has none. */
export function appIdentity(cluster: ClusterSpec, app: AppSpec): WorkloadIdentity | undefined {
  const role = app.serviceAccount?.role;
  const serviceAccount = serviceAccountOf(app);
  if (role === undefined || serviceAccount === undefined) return undefined;
  const path = specPath(`app/${app.name}`, 'serviceAccount', 'role');
  return {
    namespace: app.namespace ?? app.name,
    serviceAccount,
    roleName: appRoleName(cluster, app),
    policies: policiesOf(cluster, role),
    ...mechanismOf(cluster, role.identity, path),
    specPath: path,
  };
}

type Role = NonNullable<AppServiceAccount['role']>;

function policiesOf(cluster: ClusterSpec, { policies, statements }: Role): WorkloadIdentity['policies'] {
  const values = placeholderValues(cluster);
  const arns = policies.map((arn) => withPlaceholders(arn, values));
  if (statements.length === 0) return { arns };
  const document = { Version: '2012-10-17', Statement: statements.map((one) => statement(one, values)) };
  return { arns, document };
}

function statement(
  { sid, effect, actions, resources, conditions }: PolicyStatementSpec,
  values: PlaceholderValues,
): JsonObject {
  const fill = (text: string): string => withPlaceholders(text, values);
  const filled = Object.entries(conditions).map(([operator, keys]) => [
    operator,
    Object.fromEntries(
      Object.entries(keys).map(([key, value]) => [
        key,
        typeof value === 'string' ? fill(value) : value.map(fill),
      ]),
    ),
  ]);
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: effect,
    Action: actions,
    Resource: resources.map(fill),
    ...(filled.length === 0 ? {} : { Condition: Object.fromEntries(filled) as JsonObject }),
  };
}
