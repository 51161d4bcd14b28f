import { texts } from '@nodeless/core';
import { touches, valueAt } from '../../classify/pattern.ts';
import { isKind } from '../../objects/tree-object.ts';
import type { ChangeRule } from '../rule.ts';
import { updateOf } from './fixed-fields.ts';
import { REFUSED, VALIDATION } from './refusal.ts';

/** A range of addresses of Services can get one of the other family beside it; no range changes. */
export const SERVICE_CIDRS: ChangeRule = {
  id: 'immutable-fields/service-cidr',
  severity: 'danger',
  class: 'immutable',
  match: (change) => {
    const sides = updateOf(change);
    if (sides === undefined || !isKind(sides.before, 'networking.k8s.io', 'ServiceCIDR')) return [];
    const [from = [], to = []] = [sides.before, sides.after].map(({ value }) =>
      texts(valueAt(value, 'spec.cidrs')),
    );
    const field = change.fields.find((one) => touches(one, 'spec.cidrs'));
    if (field === undefined || from.every((range, index) => range === to[index])) return [];
    return [{ what: 'changes spec.cidrs, which cannot be changed', field }];
  },
  consequence: REFUSED,
  remedy: 'add another ServiceCIDR, and take this one away when no Service has an address of it',
  source: `${VALIDATION}/networking/validation/validation.go (ValidateServiceCIDRUpdate)`,
};
