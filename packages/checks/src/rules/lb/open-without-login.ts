import { describeObject } from '@nodeless/core';
import { finding, type Rule } from '../../rule.ts';
import { placeOf } from '../../view/load-balancers.ts';

const WORDS = { login: 'a login', tokens: 'tokens' } as const;

/** Logins and tokens act on HTTPS listeners alone: a rule of an HTTP listener lets everybody in. */
export const openWithoutLogin: Rule = {
  codes: [
    {
      code: 'lb/open-without-login',
      severity: 'error',
      title: 'A login is asked for, and a listener without TLS lets everybody in',
    },
  ],
  references: ['buildActions in pkg/ingress/model_build_actions.go of the load balancer controller 3.5.0'],
  *check({ model, loadBalancers }) {
    for (const { loadBalancers: balancers } of loadBalancers) {
      for (const { port, protocol, rules } of balancers.flatMap(({ listeners }) => listeners)) {
        if (protocol !== 'HTTP') continue;
        const seen = new Set<unknown>();
        for (const { asksFor, actions, from } of rules) {
          const leadsOn = actions.some(({ type }) => type === 'forward');
          if (asksFor === undefined || !leadsOn || seen.has(from.object)) continue;
          seen.add(from.object);
          const message = `${describeObject(from.object.manifest)} asks for ${WORDS[asksFor.what]}, and its HTTP listener on port ${port} sends requests on without`;
          yield finding(model, placeOf(asksFor), 'lb/open-without-login', message, {
            hint: 'open HTTPS listeners alone (listen-ports), or redirect HTTP to HTTPS (ssl-redirect)',
          });
        }
      }
    }
  },
};
