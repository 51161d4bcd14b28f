import { VALUE_CODES } from '@nodeless/contracts/codes';
import { errorAt } from '@nodeless/catalogue';
import { referencedVariables } from '@nodeless/contracts/kubernetes';
import { containersOf } from '../model/app-containers.ts';
import type { AppSpec } from '../schema/app.ts';
import type { AppRule } from './rule.ts';

/**
 * Kubernetes puts in `$(NAME)` what a variable before it has; of two that name each other one comes first, and its reference
 * stays as it is typed.
 */
export const appEnvironment: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'Variables of an app stand for each other in a circle',
  references: [
    'https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/',
  ],
  check({ value, stack }) {
    return containersOf(value).flatMap(({ path, spec: { env } }) =>
      circlesOf(env).map((circle) => {
        const [name = ''] = circle;
        const message =
          circle.length === 1
            ? `$(${name}) in ${name} stays as it is typed: Kubernetes puts in variables that stand above, not those of the image`
            : `variables stand for each other in a circle: ${[...circle, name].map((one) => `$(${one})`).join(' in ')}`;
        const hint = 'take one reference away; $$(NAME) is the text $(NAME)';
        return errorAt(stack, [...path, 'env', name], { code: 'spec/conflict', message, hint });
      }),
    );
  },
};

/** Sources: validContainerResourceDivisorForCPU and its neighbours, pkg/apis/core/validation/validation.go, Kubernetes v1.35 */
export const appResourceVariables: AppRule = {
  codes: [VALUE_CODES['spec/conflict']],
  title: 'A variable of an app has a resource in a unit that it does not have',
  references: [
    'pkg/apis/core/validation/validation.go (validateContainerResourceDivisor) of Kubernetes v1.35',
  ],
  check({ value: app, stack }) {
    return containersOf(app).flatMap(({ path, spec }) =>
      Object.entries(spec.env).flatMap(([name, value]) => {
        if (typeof value === 'string' || !('resource' in value) || value.divisor === undefined) return [];
        const isCpu = value.resource.endsWith('.cpu');
        if (value.divisor === '1' || isCpu === (value.divisor === '1m')) return [];
        const message = `${value.resource} cannot be counted in ${value.divisor}`;
        const hint = isCpu ? 'write 1 or 1m' : 'write 1, 1k, 1M, 1G, 1Ki, 1Mi or 1Gi';
        return [errorAt(stack, [...path, 'env', name, 'divisor'], { code: 'spec/conflict', message, hint })];
      }),
    );
  },
};

/**
 * Circles of references, each from its first name by the alphabet; of those that share a variable, one. Each reference is
 * followed once, and without recursion: a source may hold thousands.
 */
function circlesOf(env: AppSpec['env']): string[][] {
  const nextOf = (name: string): string[] => {
    const value = env[name];
    return typeof value === 'string'
      ? referencedVariables(value).filter((other) => Object.hasOwn(env, other))
      : [];
  };
  const done = new Set<string>();
  const found: string[][] = [];
  const inCircle = new Set<string>();
  for (const start of Object.keys(env).sort()) {
    if (done.has(start)) continue;
    const way = [{ name: start, rest: nextOf(start) }];
    const onWay = new Map([[start, 0]]);
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const next = last.rest.shift();
      if (next === undefined) {
        done.add(last.name);
        onWay.delete(last.name);
        way.pop();
        continue;
      }
      const index = onWay.get(next);
      if (index !== undefined) {
        const circle = way.slice(index).map(({ name }) => name);
        if (!circle.some((name) => inCircle.has(name))) found.push(fromFirst(circle));
        for (const name of circle) inCircle.add(name);
      } else if (!done.has(next)) {
        onWay.set(next, way.length);
        way.push({ name: next, rest: nextOf(next) });
      }
    }
  }
  return found;
}

function fromFirst(circle: readonly string[]): string[] {
  const [first = ''] = [...circle].sort();
  const index = circle.indexOf(first);
  return [...circle.slice(index), ...circle.slice(0, index)];
}
