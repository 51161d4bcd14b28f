import { VALUE_CODES } from '@nodeless/contracts/codes';
import { resourceProblems } from '@nodeless/contracts/kubernetes';
import type { JsonObject } from '@nodeless/core';
import { errorAt } from '@nodeless/catalogue';
import { containersOf } from '../model/app-containers.ts';
import type { AppRule } from './rule.ts';

/** Kubernetes refuses a container whose limit is below its request. */
export const appResources: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A container of an app has a limit below its request',
  references: ['packages/kubernetes-schema/src/values/pod-rules.ts'],
  check({ value, stack }) {
    return containersOf(value).flatMap(({ path: base, spec: { resources } }) =>
      resourceProblems(resources as JsonObject).map(({ path: [part = '', name = ''], message, hint }) => {
        const other = stack.placeOf([...base, 'resources', 'requests', name]).location;
        const path = [...base, 'resources', part, name];
        const found = errorAt(stack, path, { code: 'spec/conflict', message, hint });
        return { ...found, related: [{ message: 'the request', location: other }] };
      }),
    );
  },
};
