import type { Diagnostic } from '@nodeless/core';

/** Why the project refuses what the controller builds, with the findings that say so. */
const REASONS: readonly (readonly [reason: string, findings: readonly RegExp[]])[] = [
  [
    'AWS refuses it',
    [
      /^lb\/(foreign-arn|refused-by-aws) /,
      /^network\/invalid-cidr /,
      /logs\.s3\.enabled needs/,
      /is longer than the interval/,
      /speak gRPC/,
      /hold \d+ values, and it may have \d+/,
    ],
  ],
  [
    'lets in or shuts out others than it says',
    [
      /^lb\/(open-without-login|redirected-away) /,
      /gets in without it/,
      /lets more requests in/,
      /unknown key "(hostHeader|pathPattern)Config"/,
      /everybody may connect/,
    ],
  ],
  [
    'nobody is served: no healthy target, or 503 alone',
    [/which the pods do not open/, /every request gets 503/],
  ],
  [
    'does nothing, in whole or in part',
    [
      /do(es)? nothing/,
      /counts only with/,
      /needs targetType: instance/,
      /no path leads to/,
      /the Service has no port/,
      /^lb\/certificate-management /,
      /reads paths of pathType/,
      /which one counts changes at each reconcile/,
    ],
  ],
  ['another program has a say: ExternalDNS', [/^lb\/externaldns-ownership /]],
];

/** Why a variant that the controller builds is refused; undefined where an error has none of the reasons. */
export function reasonOf(found: readonly Diagnostic[]): string | undefined {
  const reasons = found
    .filter(({ severity }) => severity === 'error')
    .map(({ code, message }) =>
      REASONS.findIndex(([, findings]) => findings.some((one) => one.test(`${code} ${message}`))),
    );
  return reasons.includes(-1) ? undefined : REASONS[Math.min(...reasons)]?.[0];
}

/** In the order in which they are shown. */
export const REASON_WORDS: readonly string[] = REASONS.map(([reason]) => reason);
