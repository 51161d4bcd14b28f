import { dnsLabel } from '@nodeless/catalogue/schema';
import { z } from 'zod';

const Rule = z.strictObject({
  apiGroups: z
    .array(z.string())
    .min(1)
    .describe('API groups; "" is the core group.')
    .meta({ examples: [['apps', '']] }),
  resources: z
    .array(z.string().min(1))
    .min(1)
    .describe('Resources in plural, for example pods or pods/log.')
    .meta({ examples: [['deployments', 'pods/log']] }),
  verbs: z
    .array(z.string().min(1))
    .min(1)
    .describe('What may be done: get, list, watch, create, …')
    .meta({ examples: [['get', 'list', 'watch']] }),
  resourceNames: z
    .array(z.string().min(1))
    .optional()
    .describe('Only objects of these names. Default: all.')
    .meta({ examples: [['web-config']] }),
});

/** Roles that Kubernetes itself brings. Source: https://kubernetes.io/docs/reference/access-authn-authz/rbac/ */
export const BUILT_IN_ROLES = ['admin', 'cluster-admin', 'edit', 'view'] as const;

/** Roles, and who has them. */
export const RbacSchema = z
  .strictObject({
    roles: z
      .array(
        z.strictObject({
          name: dnsLabel()
            .describe('Name of the ClusterRole.')
            .meta({ examples: ['log-reader'] }),
          rules: z.array(Rule).min(1).describe('What it permits.'),
        }),
      )
      .default([])
      .describe(
        'Roles of your own, rendered as ClusterRoles. A binding decides where they hold. Default: none.',
      ),
    bindings: z
      .array(
        z.strictObject({
          name: dnsLabel()
            .describe('Name of the binding.')
            .meta({ examples: ['developers'] }),
          role: z
            .string()
            .describe('A role of rbac.roles, or view, edit, admin, cluster-admin of Kubernetes.')
            .meta({ examples: ['edit'] }),
          groups: z
            .array(z.string().min(1))
            .min(1)
            .describe('Groups that access entries or mappings name.')
            .meta({ examples: [['developers']] }),
          namespaces: z
            .array(dnsLabel())
            .min(1)
            .optional()
            .describe('Only in these namespaces. Default: in the whole cluster.'),
        }),
      )
      .default([])
      .describe('Who has which role, and where. Default: none.'),
  })
  .describe('Roles of Kubernetes for the groups of access entries.')
  .meta({
    examples: [
      { bindings: [{ name: 'developers', role: 'edit', groups: ['developers'], namespaces: ['web'] }] },
    ],
  });
export type Rbac = z.output<typeof RbacSchema>;
