import { portNumber } from './containers.ts';
import { ipAddress, portName, serviceName, subdomain } from './forms.ts';
import {
  each,
  exactlyOne,
  fieldsOf,
  filled,
  form,
  isEmpty,
  isSet,
  notEmpty,
  reportAt,
  textOf,
  type Form,
  type TypeRule,
  type TypeRules,
} from './rule.ts';

/** A host, or all hosts one label below another one. */
const host: Form = {
  matches: (value) => !ipAddress.matches(value) && subdomain.matches(value.replace(/^\*\./, '')),
  meaning: 'a host as shop.example.com or *.example.com, not an address',
};

/** Parts of a path that could be read in two ways. */
const AMBIGUOUS = ['//', '/./', '/../', '%2f', '%2F'];

const path: TypeRule = ({ path: text, pathType }, walk) => {
  const value = textOf(text);
  if (pathType === 'ImplementationSpecific') {
    if (value !== '' && !value.startsWith('/')) walk.reportBelow('path', 'invalid', 'must begin with /');
    return;
  }
  if (pathType !== 'Exact' && pathType !== 'Prefix') return;
  if (!value.startsWith('/')) {
    walk.reportBelow('path', 'invalid', 'must begin with /');
    return;
  }
  const found = AMBIGUOUS.filter((part) => value.includes(part));
  const end = ['/..', '/.'].find((part) => value.endsWith(part));
  for (const part of [...found, ...(end === undefined ? [] : [end])])
    walk.reportBelow('path', 'invalid', `must not contain ${part} for the pathType ${pathType}`);
};

const someRule: TypeRule = ({ rules, defaultBackend }, walk) => {
  if (isEmpty(rules) && !isSet(defaultBackend)) walk.report('invalid', 'needs rules or a defaultBackend');
};

/** The port of a Service by number or by name. */
const onePort: TypeRule = ({ port }, walk) => {
  const { name, number } = fieldsOf(port);
  const hasNumber = typeof number === 'number' && number !== 0;
  if (isEmpty(name) && !hasNumber) reportAt(walk, ['port'], 'needs a name or a number from 1 to 65535');
  if (!isEmpty(name) && hasNumber) reportAt(walk, ['port'], 'must not have a name and a number');
};

/** Names of controllers: a domain, a slash and a path. */
const controller: Form = {
  matches: (value) => {
    const [domain = '', ...rest] = value.split('/');
    return subdomain.matches(domain) && rest.length > 0 && rest.join('/') !== '';
  },
  meaning: 'the name of a controller as example.com/name',
};

/** Source: pkg/apis/networking/validation/validation.go of Kubernetes 1.35.4. */
export const INGRESS_RULES: TypeRules = {
  'api.networking.Ingress': [filled('spec')],
  'api.networking.IngressSpec': [someRule, notEmpty('ingressClassName'), form(subdomain, 'ingressClassName')],
  'api.networking.IngressRule': [form(host, 'host')],
  'api.networking.IngressTLS': [each(host, 'hosts')],
  'api.networking.HTTPIngressRuleValue': [filled('paths')],
  'api.networking.HTTPIngressPath': [path, filled('backend')],
  'api.networking.IngressBackend': [exactlyOne('resource', 'service')],
  'api.networking.IngressServiceBackend': [filled('name'), form(serviceName, 'name'), onePort],
  'api.networking.ServiceBackendPort': [form(portName, 'name'), portNumber('number')],
  'api.networking.IngressClass': [filled('spec')],
  'api.networking.IngressClassSpec': [filled('controller'), form(controller, 'controller')],
  'api.networking.IngressClassParametersReference': [
    filled('kind', 'name'),
    notEmpty('apiGroup'),
    ({ namespace, scope }, walk) => {
      if (scope === 'Namespace' && isEmpty(namespace))
        walk.reportBelow('namespace', 'invalid', 'is required for the scope Namespace');
      if (scope !== 'Namespace' && isSet(namespace))
        walk.reportBelow('namespace', 'invalid', 'belongs to the scope Namespace');
    },
  ],
  'api.core.TypedLocalObjectReference': [filled('kind', 'name'), notEmpty('apiGroup')],
};
