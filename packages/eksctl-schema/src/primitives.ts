import { z } from 'zod';

/** Text of an ARN. eksctl parses ARNs while it reads the file; its published schema leaves them untyped. */
export const ArnSchema = z
  .string()
  .regex(
    /^arn:[a-z-]+:[a-z0-9-]+:[a-z0-9-]*:[^:]*:.+$/,
    'expected an ARN such as arn:aws:iam::111122223333:role/x',
  );

/** An IPv4 or IPv6 block such as `10.0.0.0/16`. */
export const CidrSchema = z.union([z.cidrv4(), z.cidrv6()]);

/** Text keys and text values: tags, labels, annotations. */
export const TextMapSchema = z.record(z.string(), z.string());

/** An IAM policy document, written in place. */
export const InlineDocumentSchema = z.record(z.string(), z.unknown());

/** A Kubernetes namespace (RFC 1123 label). */
export const NamespaceSchema = z
  .string()
  .max(63)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'expected a namespace name');
