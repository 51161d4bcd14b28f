import { portOrName } from './containers.ts';
import { cidr } from './forms.ts';
import { each, filled, form, isSet, listOf, reportAt, type TypeRule, type TypeRules } from './rule.ts';

/** A range alone, or pods of namespaces; never nothing, which would be read as everything. */
const peer: TypeRule = ({ ipBlock, namespaceSelector, podSelector }, walk) => {
  if (!isSet(ipBlock) && !isSet(namespaceSelector) && !isSet(podSelector))
    walk.report('invalid', 'needs one of ipBlock, namespaceSelector, podSelector');
  if (isSet(ipBlock) && (isSet(namespaceSelector) || isSet(podSelector)))
    walk.reportBelow('ipBlock', 'invalid', 'must not stand beside selectors');
};

const lastPort: TypeRule = ({ port, endPort }, walk) => {
  if (!isSet(endPort)) return;
  if (typeof port !== 'number') walk.reportBelow('endPort', 'invalid', 'needs a port by number beside it');
  else if (typeof endPort === 'number' && endPort < port)
    walk.reportBelow('endPort', 'invalid', `must not be less than port (${port})`);
};

/** A range has in it what is taken out of it. Ranges are compared by length alone where they are of IPv6. */
const except: TypeRule = ({ cidr: range, except: holes }, walk) => {
  listOf(holes).forEach((hole, index) => {
    if (typeof hole !== 'string' || typeof range !== 'string' || !cidr.matches(hole) || !cidr.matches(range))
      return;
    if (!isStrictlyWithin(hole, range)) reportAt(walk, ['except', index], `must be a part of ${range}`);
  });
};

function isStrictlyWithin(inner: string, outer: string): boolean {
  const [[innerBits, innerLength], [outerBits, outerLength]] = [bitsOf(inner), bitsOf(outer)];
  if (innerBits === undefined || outerBits === undefined) return true;
  return innerLength > outerLength && innerBits.slice(0, outerLength) === outerBits.slice(0, outerLength);
}

/** The bits of an address of IPv4, and how many of them are the range's. */
function bitsOf(range: string): readonly [string | undefined, number] {
  const [address = '', length] = range.split('/');
  const bits = address.includes(':')
    ? undefined
    : address
        .split('.')
        .map((part) => Number(part).toString(2).padStart(8, '0'))
        .join('');
  return [bits, Number(length)];
}

/** Source: pkg/apis/networking/validation/validation.go of Kubernetes 1.35.4. */
export const NETWORK_POLICY_RULES: TypeRules = {
  'api.networking.NetworkPolicySpec': [
    ({ policyTypes }, walk) => {
      listOf(policyTypes).forEach((type, index) => {
        if (type === null) reportAt(walk, ['policyTypes', index], 'must be Ingress or Egress');
      });
      if (listOf(policyTypes).length > 2) walk.reportBelow('policyTypes', 'invalid', 'must be two at most');
    },
  ],
  'api.networking.NetworkPolicyPeer': [peer],
  'api.networking.NetworkPolicyPort': [portOrName('port'), lastPort],
  'api.networking.IPBlock': [filled('cidr'), form(cidr, 'cidr'), each(cidr, 'except'), except],
};
