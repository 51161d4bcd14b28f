import type { JsonObject } from '@nodeless/core';
import { parse } from 'yaml';
import { crdKinds, isCrd } from './crd-kinds.ts';

const CRD = `
apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
spec:
  group: example.com
  scope: Namespaced
  names: { kind: Thing }
  versions:
    - name: v1
      served: true
      schema:
        openAPIV3Schema:
          type: object
          required: [spec]
          properties:
            apiVersion: { type: string }
            kind: { type: string }
            metadata: { type: object }
            spec:
              type: object
              properties:
                open: { type: object, x-kubernetes-preserve-unknown-fields: true, properties: { a: {} } }
                map: { type: object, additionalProperties: { type: object, properties: { b: { type: string } } } }
                list:
                  type: array
                  items:
                    type: object
                    properties: { c: { type: string } }
                    x-kubernetes-validations: [{ rule: self.c == oldSelf.c, message: c stays }]
            status: { type: object }
    - name: v1alpha1
      served: false
      schema: { openAPIV3Schema: { type: object } }
`;

test('served versions refuse unknown fields, and have rules with their places', () => {
  const kinds = crdKinds(parse(CRD));
  expect(kinds.map(({ gvk, group, namespaced }) => [gvk, group, namespaced])).toEqual([
    ['example.com/v1/Thing', 'example.com', true],
  ]);
  expect(kinds[0]?.rules).toEqual([{ at: '.spec.list[]', message: 'c stays', rule: 'self.c == oldSelf.c' }]);
  expect(kinds[0]?.schema).toMatchObject({ required: ['spec', 'apiVersion', 'kind', 'metadata'] });
  expect(kinds[0]?.schema['properties']).toEqual({
    apiVersion: { const: 'example.com/v1' },
    kind: { const: 'Thing' },
    metadata: expect.objectContaining({ additionalProperties: false }) as object,
    spec: {
      type: 'object',
      additionalProperties: false,
      properties: {
        open: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true, properties: { a: {} } },
        map: {
          type: 'object',
          additionalProperties: {
            type: 'object',
            properties: { b: { type: 'string' } },
            additionalProperties: false,
          },
        },
        list: {
          type: 'array',
          items: {
            type: 'object',
            properties: { c: { type: 'string' } },
            additionalProperties: false,
            'x-kubernetes-validations': [{ rule: 'self.c == oldSelf.c', message: 'c stays' }],
          },
        },
      },
    },
  });
});

test('what is a CRD', () => {
  const crd = parse(CRD) as JsonObject;
  expect(isCrd(crd)).toBe(true);
  expect(isCrd({ ...crd, apiVersion: 'apiextensions.k8s.io/v1beta1' })).toBe(false);
  expect(isCrd({ ...crd, kind: 'ConfigMap' })).toBe(false);
  expect(isCrd({ ...crd, spec: { group: 'example.com', names: {}, versions: [] } })).toBe(false);
  expect(isCrd([crd])).toBe(false);
});
