import type { PodSecurityLevel } from '@nodeless/catalogue/render';
import type { AppSpec } from '../schema/app.ts';
import { BASELINE_CAPABILITIES, type SecurityExceptions } from '../schema/app/security-exceptions.ts';

/** An exception from the level restricted. */
export interface SecurityException {
  /** Its key, `runAsRoot` or `capabilities.NET_ADMIN`. */
  readonly name: string;
  readonly because: string;
  /** Keys below `securityExceptions`. */
  readonly path: readonly string[];
  /** The strictest level that is left. */
  readonly level: PodSecurityLevel;
}

/** Source: https://kubernetes.io/docs/concepts/security/pod-security-standards/ */
const LEVELS = {
  runAsRoot: 'baseline',
  privilegeEscalation: 'baseline',
  unconfinedSeccomp: 'privileged',
  hostNetwork: 'privileged',
  privileged: 'privileged',
} as const satisfies { readonly [K in Exclude<keyof SecurityExceptions, 'capabilities'>]: PodSecurityLevel };

/** The exceptions of an app, in the order of their names. */
export function securityExceptions({ securityExceptions: given }: AppSpec): SecurityException[] {
  if (given === undefined) return [];
  const keys = Object.keys(LEVELS).sort() as (keyof typeof LEVELS)[];
  return [
    ...Object.entries(given.capabilities).map(([capability, because]) => ({
      name: `capabilities.${capability}`,
      because,
      path: ['capabilities', capability],
      level: levelOf(capability),
    })),
    ...keys.flatMap((key): SecurityException[] => {
      const because = given[key];
      return because === undefined ? [] : [{ name: key, because, path: [key], level: LEVELS[key] }];
    }),
  ];
}

function levelOf(capability: string): PodSecurityLevel {
  if (capability === 'NET_BIND_SERVICE') return 'restricted';
  return BASELINE_CAPABILITIES.some((one) => one === capability) ? 'baseline' : 'privileged';
}

/** The strictest level of the Pod Security Standards that the pods of an app satisfy. */
export function podSecurityOf(app: AppSpec): PodSecurityLevel {
  const levels = securityExceptions(app).map(({ level }) => level);
  if (levels.includes('privileged')) return 'privileged';
  return levels.includes('baseline') ? 'baseline' : 'restricted';
}
