import {
  DNS1035_LABEL,
  DNS1123_LABEL,
  DNS1123_SUBDOMAIN,
  LABEL_KEY,
  LABEL_VALUE,
  PORT_NAME,
} from '../values/index.ts';
import { z } from 'zod';
import type { Form } from './rule.ts';

const pattern = (regex: RegExp, meaning: string): Form => ({
  matches: (value) => regex.test(value),
  meaning,
});

export const label = pattern(DNS1123_LABEL, 'lower case letters, digits and dashes, at most 63');
export const subdomain = pattern(
  DNS1123_SUBDOMAIN,
  'a name as of a host: lower case letters, digits, dashes, dots',
);
export const serviceName = pattern(
  DNS1035_LABEL,
  'the name of a Service: lower case letters, digits, dashes, a letter first',
);
export const qualifiedName = pattern(
  LABEL_KEY,
  'a key as example.com/name, at most 63 characters after the slash',
);
export const labelValue = pattern(
  LABEL_VALUE,
  'the value of a label, at most 63 letters, digits, -, _ and .',
);
export const portName = pattern(
  PORT_NAME,
  'the name of a port, at most 15 lower case letters, digits and dashes',
);

/** `IsEnvVarName` with the relaxed rules that are on since Kubernetes 1.32: printable ASCII but `=`. */
export const variableName = pattern(/^[ -<>-~]+$/, 'printable ASCII without =');

/** `IsConfigMapKey`: the name of a file. */
export const fileName: Form = {
  matches: (value) => /^[-._a-zA-Z0-9]{1,253}$/.test(value) && value !== '.' && !value.startsWith('..'),
  meaning: 'the name of a file: letters, digits, -, _ and ., at most 253',
};

/** `IsHTTPHeaderName`. */
export const headerName = pattern(/^[-A-Za-z0-9]+$/, 'the name of a header');

/** What stands where a number may stand, too. */
export const percent = pattern(/^\d+%$/, 'a number, or a percentage as 25%');

const IP = z.union([z.ipv4(), z.ipv6()]);
const CIDR = z.union([z.cidrv4(), z.cidrv6()]);

/** An address of IPv4 or IPv6. */
export const ipAddress: Form = { matches: (value) => IP.safeParse(value).success, meaning: 'an IP address' };

/** A range of addresses. */
export const cidr: Form = {
  matches: (value) => CIDR.safeParse(value).success,
  meaning: 'a range of addresses as 10.0.0.0/16',
};

/** A path in a volume: relative, and never upwards. */
export const innerPath: Form = {
  matches: (value) => !value.startsWith('/') && !value.split('/').includes('..'),
  meaning: 'a relative path without ..',
};

export const noUpwards: Form = {
  matches: (value) => !value.split('/').includes('..'),
  meaning: 'a path without ..',
};

export const absolutePath: Form = { matches: (value) => value.startsWith('/'), meaning: 'an absolute path' };

export const nonEmpty: Form = { matches: (value) => value !== '', meaning: 'more than an empty string' };
