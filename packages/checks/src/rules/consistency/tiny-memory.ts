import { parseQuantity, podTemplatePath } from '@nodeless/contracts/kubernetes';
import { at, childPath, describeObject, isWrittenObject, maps, type JsonValue } from '@nodeless/core';
import { located } from '../../located.ts';
import { finding, type Rule } from '../../rule.ts';

const CODE = 'consistency/tiny-memory';
const LISTS = ['initContainers', 'containers'];
const KINDS = ['requests', 'limits'] as const;

/** Bytes; no process lives in less. */
const LEAST = 2 ** 20;

/**
 * `memory: 128m` is an eighth of a byte, and `memory: 128` are so many bytes: the API server takes both. As a request it reserves
 * nothing, so that nodes are overcommitted; as a limit it kills the container at once.
 */
export const tinyMemory: Rule = {
  codes: [
    {
      code: CODE,
      severity: 'warning',
      title: 'A container asks for less memory than any process needs',
    },
  ],
  references: [
    'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#meaning-of-memory',
  ],
  *check({ model, pods }) {
    for (const { resource, spec } of pods) {
      const template = podTemplatePath(resource.manifest.kind) ?? [];
      for (const list of LISTS) {
        for (const [index, container] of maps(spec[list]).entries()) {
          for (const kind of KINDS) {
            const written = at(container, 'resources', kind, 'memory');
            const bytes = quantityOf(written);
            if (bytes === undefined || bytes === 0 || bytes >= LEAST) continue;
            const has = `${bytes < 1 ? 'less than a byte' : `${String(bytes)} bytes`} of memory`;
            const message = `${describeObject(resource.manifest)}: ${kind} of the container ${String(container['name'])} are ${String(written)}, ${has}`;
            const hint = `write a unit, for example ${String(written).replace(/[^0-9.].*$/, '')}Mi`;
            const field = ['resources', kind, 'memory'];
            const { specPath } = resource.origin;
            const isOfApp = !isWrittenObject(specPath) && list === 'containers' && index === 0;
            const details = { severity: 'warning', hint } as const;
            yield isOfApp
              ? finding(model, childPath(specPath, ...field), CODE, message, details)
              : located(model, resource, CODE, message, details, [
                  ...template,
                  'spec',
                  list,
                  index,
                  ...field,
                ]);
          }
        }
      }
    }
  },
};

function quantityOf(value: JsonValue | undefined): number | undefined {
  return typeof value === 'string' || typeof value === 'number' ? parseQuantity(String(value)) : undefined;
}
