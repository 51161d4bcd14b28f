import { KEEPS_RECORDS } from '@nodeless/catalogue';
import { codedCheck, type CodedIssue } from '@nodeless/contracts/issue';
import { AlbHostName, stringOf } from '@nodeless/catalogue/schema';
import { z } from 'zod';
import { PortReference } from './references.ts';

const PATH_TYPES = ['Prefix', 'Exact', 'ImplementationSpecific'] as const;

/** Where requests for one path go: to a port of the app, or to one of the actions. */
const PathSchema = z
  .strictObject({
    path: stringOf(
      /^(?=.{1,128}$)\/\S*$/,
      'a path',
      'a path starts with / and has at most 128 characters, for example /api',
    )
      .default('/')
      .describe('Path of the requests. Default: /.')
      .meta({ examples: ['/api'] }),
    pathType: z
      .enum(PATH_TYPES)
      .default('Prefix')
      .describe(
        'Prefix: the path and all below it; Exact: the path alone; ImplementationSpecific: * and ? stand for other characters, or a regular expression with useRegexPathMatch. Exact ones are asked first, then the longest prefix. Default: Prefix.',
      ),
    port: PortReference.optional().describe('Port of the app, by its name. Default: the first one.'),
    action: z
      .string()
      .optional()
      .describe('Name of one of the actions, instead of a port. Default: none.')
      .meta({ examples: ['moved'] }),
  })
  .check(codedCheck(pathProblems));
export type ExposedPath = z.output<typeof PathSchema>;

/** Hosts, and what is done with requests for them. */
const RuleSchema = z.strictObject({
  hosts: z
    .array(AlbHostName)
    .min(1)
    .optional()
    .describe(`Hosts of the rule; ${KEEPS_RECORDS} keeps them on the load balancer. Default: every host.`)
    .meta({ examples: [['web.example.com', 'www.example.com']] }),
  paths: z
    .array(PathSchema)
    .min(1)
    .default([{ path: '/', pathType: 'Prefix' }])
    .describe('Paths of these hosts. Default: all of them, to the first port.'),
});

export const RulesSchema = z
  .array(RuleSchema)
  .min(1)
  .check(codedCheck(ruleProblems))
  .describe('Hosts and paths, instead of host.');
export type ExposedRule = z.output<typeof RuleSchema>;

/**
 * What kube-apiserver or the controller refuses in a path, beside its form.
 * Sources: validateHTTPIngressPath in pkg/apis/networking/validation/validation.go of Kubernetes v1.35;
 * buildPathPatterns in pkg/ingress/model_build_listener_rules.go of the load balancer controller 3.5.0
 */
function* pathProblems({ path, pathType, port, action }: ExposedPath): Iterable<CodedIssue> {
  if (port !== undefined && action !== undefined) {
    const message = 'a path leads to a port or to an action, not to both';
    yield { code: 'spec/conflict', message, hint: 'remove port or action', path: ['action'] };
  }
  if (pathType === 'ImplementationSpecific') return;
  const wrong = /[*?]/.test(path)
    ? 'a wildcard'
    : ['//', '/./', '/../', '%2f', '%2F'].find((part) => path.includes(part)) !== undefined ||
        /\/\.\.?$/.test(path)
      ? 'a part that is not normal'
      : undefined;
  if (wrong === undefined) return;
  const message = `the path ${JSON.stringify(path)} has ${wrong}, which pathType: ${pathType} does not take`;
  const hint =
    wrong === 'a wildcard'
      ? 'write pathType: ImplementationSpecific, or the path without it'
      : 'write it without //, /./, /../ and %2f';
  yield { code: 'spec/invalid-value', message, hint, path: ['path'] };
}

/** The second of two equal rules never gets a request: the first one that fits answers. */
function* ruleProblems(rules: readonly ExposedRule[]): Iterable<CodedIssue> {
  const seen = new Set<string>();
  for (const [index, { hosts = [undefined], paths }] of rules.entries()) {
    for (const [place, { path, pathType }] of paths.entries()) {
      for (const host of hosts) {
        const key = JSON.stringify([
          host,
          pathType,
          pathType === 'Prefix' ? path.replace(/(?<=.)\/$/, '') : path,
        ]);
        if (seen.has(key)) {
          const message = `${host ?? 'every host'} has the path ${path} (${pathType}) twice; the second one never gets a request`;
          yield {
            code: 'spec/conflict',
            message,
            hint: 'remove one of them',
            path: [index, 'paths', place],
          };
        }
        seen.add(key);
      }
    }
  }
}
