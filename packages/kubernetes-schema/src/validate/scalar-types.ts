import { whatIs, type Check } from './walk.ts';

/** As k8s.io/apimachinery's `resource.ParseQuantity` takes it; kube-apiserver 1.35.4 agrees with each case of the tests. */
export const QUANTITY = /^[+-]?(\d+\.?\d*|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;

const quantity: Check = (value, walk) => {
  if (value === null || typeof value === 'number') return;
  if (typeof value !== 'string') walk.report('wrong-type', `must be a quantity, not ${whatIs(value)}`);
  else if (!QUANTITY.test(value)) walk.report('value', 'must be a quantity, as 500m, 1.5 or 128Mi');
};

const INT32 = 2 ** 31;

const intOrString: Check = (value, walk) => {
  if (value === null || typeof value === 'string') return;
  if (typeof value !== 'number') {
    walk.report('wrong-type', `must be an integer or a string, not ${whatIs(value)}`);
    return;
  }
  if (!Number.isInteger(value)) walk.report('wrong-type', 'must be an integer or a string, not a fraction');
  else if (value < -INT32 || value >= INT32) walk.report('value', 'must fit in 32 bits');
};

/** Types of built-in kinds with a decoder of their own, by the ends of their names. */
export const SCALAR_TYPES: { readonly [name: string]: Check } = {
  'apimachinery.pkg.api.resource.Quantity': quantity,
  'apimachinery.pkg.util.intstr.IntOrString': intOrString,
};
